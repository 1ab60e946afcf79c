// A person's night as the last nights of their own bed show it: when it begins and ends, and how long they are away in it.
// Only a proposal: a human accepts it. Nights on leave and nights a sensor slept through are not used; a gap is never in or out.
import * as z from 'zod'
import { Day, Instant } from '../../contract/primitives.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Numbers of the proposal, versioned data. Times 'HH:mm' of the facility, shares 0 to 1. */
export const NightSuggestionSettings = z.object({
  version: z.string(),
  basis: z.string(),
  nights: z.number().int(),
  leastUsableNights: z.number().int(),
  watchedFrom: TimeOfDay,
  watchedTo: TimeOfDay,
  leastKnownShare: z.number(),
  carriedGapMinutes: z.number().int(),
  longestAbsenceMinutes: z.number().int(),
  shortestSleepMinutes: z.number().int(),
  roundTimesMinutes: z.number().int(),
  earliestFrom: TimeOfDay,
  latestFrom: TimeOfDay,
  earliestTo: TimeOfDay,
  latestTo: TimeOfDay,
  gracePercentile: z.number(),
  leastAbsences: z.number().int(),
  roundGraceMinutes: z.number().int(),
  leastGraceMinutes: z.number().int(),
  mostGraceMinutes: z.number().int(),
  dismissedForDays: z.number().int(),
})
export type NightSuggestionSettings = z.infer<typeof NightSuggestionSettings>

/** Why a night was used or not: away (leave, hospital, not here), no data, long gaps, in bed all day, hardly in bed at all. */
export const NightUse = z.enum(['used', 'away', 'no-data', 'gaps', 'always-in-bed', 'no-sleep'])
export type NightUse = z.infer<typeof NightUse>

/** One night as it was judged; times 'HH:mm' of the facility, null where the night was not used. */
export const JudgedNight = z.object({
  /** The day the night began. */
  night: Day,
  use: NightUse,
  toBedAt: TimeOfDay.nullable(),
  upAt: TimeOfDay.nullable(),
  /** Minutes of each absence between going to bed and getting up. */
  absences: z.array(z.number().int()),
  /** Share of the watched hours in which the sensor told in or out. */
  knownShare: z.number(),
})
export type JudgedNight = z.infer<typeof JudgedNight>

const Spread = z.object({ earliest: TimeOfDay, median: TimeOfDay, latest: TimeOfDay })

/** The night a person's used nights propose. */
export const NightProposal = z.object({
  nightFrom: TimeOfDay,
  nightTo: TimeOfDay,
  /** Middle half of the nights (25th to 75th percentile). */
  toBed: Spread,
  up: Spread,
  /** Minutes; null = too few absences to say. */
  graceMinutes: z.number().int().nullable(),
  absenceCount: z.number().int(),
  /** 90th percentile of the absences before rounding and capping, minutes. */
  absenceP90: z.number().int().nullable(),
})
export type NightProposal = z.infer<typeof NightProposal>

/** The proposal with the nights it rests on and what was answered to it. */
export const NightSuggestion = z.object({
  version: z.string(),
  usable: z.number().int(),
  asked: z.number().int(),
  least: z.number().int(),
  nights: z.array(JudgedNight),
  /** null = not enough data. */
  proposal: NightProposal.nullable(),
  /** The last answer somebody gave; a dismissed one keeps the proposal quiet until `quietUntil`. */
  answer: z
    .object({
      kind: z.enum(['accepted', 'dismissed']),
      at: Instant,
      by: z.string().nullable(),
      reason: z.string(),
      quietUntil: Instant.nullable(),
    })
    .nullable(),
  /** False while a dismissal keeps it quiet, or while the own rule already says the same. */
  isOffered: z.boolean(),
})
export type NightSuggestion = z.infer<typeof NightSuggestion>

/** One night: 1,440 minutes from 12:00 of `night`; true in bed, false out, null unknown. */
export type ObservedNight = { night: Day; isAway: boolean; minutes: readonly (boolean | null)[] }

const DAY_MINUTES = 1440
const NOON = 720

/** Minutes from noon of a time of day, 0 to 1439. */
function fromNoon(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes - NOON + DAY_MINUTES) % DAY_MINUTES
}

function timeOf(minutesFromNoon: number): string {
  const ofDay = (Math.round(minutesFromNoon) + NOON) % DAY_MINUTES
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}

/** A short gap keeps the side before it (a sensor that speaks every few minutes); every other gap stays unknown. */
function bridge(minutes: readonly (boolean | null)[], longest: number): (boolean | null)[] {
  const bridged = [...minutes]
  let from = 0
  while (from < bridged.length) {
    if (bridged[from] !== null) {
      from += 1
      continue
    }
    let to = from
    while (to < bridged.length && bridged[to] === null) to += 1
    const before = from > 0 ? (bridged[from - 1] ?? null) : null
    if (to - from <= longest && to < bridged.length) bridged.fill(before, from, to)
    from = to
  }
  return bridged
}

