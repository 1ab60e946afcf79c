// The tasks of a shift and what came of them. Health data.
import * as z from 'zod'
import { BedId, Day, Instant, Reason, ResidentId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { ShiftName } from '../stations/stations.contract.ts'
import { CareTask, TaskCounts, TaskEntry, TaskKey, TaskOutcome, TaskRow, TaskStory } from './care-tasks.model.ts'

export const ShiftTasks = z.object({
  shift: z.object({ name: ShiftName, startedAt: Instant, endsAt: Instant }),
  floors: z.array(z.string()),
  /** The floor whose rows these are; null = the whole house. */
  floorName: z.string().nullable(),
  rows: z.array(TaskRow),
  counts: TaskCounts,
})
export type ShiftTasks = z.infer<typeof ShiftTasks>

export const careTasksContract = {
  /**
   * Tasks of the shift that runs at an instant (left out: now), in the order of the beds: of a floor, of the house (null), or of the first floor (left
   * out), since a whole house does not fit on a screen.
   */
  ofShift: needs('care.read')
    .input(z.object({ at: Instant.optional(), floorName: z.string().max(60).nullable().optional() }))
    .output(ShiftTasks),
  /** For the wall: how many tasks of a bed are an hour late in the running shift, or were left without a word in the one before. No names. */
  lateByBed: needs('wall.watch', { isBackground: true, whileLocked: 'idle' })
    .input(z.object({}))
    .output(z.array(z.object({ bedId: BedId, count: z.number().int().min(1) }))),
  /** Tasks of a person on a day, earliest first. Errors: NOT_FOUND. */
  ofResident: needs('care.read')
    .input(z.object({ residentId: ResidentId, on: Day }))
    .output(z.array(CareTask)),
  /** One task with why it is there and every row written about it. Errors: NOT_FOUND (nothing asks for it). */
  story: needs('care.read')
    .input(z.object({ key: TaskKey }))
    .output(TaskStory),
  /**
   * Writes what came of tasks, all or none; the same word sent twice is one record. Errors, with `where` = `entries.<index>`: NOT_FOUND (no
   * plan has this task), RESIDENT_ON_LEAVE, RESIDENT_DEAD, RESIDENT_NOT_IN, DAY_IN_FUTURE, RULE_BROKEN (TASK_RECORDED, TASK_NOT_YET,
   * REASON_MISSING, SHIFT_CLOSED).
   */
  record: needs('care.record')
    .input(z.object({ entries: z.array(TaskEntry).min(1).max(500) }))
    .output(z.object({ count: z.number().int() })),
  /** Sets a record right with a reason; both stay. Errors: NOT_FOUND, RULE_BROKEN (REASON_MISSING). */
  correct: needs('care.record')
    .input(z.object({ key: TaskKey, outcome: TaskOutcome, at: Instant.nullable(), reason: Reason }))
    .output(CareTask),
  /** Done, reasoned and missed of a span of days (at most 92), by day. Errors: RULE_BROKEN (PERIOD_TOO_LONG), DAY_BEFORE_START. */
  counts: needs('care.read')
    .input(z.object({ from: Day, to: Day }))
    .output(z.array(TaskCounts.extend({ day: Day }))),
}
