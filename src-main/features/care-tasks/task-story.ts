// One task with why it is there and every row written about it. Reads only.
import type { TaskStory } from '#shared/features/care-tasks/care-tasks.model.ts'
import { partsOfKey } from '#shared/features/care-tasks/care-tasks.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { TaskBook } from './task-book.ts'
import type { TaskRecordsRepository } from './task-records.repository.ts'

export type TaskStoryDependencies = {
  repository: TaskRecordsRepository
  book: TaskBook
  displayNameOf: (userId: string) => string | null
}

/** Answers the story of a task by its key. Errors: NOT_FOUND when neither a plan nor an order asks for it. */
export function createTaskStory({ repository, book, displayNameOf }: TaskStoryDependencies) {
  return (key: string): TaskStory => {
    const notFound = () => new DomainError('NOT_FOUND', { where: 'key', values: { key } })
    const parts = partsOfKey(key)
    if (!parts) throw notFound()
    const { plans, orders } = book.sourcesOf(parts.day, parts.day)
    const task = book.plannedOn(parts.day).find((each) => each.key === key)
    const person = task && book.peopleOn(parts.day).get(task.residentId)
    if (!task || !person) throw notFound()
    const isOurs = ({ id }: { id: string }) => id === task.interventionId
    const own = plans.flatMap((plan) => plan.problems.map((problem) => ({ plan, problem })))
    const from = own.find(
      ({ plan, problem }) =>
        problem.interventions.some(isOurs) && task.origin.kind === 'plan' && plan.version === task.origin.version,
    )
    const order = orders.find(isOurs)
    return {
      task: book.standing(task, person, repository.findByKey(key)),
      ...{ residentName: person.name, bedLabel: person.bedLabel },
      plan: from
        ? {
            ...{ version: from.plan.version, fromOn: from.plan.fromOn },
            writtenBy: from.plan.writtenBy === null ? null : displayNameOf(from.plan.writtenBy),
            ...{ problem: from.problem.text, goal: from.problem.goal, source: from.problem.source },
          }
        : null,
      order: order ? { doctor: order.doctor, orderedOn: order.orderedOn, note: order.note } : null,
      records: repository.historyOf(key).map(book.shownRecord),
    }
  }
}
