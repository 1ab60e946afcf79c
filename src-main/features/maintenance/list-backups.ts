// What lies in a folder of backups: whole backups told by their manifests, and the copies made before an upgrade of the files.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupFile } from '#shared/features/maintenance/maintenance.contract.ts'
import { type BackupManifest, readBackupManifest } from '../../database/backup-manifest.ts'

/** Of all these folders, newest first. A folder that is not there has none. */
export function listBackups(folders: readonly string[]): BackupFile[] {
  return [...new Set(folders)]
    .flatMap((folder) => [...readBackups(folder).map(toBackupFile), ...listUpgradeCopies(folder)])
    .sort((left, right) => right.createdAt - left.createdAt)
}

/** Whole backups with their manifests, newest first; one without a readable manifest is no backup and is left out. */
export function readBackups(folder: string): { name: string; manifest: BackupManifest }[] {
  return namesIn(folder)
    .filter((name) => name.startsWith('yian-backup-') && !name.endsWith('.partial'))
    .flatMap((name) => {
      try {
        return [{ name, manifest: readBackupManifest(join(folder, name)) }]
      } catch {
        return []
      }
    })
    .sort((left, right) => right.manifest.createdAt - left.manifest.createdAt)
}

function toBackupFile({ name, manifest }: { name: string; manifest: BackupManifest }): BackupFile {
  return {
    name,
    createdAt: manifest.createdAt,
    bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
    kind: manifest.origin === 'nightly' ? 'nightly' : 'manual',
    parts: manifest.files.map((file) => file.role),
  }
}

function listUpgradeCopies(folder: string): BackupFile[] {
  return namesIn(folder)
    .filter((name) => name.startsWith('before-') && name.endsWith('.db'))
    .flatMap((name) => {
      const found = statSync(join(folder, name), { throwIfNoEntry: false })
      if (!found) return []
      const { size, mtimeMs } = found
      return [{ name, createdAt: Math.trunc(mtimeMs), bytes: size, kind: 'before-migration' as const, parts: [] }]
    })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No backup was ever made here, or the disk is not plugged in.
    return []
  }
}
