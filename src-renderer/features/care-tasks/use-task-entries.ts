// What was entered in the grid on its way to the file.
import type { TaskEntry } from '#shared/features/care-tasks/care-tasks.model.ts'
import { client } from '../../app/rpc-client.ts'
import { type SentEntries, useSentEntries } from '../../ui/use-sent-entries.ts'

export type TaskEntries = SentEntries<TaskEntry>

const record = (entries: TaskEntry[]) => client.careTasks.record({ entries })

export function useTaskEntries(onSaved: () => void): TaskEntries {
  return useSentEntries(record, onSaved)
}
