// Starts the export worker and turns its answers into a promise. A cancelled or failed export leaves no file behind.
import { renameSync, rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { throwIfCancelled } from '../../platform/cancel.ts'
import { findWorkerFile } from '../../platform/worker-file.ts'
import type { ExportAnswer, ExportChunk, ExportTask, StreamCells, StreamColumn } from './export-worker.ts'
import type { WorkbookPlan } from './workbook/workbook-plan.ts'

export type WrittenWorkbook = { bytes: Uint8Array<ArrayBuffer>; sha256: string }
export type WrittenList = { bytes: number; sha256: string; rows: number }

/** Rows handed to the worker at a time; bounds the memory of a list of any length. */
const CHUNK_ROWS = 500

/** Writes a whole styled workbook in memory, for lists of up to some ten thousand rows. */
export async function writeWorkbook(plan: WorkbookPlan, signal?: AbortSignal): Promise<WrittenWorkbook> {
  const answer = await runWorker({ kind: 'workbook', plan }, { nextChunk: () => null, ...(signal ? { signal } : {}) })
  if (answer.type !== 'workbook') throw new Error(`the export worker answered ${answer.type} to a workbook`)
  return { bytes: answer.bytes, sha256: answer.sha256 }
}

export type WriteListOptions = {
  /** The file appears under this name only when it is complete. */
  file: string
  sheetName: string
  /** Lines above the column titles. */
  titleRows: string[]
  columns: StreamColumn[]
  /** Pulled as the file grows; may be a generator over the database. */
  rows: Iterable<StreamCells>
  onProgress?: (progress: { rows: number }) => void
  signal?: AbortSignal
}

/** Streams a list of any length to a file in bounded memory. Such a file has no merged cells and no print set-up. */
export async function writeListFile(options: WriteListOptions): Promise<WrittenList> {
  const { file, sheetName, titleRows, columns, rows, onProgress, signal } = options
  const draft = `${file}.partial`
  const source = rows[Symbol.iterator]()
  const nextChunk = (): ExportChunk => {
    const chunk: StreamCells[] = []
    while (chunk.length < CHUNK_ROWS) {
      const step = source.next()
      if (step.done) break
      chunk.push(step.value)
    }
    return chunk.length === 0 ? null : chunk
  }
  try {
    const task: ExportTask = { kind: 'list', file: draft, sheetName, columns, titleRows }
    const hooks = { nextChunk, ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) }
    const answer = await runWorker(task, hooks)
    if (answer.type !== 'list') throw new Error(`the export worker answered ${answer.type} to a list`)
    renameSync(draft, file)
    return { bytes: answer.bytes, sha256: answer.sha256, rows: answer.rows }
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    source.return?.()
  }
}

type Hooks = {
  nextChunk: () => ExportChunk
  onProgress?: (progress: { rows: number }) => void
  signal?: AbortSignal
}

async function runWorker(task: ExportTask, { nextChunk, onProgress, signal }: Hooks): Promise<ExportAnswer> {
  throwIfCancelled(signal)
  const worker = new Worker(findWorkerFile('export-worker', import.meta.dirname), { workerData: task })
  const stop = (): void => void worker.terminate()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const answer = await new Promise<ExportAnswer | undefined>((resolve, reject) => {
      let last: ExportAnswer | undefined
      worker.on('message', (message: ExportAnswer) => {
        if (message.type !== 'more') {
          last = message
          return
        }
        try {
          onProgress?.({ rows: message.written })
          worker.postMessage(nextChunk())
        } catch (error) {
          reject(error)
          stop()
        }
      })
      worker.once('error', reject)
      worker.once('exit', () => resolve(last))
    })
    throwIfCancelled(signal)
    if (answer === undefined) throw new Error('the export worker stopped without an answer')
    return answer
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
