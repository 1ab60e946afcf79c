// What every act on a file needs: today, the person, the audit row, and rows as screens see them.
import { dayOf } from '#shared/contract/days.ts'
import type { AttachmentId, Day, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { RatioRules } from '#shared/features/staff-files/ratio.rules.ts'
import type { Certificate, CertificateRules, StaffContract } from '#shared/features/staff-files/staff-files.model.ts'
import type { Attended } from '#shared/features/training/training.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { SettleDraft } from '../drafts/index.ts'
import type { StaffFeature } from '../staff/index.ts'
import type { CertificateRow, ContractRow, ReadRow, StaffFilesRepository } from './staff-files.repository.ts'

export type StaffFilesContextDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  staff: StaffFeature
  displayNameOf: (userId: string) => string | null
  /** Everybody's part in closed sessions. */
  attended: () => ReadonlyMap<StaffId, readonly Attended[]>
  /** Throws NOT_FOUND at the field for a scan that is not kept. */
  requireAttachments: (ids: readonly AttachmentId[], where: string) => unknown
  settleDraft: SettleDraft
  repository: StaffFilesRepository
  rules: CertificateRules
  ratios: RatioRules
}
export type StaffFilesContext = ReturnType<typeof createStaffFilesContext>

export function createStaffFilesContext(deps: StaffFilesContextDependencies) {
  const { records, clock } = deps
  const today = (): Day => dayOf(clock.now())
  const nameOf = (userId: string | null): string | null => (userId === null ? null : deps.displayNameOf(userId))

  function entered<Row extends ReadRow<CertificateRow> | ReadRow<ContractRow>>({
    correctsId: _correctsId,
    ...row
  }: Row) {
    return {
      ...row,
      ...{ isCorrected: row.isCorrected === 1, isVoid: row.isVoid === 1, recordedBy: nameOf(row.recordedBy) },
    }
  }

  return {
    ...deps,
    today,
    nameOf,
    certificateOf: (row: ReadRow<CertificateRow>): Certificate => entered(row),
    contractOf: (row: ReadRow<ContractRow>): StaffContract => entered(row),
    transact: <Result>(act: () => Result): Result => withTransaction(records, act),
    recordId: (): RecordId => deps.newId() as RecordId,
    stamp: (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId }),
    refuseFuture(on: Day, where: string): void {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where, values: { on, today: today() } })
    },
    audit: auditActs(deps, (action) => ({ action: `staff-files.${action}`, objectType: 'staff' })),
  }
}
