// Filling a check-list: a draft that survives a crash, two signatures, corrections that keep both.
import { isAllowed } from '#shared/contract/permissions.ts'
import type { Day, RecordId, UserId } from '#shared/contract/primitives.ts'
import type {
  CheckAnswers,
  CheckChanges,
  CheckKind,
  CheckList,
} from '#shared/features/self-checks/self-checks.model.ts'
import {
  applyChanges,
  isOfSameSpan,
  isSpanOver,
  itemsOf,
  openItems,
} from '#shared/features/self-checks/self-checks.rules.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { CheckContext } from './check-context.ts'
import { listOfKind } from './check-lists.ts'
import type { CheckRow } from './self-checks.repository.ts'

export type SelfChecksService = ReturnType<typeof createSelfChecksService>

export function createSelfChecksService(context: CheckContext) {
  const { records, repository, book, today, id, traceOf, listOf, audit, mustFind, mustBeSigned } = context

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
  function mustFit(row: Pick<CheckRow, 'kind' | 'onDay'>, answers: CheckChanges): void {
    const list = listOf(row)
    const codes = new Set(itemsOf(list).map(({ code }) => code))
    for (const [code, answer] of Object.entries(answers)) {
      if (!codes.has(code)) refuseRule('CHECK_ITEM_UNKNOWN', code)
      if (answer && !list.results.includes(answer.result)) refuseRule('ANSWER_NOT_OFFERED', code)
      if (answer?.dueOn && answer.dueOn < row.onDay) refuseRule('CHECK_DAY_TOO_EARLY', code, { day: row.onDay })
      if (answer) context.requirePhotos(answer.attachmentIds, code)
    }
  }
  function mustBeComplete(list: CheckList, answers: CheckAnswers): void {
    const open = openItems(list, answers)
    const [first] = open
    if (first) refuseRule('CHECK_INCOMPLETE', first.code, { count: open.length, code: first.code })
  }

  return {
    start({ kind, on, reason }: { kind: CheckKind; on: Day; reason: string | null }, actor: Actor): RecordId {
      if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'on' })
      const list = listOfKind(book.lists, kind)
      const isOver = isSpanOver(list, on, today())
      const drafts = repository.listOpen(kind).filter((row) => isOfSameSpan(list, row.onDay, on))
      const open = drafts.find(({ lateReason }) => !isOver || lateReason !== null)
      if (open) return open.id
      const isLate = on < today()
      if (isLate && reason === null) refuseRule('REASON_MISSING', 'reason')
      return withTransaction(records, () => {
        const late = isLate ? reason : null
        const after = { id: id(), kind, listVersion: list.version, onDay: on, lateReason: late, ...traceOf(actor) }
        repository.insertCheck(after)
        // What was answered in time and never signed is not typed again.
        const [left] = drafts
        const answered = left && repository.listDrafts([left.id])[0]?.answers
        if (answered) repository.updateDraft(after.id, answered, traceOf(actor))
        audit(actor, 'start', after.id, { after, ...(late === null ? {} : { reason: late }) })
        return after.id
      })
    },

    save(input: { id: RecordId; version: number; changes: CheckChanges }, actor: Actor): void {
      withTransaction(records, () => {
        const { row, draft } = mustBeDraft(input.id, input.version)
        mustFit(row, input.changes)
        repository.updateDraft(input.id, applyChanges(draft.answers, input.changes), traceOf(actor))
      })
    },

    async finish(
      input: { id: RecordId; version: number; second: { userId: UserId; pin: string } },
      actor: Actor,
    ): Promise<void> {
      const mustBeReady = () => {
        const { row, draft } = mustBeDraft(input.id, input.version)
        if (row.lateReason === null && isSpanOver(listOf(row), row.onDay, today())) {
          refuseRule('CHECK_SPAN_OVER', 'self-check')
        }
        mustBeComplete(listOf(row), draft.answers)
        return draft
      }
      mustBeReady()
      if (input.second.userId === actor.userId) refuseRule('SECOND_PERSON_SAME', 'userId')
      const person = await context.confirmPerson(actor, input.second)
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
        mustFit(row, input.answers)
        mustBeComplete(listOf(row), input.answers)
        const after = {
          ...{ id: id(), checkId: input.id, answers: input.answers, signedBy: null, correctsId: newest.id },
          ...{ reason: input.reason, ...traceOf(actor) },
        }
        repository.insertRecord(after)
        audit(actor, 'correct', input.id, { before: newest, after, reason: input.reason })
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
