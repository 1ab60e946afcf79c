// The acts on plans and sessions. A session that is closed is never changed again; what is to be said of it is a note under it.

import type * as z from 'zod'
import { dayOf } from '#shared/contract/days.ts'
import type { RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { PlanFacts, PlanItem, SessionFacts, TrainingSession } from '#shared/features/training/training.model.ts'
import { isPassedBy } from '#shared/features/training/training.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { refuseIncomplete } from './session-completeness.ts'
import type { PlanRow, SessionRow } from './training.repository.ts'
import { newestParts, type TrainingBook } from './training-book.ts'
import type { TrainingContext } from './training-context.ts'

type Target = { id: RecordId; version: number }
const SESSION = 'training-session'
const PLAN = 'training-plan'
/** 一学时 lasts 45 minutes. */
const LESSON_MS = 45 * 60_000
export type SessionsService = ReturnType<typeof createSessionsService>

export function createSessionsService(context: TrainingContext, book: TrainingBook) {
  const { repository, participants, clock } = context

  function mustFindPlan(id: RecordId): PlanRow {
    const row = repository.findPlan(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: PLAN, values: { id } })
    if (row.voidReason !== null) refuseRule('PLAN_IS_VOID', 'planId')
    return row
  }

  function mustFit(facts: SessionFacts): void {
    const { fromAt, untilAt, hours, category, exam, passScore, planId, readerId, attachmentIds } = facts
    context.requireAttachments(attachmentIds, 'attachmentIds')
    if (untilAt <= fromAt) refuseRule('TRAINING_TIMES_CONTRADICT', 'untilAt')
    if (hours * LESSON_MS > untilAt - fromAt) refuseRule('TRAINING_HOURS_TOO_LONG', 'hours')
    if (category === 'pre-job' && exam === 'none') refuseRule('TRAINING_PRE_JOB_UNEXAMINED', 'exam')
    if ((exam === 'score') !== (passScore !== null)) refuseRule('TRAINING_PASS_SCORE_MISPLACED', 'passScore')
    if (planId !== null) mustFindPlan(planId)
    if (readerId !== null && !context.readers().some(({ id }) => id === readerId)) {
      throw new DomainError('NOT_FOUND', { where: 'readerId', values: { id: readerId } })
    }
  }

  function mustBeOpen({ id, version }: Target): SessionRow {
    const row = book.mustFind(id)
    if (row.closedAt !== null) refuseRule('TRAINING_IS_CLOSED', SESSION)
    if (row.calledOffReason !== null) refuseRule('TRAINING_CALLED_OFF', SESSION)
    if (row.version !== version) throw new DomainError('EDIT_CONFLICT', { where: SESSION, theirs: book.sessionOf(id) })
    return row
  }

  function update(before: SessionRow, changes: Partial<SessionRow>, tell: (after: SessionRow) => void) {
    const after = { ...before, ...changes, version: before.version + 1 }
    return context.transact((): TrainingSession => {
      repository.updateSession(after)
      tell(after)
      return book.sessionOf(before.id)
    })
  }

  /** Results follow the exam: points are held against the new limit, what the new exam does not ask for is no result. */
  function judgeAnew(before: SessionRow, { id, exam, passScore }: SessionRow, actor: Actor): void {
    if (exam === before.exam && passScore === before.passScore) return
    for (const part of newestParts(participants.listOf(id)).values()) {
      if (part.isPresent !== true) continue
      const score = exam === 'score' ? part.score : null
      const isPassed = isPassedBy(exam, passScore, { score, isPassed: exam === before.exam ? part.isPassed : null })
      if (score === part.score && isPassed === part.isPassed) continue
      const version = part.version + 1
      participants.insert({ ...part, id: context.recordId(), version, score, isPassed, ...context.stamp(actor) })
    }
  }

  return {
    addToPlan(facts: z.infer<typeof PlanFacts>, actor: Actor): PlanItem {
      const row: PlanRow = { id: context.recordId(), ...facts, voidReason: null, ...context.stamp(actor) }
      context.transact(() => {
        repository.insertPlan(row)
        context.audit(actor, 'add-to-plan', PLAN, row.id, { after: row })
      })
      return book.planOf(row)
    },

    voidPlan({ id, reason }: { id: RecordId; reason: string }, actor: Actor): PlanItem {
      const before = mustFindPlan(id)
      if (repository.sessionsOfPlan(id).length > 0) refuseRule('PLAN_HAS_SESSIONS', PLAN)
      const after = { ...before, voidReason: reason }
      context.transact(() => {
        repository.voidPlan(id, reason)
        context.audit(actor, 'void-plan', PLAN, id, { before, after, reason })
      })
      return book.planOf(after)
    },

    hold({ invitedIds, ...facts }: SessionFacts & { invitedIds: StaffId[] }, actor: Actor): TrainingSession {
      mustFit(facts)
      const members = context.members()
      const on = dayOf(facts.fromAt)
      for (const id of invitedIds) context.mustWork(members, id, on, 'invitedIds')
      const stamp = context.stamp(actor)
      const state = { version: 1, closedAt: null, closedBy: null, calledOffReason: null }
      const row: SessionRow = { id: context.recordId(), ...facts, ...state, ...stamp }
      return context.transact(() => {
        repository.insertSession(row)
        for (const staffId of new Set(invitedIds)) {
          participants.insert({
            ...{ id: context.recordId(), sessionId: row.id, staffId, version: 1, isInvited: true, isPresent: null },
            ...{ presentBy: null, presentAt: null, score: null, isPassed: null, reason: null, ...stamp },
          })
        }
        context.settleDraft({ kind: 'training-session', subjectId: facts.planId ?? '' }, actor)
        context.audit(actor, 'hold-session', SESSION, row.id, { after: { ...row, invitedIds } })
        return book.sessionOf(row.id)
      })
    },

    change({ id, version, ...facts }: SessionFacts & Target, actor: Actor): TrainingSession {
      const before = mustBeOpen({ id, version })
      mustFit(facts)
      return update(before, facts, (after) => {
        judgeAnew(before, after, actor)
        context.settleDraft({ kind: 'training-session', subjectId: id }, actor)
        context.audit(actor, 'change-session', SESSION, id, { before, after })
      })
    },

    close(target: Target, actor: Actor): TrainingSession {
      const before = mustBeOpen(target)
      if (before.fromAt > clock.now()) refuseRule('TRAINING_NOT_BEGUN', SESSION)
      refuseIncomplete(newestParts(participants.listOf(target.id)).values(), before.exam, SESSION)
      return update(before, { closedAt: clock.now(), closedBy: actor.userId }, (after) =>
        context.audit(actor, 'close-session', SESSION, before.id, { before, after }),
      )
    },

    callOff({ reason, ...target }: Target & { reason: string }, actor: Actor): TrainingSession {
      const before = mustBeOpen(target)
      return update(before, { calledOffReason: reason }, (after) =>
        context.audit(actor, 'call-off-session', SESSION, before.id, { before, after, reason }),
      )
    },

    addNote(input: { id: RecordId; text: string; attachmentIds: AttachmentIds }, actor: Actor): TrainingSession {
      const { id, text, attachmentIds } = input
      if (book.mustFind(id).closedAt === null) refuseRule('TRAINING_NOT_CLOSED', SESSION)
      context.requireAttachments(attachmentIds, 'attachmentIds')
      const row = { id: context.recordId(), sessionId: id, text, attachmentIds, ...context.stamp(actor) }
      return context.transact(() => {
        repository.insertNote(row)
        context.audit(actor, 'add-note', SESSION, id, { after: row })
        return book.sessionOf(id)
      })
    },
  }
}
