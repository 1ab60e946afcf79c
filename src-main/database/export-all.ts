// Writes every table of a home as CSV with a README that explains them: the home can leave with all its data at any time.
// Must stay small in memory however many readings there are, and must never leave a half-written export that looks whole.
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, type WriteStream, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { throwIfCancelled } from '../platform/cancel.ts'
import type { Clock } from '../platform/clock.ts'
import { DomainError } from '../platform/domain-error.ts'
import { isSecretColumn } from '../platform/sensitive-fields.ts'
import { describeFileFailure } from './backup.ts'
import { countRows, listTables } from './backup-tasks.ts'
import { type DatabaseRole, openDatabase, type SqliteDatabase } from './connect.ts'
import { CSV_START, type SqliteValue, toCsvLine } from './csv.ts'
import { describeExport, type ExportedColumn, type ExportedTable } from './export-readme.ts'
import { quoteIdentifier } from './quote-identifier.ts'
import { RECORDS_TABLE_NOTES, type TableNotes, TELEMETRY_TABLE_NOTES } from './table-notes.ts'

export interface ExportProgress {
  role: DatabaseRole
  table: string
  doneRows: number
  /** Null for readings: counting years of them would hold up the alarms. */
  totalRows: number | null
}

export interface ExportAllOptions {
  recordsFile: string
  telemetryFile?: string
  key: Uint8Array | null
  /** Must not exist yet. */
  toFolder: string
  clock: Pick<Clock, 'now'>
  appVersion: string
  /** Notes for tables that table-notes.ts does not know. */
  notes?: TableNotes
  onProgress?: (progress: ExportProgress) => void
  signal?: AbortSignal
}

export interface ExportedAll {
  folder: string
  tables: ExportedTable[]
}

const ROWS_PER_CHUNK = 500

export async function exportAll(options: ExportAllOptions): Promise<ExportedAll> {
  throwIfCancelled(options.signal)
  const folder = resolve(options.toFolder)
  if (existsSync(folder)) {
    throw new DomainError(
      'EXPORT_EXISTS',
      { folder },
      `${folder} exists already. Name a folder that does not exist yet.`,
    )
  }
  const draft = `${folder}.partial`
  try {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true, mode: 0o700 })
    const tables = await exportFile(options, draft, 'records', options.recordsFile)
    if (options.telemetryFile) tables.push(...(await exportFile(options, draft, 'telemetry', options.telemetryFile)))
    const readme = describeExport({ tables, createdAt: options.clock.now(), appVersion: options.appVersion })
    writeFileSync(join(draft, 'README.txt'), readme, { mode: 0o600 })
    throwIfCancelled(options.signal)
    renameSync(draft, folder)
    return { folder, tables }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw describeFileFailure(error, folder)
  }
}

async function exportFile(
  options: ExportAllOptions,
  draft: string,
  role: DatabaseRole,
  file: string,
): Promise<ExportedTable[]> {
  const own = role === 'records' ? RECORDS_TABLE_NOTES : TELEMETRY_TABLE_NOTES
  const notes = { ...options.notes, ...own }
  // A connection of its own: a cursor that stays open between turns would block every write on the shared one.
  const db = openDatabase({ file, key: options.key, role, readonly: true })
  try {
    db.exec('BEGIN')
    mkdirSync(join(draft, role))
    const tables: ExportedTable[] = []
    for (const table of listExported(db)) tables.push(await exportTable(options, db, draft, role, table, notes))
    return tables
  } finally {
    db.close()
  }
}

/** Tables that a view tells in words people know are left to the view. */
function listExported(db: SqliteDatabase): string[] {
  const views = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'view'").all() as {
    name: string
    sql: string
  }[]
  const told = (table: string) => views.some(({ sql }) => new RegExp(`\\b${table}\\b`).test(sql))
  return [...listTables(db).filter((table) => !told(table)), ...views.map(({ name }) => name)]
}

async function exportTable(
  options: ExportAllOptions,
  db: SqliteDatabase,
  draft: string,
  role: DatabaseRole,
  table: string,
  notes: TableNotes,
): Promise<ExportedTable> {
  const columns = readColumns(db, table)
  const names = columns.map(({ name }) => (isSecretColumn(name) ? `'[withheld]'` : quoteIdentifier(name))).join(', ')
  const select = db
    .prepare(`SELECT ${names} FROM ${quoteIdentifier(table)}`)
    .raw()
    .safeIntegers()
  const totalRows = role === 'records' ? countRows(db, table) : null
  const file = `${role}/${table}.csv`
  const stream = createWriteStream(join(draft, file), { mode: 0o600 })
  const closed = once(stream, 'close')
  // Without this a failure between two awaits would end the process.
  closed.catch(() => undefined)
  try {
    await write(stream, CSV_START + toCsvLine(columns.map((column) => column.name)))
    let chunk = ''
    let doneRows = 0
    for (const row of select.iterate() as IterableIterator<SqliteValue[]>) {
      chunk += toCsvLine(row)
      doneRows += 1
      if (doneRows % ROWS_PER_CHUNK !== 0) continue
      await write(stream, chunk)
      chunk = ''
      options.onProgress?.({ role, table, doneRows, totalRows })
      await nextTurn()
      throwIfCancelled(options.signal)
    }
    if (chunk !== '') await write(stream, chunk)
    stream.end()
    await closed
    options.onProgress?.({ role, table, doneRows, totalRows })
    return { role, table, file, rows: doneRows, columns, notes }
  } finally {
    stream.destroy()
  }
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (stream.errored) throw stream.errored
  if (!stream.write(text)) await once(stream, 'drain')
}

function readColumns(db: SqliteDatabase, table: string): ExportedColumn[] {
  const rows = db.prepare('SELECT name, type, pk, "notnull" AS needed, hidden FROM pragma_table_xinfo(?)').all(table)
  return (
    (rows as { name: string; type: string; pk: number; needed: number; hidden: number }[])
      // 1 marks the inner columns of a virtual table (full-text search); generated columns (2, 3) are data.
      .filter((row) => row.hidden !== 1)
      .map((row) => ({ name: row.name, type: row.type, isKey: row.pk > 0, isRequired: row.needed === 1 || row.pk > 0 }))
  )
}
