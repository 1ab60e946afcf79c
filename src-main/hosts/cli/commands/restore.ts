import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readBackupManifest } from '../../../database/backup-manifest.ts'
import { writeKeyFile } from '../../../database/key-file.ts'
import { resolveBackupKey } from '../../../database/key-store.ts'
import { restoreBackup } from '../../../database/restore.ts'
import { systemClock } from '../../../platform/clock.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { dataFolderPaths, defaultKeyFolder } from '../../../platform/paths.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { dataFolderOf, type HomeValues, homeOptions, keyOptions } from '../home-options.ts'

/** A recovery key on a new machine must also become its key file, or the next start would not find the key. */
function keepKey(dataFolder: string, folderId: string | null, key: Uint8Array, values: HomeValues): void {
  const { headerFile } = dataFolderPaths(dataFolder)
  const isNewMachine = !existsSync(headerFile)
  if (!isNewMachine || !process.env.YIAN_RECOVERY_KEY || !folderId) return
  const file = values['key-file'] ?? join(defaultKeyFolder(), `${folderId}.key`)
  if (!existsSync(file)) writeKeyFile(file, key)
}

export async function runRestore(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: homeOptions, allowPositionals: true })
  const [backup] = positionals
  if (!backup)
    throw new DomainError('BACKUP_NOT_NAMED', {}, 'Name the backup folder to restore: yian restore BACKUP --data DIR.')
  const dataFolder = dataFolderOf(values)
  const cancel = cancelOnInterrupt()
  try {
    const { header, isEncrypted } = readBackupManifest(backup)
    const asked = { dataFolder, clock: systemClock, ...keyOptions(values) }
    // A backup without a header can only be opened with a key given outright.
    const key = !isEncrypted
      ? null
      : header
        ? (await resolveBackupKey({ ...asked, header })).key
        : (asked.rawKey ?? null)
    if (key) keepKey(dataFolder, header?.folderId ?? null, key, values)
    const restored = await restoreBackup({ backup, dataFolder, key, clock: systemClock, signal: cancel.signal })
    const answer = { dataFolder, createdAt: restored.manifest.createdAt, replacedFolder: restored.replacedFolder }
    const kept = restored.replacedFolder ? `\n原文件保留在 / replaced files kept in ${restored.replacedFolder}` : ''
    console.log(values.json ? JSON.stringify(answer) : `已恢复到 / restored into ${dataFolder}${kept}`)
    return 0
  } finally {
    cancel.stop()
  }
}
