// A station: one seat whose wall stands watch. Whether it is heard, its speaker test each shift, and the beds it keeps in front.
import * as z from 'zod'
import { BedId, Instant, RecordId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

/** 早班 中班 夜班. */
export const ShiftName = z.enum(['day', 'swing', 'night'])
export type ShiftName = z.infer<typeof ShiftName>

/**
 * What the wall of a seat says of its own sound. `waiting`: the browser lets no sound out before a key or click;
 * `unavailable`: the machine has no sound output; `closed`: the wall was left, nobody relies on it any more.
 */
export const SeatSound = z.enum(['on', 'muted', 'waiting', 'unavailable', 'closed'])
export type SeatSound = z.infer<typeof SeatSound>

/** Why a seat is not heard: what its wall says, or what its speaker test said. */
export const SilenceCause = z.enum(['muted', 'waiting', 'unavailable', 'not-heard', 'not-tested'])
export type SilenceCause = z.infer<typeof SilenceCause>

export const SpeakerTest = z.object({
  id: RecordId,
  seatName: z.string(),
  shift: ShiftName,
  shiftStartedAt: Instant,
  testedAt: Instant,
  isHeard: z.boolean(),
  testedBy: z.string().nullable(),
})
export type SpeakerTest = z.infer<typeof SpeakerTest>

export const Station = z.object({
  /** In the order they stand; beds that were closed since are left out by the screen. */
  pinnedBedIds: z.array(BedId),
  shift: z.object({ name: ShiftName, startedAt: Instant }),
  /** The last test of this seat in any shift; null = never tested. */
  lastTest: SpeakerTest.nullable(),
  /** True until the speaker was tried in the running shift. */
  isTestDue: z.boolean(),
  /** The house's night, 'HH:mm' in the facility's zone: a screen may turn dark by it. */
  night: z.object({ from: z.string(), to: z.string() }),
})
export type Station = z.infer<typeof Station>

/** A front row of more beds than this is no front row. */
export const mostPinnedBeds = 20

export const stationsContract = {
  /** The caller's own seat. */
  own: needs('wall.watch', { isBackground: true, whileLocked: 'idle' }).output(Station),
  /** Replaces the front row of the caller's seat. Errors: NOT_FOUND (no such bed). */
  pinBeds: needs('wall.watch')
    .input(z.object({ bedIds: z.array(BedId).max(mostPinnedBeds) }))
    .output(Station),
  /** Told by an open wall when it changes and every 20 s; silence of a seat becomes an alarm on every screen. */
  reportSound: needs('wall.watch', { isBackground: true, whileLocked: 'always' })
    .input(z.object({ sound: SeatSound }))
    .output(z.object({ ok: z.literal(true) })),
  /** The three tones were played at the caller's seat: were they heard? */
  recordSpeakerTest: needs('wall.watch')
    .input(z.object({ isHeard: z.boolean() }))
    .output(Station),
  /** Tests of all seats in a span of time, newest first, at most 1,000. */
  speakerTests: needs('alarms.read')
    .input(z.object({ from: Instant, to: Instant }))
    .output(z.array(SpeakerTest)),
}
