// A thread of its own: writing a workbook takes seconds in which alarms must still be heard. Knows nothing of reports, only of workbooks.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type CellValue, writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { storedDay } from './workbook/stored-day.ts'
import type { WorkbookPlan } from './workbook/workbook-plan.ts'

/** Column of a streamed list: kind decides the number format, '@' for text. */
export type StreamColumn = { title: string; width: number; kind: 'text' | 'number' | 'day' }
export type StreamCells = (string | number | null)[]

export type ExportTask =
  | { kind: 'workbook'; plan: WorkbookPlan }
  | { kind: 'list'; file: string; sheetName: string; columns: StreamColumn[]; titleRows: string[] }

/** From the worker. `more` asks for the next rows of a list: it never holds more than one answer. */
export type ExportAnswer =
  | { type: 'more'; written: number }
  | { type: 'workbook'; bytes: Uint8Array<ArrayBuffer>; sha256: string }
  | { type: 'list'; bytes: number; sha256: string; rows: number }
/** To the worker: the next rows, or null when there are no more. */
export type ExportChunk = StreamCells[] | null

const FORMATS: Readonly<Record<StreamColumn['kind'], string>> = { text: '@', number: 'General', day: 'yyyy-mm-dd' }

async function writeWorkbook(port: MessagePort, plan: WorkbookPlan): Promise<void> {
  const bytes = Uint8Array.from(await writeXlsx(plan))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const answer: ExportAnswer = { type: 'workbook', bytes, sha256 }
  port.postMessage(answer, [bytes.buffer])
}

async function writeList(port: MessagePort, task: Extract<ExportTask, { kind: 'list' }>): Promise<void> {
  const written = { rows: 0 }
  const header = [...task.titleRows.map((text): CellValue[] => [text]), task.columns.map((column) => column.title)]
  async function* lines(): AsyncGenerator<CellValue[]> {
    yield* header
    for (;;) {
      const chunk = await nextChunk(port, written.rows)
      if (chunk === null) return
      for (const row of chunk) {
        written.rows += 1
        yield row.map((value, index) => toCell(value, task.columns[index]?.kind ?? 'text'))
      }
    }
  }
  const columns = task.columns.map(({ width, kind }) => ({ width, numFmt: FORMATS[kind] }))
  const stream = writeXlsxStream(lines(), { name: task.sheetName, columns, freezePane: { rows: header.length } })
  const hash = createHash('sha256')
  const file = await open(task.file, 'w', 0o600)
  let bytes = 0
  try {
    for await (const part of stream) {
      hash.update(part)
      bytes += part.byteLength
      await file.write(part)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  const answer: ExportAnswer = { type: 'list', bytes, sha256: hash.digest('hex'), rows: written.rows }
  port.postMessage(answer)
}

function nextChunk(port: MessagePort, written: number): Promise<ExportChunk> {
  return new Promise((resolve) => {
    port.once('message', resolve)
    const ask: ExportAnswer = { type: 'more', written }
    port.postMessage(ask)
  })
}

function toCell(value: string | number | null, kind: StreamColumn['kind']): CellValue {
  return kind === 'day' && typeof value === 'string' ? storedDay(value) : value
}

if (parentPort) {
  const task = workerData as ExportTask
  await (task.kind === 'workbook' ? writeWorkbook(parentPort, task.plan) : writeList(parentPort, task))
}
