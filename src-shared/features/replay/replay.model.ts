// The black box: any past moment of the wall, and what is not known of it. Nothing here is live, and it says so.
import * as z from 'zod'
import { AlarmId, Instant } from '../../contract/primitives.ts'
import { Alarm, AlarmEvent, AlarmKind, AlarmPriority } from '../alarms/alarms.model.ts'
import { BedTile, PlaceChip, WallSnapshot } from '../wall/wall.contract.ts'

/**
 * Why nothing, or less, is known of a time: the console did not run, the broker was gone, nobody kept whether it ran,
 * or the readings are past their keeping time.
 */
export const ReplayGapKind = z.enum(['console-off', 'broker-lost', 'unrecorded', 'readings-gone'])
export type ReplayGapKind = z.infer<typeof ReplayGapKind>

/** Half-open span of time; `to` is the end of the span asked for when the gap lasts longer. */
export const ReplayGap = z.object({ from: Instant, to: Instant, kind: ReplayGapKind })
export type ReplayGap = z.infer<typeof ReplayGap>

/** One alarm on the scrub bar. */
export const ReplayMark = z.object({
  alarmId: AlarmId,
  kind: AlarmKind,
  priority: AlarmPriority,
  placeLabel: z.string(),
  isDrill: z.boolean(),
  raisedAt: Instant,
  closedAt: Instant.nullable(),
})
export type ReplayMark = z.infer<typeof ReplayMark>

/** One step of an alarm: what the player jumps to. */
export const ReplayEvent = z.object({ at: Instant, alarmId: AlarmId, kind: AlarmEvent.shape.kind })
export type ReplayEvent = z.infer<typeof ReplayEvent>

export const ReplaySpan = z.object({
  from: Instant,
  to: Instant,
  /** First moment the console kept anything of; null = nothing was ever kept. */
  earliestAt: Instant.nullable(),
  /** Last moment whose readings are sure to be stored. */
  latestAt: Instant,
  gaps: z.array(ReplayGap),
  /** Oldest first; at most 2000. */
  marks: z.array(ReplayMark),
  events: z.array(ReplayEvent),
  /** True when more happened than is listed. */
  isCut: z.boolean(),
})
export type ReplaySpan = z.infer<typeof ReplaySpan>

/** The wall as it stood. While the console was off there is no wall to show: `tiles` and `places` are empty. */
export const ReplayFrame = z.object({
  at: Instant,
  gap: ReplayGapKind.nullable(),
  tiles: z.array(BedTile),
  places: z.array(PlaceChip),
  broker: WallSnapshot.shape.broker.nullable(),
  alarms: z.array(Alarm),
  /** False = the reader may not see vital signs; they are left out, not unknown. */
  hasVitals: z.boolean(),
})
export type ReplayFrame = z.infer<typeof ReplayFrame>

/**
 * Progress of a sealed export; ending the stream cancels it. The file comes in pieces (base64, in order), as a stream carries no files;
 * `done` names it, with its whole length in bytes.
 */
export const ReplayExportStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), part: z.string(), lines: z.number().int() }),
  z.object({ kind: z.literal('piece'), base64: z.string() }),
  z.object({ kind: z.literal('done'), name: z.string(), seal: z.string(), bytes: z.number().int() }),
])
export type ReplayExportStep = z.infer<typeof ReplayExportStep>
