// What other features need of tasks: what waits, what was done, and a record written as part of their own transaction.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day, Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { InterventionKind } from '#shared/features/care-plans/care-plans.model.ts'
import type { CareTask, TaskState } from '#shared/features/care-tasks/care-tasks.model.ts'
import { type PlannedTask, partsOfKey, tasksOn } from '#shared/features/care-tasks/care-tasks.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { CareTasksService } from './care-tasks.service.ts'
import type { TaskBook } from './task-book.ts'
import type { TaskRecordsRepository } from './task-records.repository.ts'

const HOUR_MS = 3_600_000
const LONGEST_SHIFT_MS = 12 * HOUR_MS

export type TaskLinksDependencies = {
  clock: Clock
  repository: TaskRecordsRepository
  book: TaskBook
  service: CareTasksService
}

export function createTaskLinks({ clock, repository, book, service }: TaskLinksDependencies) {
  /** Tells whether a task's key is of a kind, by the plans and orders of some days; read once for all keys. */
  function createKindCheck(kind: InterventionKind, first: Day, last: Day): (taskKey: string) => boolean {
    const { plans, orders } = book.sourcesOf(first, last)
    const ofPlans = plans.flatMap(({ problems }) => problems.flatMap(({ interventions }) => interventions))
    const asked = [...ofPlans, ...orders].filter((each) => each.kind === kind)
    const ids = new Set(asked.map(({ id }) => id as string))
    return (taskKey) => ids.has(partsOfKey(taskKey)?.interventionId ?? '')
  }

  return {
    /**
     * Writes that a task was done, inside the transaction that is open. Throws as the `record` procedure does, and RULE_BROKEN
     * (TASK_OF_OTHER) when it is another person's or of another kind.
     */
    recordDone(
      done: { key: string; at: Instant; reason: string | null },
      expected: { residentId: ResidentId; kinds: readonly InterventionKind[] },
      actor: Actor,
    ): void {
      const day = partsOfKey(done.key)?.day
      const task = day === undefined ? undefined : book.plannedOn(day).find(({ key }) => key === done.key)
      if (task && (task.residentId !== expected.residentId || !expected.kinds.includes(task.kind))) {
        refuseRule('TASK_OF_OTHER', 'taskKey')
      }
      service.record([{ ...done, outcome: 'done', note: null }], actor)
    },
    /** Tasks of these kinds of the shift that runs, or of the next hour, that nobody has recorded; the nearest to now first. */
    openTasks(kinds: readonly InterventionKind[]): CareTask[] {
      const now = clock.now()
      const open: TaskState[] = ['upcoming', 'due', 'overdue']
      return book
        .tasksWithin(now - LONGEST_SHIFT_MS, now + HOUR_MS)
        .tasks.filter(({ kind, state }) => kinds.includes(kind) && open.includes(state))
        .sort((left, right) => Math.abs(left.dueAt - now) - Math.abs(right.dueAt - now))
    },
    /** What plans and orders ask of one kind between two instants, recorded or not, earliest first. */
    plannedBetween(kind: InterventionKind, from: Instant, to: Instant): PlannedTask[] {
      const [first, last] = [dayOf(from), dayOf(to)]
      const all = book.sourcesOf(first, last)
      const planned: PlannedTask[] = []
      for (let day = first; day <= last; day = addDays(day, 1)) planned.push(...tasksOn(all, day))
      return planned.filter((task) => task.kind === kind && task.dueAt >= from && task.dueAt <= to)
    },
    /** When tasks of one kind were done for a person, earliest first, by the records of the days from and to. */
    doneAt(residentId: ResidentId, kind: InterventionKind, from: Instant, to: Instant): Instant[] {
      const [first, last] = [addDays(dayOf(from), -1), dayOf(to)]
      const isOfKind = createKindCheck(kind, first, last)
      return repository
        .listDone(residentId, first, last)
        .filter(({ taskKey, at }) => isOfKind(taskKey) && at >= from && at <= to)
        .map(({ at }) => at)
    },
    /** The same for everybody at once. */
    doneByPerson(kind: InterventionKind, from: Instant, to: Instant): Map<ResidentId, Instant[]> {
      const [first, last] = [addDays(dayOf(from), -1), dayOf(to)]
      const isOfKind = createKindCheck(kind, first, last)
      const done = repository
        .listBetween(first, last)
        .filter(({ outcome, at, taskKey }) => outcome === 'done' && at >= from && at <= to && isOfKind(taskKey))
      return new Map(
        [...Map.groupBy(done, ({ residentId }) => residentId)].map(([id, rows]) => [
          id,
          rows.map(({ at }) => at).sort((left, right) => left - right),
        ]),
      )
    },
  }
}
