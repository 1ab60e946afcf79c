// Which tones an open alarm makes, and when they come again. After the usual sound of IEC 60601-1-8; no conformity claimed. Pure.
import type { Alarm, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'

/** One tone: offsets in ms from the start of the burst. */
export type Tone = { atMs: number; durationMs: number; frequencyHz: number }
export type SoundPattern = {
  tones: readonly Tone[] /** Start to start, in ms, until somebody acknowledges. */
  everyMs: number
}

function pulses(offsetsMs: readonly number[], durationMs: number, frequencyHz: number): Tone[] {
  return offsetsMs.map((atMs) => ({ atMs, durationMs, frequencyHz }))
}

// Five pulses, the fourth after a longer pause, and the five once more.
const fivePulses = [0, 250, 500, 900, 1150]

const patterns: Record<AlarmPriority, SoundPattern> = {
  high: { tones: pulses([...fivePulses, ...fivePulses.map((atMs) => atMs + 1900)], 150, 880), everyMs: 6_000 },
  medium: { tones: pulses([0, 400, 800], 200, 660), everyMs: 12_000 },
  low: { tones: pulses([0], 200, 520), everyMs: 30_000 },
}

export function soundPatternOf(priority: AlarmPriority): SoundPattern {
  return patterns[priority]
}

/** The most urgent priority nobody has acknowledged yet; null = silence. `sorted`: in order of urgency. */
export function soundingPriority(sorted: readonly Alarm[]): AlarmPriority | null {
  return sorted.find((alarm) => alarm.state === 'raised')?.priority ?? null
}
