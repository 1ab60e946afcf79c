// Backup and verification as acts of a signed-in person, with progress and cancel, and the duty to back up.
import { basename } from 'node:path'
import { implement } from '@orpc/server'
import { addDays, dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { maintenanceContract, type WorkProgress } from '#shared/features/maintenance/maintenance.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { createBackup } from '../../database/backup.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import { formatRecoveryKey } from '../../database/recovery-key.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { dataFolderPaths } from '../../platform/paths.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import { listBackups } from './list-backups.ts'
import { streamWork } from './stream-work.ts'

export type MaintenanceDependencies = {
  dataFolder: string
  key: Uint8Array | null
  records: SqliteDatabase
  clock: Clock
  appVersion: string
  /** All checks of the records file and of the features' own rules. */
  verify: (signal: AbortSignal) => Promise<{ name: string; isOk: boolean; detail: string }[]>
}

const BACKUP_EVERY_DAYS = 1

/** Builds the feature. */
export function createMaintenanceFeature(deps: MaintenanceDependencies) {
  const { dataFolder, records, clock } = deps

  async function backup(
    actor: Actor,
    report: (progress: WorkProgress) => void,
    signal: AbortSignal,
  ): Promise<WorkProgress> {
    const paths = dataFolderPaths(dataFolder)
    const made = await createBackup({
      recordsFile: paths.recordsFile,
      telemetryFile: paths.telemetryFile,
      key: deps.key,
      toFolder: paths.backupsFolder,
      clock,
      appVersion: deps.appVersion,
      signal,
      onProgress: (step) =>
        report({ kind: 'progress', step: `${step.step}-${step.role}`, done: step.doneBytes, total: step.totalBytes }),
    })
    const name = basename(made.folder)
    withTransaction(records, () => {
      const audit = { action: 'maintenance.backup', objectType: 'backup', objectId: name }
      appendAudit(records, { at: clock.now(), ...auditAs(actor), ...audit })
    })
    return { kind: 'done', backup: listBackups(dataFolder).find((entry) => entry.name === name) ?? null, checks: [] }
  }

  const api = implement(maintenanceContract).$context<RequestContext>()
  const router = api.router({
    backups: api.backups.handler(() => listBackups(dataFolder)),
    backup: api.backup.handler(({ context, signal }) =>
      streamWork((report, cancel) => backup(context.actor, report, cancel), signal),
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

  /** A backup is due a day after the last one; it closes when a newer backup lies in the folder. */
  function duties(today: string): Omit<Duty, 'snoozed'>[] {
    const last = listBackups(dataFolder).find((entry) => entry.kind === 'manual')
    const dueOn = last ? addDays(dayOf(last.createdAt), BACKUP_EVERY_DAYS) : today
    return [
      {
        key: 'backup-due:home',
        kind: 'backup-due',
        dueOn,
        owner: 'administrator',
        link: screenLinks.maintenance(),
        values: { lastOn: last ? dayOf(last.createdAt) : null },
        basis: null,
      },
    ]
  }

  return {
    router,
    duties,
    /** When the last whole backup was made, epoch milliseconds; null = never. Reads the backups folder. */
    lastBackupAt: (): number | null =>
      listBackups(dataFolder).find((entry) => entry.kind === 'manual')?.createdAt ?? null,
  }
}
