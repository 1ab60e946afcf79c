// Puts a backup in the place of a home's files. Everything is checked before the first file moves, and what was there is kept beside.
// Must never leave a data folder without its files: an interrupted swap is finished at the next start.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { throwIfCancelled } from '../platform/cancel.ts'
import type { Clock } from '../platform/clock.ts'
import { DomainError } from '../platform/domain-error.ts'
import { type DataFolderPaths, dataFolderPaths } from '../platform/paths.ts'
import { type BackupProgress, describeFileFailure, stampForName } from './backup.ts'
import { type BackupFile, type BackupManifest, readBackupManifest } from './backup-manifest.ts'
import { runInWorker } from './backup-thread.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { writeHomeHeader } from './home-header.ts'
import { finishInterruptedRestore, type Move, SWAP_NOTE } from './restore-swap.ts'

export { finishInterruptedRestore } from './restore-swap.ts'

export interface RestoreBackupOptions {
  backup: string
  dataFolder: string
  key: Uint8Array | null
  clock: Clock
  onProgress?: (progress: BackupProgress) => void
  signal?: AbortSignal
}

export interface RestoredBackup {
  manifest: BackupManifest
  /** Where the replaced files lie; null when the folder was empty. */
  replacedFolder: string | null
}

export async function restoreBackup(options: RestoreBackupOptions): Promise<RestoredBackup> {
  throwIfCancelled(options.signal)
  const backup = resolve(options.backup)
  const manifest = readBackupManifest(backup)
  const lock = lockDataFolder({ folder: options.dataFolder, clock: options.clock })
  const paths = dataFolderPaths(options.dataFolder)
  const stamp = stampForName(options.clock.now())
  const staged = join(paths.folder, `restoring-${stamp}`)
  try {
    finishInterruptedRestore(paths.folder)
    mkdirSync(staged, { mode: 0o700 })
    // Staged first: the copy inside the data folder is what gets checked and what gets served.
    for (const file of manifest.files) await stageFile(options, backup, staged, file)
    if (manifest.header) writeHomeHeader(join(staged, basename(paths.headerFile)), manifest.header)
    throwIfCancelled(options.signal)
    return { manifest, replacedFolder: swap(paths, staged, stamp, manifest) }
  } catch (error) {
    const isSwapping = existsSync(join(paths.folder, SWAP_NOTE))
    if (!isSwapping) rmSync(staged, { recursive: true, force: true })
    throw describeFileFailure(error, paths.folder)
  } finally {
    lock.release()
  }
}

async function stageFile(
  options: RestoreBackupOptions,
  backup: string,
  staged: string,
  file: BackupFile,
): Promise<void> {
  throwIfCancelled(options.signal)
  const source = join(backup, file.name)
  const target = join(staged, file.name)
  if (!existsSync(source)) throw damaged(backup, file, 'the file is missing')
  options.onProgress?.({ step: 'copy', role: file.role, doneBytes: 0, totalBytes: file.bytes })
  copyFileSync(source, target)
  const found = await runInWorker({ kind: 'inspect', role: file.role, file: target, key: options.key }, options.signal)
  options.onProgress?.({ step: 'check', role: file.role, doneBytes: found.bytes, totalBytes: file.bytes })
  // Reading through the key may leave a -wal and -shm beside the copy; they hold nothing of it.
  for (const suffix of ['-wal', '-shm']) rmSync(`${target}${suffix}`, { force: true })
  if (found.sha256 !== file.sha256) throw damaged(backup, file, 'its content differs from the manifest')
  const tables = Object.entries(file.tables)
  const short = tables.find(([table, rows]) => found.tables[table] !== rows)?.[0]
  if (short || found.schemaVersion !== file.schemaVersion)
    throw damaged(backup, file, 'its tables differ from the manifest')
}

function swap(paths: DataFolderPaths, staged: string, stamp: string, manifest: BackupManifest): string | null {
  const replaced = join(paths.folder, `replaced-${stamp}`)
  const names = manifest.files.map((file) => file.name as string)
  if (manifest.header) names.push(basename(paths.headerFile))
  const old = names
    .flatMap((name) => [name, `${name}-wal`, `${name}-shm`])
    .filter((name) => existsSync(join(paths.folder, name)))
  const moves: Move[] = [
    ...old.map((name) => ({ from: name, to: join(basename(replaced), name) })),
    ...names.map((name) => ({ from: join(basename(staged), name), to: name })),
  ]
  if (old.length > 0) mkdirSync(replaced, { mode: 0o700 })
  const draft = join(staged, SWAP_NOTE)
  writeFileSync(draft, JSON.stringify({ moves, staged: basename(staged) }), { mode: 0o600, flush: true })
  renameSync(draft, join(paths.folder, SWAP_NOTE))
  finishInterruptedRestore(paths.folder)
  return old.length > 0 ? replaced : null
}

function damaged(backup: string, file: BackupFile, reason: string): DomainError {
  const message = `${join(backup, file.name)}: ${reason}. The home's files were not touched; use another backup.`
  return new DomainError('BACKUP_DAMAGED', { backup, file: file.name, reason }, message)
}
