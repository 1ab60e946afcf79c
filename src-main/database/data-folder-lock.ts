// One process owns a data folder. The lock is the operating system's own lock on a file, held through SQLite: it falls with its process,
// so a power cut or kill -9 leaves nothing to clean up, and a reused process id cannot keep a home out of its own data.
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Clock } from '../platform/clock.ts'
import { DomainError } from '../platform/domain-error.ts'
import { dataFolderPaths } from '../platform/paths.ts'
import { mapStorageError } from './storage-errors.ts'

export interface DataFolderOwner {
  pid: number
  /** Made anew at every start. */
  token: string
  startedAt: number
  /** Where a second seat reaches the owner; null until it listens. */
  url: string | null
}

export interface DataFolderLock {
  readonly owner: DataFolderOwner
  /** Tells other seats where to connect. */
  setUrl(url: string | null): void
  release(): void
}

export interface LockDataFolderOptions {
  folder: string
  clock: Pick<Clock, 'now'>
  url?: string
}

/** Throws DATA_FOLDER_LOCKED with the owner's pid and url while another process (or this one) holds the folder. */
export function lockDataFolder({ folder, clock, url }: LockDataFolderOptions): DataFolderLock {
  const paths = dataFolderPaths(folder)
  const hold = takeLock(paths.folder, paths.lockFile)
  let owner: DataFolderOwner = { pid: process.pid, token: randomUUID(), startedAt: clock.now(), url: url ?? null }
  const publish = (): void => {
    const draft = `${paths.ownerFile}.${owner.token}`
    writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 })
    renameSync(draft, paths.ownerFile)
  }
  try {
    publish()
  } catch (error) {
    hold.close()
    throw describeFolderFailure(paths.folder, error)
  }
  return {
    get owner() {
      return owner
    },
    setUrl(next) {
      owner = { ...owner, url: next }
      publish()
    },
    release() {
      if (!hold.open) return
      // Before the lock falls: afterwards the note may already be the next owner's.
      rmSync(paths.ownerFile, { force: true })
      hold.close()
    },
  }
}

/** The owner's own words. They may be left over from a process that died; only `lockDataFolder` proves who lives. */
export function readDataFolderOwner(folder: string): DataFolderOwner | null {
  try {
    const note: unknown = JSON.parse(readFileSync(dataFolderPaths(folder).ownerFile, 'utf8'))
    return isOwner(note) ? note : null
  } catch {
    return null
  }
}

function takeLock(folder: string, lockFile: string): InstanceType<typeof Database> {
  let hold: InstanceType<typeof Database> | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    hold = new Database(lockFile, { timeout: 0 })
    hold.exec('BEGIN EXCLUSIVE')
    return hold
  } catch (error) {
    hold?.close()
    const cause = mapStorageError(error)
    if (!(cause instanceof DomainError && cause.code === 'STORAGE_BUSY')) throw describeFolderFailure(folder, cause)
    const owner = readDataFolderOwner(folder)
    const data = { folder, pid: owner?.pid ?? null, url: owner?.url ?? null }
    const advice = owner?.url
      ? `Open ${owner.url} instead, or stop that process.`
      : 'Stop that process, then try again.'
    throw new DomainError(
      'DATA_FOLDER_LOCKED',
      data,
      `${folder} is in use by process ${owner?.pid ?? 'unknown'}. ${advice}`,
      { cause },
    )
  }
}

function describeFolderFailure(folder: string, error: unknown): unknown {
  if (error instanceof DomainError && error.code === 'DISK_FULL') return error
  const advice = 'Check that the folder exists, that it is a folder, and that this user may write in it.'
  return new DomainError('STORAGE_FAILED', { folder }, `${folder} cannot be used. ${advice}`, { cause: error })
}

function isOwner(note: unknown): note is DataFolderOwner {
  if (note === null || typeof note !== 'object') return false
  const { pid, token, url } = note as Record<string, unknown>
  return typeof pid === 'number' && typeof token === 'string' && (url === null || typeof url === 'string')
}
