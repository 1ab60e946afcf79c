// Who is on duty on a day. A cell is a post of a day, of a shift where the post has shifts; what nobody is planned for is a gap, never blank.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, StaffId, Worded } from '../../contract/primitives.ts'
import { ShiftName } from '../stations/stations.contract.ts'

/** 带班领导 值班护理 医护 消防控制 安保. Only 值班护理 is planned by shift. */
export const DutyPost = z.enum(['leader', 'care', 'medical', 'fire-control', 'guard'])
export type DutyPost = z.infer<typeof DutyPost>

/** Somebody of the staff register, or a written name of nobody in it (`staffId` null). */
export const DutyPerson = z.object({ staffId: StaffId.nullable(), name: z.string().trim().min(1).max(40) })
export type DutyPerson = z.infer<typeof DutyPerson>

/** A place of the grid. `shift` is given for 值班护理 and for nothing else. */
export const DutySlot = z.object({ day: Day, post: DutyPost, shift: ShiftName.nullable() })
export type DutySlot = z.infer<typeof DutySlot>

/** What is planned, or was: the row of the newest change. */
export const DutyCell = DutySlot.extend({
  id: RecordId,
  /** Empty = taken off again: a gap. */
  people: z.array(DutyPerson),
  /** Why a day that was over was changed; null = it was not over. */
  reason: z.string().nullable(),
  /** The row this one replaced. */
  replacesId: RecordId.nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type DutyCell = z.infer<typeof DutyCell>

/** Something about a planned person that whoever plans should know, such as a certificate that is missing. Told by other features. */
export const DutyFinding = DutySlot.extend({ name: z.string(), text: Worded })
export type DutyFinding = z.infer<typeof DutyFinding>

/** Caregivers planned in a shift beside how many the house asks for; at least so many while `unknown` people have no assessed level. */
export const ShiftCoverage = z.object({
  day: Day,
  shift: ShiftName,
  planned: z.number().int(),
  required: z.number().int(),
  unknown: z.number().int(),
})
export type ShiftCoverage = z.infer<typeof ShiftCoverage>

export const DutyWeek = z.object({
  /** A Monday. */
  from: Day,
  /** The Sunday after it. */
  until: Day,
  cells: z.array(DutyCell),
  findings: z.array(DutyFinding),
  /** A line a day and shift; empty where nobody asks for a number. */
  coverage: z.array(ShiftCoverage),
})
export type DutyWeek = z.infer<typeof DutyWeek>

export const DutyChange = z.object({
  slot: DutySlot,
  people: z.array(DutyPerson).max(12),
  /** Id of the cell that was seen; null = a gap nobody had filled. */
  basedOn: RecordId.nullable(),
  /** Asked for a day that is over. */
  reason: Reason.nullable(),
})
export type DutyChange = z.infer<typeof DutyChange>
