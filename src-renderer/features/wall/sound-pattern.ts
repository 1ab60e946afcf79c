// Which tones an open alarm makes, and when they come again. After the usual sound of IEC 60601-1-8; no conformity claimed. Pure.
import type { Alarm, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import { isCallingNow } from '../alarms/alarm-order.ts'

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

/** The three bursts of a speaker test one after the other: low, medium, high; each starts when the one before has ended. */
export function speakerTestPattern(): readonly Tone[] {
  const pauseMs = 1_200
  const tones: Tone[] = []
  let from = 0
  for (const priority of ['low', 'medium', 'high'] as const) {
    const burst = patterns[priority].tones
    tones.push(...burst.map((tone) => ({ ...tone, atMs: tone.atMs + from })))
    const last = tones.at(-1)
    from = last ? last.atMs + last.durationMs + pauseMs : from
  }
  return tones
}

/** What is to be heard now. `ring` changes whenever one of the loudest alarms calls anew: then it sounds at once. */
export type Sounding = { priority: AlarmPriority; ring: string }

/** The most urgent priority nobody has acknowledged or silenced yet; null = silence. `sorted`: in order of urgency. */
export function soundingOf(sorted: readonly Alarm[]): Sounding | null {
  const calling = sorted.filter(isCallingNow)
  const [loudest] = calling
  if (!loudest) return null
  const ring = calling
    .filter(({ priority }) => priority === loudest.priority)
    .map(({ id, rings }) => `${id}:${rings}`)
    .sort()
    .join()
  return { priority: loudest.priority, ring }
}
