// Tasks of days with how each stands: plans, orders, people and records put together. Reads only.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { CareOrder } from '#shared/features/care-orders/care-orders.model.ts'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import type { CareTask, TaskRecord } from '#shared/features/care-tasks/care-tasks.model.ts'
import { type CareSources, type PlannedTask, stateOf, tasksOn } from '#shared/features/care-tasks/care-tasks.rules.ts'
import type { FacilitySettings } from '#shared/features/facility/facility.model.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { TaskRecordRow, TaskRecordsRepository } from './task-records.repository.ts'

export type TaskBookDependencies = {
  clock: Clock
  repository: TaskRecordsRepository
  plans: { listBetween(from: Day, to: Day): CarePlan[] }
  orders: { listBetween(from: Instant, to: Instant): CareOrder[] }
  residents: Pick<ResidentsFeature, 'list'>
  shifts: () => FacilitySettings['shifts']
  displayNameOf: (userId: string) => string | null
}
export type TaskBook = ReturnType<typeof createTaskBook>

export function createTaskBook(deps: TaskBookDependencies) {
  const { clock, repository, plans, residents, shifts } = deps

  const sourcesOf = (from: Day, to: Day): CareSources => ({
    plans: plans.listBetween(from, to),
    orders: deps.orders.listBetween(startOfDay(from), startOfDay(addDays(to, 1))),
  })

  function shownRecord(row: TaskRecordRow): TaskRecord {
    const { id, outcome, at, reason, note, recordedAt, seat } = row
    const recordedBy = row.recordedBy === null ? null : deps.displayNameOf(row.recordedBy)
    const isCorrection = row.correctsId !== null
    return { id, outcome, at, reason, note, recordedAt, recordedBy, seat, isLate: row.isLate === 1, isCorrection }
  }

  /** Everybody who belongs to the house on a day, away or not. */
  const peopleOn = (day: Day): Map<ResidentId, ResidentRow> =>
    new Map(residents.list({ scope: 'in', on: day, limit: 20_000, offset: 0 }).rows.map((row) => [row.id, row]))

  /** Answers the end of the shift an instant falls into; many tasks share one. */
  function createShiftEnds(): (at: number) => number {
    const times = shifts()
    const known = new Map<number, number>()
    return (at) => {
      const end = known.get(at) ?? shiftSpanAt(at, times).endsAt
      known.set(at, end)
      return end
    }
  }

  function standing(
    task: PlannedTask,
    person: ResidentRow,
    row: TaskRecordRow | undefined,
    shiftEnd = createShiftEnds(),
  ): CareTask {
    const record = row ? shownRecord(row) : null
    const isAway = person.state !== 'in'
    const at = { now: clock.now(), shiftEndsAt: shiftEnd(task.dueAt), isAway }
    return { ...task, record, state: stateOf(task, record, at) }
  }

  /** Tasks of each day of a span for whoever belongs to the house that day, earliest first within a day. */
  function tasksBetween(from: Day, to: Day): { day: Day; people: Map<ResidentId, ResidentRow>; tasks: CareTask[] }[] {
    const all = sourcesOf(from, to)
    const told = new Map(repository.listBetween(from, to).map((row) => [row.taskKey, row]))
    const shiftEnd = createShiftEnds()
    const days: Day[] = []
    for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
    return days.map((day) => {
      const people = peopleOn(day)
      const tasks = tasksOn(all, day).flatMap((task) => {
        const person = people.get(task.residentId)
        return person ? [standing(task, person, told.get(task.key), shiftEnd)] : []
      })
      return { day, people, tasks }
    })
  }

  return {
    tasksBetween,
    /** Tasks whose time lies in a span of instants, and the people of its last day. */
    tasksWithin(from: number, to: number): { people: Map<ResidentId, ResidentRow>; tasks: CareTask[] } {
      const days = tasksBetween(dayOf(from), dayOf(to - 1))
      const people = new Map(days.flatMap((day) => [...day.people]))
      const tasks = days.flatMap((day) => day.tasks).filter(({ dueAt }) => dueAt >= from && dueAt < to)
      return { people, tasks }
    },
    tasksOf: (residentId: ResidentId, day: Day): CareTask[] =>
      tasksBetween(day, day).flatMap(({ tasks }) => tasks.filter((task) => task.residentId === residentId)),
    /** The task of a key, planned or not; undefined = no plan has it on that day for somebody of the house. */
    peopleOn,
    plannedOn: (day: Day): PlannedTask[] => tasksOn(sourcesOf(day, day), day),
    sourcesOf,
    standing,
    shownRecord,
  }
}
