import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readBackupManifest } from '../../../database/backup-manifest.ts'
import { writeHomeHeader } from '../../../database/home-header.ts'
import { resolveKey } from '../../../database/key-store.ts'
import { restoreBackup } from '../../../database/restore.ts'
import { systemClock } from '../../../platform/clock.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { dataFolderPaths } from '../../../platform/paths.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { dataFolderOf, homeOptions, keyOptions } from '../home-options.ts'

/** On an empty folder the backup's own header tells which key is wanted; it goes again when the key does not fit. */
async function keyFor(dataFolder: string, backup: string, values: Parameters<typeof keyOptions>[0]): Promise<Uint8Array | null> {
  const { header, isEncrypted } = readBackupManifest(backup)
  if (!isEncrypted) return null
  const { folder, headerFile } = dataFolderPaths(dataFolder)
  const isBorrowed = !existsSync(headerFile) && header !== null
  if (isBorrowed) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeHomeHeader(headerFile, header)
  }
  try {
    return (await resolveKey({ dataFolder, clock: systemClock, ...keyOptions(values) })).key
  } finally {
    if (isBorrowed) rmSync(headerFile, { force: true })
  }
}

export async function runRestore(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: homeOptions, allowPositionals: true })
  const [backup] = positionals
  if (!backup) throw new DomainError('BACKUP_NOT_NAMED', {}, 'Name the backup folder to restore: yian restore BACKUP --data DIR.')
  const dataFolder = dataFolderOf(values)
  const cancel = cancelOnInterrupt()
  try {
    const key = await keyFor(dataFolder, backup, values)
    const restored = await restoreBackup({ backup, dataFolder, key, clock: systemClock, signal: cancel.signal })
    const answer = { dataFolder, createdAt: restored.manifest.createdAt, replacedFolder: restored.replacedFolder }
    const kept = restored.replacedFolder ? `\n原文件保留在 / replaced files kept in ${restored.replacedFolder}` : ''
    console.log(values.json ? JSON.stringify(answer) : `已恢复到 / restored into ${dataFolder}${kept}`)
    return 0
  } finally {
    cancel.stop()
  }
}
