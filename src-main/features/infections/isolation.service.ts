// The acts on isolation: begin, look again, end. Beds are blocked, freed and changed by the features they belong to, in one transaction with
// the row that says who answers for it; the house is told after the commit.
import type { BedId, Day, RecordId } from '#shared/contract/primitives.ts'
import type { Isolation } from '#shared/features/infections/infections.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { InfectionBook } from './infection-book.ts'
import type { InfectionContext } from './infection-context.ts'
import type { IsolationRow, ReviewRow } from './infections.repository.ts'

export type NewIsolation = {
  caseId: RecordId
  bedId: BedId | null
  fromOn: Day
  owner: string
  precautions: string[]
  reviewOn: Day
  reason: string
}
export type IsolationService = ReturnType<typeof createIsolationService>

export function createIsolationService(context: InfectionContext, book: InfectionBook) {
  const { repository, rules, residents, beds } = context

  function mustBeOpenCase(caseId: RecordId) {
    const row = repository.listVersions(caseId).at(-1)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'infection-case', values: { id: caseId } })
    if (row.isVoid === 1) refuseRule('CASE_IS_VOID', 'infection-case')
    if (row.closedOn !== null) refuseRule('CASE_IS_CLOSED', 'infection-case')
    if (book.hasOpenIsolation(caseId)) refuseRule('ISOLATION_IS_OPEN', 'infection-case')
    return row
  }

  function mustBeOpen(id: RecordId): { row: IsolationRow; fromOn: Day; lastOn: Day } {
    const row = repository.findIsolation(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'isolation', values: { id } })
    const shown = book.isolationOf(row)
    if (shown.toOn !== null) refuseRule('ISOLATION_IS_OVER', 'isolation')
    return { row, fromOn: shown.fromOn, lastOn: shown.reviews.at(-1)?.on ?? shown.fromOn }
  }

  function mustBeAfter(reviewOn: Day, on: Day, where: string): void {
    if (reviewOn <= on) refuseRule('REVIEW_NOT_AFTER_START', where)
  }

  return {
    isolate(input: NewIsolation, actor: Actor): Isolation {
      const { caseId, fromOn, reason } = input
      const { residentId } = mustBeOpenCase(caseId)
      context.refuseFuture(fromOn, 'fromOn')
      context.mustBeHere(residentId, fromOn)
      context.mustBeHere(residentId, context.today())
      mustBeAfter(input.reviewOn, fromOn, 'reviewOn')
      const known = rules.precautions.map(({ code }) => code)
      if (input.precautions.some((code) => !known.includes(code))) refuseRule('PRECAUTION_UNKNOWN', 'precautions')
      const ownBedId = residents.get(residentId).bedId
      const bedId = input.bedId ?? ownBedId
      if (bedId === null) throw new DomainError('RESIDENT_NOT_IN', { where: 'resident', values: { id: residentId } })
      const { row, moved } = context.transact(() => {
        const move = { id: residentId, toBedId: bedId, on: fromOn, reason }
        const moved = bedId === ownBedId ? null : residents.transferWithin(move, actor)
        const blockId = beds.blockWithin({ bedId, kind: 'isolation', fromOn, untilOn: null, reason }, actor)
        const precautions = known.filter((code) => input.precautions.includes(code))
        const row: IsolationRow = {
          ...{ id: context.recordId(), caseId, residentId, blockId, owner: input.owner, precautions },
          ...{ reviewOn: input.reviewOn, ...context.stamp(actor) },
        }
        repository.insertIsolation(row)
        context.audit(actor, 'isolate', 'isolation', row.id, { after: row, reason })
        return { row, moved }
      })
      if (moved) residents.announceMoved(moved)
      beds.announceBeds([bedId])
      return book.isolationOf(row)
    },

    review(input: { id: RecordId; on: Day; nextReviewOn: Day; note: string | null }, actor: Actor): Isolation {
      const { row, lastOn } = mustBeOpen(input.id)
      context.refuseFuture(input.on, 'on')
      context.refuseBefore(input.on, lastOn, 'on')
      mustBeAfter(input.nextReviewOn, input.on, 'nextReviewOn')
      const { id, ...said } = input
      const after: ReviewRow = { id: context.recordId(), isolationId: id, ...said, ...context.stamp(actor) }
      context.transact(() => {
        repository.insertReview(after)
        context.audit(actor, 'review-isolation', 'isolation', id, { after })
      })
      return book.isolationOf(row)
    },

    end(input: { id: RecordId; on: Day; note: string | null }, actor: Actor): Isolation {
      const { row, lastOn } = mustBeOpen(input.id)
      const { id, on, note } = input
      context.refuseFuture(on, 'on')
      context.refuseBefore(on, lastOn, 'on')
      const last = { id: context.recordId(), isolationId: id, on, nextReviewOn: null, note, ...context.stamp(actor) }
      const bedId = context.transact(() => {
        repository.insertReview(last)
        context.audit(actor, 'end-isolation', 'isolation', id, { after: last })
        return beds.unblockWithin({ blockId: row.blockId, on }, actor)
      })
      beds.announceBeds([bedId])
      return book.isolationOf(row)
    },
  }
}
