// The console backs up its records by itself each night, as the house set it. A backup that failed is told until a newer one is whole.
// Must never remove a backup a person made, one of another home, or the one just made.
import { renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { NightlyBackupSettings } from '#shared/features/facility/facility.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { BackupManifest } from '../../database/backup-manifest.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError, isDomainError } from '../../platform/domain-error.ts'
import type { Logger } from '../../platform/logger.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import { systemActor } from '../../rpc/request-context.ts'
import { readBackups } from './list-backups.ts'

const TICK_MS = 60_000
const RETRY_MS = 3_600_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const FACT = 'nightly_backup'

const State = z.object({
  /** No night before this moment is made up for: the home did not exist, or nothing was to be made. */
  since: z.number(),
  doneAt: z.number().nullable(),
  triedAt: z.number().nullable(),
  /** Why the last attempt made no backup; null after one that did. */
  failure: z.object({ at: z.number(), code: z.string() }).nullable(),
})
type State = z.infer<typeof State>

export type NightlyFailure = NonNullable<State['failure']>

export type NightlyBackupDependencies = {
  records: SqliteDatabase
  clock: Clock
  logger: Pick<Logger, 'error'>
  settings: () => NightlyBackupSettings
  /** Where backups go when the house named no folder. */
  defaultFolder: string
  /** Which home the folder is of: only its own backups are ever removed. */
  homeId: string
  /** A fact about the data folder, kept in the records. */
  facts: { get(name: string): string | null; set(name: string, value: string): void }
  make: (toFolder: string, signal: AbortSignal) => Promise<{ folder: string; manifest: BackupManifest }>
}

/** The last moment at or before `now` at which it was `hour` o'clock in China; epoch milliseconds. */
export function lastTurnOf(hour: number, now: number): number {
  const today = startOfDay(dayOf(now)) + hour * HOUR_MS
  return today <= now ? today : today - DAY_MS
}

export function createNightlyBackup(deps: NightlyBackupDependencies) {
  const { records, clock, logger, settings, facts } = deps
  let state: State = { since: clock.now(), doneAt: null, triedAt: null, failure: null }
  let running: { cancel: AbortController; done: Promise<void> } | null = null
  let stopTick: (() => void) | undefined

  /** Keeps the state, with the audit row of what came of the attempt. A full disk must not hide the failure: memory holds it too. */
  function keep(next: State, act?: { action: string; reason?: string }): void {
    state = next
    try {
      withTransaction(records, () => {
        facts.set(FACT, JSON.stringify(next))
        if (!act) return
        const audit = { at: clock.now(), ...auditAs(systemActor), objectType: 'backup', objectId: null }
        appendAudit(records, { ...audit, ...act })
      })
    } catch (error) {
      logger.error({ err: error }, 'the state of the nightly backup could not be stored')
    }
  }

  function isDue(now: number): boolean {
    // A moment in the future is no moment: the clock was wrong then, and waiting for it could take years.
    const past = (at: number | null): number => (at === null || at > now ? Number.NEGATIVE_INFINITY : at)
    const turn = lastTurnOf(settings().hour, now)
    return past(state.since) < turn && past(state.doneAt) < turn && now - past(state.triedAt) >= RETRY_MS
  }

  function targetFolder(): string {
    const { folder } = settings()
    if (folder === null) return deps.defaultFolder
    // A stick that was pulled out must not be replaced by a folder of its name on the console's own disk.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      const message = `${folder} is not there. Plug the disk in, or choose another folder for the nightly backup.`
      throw new DomainError('BACKUP_FOLDER_MISSING', { folder }, message)
    }
    return folder
  }

  function removeOld(folder: string, made: string): void {
    const own = readBackups(folder).filter(
      ({ manifest }) => manifest.origin === 'nightly' && manifest.header?.folderId === deps.homeId,
    )
    for (const { name } of own.filter((entry) => entry.name !== made).slice(settings().keep - 1)) {
      // Half-removed it must not look like a backup.
      const draft = join(folder, `${name}.partial`)
      renameSync(join(folder, name), draft)
      rmSync(draft, { recursive: true, force: true })
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    const triedAt = clock.now()
    try {
      const folder = targetFolder()
      const made = await deps.make(folder, signal)
      keep({ ...state, triedAt, doneAt: triedAt, failure: null }, { action: 'maintenance.nightly-backup' })
      removeOld(folder, made.folder.slice(folder.length + 1))
    } catch (error) {
      if (signal.aborted) return
      const code = isDomainError(error) ? error.code : 'BACKUP_FAILED'
      logger.error({ err: error }, 'the nightly backup failed')
      const failed = { ...state, triedAt, failure: { at: triedAt, code } }
      keep(failed, { action: 'maintenance.nightly-backup-failed', reason: code })
    }
  }

  function tick(): void {
    if (running || !settings().isEnabled || !isDue(clock.now())) return
    const cancel = new AbortController()
    const done = run(cancel.signal).finally(() => {
      running = null
    })
    running = { cancel, done }
  }

  return {
    start(): void {
      const known = facts.get(FACT)
      if (known === null) keep({ ...state, since: clock.now() })
      else state = State.parse(JSON.parse(known))
      stopTick = clock.every(TICK_MS, tick)
    },
    /** Ends a running backup too; nothing half-made stays. */
    async stop(): Promise<void> {
      stopTick?.()
      running?.cancel.abort()
      await running?.done
    },
    /** Resolves when the backup that runs now, if any, has ended. */
    idle: async (): Promise<void> => running?.done,
    /** Why the last attempt failed; null when it did not, or when the house makes no nightly backups. */
    failure: (): NightlyFailure | null => (settings().isEnabled ? state.failure : null),
    /** A whole backup made by hand ends the complaint about the night. */
    settle(): void {
      if (state.failure) keep({ ...state, failure: null })
    },
  }
}

/** The running schedule. */
export type NightlyBackup = ReturnType<typeof createNightlyBackup>
