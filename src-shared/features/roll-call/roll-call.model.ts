// Who is in the house and must be found when it burns. Tells what is not known as plainly as what is.
import * as z from 'zod'
import { AlarmId, BedId, Day, Instant, ResidentId, RollCallId } from '../../contract/primitives.ts'
import { Sex } from '../residents/residents.model.ts'

/** How a person gets out: walks alone, with somebody's help, in a wheelchair, only carried. Nobody asked = null, never "walks". */
export const Mobility = z.enum(['walks', 'with-help', 'wheelchair', 'bed-bound'])
export type Mobility = z.infer<typeof Mobility>

/** Where the person is by the records of the day. Only `in-house` is searched for. */
export const Whereabouts = z.enum(['in-house', 'on-leave', 'in-hospital'])
export type Whereabouts = z.infer<typeof Whereabouts>

/** The last sign of the person: the bed felt them, they left it, or they pressed their bell. `at` is epoch milliseconds UTC. */
export const LastSeen = z.object({ at: Instant, how: z.enum(['in-bed', 'left-bed', 'bell']) })
export type LastSeen = z.infer<typeof LastSeen>

export const RollCallPerson = z.object({
  residentId: ResidentId,
  name: z.string(),
  sex: Sex,
  /** Completed years; null = birth not recorded. */
  age: z.number().int().nullable(),
  floorName: z.string().nullable(),
  roomName: z.string().nullable(),
  bedId: BedId.nullable(),
  bedLabel: z.string().nullable(),
  whereabouts: Whereabouts,
  returnsOn: Day.nullable(),
  mobility: Mobility.nullable(),
  /** What the bed says now; unknown when nothing trustworthy is heard of it. */
  presence: z.enum(['in-bed', 'out-of-bed', 'unknown']),
  lastSeen: LastSeen.nullable(),
})
export type RollCallPerson = z.infer<typeof RollCallPerson>

/** The sheet as the house stands at `at`, in the order of the house. */
export const RollCallSheet = z.object({
  at: Instant,
  facilityName: z.string(),
  people: z.array(RollCallPerson),
  /** What the console does not know: nobody tells it who visits and who is on shift. */
  isUnknown: z.array(z.enum(['visitors', 'staff-on-shift'])),
})
export type RollCallSheet = z.infer<typeof RollCallSheet>

/** `unchecked` takes a mark back. */
export const RollCallMark = z.enum(['unchecked', 'found', 'evacuated', 'missing'])
export type RollCallMark = z.infer<typeof RollCallMark>

export const MarkEntry = z.object({
  residentId: ResidentId,
  mark: RollCallMark,
  at: Instant,
  by: z.string().nullable(),
  seat: z.string().nullable(),
})
export type MarkEntry = z.infer<typeof MarkEntry>

/** One roll-call: the people as the house stood when it was opened, and the newest mark of each. */
export const RollCall = z.object({
  id: RollCallId,
  alarmId: AlarmId.nullable(),
  isDrill: z.boolean(),
  openedAt: Instant,
  openedBy: z.string().nullable(),
  people: z.array(RollCallPerson),
  marks: z.array(MarkEntry),
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  closeNote: z.string().nullable(),
})
export type RollCall = z.infer<typeof RollCall>

/** `call` = opened or closed, whole; `marks` = new marks of the running one. */
export const RollCallChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), call: RollCall.nullable() }),
  z.object({ kind: z.literal('marks'), marks: z.array(MarkEntry) }),
])
export type RollCallChange = z.infer<typeof RollCallChange>

/** A dated mobility of a person; the newest counts. */
export const MobilityFact = z.object({
  mobility: Mobility,
  fromOn: Day,
  toOn: Day.nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type MobilityFact = z.infer<typeof MobilityFact>

/** The hourly copies of the sheet, kept as plain pages in the data folder for when the console fails. */
export const RollCallCopies = z.object({
  /** Folder on the console's machine. */
  folder: z.string(),
  /** File name of the newest; null = there is none. */
  newest: z.string().nullable(),
  /** Hour the newest was written for; epoch milliseconds. */
  newestAt: Instant.nullable(),
})
export type RollCallCopies = z.infer<typeof RollCallCopies>

/** A copy is written each hour; one older than two hours means that writing fails. `now` in epoch milliseconds. */
export function areCopiesFresh(copies: RollCallCopies, now: number): boolean {
  return copies.newestAt !== null && now - copies.newestAt < 2 * 3_600_000
}
