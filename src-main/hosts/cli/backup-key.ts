// The key of a backup on the command line.
import { readBackupManifest } from '../../database/backup-manifest.ts'
import { resolveBackupKey } from '../../database/key-store.ts'
import { systemClock } from '../../platform/clock.ts'
import { dataFolderOf, type HomeValues, keyOptions } from './home-options.ts'

/** Null for a backup that was never encrypted. Throws BACKUP_NOT_FOUND, BACKUP_DAMAGED, WRONG_KEY, KEY_MISSING. */
export async function backupKeyOf(backup: string, values: HomeValues): Promise<Uint8Array | null> {
  const { header, isEncrypted } = readBackupManifest(backup)
  if (!isEncrypted) return null
  const asked = { dataFolder: dataFolderOf(values), clock: systemClock, ...keyOptions(values) }
  // A backup without a header can only be opened with a key given outright.
  return header ? (await resolveBackupKey({ ...asked, header })).key : (asked.rawKey ?? null)
}
