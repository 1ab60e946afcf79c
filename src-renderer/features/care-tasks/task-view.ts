// How a task stands on the screen: what the list says, or what was just entered. Pure.
import type { CareTask, TaskOutcome, TaskState } from '#shared/features/care-tasks/care-tasks.model.ts'

const stateOfOutcome: Record<TaskOutcome, TaskState> = {
  done: 'done',
  refused: 'refused',
  held: 'held',
  missed: 'reasoned',
}

export function shownState(
  task: Pick<CareTask, 'key' | 'state' | 'record'>,
  entered: ReadonlyMap<string, TaskOutcome>,
): TaskState {
  const outcome = task.record === null ? entered.get(task.key) : undefined
  return outcome === undefined ? task.state : stateOfOutcome[outcome]
}

/** True while somebody still has to say what came of it. */
export function isOpen(state: TaskState): boolean {
  return state === 'due' || state === 'overdue' || state === 'missed' || state === 'upcoming'
}

/** Marks beside the words, so that a state is told without colour. */
export const stateMarks: Record<TaskState, string> = {
  upcoming: '○',
  due: '◔',
  overdue: '◑',
  missed: '?',
  away: '–',
  done: '✓',
  refused: '✕',
  held: '‖',
  reasoned: '…',
}
