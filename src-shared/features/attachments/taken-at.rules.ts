// Whether a photo can be from the span of an act: a patrol, a visit, a recheck. Pure.
import type { Instant } from '../../contract/primitives.ts'

/** Clocks of cameras and of the console differ by some minutes. */
export const cameraClockToleranceMs: number = 10 * 60_000

/** `unknown` when the camera wrote no time; the bounds themselves are inside. */
export function judgeTakenAt(
  takenAt: Instant | null,
  span: { from: Instant; until: Instant },
): 'inside' | 'before' | 'after' | 'unknown' {
  if (takenAt === null) return 'unknown'
  if (takenAt < span.from - cameraClockToleranceMs) return 'before'
  return takenAt > span.until + cameraClockToleranceMs ? 'after' : 'inside'
}
