// When the rounds of a night are, which round a visit belongs to, and how each bed stands in each. Pure; the plan is handed in.
import { addDays, dayOf, startOfDay } from '../../contract/days.ts'
import type { Day } from '../../contract/primitives.ts'
import type { NightRound, PlannedRound, RoundMark, RoundState, RoundVisit } from './rounds.model.ts'

const MINUTE_MS = 60_000
/** A night ends at noon: what is planned before it belongs to the evening before. */
const NOON = '12:00'
const NOON_MS = 12 * 60 * MINUTE_MS

export type RoundSpan = PlannedRound & { at: number; opensAt: number; closesAt: number }

/** The day on whose evening the night of an instant began. */
export function nightOf(at: number): Day {
  return dayOf(at - NOON_MS)
}

/** The rounds of a night in order of time; instants in epoch ms. */
export function roundsOf(night: Day, planned: readonly PlannedRound[]): RoundSpan[] {
  return planned
    .map((round) => {
      const day = round.time < NOON ? addDays(night, 1) : night
      const [hours = 0, minutes = 0] = round.time.split(':').map(Number)
      const at = startOfDay(day) + (hours * 60 + minutes) * MINUTE_MS
      return {
        ...round,
        at,
        opensAt: at - round.earlyMinutes * MINUTE_MS,
        closesAt: at + round.lateMinutes * MINUTE_MS,
      }
    })
    .sort((left, right) => left.at - right.at)
}

/** True when the round is for somebody of that level. Nobody's level (an empty bed, a person without one) is asked in general rounds only. */
export function isAsked({ careLevels }: Pick<PlannedRound, 'careLevels'>, careLevel: string | null): boolean {
  return careLevels === null || (careLevel !== null && careLevels.some((level) => level === careLevel))
}

/** The round a visit at `at` belongs to: the last that had opened by then and has not closed; null = outside every round. */
export function roundAtOf(at: number, rounds: readonly RoundSpan[], careLevel: string | null): number | null {
  const open = rounds.filter((round) => isAsked(round, careLevel) && round.opensAt <= at && at <= round.closesAt)
  return open.at(-1)?.at ?? null
}

/** How a bed stands in a round, by the visit that counts there. */
export function markOf(
  round: RoundSpan,
  about: { visit: RoundVisit | null; careLevel: string | null; isAway: boolean; now: number },
): RoundMark {
  const { visit, careLevel, isAway, now } = about
  if (visit) return visit.presence === 'in' ? (visit.outcome ?? 'seen') : 'away'
  if (!isAsked(round, careLevel)) return 'not-asked'
  if (isAway) return 'away'
  return now > round.closesAt ? 'missed' : 'open'
}

/** A round with nobody to look after is done. */
export function roundStateOf(
  round: Pick<NightRound, 'opensAt' | 'closesAt' | 'asked' | 'visited'>,
  now: number,
): RoundState {
  if (round.visited >= round.asked) return now < round.opensAt ? 'upcoming' : 'done'
  if (now < round.opensAt) return 'upcoming'
  if (now <= round.closesAt) return 'open'
  return round.visited === 0 ? 'missed' : 'partly'
}

/** Of several visits to a bed in one round the last with a word counts; without any, the last. */
export function visitThatCounts(visits: readonly RoundVisit[]): RoundVisit | null {
  const inOrder = [...visits].sort((left, right) => left.at - right.at)
  return inOrder.filter(({ outcome }) => outcome !== null).at(-1) ?? inOrder.at(-1) ?? null
}
