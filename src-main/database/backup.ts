// Makes a backup: both files, or one of them, copied whole and checked in a worker, then a manifest. A folder without the suffix `.partial` is always complete.
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HomePart } from '#shared/features/maintenance/maintenance.contract.ts'
import { throwIfCancelled } from '../platform/cancel.ts'
import type { Clock } from '../platform/clock.ts'
import { DomainError } from '../platform/domain-error.ts'
import { dataFolderPaths } from '../platform/paths.ts'
import { BACKUP_MANIFEST, type BackupFile, type BackupManifest } from './backup-manifest.ts'
import { runInWorker } from './backup-thread.ts'
import type { DatabaseRole } from './connect.ts'
import { readHomeHeader } from './home-header.ts'

export interface BackupProgress {
  step: 'copy' | 'check' | 'replace'
  role: DatabaseRole
  doneBytes: number
  /** An estimate: a copy leaves out free pages. */
  totalBytes: number
}

export interface CreateBackupOptions {
  recordsFile: string
  telemetryFile?: string
  /** What to copy; left out: every file named above. */
  parts?: readonly HomePart[]
  key: Uint8Array | null
  /** The backup becomes a new folder in here. */
  toFolder: string
  clock: Clock
  appVersion: string
  /** Default: by hand. */
  origin?: BackupManifest['origin']
  onProgress?: (progress: BackupProgress) => void
  signal?: AbortSignal
}

export interface CreatedBackup {
  folder: string
  manifest: BackupManifest
}

const PROGRESS_EVERY_MS = 250

export async function createBackup(options: CreateBackupOptions): Promise<CreatedBackup> {
  throwIfCancelled(options.signal)
  const createdAt = options.clock.now()
  const folder = join(resolve(options.toFolder), `yian-backup-${stampForName(createdAt)}`)
  if (existsSync(folder))
    throw new DomainError('BACKUP_EXISTS', { folder }, `${folder} exists already. Move it aside, or wait a second.`)
  const draft = `${folder}.partial`
  try {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true, mode: 0o700 })
    const files = await copyFiles(options, draft)
    const header = readHomeHeader(dataFolderPaths(dirname(options.recordsFile)).headerFile)
    const manifest: BackupManifest = {
      format: 'yian-backup',
      formatVersion: 1,
      createdAt,
      appVersion: options.appVersion,
      isEncrypted: options.key !== null,
      origin: options.origin ?? 'by-hand',
      header,
      files,
    }
    writeFileSync(join(draft, BACKUP_MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    throwIfCancelled(options.signal)
    renameSync(draft, folder)
    return { folder, manifest }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw describeFileFailure(error, folder)
  }
}

/** `2026-10-31T08-00-00-000Z`: sorts by time and is a valid name on Windows. */
export function stampForName(epochMs: number): string {
  return new Date(epochMs).toISOString().replaceAll(/[:.]/g, '-')
}

/** A full or vanished target disk answers with a system code; people get the same words as for the database. */
export function describeFileFailure(error: unknown, place: string): unknown {
  if (error instanceof DomainError || !(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new DomainError(
      'DISK_FULL',
      { place },
      `The disk of ${place} is full. Free some space or choose another place.`,
      { cause: error },
    )
  }
  if (typeof error.code !== 'string' || !error.code.startsWith('E')) return error
  const message = `${place} cannot be written or read (${error.code}). Check that the disk is there and that this user may write to it.`
  return new DomainError('STORAGE_FAILED', { place, systemCode: error.code }, message, { cause: error })
}

async function copyFiles(options: CreateBackupOptions, draft: string): Promise<BackupFile[]> {
  const sources = { records: options.recordsFile, telemetry: options.telemetryFile }
  const files: BackupFile[] = []
  for (const part of HomePart.options) {
    const source = sources[part]
    if (source && (options.parts?.includes(part) ?? true)) files.push(await copyFile(options, part, source, draft))
  }
  return files
}

async function copyFile(
  options: CreateBackupOptions,
  role: DatabaseRole,
  source: string,
  draft: string,
): Promise<BackupFile> {
  const name = `${role}.db` as const
  const target = join(draft, name)
  const totalBytes = sizeOf(source)
  const report = (): void => options.onProgress?.({ step: 'copy', role, doneBytes: sizeOf(target), totalBytes })
  const stopReporting = options.clock.every(PROGRESS_EVERY_MS, report)
  try {
    const task = { kind: 'copy', role, source, target, key: options.key } as const
    const copied = await runInWorker(task, options.signal)
    options.onProgress?.({ step: 'check', role, doneBytes: copied.bytes, totalBytes: copied.bytes })
    return { ...copied, name }
  } finally {
    stopReporting()
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
