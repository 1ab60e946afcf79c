// The acts on cases: open, change or confirm, close, void, and what was reported of a possible cluster. A change is a further version.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CaseFacts, CaseOutcome, Cluster } from '#shared/features/infections/infections.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { InfectionBook } from './infection-book.ts'
import type { InfectionContext } from './infection-context.ts'
import type { CaseRow } from './infections.repository.ts'

type Facts = Pick<CaseFacts, 'kind' | 'certainty' | 'onsetOn' | 'note'>
type Target = { id: RecordId; version: number }
const CASE = 'infection-case'
export type CasesService = ReturnType<typeof createCasesService>

export function createCasesService(context: InfectionContext, book: InfectionBook) {
  const { repository, rules } = context

  function mustFind({ id, version }: Target): CaseRow {
    const row = repository.listVersions(id).at(-1)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'infection-case', values: { id } })
    if (row.version !== version) {
      throw new DomainError('EDIT_CONFLICT', { where: 'infection-case', theirs: book.caseOf(row) })
    }
    if (row.isVoid === 1) refuseRule('CASE_IS_VOID', 'infection-case')
    return row
  }

  function mustBeOpen(target: Target): CaseRow {
    const row = mustFind(target)
    if (row.closedOn !== null) refuseRule('CASE_IS_CLOSED', 'infection-case')
    return row
  }

  function mustFit(residentId: ResidentId, { kind, onsetOn }: Facts): void {
    context.refuseFuture(onsetOn, 'onsetOn')
    context.mustBeHere(residentId, onsetOn)
    if (!rules.kinds.some(({ code }) => code === kind)) refuseRule('INFECTION_KIND_UNKNOWN', 'kind')
  }

  /** A bed stays blocked until somebody frees it: the case may not be over before. */
  function mustNotBeIsolated(caseId: RecordId): void {
    if (book.hasOpenIsolation(caseId)) refuseRule('ISOLATION_IS_OPEN', 'infection-case')
  }

  function record(actor: Actor, action: string, before: CaseRow | null, after: CaseRow): void {
    context.transact(() => {
      repository.insertCase(after)
      context.audit(actor, action, CASE, after.caseId, { before, after, reason: after.reason })
    })
  }
  const next = (before: CaseRow, changes: Partial<CaseRow>, actor: Actor): CaseRow => ({
    ...{ ...before, ...changes },
    ...{ id: context.recordId(), version: before.version + 1, ...context.stamp(actor) },
  })

  return {
    open(input: Facts & { residentId: ResidentId }, actor: Actor) {
      const { residentId, kind, certainty, onsetOn, note } = input
      mustFit(residentId, input)
      const isOpen = repository
        .listCasesOf(residentId)
        .some((row) => row.kind === kind && row.closedOn === null && row.isVoid === 0)
      if (isOpen) refuseRule('CASE_IS_OPEN', 'kind')
      const id = context.recordId()
      const row: CaseRow = {
        ...{ id, caseId: id, version: 1, residentId, kind, certainty, onsetOn, note },
        ...{ closedOn: null, outcome: null, isVoid: 0, reason: null, ...context.stamp(actor) },
      }
      record(actor, 'open-case', null, row)
      return book.caseOf(row)
    },

    change(input: Facts & Target & { reason: string }, actor: Actor) {
      const before = mustBeOpen(input)
      mustFit(before.residentId, input)
      const { kind, certainty, onsetOn, note, reason } = input
      const after = next(before, { kind, certainty, onsetOn, note, reason }, actor)
      record(actor, 'change-case', before, after)
      return book.caseOf(after)
    },

    close(input: Target & { on: Day; outcome: CaseOutcome; note: string | null }, actor: Actor) {
      const before = mustBeOpen(input)
      const { on, outcome } = input
      context.refuseFuture(on, 'on')
      context.refuseBefore(on, before.onsetOn, 'on')
      mustNotBeIsolated(before.caseId)
      const after = next(before, { closedOn: on, outcome, note: input.note ?? before.note, reason: null }, actor)
      record(actor, 'close-case', before, after)
      return book.caseOf(after)
    },

    void(input: Target & { reason: string }, actor: Actor) {
      const before = mustFind(input)
      mustNotBeIsolated(before.caseId)
      const after = next(before, { isVoid: 1, reason: input.reason }, actor)
      record(actor, 'void-case', before, after)
      return book.caseOf(after)
    },

    reportCluster(
      input: { caseId: RecordId; to: string; at: Instant; by: string; note: string | null },
      actor: Actor,
    ): Cluster {
      const { caseId, to, at } = input
      const find = () => book.clusters().find(({ caseIds }) => caseIds.includes(caseId))
      if (!find()) throw new DomainError('NOT_FOUND', { where: 'cluster', values: { id: caseId } })
      if (!rules.reportTo.some(({ code }) => code === to)) refuseRule('REPORT_TO_UNKNOWN', 'to')
      if (at > context.clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      const row = { id: context.recordId(), ...input, ...context.stamp(actor) }
      context.transact(() => {
        repository.insertReport(row)
        context.audit(actor, 'report-cluster', 'infection-case', caseId, { after: row })
      })
      const told = find()
      if (!told) throw new DomainError('NOT_FOUND', { where: 'cluster', values: { id: caseId } })
      return told
    },
  }
}
