// Filling a check-list: a draft that survives a crash, two signatures, corrections that keep both, later looks, and the report of a major hazard.

import { dayOf } from '#shared/contract/days.ts'
import { isAllowed } from '#shared/contract/permissions.ts'
import { type Day, RecordId, type UserId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type {
  CheckAnswers,
  CheckChanges,
  CheckKind,
  CheckList,
  HazardReport,
} from '#shared/features/self-checks/self-checks.model.ts'
import { applyChanges, itemsOf, openItems, wantingItems } from '#shared/features/self-checks/self-checks.rules.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
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
  /** Throws NOT_FOUND for a photo that is not kept. */
  requirePhotos: (ids: AttachmentIds) => unknown
}
export type SelfChecksService = ReturnType<typeof createSelfChecksService>

export function createSelfChecksService(deps: SelfChecksServiceDependencies) {
  const { records, clock, newId, repository, book } = deps
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
  /** The draft of a check nobody signed yet, as the caller saw it. */
  function mustBeDraft(checkId: RecordId, version: number) {
    const row = mustFind(checkId)
    const [draft] = repository.listDrafts([checkId])
    if (!draft) refuseRule('CHECK_SIGNED', 'self-check')
    if (draft.version !== version) {
      throw new DomainError('EDIT_CONFLICT', { where: 'self-check', theirs: book.check(checkId) })
    }
    return { row, draft }
  }
  function mustBeSigned(checkId: RecordId) {
    const row = mustFind(checkId)
    const newest = repository.listSigned([checkId]).at(-1)
    if (!newest) refuseRule('CHECK_NOT_SIGNED', 'self-check')
    return { row, newest }
  }
  function mustFit(list: CheckList, answers: CheckChanges): void {
    const codes = new Set(itemsOf(list).map(({ code }) => code))
    for (const [code, answer] of Object.entries(answers)) {
      if (!codes.has(code)) refuseRule('CHECK_ITEM_UNKNOWN', code)
      if (answer && !list.results.includes(answer.result)) refuseRule('ANSWER_NOT_OFFERED', code)
      if (answer && answer.attachmentIds.length > 0) deps.requirePhotos(answer.attachmentIds)
    }
  }
  function mustBeComplete(list: CheckList, answers: CheckAnswers): void {
    const open = openItems(list, answers)
    const [first] = open
    if (first) refuseRule('CHECK_INCOMPLETE', first.code, { count: open.length, code: first.code })
  }
  function refuseDay(day: Day, least: Day, where: string): void {
    if (day > today()) throw new DomainError('DAY_IN_FUTURE', { where })
    if (day < least) refuseRule('CHECK_DAY_TOO_EARLY', where, { day: least })
  }

  return {
    start({ kind, on, reason }: { kind: CheckKind; on: Day; reason: string | null }, actor: Actor): RecordId {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on' })
      const open = repository.findOpen(kind)
      if (open) return open.id
      const isLate = on < today()
      if (isLate && reason === null) refuseRule('REASON_MISSING', 'reason')
      return withTransaction(records, () => {
        const { version: listVersion } = listOfKind(book.lists, kind)
        const late = isLate ? reason : null
        const after = { id: id(), kind, listVersion, onDay: on, lateReason: late, ...traceOf(actor) }
        repository.insertCheck(after)
        audit(actor, 'start', after.id, { after, ...(late === null ? {} : { reason: late }) })
        return after.id
      })
    },

    save(input: { id: RecordId; version: number; changes: CheckChanges }, actor: Actor): void {
      withTransaction(records, () => {
        const { row, draft } = mustBeDraft(input.id, input.version)
        mustFit(listOf(row), input.changes)
        repository.updateDraft(input.id, applyChanges(draft.answers, input.changes), traceOf(actor))
      })
    },

    async finish(
      input: { id: RecordId; version: number; second: { userId: UserId; pin: string } },
      actor: Actor,
    ): Promise<void> {
      const mustBeReady = () => {
        const { row, draft } = mustBeDraft(input.id, input.version)
        mustBeComplete(listOf(row), draft.answers)
        return draft
      }
      mustBeReady()
      if (input.second.userId === actor.userId) refuseRule('SECOND_PERSON_SAME', 'userId')
      const person = await deps.confirmPerson(actor, input.second)
      if (!isAllowed(person.roles, 'fire-safety.record')) refuseRule('CHECK_SIGNER_MAY_NOT', 'userId')
      withTransaction(records, () => {
        // While the PIN was checked somebody else may have changed the draft.
        const { answers } = mustBeReady()
        const after = {
          ...{ id: id(), checkId: input.id, answers, signedBy: person.userId, correctsId: null, reason: null },
          ...traceOf(actor),
        }
        repository.insertRecord(after)
        repository.deleteDraft(input.id)
        audit(actor, 'finish', input.id, { after })
      })
    },

    correct(input: { id: RecordId; answers: CheckAnswers; reason: string }, actor: Actor): void {
      withTransaction(records, () => {
        const { row, newest } = mustBeSigned(input.id)
        mustFit(listOf(row), input.answers)
        mustBeComplete(listOf(row), input.answers)
        const after = {
          ...{ id: id(), checkId: input.id, answers: input.answers, signedBy: null, correctsId: newest.id },
          ...{ reason: input.reason, ...traceOf(actor) },
        }
        repository.insertRecord(after)
        audit(actor, 'correct', input.id, { before: newest, after, reason: input.reason })
      })
    },

    recheck(
      input: { id: RecordId; itemCode: string; on: Day; isPassed: boolean; note: string | null },
      actor: Actor,
    ): void {
      withTransaction(records, () => {
        const { row, newest } = mustBeSigned(input.id)
        if (newest.answers[input.itemCode]?.result !== 'wanting') refuseRule('CHECK_ITEM_NOT_WANTING', 'itemCode')
        refuseDay(input.on, row.onDay, 'on')
        const { itemCode, on: onDay, isPassed, note } = input
        const after = {
          ...{ id: id(), checkId: input.id, itemCode, onDay, isPassed: isPassed ? (1 as const) : (0 as const), note },
          ...traceOf(actor),
        }
        repository.insertRecheck(after)
        audit(actor, 'recheck', input.id, { after })
      })
    },

    reportHazard({ id: checkId, ...report }: HazardReport & { id: RecordId }, actor: Actor): void {
      withTransaction(records, () => {
        const { row, newest } = mustBeSigned(checkId)
        if (row.kind !== 'major-hazards' || wantingItems(listOf(row), newest.answers).length === 0) {
          refuseRule('CHECK_NO_HAZARD', 'self-check')
        }
        if (repository.listReports([checkId]).length > 0) refuseRule('CHECK_REPORTED', 'self-check')
        refuseDay(report.reportedOn, row.onDay, 'reportedOn')
        const after = { checkId, ...report, ...traceOf(actor) }
        repository.insertReport(after)
        audit(actor, 'report-hazard', checkId, { after })
      })
    },

    /** A whole check at once, signed by somebody whose presence was proven elsewhere: for the demo home. */
    fill(input: { kind: CheckKind; on: Day; answers: CheckAnswers; signedBy: UserId }, actor: Actor): RecordId {
      const list = listOfKind(book.lists, input.kind)
      mustBeComplete(list, input.answers)
      return withTransaction(records, () => {
        const row = { id: id(), kind: input.kind, listVersion: list.version, onDay: input.on, lateReason: null }
        repository.insertCheck({ ...row, ...traceOf(actor) })
        repository.deleteDraft(row.id)
        const after = {
          ...{ id: id(), checkId: row.id, answers: input.answers, signedBy: input.signedBy },
          ...{ correctsId: null, reason: null, ...traceOf(actor) },
        }
        repository.insertRecord(after)
        audit(actor, 'fill', row.id, { after })
        return row.id
      })
    },
  }
}
