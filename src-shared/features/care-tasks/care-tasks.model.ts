// A task is one intervention of a plan at one time of one day. It is worked out, never stored; stored is only what came of it.
import * as z from 'zod'
import { BedId, Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { InterventionKind } from '../care-plans/care-plans.model.ts'

/** 已完成 拒绝 暂缓 未做(有原因). */
export const TaskOutcome = z.enum(['done', 'refused', 'held', 'missed'])
export type TaskOutcome = z.infer<typeof TaskOutcome>

/**
 * `due` = its time has not passed for long; `overdue` = past its time, still to be done in this shift; `missed` = its shift ended without a
 * word; `away` = the person was on leave or in hospital at that time.
 */
export const TaskState = z.enum(['upcoming', 'due', 'overdue', 'missed', 'away', 'done', 'refused', 'held', 'reasoned'])
export type TaskState = z.infer<typeof TaskState>

/** `<intervention>:<day>:<HH:mm>`. */
export const TaskKey = z.string().regex(/^.{1,64}:\d{4}-\d{2}-\d{2}:\d{2}:\d{2}$/)
export type TaskKey = z.infer<typeof TaskKey>

export const TaskRecord = z.object({
  id: RecordId,
  outcome: TaskOutcome,
  /** When it was done, as told. */
  at: Instant,
  reason: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  seat: z.string().nullable(),
  /** Written after the shift it belongs to, or long after it was done. */
  isLate: z.boolean(),
  /** True when it sets an earlier row right. */
  isCorrection: z.boolean(),
})
export type TaskRecord = z.infer<typeof TaskRecord>

export const CareTask = z.object({
  key: TaskKey,
  residentId: ResidentId,
  interventionId: RecordId,
  planVersion: z.number().int(),
  kind: InterventionKind,
  text: z.string(),
  day: Day,
  time: z.string(),
  dueAt: Instant,
  state: TaskState,
  record: TaskRecord.nullable(),
})
export type CareTask = z.infer<typeof CareTask>

/** One person of a shift with the tasks of that shift, in order of time. */
export const TaskRow = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedId: BedId.nullable(),
  bedLabel: z.string().nullable(),
  floorName: z.string().nullable(),
  tasks: z.array(CareTask),
})
export type TaskRow = z.infer<typeof TaskRow>

export const TaskCounts = z.object({
  total: z.number().int(),
  done: z.number().int(),
  reasoned: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  missed: z.number().int(),
  away: z.number().int(),
})
export type TaskCounts = z.infer<typeof TaskCounts>

export const TaskEntry = z.object({
  key: TaskKey,
  outcome: TaskOutcome,
  /** null = now. */
  at: Instant.nullable(),
  reason: ShortText.nullable(),
  note: ShortText.nullable(),
})
export type TaskEntry = z.infer<typeof TaskEntry>
