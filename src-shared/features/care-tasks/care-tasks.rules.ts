// Which tasks a day has and how each stands. Pure: worked out from plans and orders, so none can be lost or doubled by a midnight, a clock or a restart.
import type { CareOrder } from '../care-orders/care-orders.model.ts'
import { isOrderedAt } from '../care-orders/care-orders.rules.ts'
import type { CarePlan } from '../care-plans/care-plans.model.ts'
import { instantsOf, timesOn } from '../care-plans/frequency.rules.ts'
import type { CareTask, TaskCounts, TaskOutcome, TaskRecord, TaskState } from './care-tasks.model.ts'

export type PlannedTask = Omit<CareTask, 'state' | 'record'>

/** A task may be done this long before its time, and counts as overdue this long after. */
const GRACE_MS = 30 * 60_000

/** Names a task: what, on which day, at which time 'HH:mm'. */
export function taskKey(interventionId: string, day: string, time: string): string {
  return `${interventionId}:${day}:${time}`
}

/** The parts of a key; null when it is none. */
export function partsOfKey(key: string): { interventionId: string; day: string; time: string } | null {
  const parts = /^(.{1,64}):(\d{4}-\d{2}-\d{2}):(\d{2}:\d{2})$/.exec(key)
  return parts ? { interventionId: parts[1] ?? '', day: parts[2] ?? '', time: parts[3] ?? '' } : null
}

/** True while a version counts: from its first day until the day it ends. */
export function isInForce({ fromOn, toOn }: Pick<CarePlan, 'fromOn' | 'toOn'>, day: string): boolean {
  return fromOn <= day && (toOn === null || day < toOn)
}

function tasksOfPlans(plans: readonly CarePlan[], day: string, instantAt: (time: string) => number): PlannedTask[] {
  return plans
    .filter((plan) => isInForce(plan, day))
    .flatMap(({ residentId, version, problems }) =>
      problems.flatMap(({ interventions }) =>
        interventions.flatMap(({ id, kind, text, frequency }) =>
          timesOn(frequency, day).map(
            (time): PlannedTask => ({
              ...{ key: taskKey(id, day, time), residentId, interventionId: id, origin: { kind: 'plan', version } },
              ...{ kind, text, day, time, dueAt: instantAt(time) },
            }),
          ),
        ),
      ),
    )
}

function tasksOfOrders(orders: readonly CareOrder[], day: string, instantAt: (time: string) => number): PlannedTask[] {
  return orders.flatMap((order) => {
    const { id, residentId, kind, text, doctor, frequency } = order
    return timesOn(frequency, day).flatMap((time): PlannedTask[] => {
      const dueAt = instantAt(time)
      if (!isOrderedAt(order, dueAt)) return []
      const origin = { kind: 'order' as const, doctor }
      return [
        { key: taskKey(id, day, time), residentId, interventionId: id, origin, ...{ kind, text, day, time, dueAt } },
      ]
    })
  })
}

/** What asks for care: versions of plans, and orders of doctors. */
export type CareSources = { plans: readonly CarePlan[]; orders: readonly CareOrder[] }

/** Every task of a day, earliest first. A plan that is not in force on the day has none, nor has an order before or after its time. */
export function tasksOn({ plans, orders }: CareSources, day: string): PlannedTask[] {
  const instantAt = instantsOf(day)
  return [...tasksOfPlans(plans, day, instantAt), ...tasksOfOrders(orders, day, instantAt)].sort(
    (left, right) => left.dueAt - right.dueAt || (left.key < right.key ? -1 : 1),
  )
}

const toldStates: Record<TaskOutcome, TaskState> = {
  done: 'done',
  refused: 'refused',
  held: 'held',
  missed: 'reasoned',
}

/** How a task stands at `now`. `shiftEndsAt`: end of the shift its time falls into, epoch ms. */
export function stateOf(
  task: PlannedTask,
  record: Pick<TaskRecord, 'outcome'> | null,
  at: { now: number; shiftEndsAt: number; isAway: boolean },
): TaskState {
  if (record) return toldStates[record.outcome]
  if (at.isAway) return 'away'
  if (at.now >= at.shiftEndsAt && at.now > task.dueAt + GRACE_MS) return 'missed'
  if (at.now > task.dueAt + GRACE_MS) return 'overdue'
  return at.now >= task.dueAt - GRACE_MS ? 'due' : 'upcoming'
}

/** Every task stands in exactly one of these. */
export function countTasks(tasks: readonly Pick<CareTask, 'state'>[]): TaskCounts {
  const count = (...states: TaskState[]) => tasks.filter(({ state }) => states.includes(state)).length
  return {
    total: tasks.length,
    done: count('done'),
    reasoned: count('refused', 'held', 'reasoned'),
    open: count('upcoming', 'due'),
    overdue: count('overdue'),
    missed: count('missed'),
    away: count('away'),
  }
}
