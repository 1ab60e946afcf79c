// May one file of a backup be put beside the other file that stays? Both must be of one home and open with one key;
// anything else would leave a home that can never be opened again, or readings of strangers under these people's devices.
import { existsSync } from 'node:fs'
import type { HomePart } from '#shared/features/maintenance/maintenance.contract.ts'
import { DomainError } from '../platform/domain-error.ts'
import type { DataFolderPaths } from '../platform/paths.ts'
import type { BackupFile, BackupManifest } from './backup-manifest.ts'
import { openDatabase } from './connect.ts'
import { readHomeHeader } from './home-header.ts'

/** The files to restore; `parts` left out: all the backup holds. Throws BACKUP_PART_MISSING. */
export function chooseFiles(manifest: BackupManifest, parts: readonly HomePart[] | undefined): BackupFile[] {
  if (!parts) return manifest.files
  const missing = parts.find((part) => !manifest.files.some((file) => file.role === part))
  if (missing) {
    const held = manifest.files.map((file) => file.role).join(', ')
    const message = `This backup holds no ${missing}, only ${held}. Choose another backup or another part.`
    throw new DomainError('BACKUP_PART_MISSING', { part: missing, held }, message)
  }
  return manifest.files.filter((file) => parts.includes(file.role))
}

/** Answers whether a file of the home stays. Throws BACKUP_OF_OTHER_HOME, BACKUP_NEEDS_RECORDS, WRONG_KEY. */
export function checkFilesThatStay(
  paths: DataFolderPaths,
  manifest: BackupManifest,
  chosen: readonly BackupFile[],
  key: Uint8Array | null,
): boolean {
  const fileOf: Record<HomePart, string> = { records: paths.recordsFile, telemetry: paths.telemetryFile }
  const isChosen = (part: HomePart): boolean => chosen.some((file) => file.role === part)
  if (!isChosen('records') && !existsSync(paths.recordsFile)) {
    const message = 'There are no records here yet: restore the records first, then their telemetry.'
    throw new DomainError('BACKUP_NEEDS_RECORDS', { dataFolder: paths.folder }, message)
  }
  const staying = (['records', 'telemetry'] as const).filter((part) => !isChosen(part) && existsSync(fileOf[part]))
  if (staying.length === 0) return false
  const own = readHomeHeader(paths.headerFile)
  if (own?.folderId !== manifest.header?.folderId) {
    const message =
      'One part of another home cannot be put into this one. Restore the whole backup, or into a new folder.'
    throw new DomainError('BACKUP_OF_OTHER_HOME', { dataFolder: paths.folder }, message)
  }
  for (const role of staying) openDatabase({ file: fileOf[role], key, role, readonly: true }).close()
  return true
}
