// An episode is one admission with its stays and leaves. Stays tile it without a gap, leaves lie inside it.
// Corrections are planned here as a whole new episode; nothing may be stored that `checkEpisode` refuses.
import type { Day } from '../../contract/primitives.ts'
import type { RuleCode } from '../../contract/rule-codes.ts'

/** Stands for an open end when days are compared; never shown or stored. */
export const OPEN_END = '9999-12-31'

export type EpisodeStay = { id: string; bedId: string; fromOn: Day; toOn: Day | null }
export type EpisodeLeave = { id: string; kind: 'leave' | 'hospital'; fromOn: Day; toOn: Day | null }
/** Half-open day intervals; stays and leaves in order of time. */
export type Episode = { fromOn: Day; toOn: Day | null; stays: readonly EpisodeStay[]; leaves: readonly EpisodeLeave[] }

/** Why an episode cannot be. Travels as `values.rule` of RULE_BROKEN. */
export type EpisodeFault = Extract<
  RuleCode,
  | 'ENDS_BEFORE_START'
  | 'NO_STAY'
  | 'STAYS_DO_NOT_TILE'
  | 'LEAVE_OUTSIDE_ADMISSION'
  | 'LEAVES_OVERLAP'
  | 'FIRST_STAY_STARTS_WITH_ADMISSION'
  | 'LAST_STAY_ENDS_WITH_ADMISSION'
  | 'ONLY_STAY'
>
export type EpisodePlan = { episode: Episode } | { rule: EpisodeFault }

type Interval = { fromOn: Day; toOn: Day | null }
const endOf = (interval: Interval): Day => interval.toOn ?? OPEN_END

/** Orders intervals by start, then end: a stay that began and ended on one day comes before the one that followed it. */
export function compareIntervals(left: Interval, right: Interval): number {
  if (left.fromOn !== right.fromOn) return left.fromOn < right.fromOn ? -1 : 1
  return endOf(left) === endOf(right) ? 0 : endOf(left) < endOf(right) ? -1 : 1
}

/** True when two half-open intervals share a night, or one of zero nights lies strictly inside the other. */
export function doOverlap(left: Interval, right: Interval): boolean {
  return left.fromOn < endOf(right) && right.fromOn < endOf(left)
}

/** The first rule an episode breaks, or null when it can be. */
export function checkEpisode(episode: Episode): EpisodeFault | null {
  const { stays, leaves } = episode
  const isBackward = (interval: Interval) => interval.fromOn > endOf(interval)
  if (isBackward(episode) || stays.some(isBackward) || leaves.some(isBackward)) return 'ENDS_BEFORE_START'
  const first = stays[0]
  const last = stays.at(-1)
  if (!first || !last) return 'NO_STAY'
  if (first.fromOn !== episode.fromOn || last.toOn !== episode.toOn) return 'STAYS_DO_NOT_TILE'
  if (stays.some((stay, index) => index > 0 && stays[index - 1]?.toOn !== stay.fromOn)) return 'STAYS_DO_NOT_TILE'
  const isOutside = (leave: EpisodeLeave) => leave.fromOn < episode.fromOn || endOf(leave) > endOf(episode)
  if (leaves.some(isOutside)) return 'LEAVE_OUTSIDE_ADMISSION'
  const overlaps = leaves.some((leave, index) => leaves.slice(index + 1).some((other) => doOverlap(leave, other)))
  return overlaps ? 'LEAVES_OVERLAP' : null
}

function checked(episode: Episode): EpisodePlan {
  const rule = checkEpisode(episode)
  return rule ? { rule } : { episode }
}

/**
 * Moves the start or end of the admission; the first or last stay moves with it, and so does a leave that ended with
 * the admission (somebody who left from hospital).
 */
export function moveAdmission(episode: Episode, changes: { fromOn?: Day; toOn?: Day | null }): EpisodePlan {
  const fromOn = changes.fromOn ?? episode.fromOn
  const toOn = changes.toOn === undefined ? episode.toOn : changes.toOn
  const lastIndex = episode.stays.length - 1
  const stays = episode.stays.map((stay, index) => ({
    ...stay,
    fromOn: index === 0 ? fromOn : stay.fromOn,
    toOn: index === lastIndex ? toOn : stay.toOn,
  }))
  const leaves = episode.leaves.map((leave) =>
    episode.toOn !== null && leave.toOn === episode.toOn && leave.fromOn < episode.toOn ? { ...leave, toOn } : leave,
  )
  return checked({ fromOn, toOn, stays, leaves })
}

/** Moves a stay's bed, start or end; the neighbour's end or start moves with it. */
export function moveStay(
  episode: Episode,
  stayId: string,
  changes: { fromOn?: Day; toOn?: Day | null; bedId?: string },
): EpisodePlan {
  const index = episode.stays.findIndex((stay) => stay.id === stayId)
  const stay = episode.stays[index]
  if (!stay) return { rule: 'NO_STAY' }
  const fromOn = changes.fromOn ?? stay.fromOn
  const toOn = changes.toOn === undefined ? stay.toOn : changes.toOn
  if (index === 0 && fromOn !== episode.fromOn) return { rule: 'FIRST_STAY_STARTS_WITH_ADMISSION' }
  if (index === episode.stays.length - 1 && toOn !== episode.toOn) return { rule: 'LAST_STAY_ENDS_WITH_ADMISSION' }
  const stays = episode.stays.map((other, at) => {
    if (at === index) return { ...other, fromOn, toOn, bedId: changes.bedId ?? stay.bedId }
    if (at === index - 1) return { ...other, toOn: fromOn }
    if (at === index + 1) return { ...other, fromOn: toOn ?? OPEN_END }
    return other
  })
  return checked({ ...episode, stays })
}

/** Takes a stay out as if the move had not been: the stay before it (or, for the first, the one after) fills its days. */
export function dropStay(episode: Episode, stayId: string): EpisodePlan {
  const index = episode.stays.findIndex((stay) => stay.id === stayId)
  const dropped = episode.stays[index]
  if (!dropped) return { rule: 'NO_STAY' }
  if (episode.stays.length === 1) return { rule: 'ONLY_STAY' }
  const stays = episode.stays.flatMap((stay, at) => {
    if (at === index) return []
    if (at === index - 1) return [{ ...stay, toOn: dropped.toOn }]
    if (index === 0 && at === 1) return [{ ...stay, fromOn: dropped.fromOn }]
    return [stay]
  })
  return checked({ ...episode, stays })
}

/** Moves the start or end of a leave. */
export function moveLeave(
  episode: Episode,
  leaveId: string,
  changes: { fromOn?: Day; toOn?: Day | null },
): EpisodePlan {
  const leaves = episode.leaves
    .map((leave) => {
      if (leave.id !== leaveId) return leave
      return {
        ...leave,
        fromOn: changes.fromOn ?? leave.fromOn,
        toOn: changes.toOn === undefined ? leave.toOn : changes.toOn,
      }
    })
    .sort(compareIntervals)
  return checked({ ...episode, leaves })
}

/** Takes a leave out as if it had not been. */
export function dropLeave(episode: Episode, leaveId: string): EpisodePlan {
  return checked({ ...episode, leaves: episode.leaves.filter((leave) => leave.id !== leaveId) })
}
