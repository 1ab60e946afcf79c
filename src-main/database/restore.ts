// Puts a backup in the place of a home's files. Everything is checked before the first file moves, and what was there is kept beside.
// Must never leave a data folder without its files: an interrupted swap is finished at the next start.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { HomePart } from '#shared/features/maintenance/maintenance.contract.ts'
import { throwIfCancelled } from '../platform/cancel.ts'
import type { Clock } from '../platform/clock.ts'
import { type DataFolderPaths, dataFolderPaths } from '../platform/paths.ts'
import { type BackupProgress, describeFileFailure, stampForName } from './backup.ts'
import { type BackupFile, type BackupManifest, readBackupManifest } from './backup-manifest.ts'
import { checkBackupFile, damagedBackup } from './check-backup.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { writeHomeHeader } from './home-header.ts'
import { checkFilesThatStay, chooseFiles } from './restore-part.ts'
import { finishInterruptedRestore, type Move, SWAP_NOTE } from './restore-swap.ts'

export { finishInterruptedRestore } from './restore-swap.ts'

export interface RestoreBackupOptions {
  backup: string
  dataFolder: string
  key: Uint8Array | null
  /** What to put back; left out: all the backup holds. */
  parts?: readonly HomePart[]
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
    // Staged first: the copy inside the data folder is what gets checked and what gets served.
    const files = chooseFiles(manifest, options.parts)
    const doesHomeStay = checkFilesThatStay(paths, manifest, files, options.key)
    mkdirSync(staged, { mode: 0o700 })
    for (const file of files) await stageFile(options, backup, staged, file)
    // Where a file of the home stays, so does its own header: it belongs to the key both now open with.
    const header = doesHomeStay ? null : manifest.header
    if (header) writeHomeHeader(join(staged, basename(paths.headerFile)), header)
    const stagedNames = [...files.map((file) => file.name), ...(header ? [basename(paths.headerFile)] : [])]
    throwIfCancelled(options.signal)
    return { manifest, replacedFolder: swap(paths, staged, stamp, stagedNames) }
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
  if (!existsSync(source)) throw damagedBackup(backup, file, 'the file is missing')
  options.onProgress?.({ step: 'copy', role: file.role, doneBytes: 0, totalBytes: file.bytes })
  copyFileSync(source, target)
  await checkBackupFile({ backup, entry: file, file: target, key: options.key }, options.signal)
  options.onProgress?.({ step: 'check', role: file.role, doneBytes: file.bytes, totalBytes: file.bytes })
}

function swap(paths: DataFolderPaths, staged: string, stamp: string, names: readonly string[]): string | null {
  const replaced = join(paths.folder, `replaced-${stamp}`)
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
