// When patrols are planned, which one a moment belongs to, and what became of each. Pure; plan, points and records are handed in.
// A patrol asks for what was known when its window opened: a point or a time entered later never makes an earlier patrol incomplete. A point
// taken out of the route before its window closed cannot be walked to any more and is not asked for.
import { addDays, dayOf, startOfDay } from '../../contract/days.ts'
import type { Day, Instant } from '../../contract/primitives.ts'
import type {
  PatrolPlan,
  PatrolPoint,
  PatrolSetting,
  PatrolShift,
  PatrolState,
  PlannedPatrol,
} from './fire-patrols.model.ts'

const MINUTE_MS = 60_000
/** A night belongs to the day on whose evening it begins: until six its patrols are those of the day before. */
export const NIGHT_END_MS = 6 * 60 * MINUTE_MS
/** A night ends at noon: what is planned before it belongs to the evening before. */
const NOON_MS = 12 * 60 * MINUTE_MS

export type PatrolSpan = Pick<PlannedPatrol, 'at' | 'opensAt' | 'closesAt' | 'shift' | 'day'>
/** A row that says how a point is from a day on. */
export type PointVersion = Omit<PatrolPoint, 'code' | 'endsOn' | 'fromOn'> & {
  fromOn: Day
  recordedAt: Instant
  isClosed: boolean
}
/** What the records hold of a span; `answered` = points answered for, by the planned time they count for. */
export type PatrolFacts = {
  settings: readonly PatrolSetting[]
  /** In the order they were written. */
  versions: readonly PointVersion[]
  answered: readonly { plannedAt: Instant; pointId: string }[]
  reasons: ReadonlyMap<Instant, string>
}

/** Minutes since midnight of 'HH:mm'. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** 'HH:mm' in the facility's zone. */
export function clockTimeOf(at: Instant): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / MINUTE_MS)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** True when a time of day lies in the night, which may cross midnight. */
export function isNightTime(time: string, { from, to }: PatrolPlan['night']): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** The setting in force on a day: the last that began by then. */
export function settingOn(day: Day, settings: readonly PatrolSetting[], plan: PatrolPlan): PatrolSetting {
  let found: PatrolSetting = { ...plan.defaults, id: null, fromOn: null }
  for (const setting of settings) {
    if (setting.fromOn !== null && setting.fromOn <= day && setting.fromOn >= (found.fromOn ?? '')) found = setting
  }
  return found
}

/** The patrols counted on a day, in order of time: those of the day itself and of the night that begins on its evening. */
export function spansOf(day: Day, setting: PatrolSetting): PatrolSpan[] {
  const planned = (time: string, shift: PatrolShift) => {
    const isNextDay = shift === 'night' && minutesOf(time) * MINUTE_MS < NOON_MS
    return { at: startOfDay(isNextDay ? addDays(day, 1) : day) + minutesOf(time) * MINUTE_MS, shift }
  }
  const all = [
    ...setting.dayTimes.map((time) => planned(time, 'day')),
    ...setting.nightTimes.map((time) => planned(time, 'night')),
  ].sort((left, right) => left.at - right.at)
  return all.map(({ at, shift }) => ({
    ...{ at, shift, day },
    opensAt: at - setting.earlyMinutes * MINUTE_MS,
    closesAt: at + setting.lateMinutes * MINUTE_MS,
  }))
}

/** What is wrong with times somebody wants to set; null = nothing. */
export function timesFault(
  times: Pick<PatrolSetting, 'dayTimes' | 'nightTimes' | 'earlyMinutes'>,
  plan: PatrolPlan,
): { rule: 'FIRE_TIMES_TOO_FEW' | 'FIRE_TIME_MISPLACED' | 'FIRE_TIMES_TOO_CLOSE'; where: string } | null {
  const { dayTimes, nightTimes } = times
  if (new Set(dayTimes).size < plan.least.day) return { rule: 'FIRE_TIMES_TOO_FEW', where: 'dayTimes' }
  if (new Set(nightTimes).size < plan.least.night) return { rule: 'FIRE_TIMES_TOO_FEW', where: 'nightTimes' }
  if (dayTimes.some((time) => isNightTime(time, plan.night))) return { rule: 'FIRE_TIME_MISPLACED', where: 'dayTimes' }
  if (!nightTimes.every((time) => isNightTime(time, plan.night))) {
    return { rule: 'FIRE_TIME_MISPLACED', where: 'nightTimes' }
  }
  const minutes = [...dayTimes, ...nightTimes].map(minutesOf).sort((left, right) => left - right)
  const isClose = minutes.some((each, index) => {
    const next = minutes[index + 1] ?? (minutes[0] ?? 0) + 24 * 60
    return minutes.length > 1 && next - each <= Math.max(times.earlyMinutes, 30)
  })
  return isClose ? { rule: 'FIRE_TIMES_TOO_CLOSE', where: 'nightTimes' } : null
}

