// What an archive must say: somebody invited, of everybody whether they came, of who came what the exam gave. Asked when a session is closed and
// of every correction afterwards.
import type { ExamKind, ParticipantFacts } from '#shared/features/training/training.model.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'

/** `parts` = the newest of each person. Throws TRAINING_NOBODY_INVITED, TRAINING_PRESENCE_OPEN, TRAINING_RESULT_OPEN. */
export function refuseIncomplete(parts: Iterable<ParticipantFacts>, exam: ExamKind, session: string): void {
  const invited = [...parts].filter(({ isInvited }) => isInvited)
  if (invited.length === 0) refuseRule('TRAINING_NOBODY_INVITED', session)
  const open = invited.filter(({ isPresent }) => isPresent === null).length
  if (open > 0) refuseRule('TRAINING_PRESENCE_OPEN', 'participants', { count: open })
  const unexamined = invited.filter(({ isPresent, isPassed }) => isPresent === true && isPassed === null).length
  if (exam !== 'none' && unexamined > 0) refuseRule('TRAINING_RESULT_OPEN', 'participants', { count: unexamined })
}
