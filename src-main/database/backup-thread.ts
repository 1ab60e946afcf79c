// Runs a backup task in its thread and turns the answer into a report or a typed error.
import { DomainError } from '../platform/domain-error.ts'
import { runInThread } from '../platform/run-in-thread.ts'
import type { BackupTask, FileReport } from './backup-tasks.ts'
import type { BackupWorkerMessage } from './backup-worker.ts'

/** A cancelled task ends when SQLite returns from the step it is in; only then is the promise rejected, so its files are free. */
export async function runInWorker(task: BackupTask, signal?: AbortSignal): Promise<FileReport> {
  const from = import.meta.dirname
  const message = await runInThread<BackupWorkerMessage>({ name: 'backup-worker', from, input: task, signal })
  if (message?.ok) return message.report
  if (message?.code) throw new DomainError(message.code, message.data, message.message)
  throw new Error(`the backup worker failed: ${message?.message ?? 'it stopped without an answer'}`)
}