/** Days whose patrols may have their window at `at`: a night of yesterday still runs in the morning. */
function spansAround(at: Instant, facts: Pick<PatrolFacts, 'settings'>, plan: PatrolPlan): PatrolSpan[] {
  const today = dayOf(at)
  return [-1, 0, 1].flatMap((shift) => {
    const day = addDays(today, shift)
    return spansOf(day, settingOn(day, facts.settings, plan))
  })
}

/** The planned patrol a moment belongs to: the last that had opened by then and has not closed; null = outside of every one. */
export function spanAt(at: Instant, facts: Pick<PatrolFacts, 'settings'>, plan: PatrolPlan): PatrolSpan | null {
  return (
    spansAround(at, facts, plan)
      .filter(({ opensAt, closesAt }) => opensAt <= at && at <= closesAt)
      .at(-1) ?? null
  )
}

/** The planned patrol of exactly that time; null = none. */
export function spanOfPlanned(at: Instant, facts: Pick<PatrolFacts, 'settings'>, plan: PatrolPlan): PatrolSpan | null {
  return spansAround(at, facts, plan).find((span) => span.at === at) ?? null
}

/** Points in force on a day by what was known at an instant, in route order. */
export function pointsOn(day: Day, knownAt: Instant, versions: readonly PointVersion[]): PointVersion[] {
  const byPoint = new Map<string, PointVersion>()
  for (const version of versions) {
    if (version.fromOn > day || version.recordedAt > knownAt) continue
    const before = byPoint.get(version.id)
    if (!before || before.fromOn <= version.fromOn) byPoint.set(version.id, version)
  }
  return [...byPoint.values()]
    .filter(({ isClosed }) => !isClosed)
    .sort((left, right) => left.routeOrder - right.routeOrder || (left.name < right.name ? -1 : 1))
}

/** Points a planned patrol asks for. */
function pointsAsked(span: Pick<PatrolSpan, 'at' | 'opensAt' | 'closesAt'>, versions: readonly PointVersion[]) {
  const day = dayOf(span.at)
  const kept = new Set(pointsOn(day, span.closesAt, versions).map(({ id }) => id))
  return pointsOn(day, span.opensAt, versions).filter(({ id }) => kept.has(id))
}

/** What a planned patrol came to. Walked in full wins over a reason, a reason over a part. */
export function stateOfPatrol(
  span: Pick<PatrolSpan, 'opensAt' | 'closesAt'>,
  about: { asked: number; answered: number; reason: string | null; now: Instant },
): PatrolState {
  if (about.answered >= about.asked) return 'walked'
  if (about.now < span.opensAt) return 'upcoming'
  if (about.now <= span.closesAt) return 'open'
  if (about.reason !== null) return 'explained'
  return about.answered > 0 ? 'partly' : 'missed'
}

/** A planned patrol with the points it asks for, in route order, and those answered for. */
export type AskedPatrol = {
  span: PatrolSpan
  asked: PointVersion[]
  done: ReadonlySet<string>
  reason: string | null
}

/** Every patrol of the days that asks for at least one point, both days inside. */
export function askedPatrols(from: Day, until: Day, facts: PatrolFacts, plan: PatrolPlan): AskedPatrol[] {
  const answered = Map.groupBy(facts.answered, ({ plannedAt }) => plannedAt)
  const all: AskedPatrol[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    for (const span of spansOf(day, settingOn(day, facts.settings, plan))) {
      const asked = pointsAsked(span, facts.versions)
      if (asked.length === 0) continue
      const done = new Set((answered.get(span.at) ?? []).map(({ pointId }) => pointId))
      all.push({ span, asked, done, reason: facts.reasons.get(span.at) ?? null })
    }
  }
  return all
}

/** Every planned patrol of the days, both inside. A home without points plans none. */
export function plannedPatrols(
  from: Day,
  until: Day,
  facts: PatrolFacts,
  about: { plan: PatrolPlan; now: Instant },
): PlannedPatrol[] {
  return askedPatrols(from, until, facts, about.plan).map(({ span, asked, done, reason }) => {
    const missing = asked.filter(({ id }) => !done.has(id)).map(({ name }) => name)
    const counts = { asked: asked.length, answered: asked.length - missing.length }
    const state = stateOfPatrol(span, { ...counts, reason, now: about.now })
    return { ...span, ...counts, missing, reason, state }
  })
}

/** Whoever sets out may be on the way so long, also past the end of the window. */
const WALK_MS = 2 * 60 * MINUTE_MS

/** The last moment at which a patrol may still be at a point; `span` null = it was walked outside of every time. */
export function lastScanAt(startedAt: Instant, span: Pick<PatrolSpan, 'closesAt'> | null): Instant {
  return Math.max(startedAt + WALK_MS, span?.closesAt ?? 0)
}

/** True when nobody can have walked from the one point to the other in that time. */
export function isTooFast(
  before: { building: string; floor: string; at: Instant },
  next: { building: string; floor: string; at: Instant },
  farPointsSeconds: number,
): boolean {
  const isFar = before.building !== next.building || before.floor !== next.floor
  return isFar && Math.abs(next.at - before.at) < farPointsSeconds * 1000
}
