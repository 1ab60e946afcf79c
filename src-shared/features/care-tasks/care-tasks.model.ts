// A task is one intervention of a plan, or one order of a doctor, at one time of one day. It is worked out, never stored; stored is only
// what came of it.
import * as z from 'zod'
import { BedId, Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { InterventionKind, ProblemSource } from '../care-plans/care-plans.model.ts'

/** 已完成 拒绝 暂缓 未做(有原因). */
export const TaskOutcome = z.enum(['done', 'refused', 'held', 'missed'])
export type TaskOutcome = z.infer<typeof TaskOutcome>

/**
 * `due` = its time has not passed for long; `overdue` = past its time, still to be done in this shift; `missed` = its shift ended without a
 * word; `away` = the person was on leave or in hospital at that time.
 */
export const TaskState = z.enum(['upcoming', 'due', 'overdue', 'missed', 'away', 'done', 'refused', 'held', 'reasoned'])
export type TaskState = z.infer<typeof TaskState>

/** `<intervention or order>:<day>:<HH:mm>`. */
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

/** Why a task is there. */
export const TaskOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), version: z.number().int() }),
  z.object({ kind: z.literal('order'), doctor: z.string() }),
])
export type TaskOrigin = z.infer<typeof TaskOrigin>

export const CareTask = z.object({
  key: TaskKey,
  residentId: ResidentId,
  /** The intervention of the plan, or the order. */
  interventionId: RecordId,
  origin: TaskOrigin,
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

/** The whole of one task: why it is there, who did it, what was set right. */
export const TaskStory = z.object({
  task: CareTask,
  residentName: z.string(),
  bedLabel: z.string().nullable(),
  /** Of the plan; null = a doctor ordered it. */
  plan: z
    .object({
      ...{ version: z.number().int(), fromOn: Day, writtenBy: z.string().nullable() },
      ...{ problem: z.string(), goal: z.string(), source: ProblemSource.nullable() },
    })
    .nullable(),
  order: z.object({ doctor: z.string(), orderedOn: Day, note: z.string().nullable() }).nullable(),
  /** Every row that was written, the one that counts first. */
  records: z.array(TaskRecord),
})
export type TaskStory = z.infer<typeof TaskStory>

export const TaskEntry = z.object({
  key: TaskKey,
  outcome: TaskOutcome,
  /** null = now. */
  at: Instant.nullable(),
  reason: ShortText.nullable(),
  note: ShortText.nullable(),
})
export type TaskEntry = z.infer<typeof TaskEntry>
