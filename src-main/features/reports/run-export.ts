// Starts the export worker and turns its answers into a promise. A cancelled or failed export leaves no file behind.
import { renameSync, rmSync } from 'node:fs'
import { runInThread } from '../../platform/run-in-thread.ts'
import type { ExportAnswer, ExportChunk, ExportTask, StreamCells, StreamColumn } from './export-worker.ts'
import type { WorkbookPlan } from './workbook/workbook-plan.ts'

export type WrittenWorkbook = { bytes: Uint8Array<ArrayBuffer>; sha256: string }
export type WrittenList = { bytes: number; sha256: string; rows: number }

/** Rows handed to the worker at a time; bounds the memory of a list of any length. */
const CHUNK_ROWS = 500

/** Writes a whole styled workbook in memory, for lists of up to some ten thousand rows. */
export async function writeWorkbook(plan: WorkbookPlan, signal?: AbortSignal): Promise<WrittenWorkbook> {
  const answer = await runExport({ kind: 'workbook', plan }, { nextChunk: () => null, ...(signal ? { signal } : {}) })
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
    const answer = await runExport(task, hooks)
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

async function runExport(task: ExportTask, { nextChunk, onProgress, signal }: Hooks): Promise<ExportAnswer> {
  const answer = await runInThread<ExportAnswer>({
    name: 'export-worker',
    from: import.meta.dirname,
    input: task,
    signal,
    onMessage(message, reply) {
      if (message.type !== 'more') return
      onProgress?.({ rows: message.written })
      reply(nextChunk())
    },
  })
  if (answer === undefined || answer.type === 'more') throw new Error('the export worker stopped without an answer')
  return answer
}
