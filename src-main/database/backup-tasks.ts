// What the backup worker does, as plain functions: copy one file whole, and look into a file to say what it holds.
import { createHash } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, openSync, readSync, statSync } from 'node:fs'
import { DomainError } from '../platform/domain-error.ts'
import { readAuditHead } from './audit-log.ts'
import type { BackupFile } from './backup-manifest.ts'
import { type DatabaseRole, openDatabase, type SqliteDatabase } from './connect.ts'
import { readLedger } from './migration-plan.ts'
import { quoteIdentifier } from './quote-identifier.ts'
import { mapStorageError } from './storage-errors.ts'

export interface CopyTask {
  kind: 'copy'
  role: DatabaseRole
  source: string
  target: string
  key: Uint8Array | null
}

export interface InspectTask {
  kind: 'inspect'
  role: DatabaseRole
  file: string
  key: Uint8Array | null
}

export type BackupTask = CopyTask | InspectTask
export type FileReport = Omit<BackupFile, 'name'>

export function runBackupTask(task: BackupTask): FileReport {
  return task.kind === 'copy' ? copyDatabase(task) : inspectFile(task.role, task.file, task.key)
}

function copyDatabase({ role, source, target, key }: CopyTask): FileReport {
  const db = openDatabase({ file: source, key, role, readonly: true })
  try {
    // .backup() refuses keyed files; VACUUM INTO reads one consistent state and writes it under the same key.
    db.prepare('VACUUM INTO ?').run(target)
  } catch (error) {
    throw mapStorageError(error, { file: target })
  } finally {
    db.close()
  }
  chmodSync(target, 0o600)
  flush(target)
  return inspectFile(role, target, key)
}

/** Reads the whole file: throws when one page of it cannot be trusted. */
function inspectFile(role: DatabaseRole, file: string, key: Uint8Array | null): FileReport {
  const db = openDatabase({ file, key, role, readonly: true })
  try {
    const verdict = db.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok') {
      throw new DomainError('DATABASE_UNREADABLE', { file, detail: verdict }, `${file} is damaged: ${verdict}`)
    }
    const tables = listTables(db)
    return {
      role,
      bytes: statSync(file).size,
      sha256: hashFile(file),
      schemaVersion: readLedger(db).at(-1)?.name ?? null,
      tables: Object.fromEntries(tables.map((table) => [table, countRows(db, table)])),
      auditHead: tables.includes('audit_log') ? readAuditHead(db) : null,
    }
  } catch (error) {
    throw mapStorageError(error, { file })
  } finally {
    db.close()
  }
}

export function listTables(db: SqliteDatabase): string[] {
  const rows = db
    .prepare(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all() as { name: string }[]
  return rows.map((row) => row.name)
}

export function countRows(db: SqliteDatabase, table: string): number {
  const row = db.prepare(`SELECT count(*) AS total FROM ${quoteIdentifier(table)}`).get() as { total: number }
  return row.total
}

export function hashFile(file: string): string {
  const hash = createHash('sha256')
  const handle = openSync(file, 'r')
  const chunk = Buffer.allocUnsafe(1 << 20)
  try {
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk)) {
      hash.update(chunk.subarray(0, read))
    }
    return hash.digest('hex')
  } finally {
    closeSync(handle)
  }
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
