// Out of bed, by the person's own rule: night window, grace, "any exit" for who falls easily, a timer by day where it was planned.
// Unknown is neither in nor out: it starts nothing and ends nothing.
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'
import { type NightTimes, nightStart, outOfBedMs } from './night-watch.ts'

const MINUTE_MS = 60_000

/** The rule of `out-of-bed` with the house's night where the rule has none. */
export type AbsenceRule = NightTimes & { graceMinutes: number } & Pick<
    AlarmRule,
    'isAnyExitHigh' | 'highMinutes' | 'dayMinutes'
  >
export type AbsenceFinding =
  | { change: 'begins'; tier: 'medium' | 'high'; values: Record<string, string | number | boolean | null> }
  | { change: 'ends'; because: 'back-in-bed' | 'night-over' }

function reached(awayMs: number, minutes: number): boolean {
  return awayMs >= minutes * MINUTE_MS
}

function tierOf(awayMs: number, mediumMinutes: number, highMinutes: number): 'medium' | 'high' | null {
  if (reached(awayMs, highMinutes)) return 'high'
  return reached(awayMs, mediumMinutes) ? 'medium' : null
}

/** `outSince` = when the person left the bed, epoch milliseconds; null = not known. Answers null when nothing changes. */
export function judgeAbsence(
  inBed: boolean | null,
  outSince: number | null,
  rule: AbsenceRule,
  now: number,
): AbsenceFinding | null {
  if (inBed === true) return { change: 'ends', because: 'back-in-bed' }
  if (inBed === null || outSince === null) return null
  const { graceMinutes } = rule
  const nightAwayMs = outOfBedMs(outSince, now, rule)
  if (nightAwayMs === null) {
    const { dayMinutes } = rule
    if (dayMinutes === null || dayMinutes === undefined) return { change: 'ends', because: 'night-over' }
    // The whole absence counts, so that the morning does not call somebody back who left the bed at night.
    const awayMs = Math.max(0, now - outSince)
    const tier = tierOf(awayMs, dayMinutes, 2 * dayMinutes)
    const minutes = Math.floor(awayMs / MINUTE_MS)
    return tier && { change: 'begins', tier, values: { minutes, graceMinutes: dayMinutes, because: 'day-plan' } }
  }
  const minutes = Math.floor(nightAwayMs / MINUTE_MS)
  const night = nightStart(now, rule)
  const leftAtNight = night !== null && outSince >= night
  if (rule.isAnyExitHigh === true && leftAtNight) {
    return { change: 'begins', tier: 'high', values: { minutes, graceMinutes: 0, because: 'any-exit' } }
  }
  // High at twice the grace, or at the time nobody stays away at night, whichever comes first.
  const highMinutes = Math.max(graceMinutes, Math.min(2 * graceMinutes, rule.highMinutes ?? 2 * graceMinutes))
  const tier = tierOf(nightAwayMs, graceMinutes, highMinutes)
  return tier && { change: 'begins', tier, values: { minutes, graceMinutes } }
}
