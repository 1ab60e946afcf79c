// 师带徒: who looks after a newcomer, from when to when, and what came of it. Every version stays.
import type { RecordId } from '#shared/contract/primitives.ts'
import type { Mentorship, MentorshipFacts } from '#shared/features/training/training.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { MentorshipRow } from './participants.repository.ts'
import type { TrainingBook } from './training-book.ts'
import type { TrainingContext } from './training-context.ts'

const MENTORSHIP = 'mentorship'
export type MentorsService = ReturnType<typeof createMentorsService>

export function createMentorsService(context: TrainingContext, book: TrainingBook) {
  const { participants } = context

  function mustFit(facts: MentorshipFacts): void {
    const { menteeId, mentorId, fromOn, untilOn, assessment, isPassed } = facts
    if (menteeId === mentorId) refuseRule('MENTOR_SAME_PERSON', 'mentorId')
    const members = context.members()
    context.mustWork(members, menteeId, fromOn, 'menteeId')
    context.mustWork(members, mentorId, fromOn, 'mentorId')
    const today = context.today()
    if (fromOn > today) throw new DomainError('DAY_IN_FUTURE', { where: 'fromOn', values: { on: fromOn, today } })
    if (untilOn !== null && untilOn < fromOn) refuseRule('MENTOR_ENDS_BEFORE', 'untilOn')
    if (isPassed !== null && (assessment === null || untilOn === null)) refuseRule('MENTOR_UNASSESSED', 'assessment')
    if (isPassed !== null && untilOn !== null && untilOn > today) {
      throw new DomainError('DAY_IN_FUTURE', { where: 'untilOn', values: { on: untilOn, today } })
    }
  }

  return {
    begin(facts: MentorshipFacts, actor: Actor): Mentorship {
      mustFit(facts)
      const id = context.recordId()
      const row: MentorshipRow = { id, mentorshipId: id, version: 1, ...facts, ...context.stamp(actor) }
      context.transact(() => {
        participants.insertMentorship(row)
        context.audit(actor, 'begin-mentorship', MENTORSHIP, id, { after: row })
      })
      return book.mentorshipOf(row)
    },

    change(input: Omit<MentorshipFacts, 'menteeId'> & { id: RecordId; version: number }, actor: Actor): Mentorship {
      const { id, version, ...facts } = input
      const before = participants.findMentorship(id)
      if (!before) throw new DomainError('NOT_FOUND', { where: MENTORSHIP, values: { id } })
      if (before.version !== version) {
        throw new DomainError('EDIT_CONFLICT', { where: MENTORSHIP, theirs: book.mentorshipOf(before) })
      }
      mustFit({ ...facts, menteeId: before.menteeId })
      const after = { ...before, ...facts, id: context.recordId(), version: version + 1, ...context.stamp(actor) }
      context.transact(() => {
        participants.insertMentorship(after)
        context.audit(actor, 'change-mentorship', MENTORSHIP, id, { before, after })
      })
      return book.mentorshipOf(after)
    },
  }
}
