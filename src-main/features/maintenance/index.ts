// Backup and verification as acts of a signed-in person, with progress and cancel; the nightly backup; and the duty to back up.
import { basename } from 'node:path'
import { implement } from '@orpc/server'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { defaultNightlyBackup, type FacilitySettings } from '#shared/features/facility/facility.model.ts'
import {
  type BackupFile,
  HomePart,
  maintenanceContract,
  type WorkProgress,
} from '#shared/features/maintenance/maintenance.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type CreateBackupOptions, type CreatedBackup, createBackup } from '../../database/backup.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import { formatRecoveryKey } from '../../database/recovery-key.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Logger } from '../../platform/logger.ts'
import { dataFolderPaths } from '../../platform/paths.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import { listBackups } from './list-backups.ts'
import { createNightlyBackup, type NightlyBackupDependencies } from './nightly-backup.ts'
import { streamWork } from './stream-work.ts'

export type MaintenanceDependencies = {
  dataFolder: string
  key: Uint8Array | null
  records: SqliteDatabase
  clock: Clock
  appVersion: string
  logger: Pick<Logger, 'error'>
  settings: () => Pick<FacilitySettings, 'nightlyBackup'>
  /** Which home the data folder is. */
  homeId: string
  facts: NightlyBackupDependencies['facts']
  /** All checks of the records file and of the features' own rules. */
  verify: (signal: AbortSignal) => Promise<{ name: string; isOk: boolean; detail: string }[]>
}

const BACKUP_EVERY_DAYS = 1

/** Builds the feature. */
export function createMaintenanceFeature(deps: MaintenanceDependencies) {
  const { dataFolder, records, clock } = deps

  const paths = dataFolderPaths(dataFolder)
  const nightlySettings = () => deps.settings().nightlyBackup ?? defaultNightlyBackup

  function make(toFolder: string, more: Partial<CreateBackupOptions>): Promise<CreatedBackup> {
    const { recordsFile, telemetryFile } = paths
    const { key, appVersion } = deps
    return createBackup({ recordsFile, telemetryFile, key, toFolder, clock, appVersion, ...more })
  }

  const list = (): BackupFile[] => listBackups([paths.backupsFolder, nightlySettings().folder ?? paths.backupsFolder])
  /** The newest that could bring the people and their records back. */
  const lastWhole = (): BackupFile | undefined => list().find((entry) => entry.parts.includes('records'))

  const nightly = createNightlyBackup({
    ...{ records, clock, logger: deps.logger, facts: deps.facts, homeId: deps.homeId },
    settings: nightlySettings,
    defaultFolder: paths.backupsFolder,
    make: (toFolder, signal) => make(toFolder, { parts: ['records'], origin: 'nightly', signal }),
  })

  async function backup(
    actor: Actor,
    parts: readonly HomePart[],
    report: (progress: WorkProgress) => void,
    signal: AbortSignal,
  ): Promise<WorkProgress> {
    const made = await make(paths.backupsFolder, {
      parts,
      signal,
      onProgress: (step) =>
        report({ kind: 'progress', step: `${step.step}-${step.role}`, done: step.doneBytes, total: step.totalBytes }),
    })
    const name = basename(made.folder)
    withTransaction(records, () => {
      const audit = { action: 'maintenance.backup', objectType: 'backup', objectId: name, after: { parts } }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...audit })
    })
    if (parts.includes('records')) nightly.settle()
    return { kind: 'done', backup: list().find((entry) => entry.name === name) ?? null, checks: [] }
  }

  const api = implement(maintenanceContract).$context<RequestContext>()
  const router = api.router({
    backups: api.backups.handler(() => list()),
    backup: api.backup.handler(({ input, context, signal }) =>
      streamWork((report, cancel) => backup(context.actor, input?.parts ?? HomePart.options, report, cancel), signal),
    ),
    revealRecoveryKey: api.revealRecoveryKey.handler(({ input, context }) => {
      const { key } = deps
      if (!key) throw new DomainError('KEY_MISSING', { where: 'home' })
      withTransaction(records, () => {
        const audit = { action: 'maintenance.reveal-recovery-key', objectType: 'home', objectId: null }
        appendAudit(records, { at: clock.now(), ...auditAs(context.actor), ...audit, reason: input.reason })
      })
      return { recoveryKey: formatRecoveryKey(key) }
    }),
    verify: api.verify.handler(({ signal }) =>
      streamWork(async (report, cancel) => {
        report({ kind: 'progress', step: 'verify', done: 0, total: null })
        return { kind: 'done', backup: null, checks: await deps.verify(cancel) }
      }, signal),
    ),
  })

  /** A backup is due a day after the last one, and a night without one is told; both close when a newer backup lies in a folder. */
  function duties(today: string): Omit<Duty, 'snoozed'>[] {
    const last = lastWhole()
    const common = { owner: 'administrator', link: screenLinks.maintenance(), basis: null } as const
    const lastOn = last ? dayOf(last.createdAt) : null
    const dueOn = lastOn ? addDays(lastOn, BACKUP_EVERY_DAYS) : today
    const failure = nightly.failure()
    return [
      { ...common, key: 'backup-due:home', kind: 'backup-due', dueOn, values: { lastOn } },
      ...(failure
        ? [
            {
              ...{ ...common, key: 'nightly-backup-failed:home', kind: 'nightly-backup-failed' as const },
              dueOn: dayOf(failure.at),
              values: { lastOn, failure: failure.code },
            },
          ]
        : []),
    ]
  }

  return {
    router,
    duties,
    /** When the last whole backup of the records was made, epoch milliseconds; null = never. Reads the backups folders. */
    lastBackupAt: (): number | null => lastWhole()?.createdAt ?? null,
    /** Why the last nightly backup failed, as an error code; null = it did not. */
    nightlyFailure: (): string | null => nightly.failure()?.code ?? null,
    /** Resolves when the nightly backup that runs now, if any, has ended. */
    idle: nightly.idle,
    /** Begins the nightly backups. */
    start: nightly.start,
    stop: nightly.stop,
  }
}
