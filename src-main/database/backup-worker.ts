// A thread of its own: copying a large file takes seconds in which alarms must still be heard.
import { parentPort, workerData } from 'node:worker_threads'
import { isDomainError } from '../platform/domain-error.ts'
import { type BackupTask, type FileReport, runBackupTask } from './backup-tasks.ts'

export type BackupWorkerMessage =
  | { ok: true; report: FileReport }
  | { ok: false; code: string | null; data: Readonly<Record<string, unknown>>; message: string }

function answer(): BackupWorkerMessage {
  try {
    return { ok: true, report: runBackupTask(workerData as BackupTask) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (isDomainError(error)) return { ok: false, code: error.code, data: error.data, message }
    return { ok: false, code: null, data: {}, message }
  }
}

parentPort?.postMessage(answer())
