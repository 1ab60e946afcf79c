// Whether a file of a backup is still what its manifest says. Reads the whole file; changes nothing.
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DomainError, isDomainError } from '../platform/domain-error.ts'
import { type BackupFile, type BackupManifest, readBackupManifest } from './backup-manifest.ts'
import { runInWorker } from './backup-thread.ts'

/** `file` is a copy of the backup's file, or the file itself. Throws BACKUP_DAMAGED, WRONG_KEY, DATABASE_UNREADABLE. */
export async function checkBackupFile(
  { backup, entry, file, key }: { backup: string; entry: BackupFile; file: string; key: Uint8Array | null },
  signal?: AbortSignal,
): Promise<void> {
  if (!existsSync(file)) throw damagedBackup(backup, entry, 'the file is missing')
  const found = await runInWorker({ kind: 'inspect', role: entry.role, file, key }, signal)
  // Reading through the key may leave a -wal and -shm beside the file; they hold nothing of it.
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  if (found.sha256 !== entry.sha256) throw damagedBackup(backup, entry, 'its content differs from the manifest')
  const short = Object.entries(entry.tables).some(([table, rows]) => found.tables[table] !== rows)
  if (short || found.schemaVersion !== entry.schemaVersion)
    throw damagedBackup(backup, entry, 'its tables differ from the manifest')
}

export function damagedBackup(backup: string, entry: BackupFile, reason: string): DomainError {
  const message = `${join(backup, entry.name)}: ${reason}. The home's files were not touched; use another backup.`
  return new DomainError('BACKUP_DAMAGED', { backup, file: entry.name, reason }, message)
}

export type BackupCheck = { name: string; isOk: boolean; detail: string }

/** One line per file of the backup; a file that cannot be trusted is told, not thrown. */
export async function checkBackup(options: { backup: string; key: Uint8Array | null }): Promise<{
  manifest: BackupManifest
  checks: BackupCheck[]
}> {
  const backup = resolve(options.backup)
  const manifest = readBackupManifest(backup)
  const checks: BackupCheck[] = []
  for (const entry of manifest.files) {
    const name = `backup-${entry.role}`
    try {
      await checkBackupFile({ backup, entry, file: join(backup, entry.name), key: options.key })
      const rows = Object.values(entry.tables).reduce((sum, count) => sum + count, 0)
      checks.push({ name, isOk: true, detail: `${entry.name}: ${entry.bytes} bytes, ${rows} rows` })
    } catch (error) {
      if (!isDomainError(error)) throw error
      checks.push({ name, isOk: false, detail: error.message })
    }
  }
  return { manifest, checks }
}
