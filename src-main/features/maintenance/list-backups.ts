// What lies in the backups folder: whole backups told by their manifests, and the copies made before an upgrade of the files.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupFile } from '#shared/features/maintenance/maintenance.contract.ts'
import { readBackupManifest } from '../../database/backup-manifest.ts'
import { dataFolderPaths } from '../../platform/paths.ts'

/** Newest first. A folder without a readable manifest is no backup and is left out. */
export function listBackups(dataFolder: string): BackupFile[] {
  const folder = dataFolderPaths(dataFolder).backupsFolder
  return namesIn(folder)
    .flatMap((name) => describe(folder, name) ?? [])
    .sort((left, right) => right.createdAt - left.createdAt)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No backup was ever made.
    return []
  }
}

function describe(folder: string, name: string): BackupFile | null {
  const path = join(folder, name)
  try {
    if (name.startsWith('before-') && name.endsWith('.db')) {
      const { size, mtimeMs } = statSync(path)
      return { name, createdAt: Math.trunc(mtimeMs), bytes: size, kind: 'before-migration' }
    }
    if (!name.startsWith('yian-backup-') || name.endsWith('.partial')) return null
    const { createdAt, files } = readBackupManifest(path)
    return { name, createdAt, bytes: files.reduce((sum, file) => sum + file.bytes, 0), kind: 'manual' }
  } catch {
    return null
  }
}
