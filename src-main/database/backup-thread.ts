// Starts the backup worker, from the source tree by type stripping or from a build, and turns its answer into a promise.
import { Worker } from 'node:worker_threads'
import { throwIfCancelled } from '../platform/cancel.ts'
import { DomainError } from '../platform/domain-error.ts'
import { findWorkerFile } from '../platform/worker-file.ts'
import type { BackupTask, FileReport } from './backup-tasks.ts'
import type { BackupWorkerMessage } from './backup-worker.ts'

/** A cancelled task ends when SQLite returns from the step it is in; only then is the promise rejected, so its files are free. */
export async function runInWorker(task: BackupTask, signal?: AbortSignal): Promise<FileReport> {
  throwIfCancelled(signal)
  const worker = new Worker(findWorkerFile('backup-worker', import.meta.dirname), { workerData: task })
  const stop = (): void => void worker.terminate()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const message = await waitForAnswer(worker)
    throwIfCancelled(signal)
    if (message?.ok) return message.report
    if (message?.code) throw new DomainError(message.code, message.data, message.message)
    throw new Error(`the backup worker failed: ${message?.message ?? 'it stopped without an answer'}`)
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

function waitForAnswer(worker: Worker): Promise<BackupWorkerMessage | undefined> {
  return new Promise((resolve, reject) => {
    let message: BackupWorkerMessage | undefined
    worker.once('message', (answer: BackupWorkerMessage) => {
      message = answer
    })
    worker.once('error', reject)
    worker.once('exit', () => resolve(message))
  })
}