type Sleep = { from: number; to: number }

/** The longest time in bed, absences up to a limit counted in; null = never in bed. `to` is the first minute after it. */
function longestSleep(minutes: readonly (boolean | null)[], longestAbsence: number): Sleep | null {
  let best: Sleep | null = null
  let current: Sleep | null = null
  for (const [index, isIn] of minutes.entries()) {
    if (isIn !== true) continue
    current =
      current !== null && index - current.to <= longestAbsence
        ? { from: current.from, to: index + 1 }
        : { from: index, to: index + 1 }
    if (best === null || current.to - current.from > best.to - best.from) best = current
  }
  return best
}

/** Lengths of the absences in a sleep; one with an unknown minute in it has no known length and is left out. */
function absencesIn(minutes: readonly (boolean | null)[], { from, to }: Sleep): number[] {
  const lengths: number[] = []
  let length = 0
  let isKnown = true
  for (const isIn of minutes.slice(from, to)) {
    if (isIn === true) {
      if (length > 0 && isKnown) lengths.push(length)
      length = 0
      isKnown = true
    } else {
      length += 1
      if (isIn === null) isKnown = false
    }
  }
  return lengths
}

/** What one night tells: whether it can be used, and when the person went to bed and got up. */
export function judgeNight(observed: ObservedNight, settings: NightSuggestionSettings): JudgedNight {
  const minutes = bridge(observed.minutes, settings.carriedGapMinutes)
  const watched = minutes.slice(fromNoon(settings.watchedFrom), fromNoon(settings.watchedTo))
  const knownShare = watched.filter((isIn) => isIn !== null).length / Math.max(1, watched.length)
  const none = { night: observed.night, toBedAt: null, upAt: null, absences: [], knownShare }
  if (observed.isAway) return { ...none, use: 'away' }
  if (knownShare === 0) return { ...none, use: 'no-data' }
  if (knownShare < settings.leastKnownShare) return { ...none, use: 'gaps' }
  const sleep = longestSleep(minutes, settings.longestAbsenceMinutes)
  if (sleep === null || sleep.to - sleep.from < settings.shortestSleepMinutes) return { ...none, use: 'no-sleep' }
  if (sleep.from === 0 && sleep.to >= minutes.length) return { ...none, use: 'always-in-bed' }
  // The minute before and after must be known: else the person lay down or got up at some time nobody saw.
  if (minutes[sleep.from - 1] !== false || minutes[sleep.to] !== false) return { ...none, use: 'gaps' }
  return {
    ...none,
    use: 'used',
    toBedAt: timeOf(sleep.from),
    upAt: timeOf(sleep.to),
    absences: absencesIn(minutes, sleep),
  }
}

/** Nearest-rank percentile of sorted numbers. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/**
 * The proposal from judged nights; null while fewer than the least usable number were used. Times are rounded, kept within the
 * settings' bounds; the grace is the percentile of all absences, rounded up and capped, null while there were too few.
 */
export function proposeNight(nights: readonly JudgedNight[], settings: NightSuggestionSettings): NightProposal | null {
  const used = nights.filter(({ use }) => use === 'used')
  if (used.length < settings.leastUsableNights) return null
  const sorted = (values: readonly number[]) => [...values].sort((left, right) => left - right)
  const toBed = sorted(used.map((night) => fromNoon(night.toBedAt ?? '12:00')))
  const up = sorted(used.map((night) => fromNoon(night.upAt ?? '12:00')))
  const absences = sorted(used.flatMap((night) => night.absences))
  const round = (value: number) => Math.round(value / settings.roundTimesMinutes) * settings.roundTimesMinutes
  const from = clamp(round(percentile(toBed, 0.5)), fromNoon(settings.earliestFrom), fromNoon(settings.latestFrom))
  const to = clamp(round(percentile(up, 0.5)), fromNoon(settings.earliestTo), fromNoon(settings.latestTo))
  const hasAbsences = absences.length >= settings.leastAbsences
  const p90 = hasAbsences ? percentile(absences, settings.gracePercentile) : null
  const spread = (values: readonly number[]) => ({
    earliest: timeOf(percentile(values, 0.25)),
    median: timeOf(percentile(values, 0.5)),
    latest: timeOf(percentile(values, 0.75)),
  })
  return {
    nightFrom: timeOf(from),
    nightTo: timeOf(to),
    toBed: spread(toBed),
    up: spread(up),
    graceMinutes:
      p90 === null
        ? null
        : clamp(
            Math.ceil(p90 / settings.roundGraceMinutes) * settings.roundGraceMinutes,
            settings.leastGraceMinutes,
            settings.mostGraceMinutes,
          ),
    absenceCount: absences.length,
    absenceP90: p90,
  }
}
