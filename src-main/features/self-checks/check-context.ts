// What the acts on a check-list share: who is found, the trace of a row, the audit row.
import { dayOf } from '#shared/contract/days.ts'
import { type Day, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { CheckList } from '#shared/features/self-checks/self-checks.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AccountsFeature } from '../accounts/index.ts'
import type { CheckBook } from './check-book.ts'
import { listOfKind } from './check-lists.ts'
import type { CheckRow, SelfChecksRepository } from './self-checks.repository.ts'

export type SelfChecksServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: SelfChecksRepository
  book: CheckBook
  confirmPerson: AccountsFeature['confirmPerson']
  /** Throws NOT_FOUND at the item for a photo that is not kept. */
  requirePhotos: (ids: AttachmentIds, where: string) => unknown
}
export type CheckContext = ReturnType<typeof createCheckContext>

export function createCheckContext(deps: SelfChecksServiceDependencies) {
  const { clock, newId, repository, book } = deps
  const today = (): Day => dayOf(clock.now())
  const id = () => RecordId.parse(newId())
  const traceOf = (actor: Actor) => ({ recordedAt: clock.now(), recordedBy: actor.userId, seat: actor.seatName })
  const listOf = (row: Pick<CheckRow, 'kind'>): CheckList => listOfKind(book.lists, row.kind)

  const audit = auditActs(deps, (action) => ({ action: `self-checks.${action}`, objectType: 'self-check' }))

  function mustFind(checkId: RecordId): CheckRow {
    const row = repository.find(checkId)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'self-check', values: { id: checkId } })
    return row
  }
  function mustBeSigned(checkId: RecordId) {
    const row = mustFind(checkId)
    const newest = repository.listSigned([checkId]).at(-1)
    if (!newest) refuseRule('CHECK_NOT_SIGNED', 'self-check')
    return { row, newest }
  }

  return { ...deps, today, id, traceOf, listOf, audit, mustFind, mustBeSigned }
}
