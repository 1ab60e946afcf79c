import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readBackupManifest } from '../../../database/backup-manifest.ts'
import { writeKeyFile } from '../../../database/key-file.ts'
import { restoreBackup } from '../../../database/restore.ts'
import { systemClock } from '../../../platform/clock.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { dataFolderPaths, defaultKeyFolder } from '../../../platform/paths.ts'
import { backupKeyOf } from '../backup-key.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { dataFolderOf, type HomeValues, homeOptions, partsOf } from '../home-options.ts'

/** A recovery key on a new machine must also become its key file, or the next start would not find the key. */
function keepKey(dataFolder: string, folderId: string | null, key: Uint8Array, values: HomeValues): void {
  const { headerFile } = dataFolderPaths(dataFolder)
  const isNewMachine = !existsSync(headerFile)
  if (!isNewMachine || !process.env.YIAN_RECOVERY_KEY || !folderId) return
  const file = values['key-file'] ?? join(defaultKeyFolder(), `${folderId}.key`)
  if (!existsSync(file)) writeKeyFile(file, key)
}

export async function runRestore(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    ...{ args, allowPositionals: true },
    options: { ...homeOptions, part: { type: 'string', multiple: true } },
  })
  const [backup] = positionals
  if (!backup)
    throw new DomainError('BACKUP_NOT_NAMED', {}, 'Name the backup folder to restore: yian restore BACKUP --data DIR.')
  const parts = partsOf(values.part)
  const dataFolder = dataFolderOf(values)
  const cancel = cancelOnInterrupt()
  try {
    const { header } = readBackupManifest(backup)
    const key = await backupKeyOf(backup, values)
    if (key) keepKey(dataFolder, header?.folderId ?? null, key, values)
    const restored = await restoreBackup({
      ...{ backup, dataFolder, key, clock: systemClock, signal: cancel.signal },
      ...(parts ? { parts } : {}),
    })
    const answer = { dataFolder, createdAt: restored.manifest.createdAt, replacedFolder: restored.replacedFolder }
    const kept = restored.replacedFolder ? `\n原文件保留在 / replaced files kept in ${restored.replacedFolder}` : ''
    console.log(values.json ? JSON.stringify(answer) : `已恢复到 / restored into ${dataFolder}${kept}`)
    return 0
  } finally {
    cancel.stop()
  }
}
