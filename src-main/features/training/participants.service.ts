// Who is invited, who was there, with what result; by hand or by a card at the reader of the session. More can never be present than are invited.
import { dayOf } from '#shared/contract/days.ts'
import type { Instant, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { ParticipantChange } from '#shared/features/training/training.contract.ts'
import type { TrainingSession } from '#shared/features/training/training.model.ts'
import { isPassedBy } from '#shared/features/training/training.rules.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ParticipantRow } from './participants.repository.ts'
import { refuseIncomplete } from './session-completeness.ts'
import type { SessionRow } from './training.repository.ts'
import { newestParts, type TrainingBook } from './training-book.ts'
import type { TrainingContext } from './training-context.ts'

const SESSION = 'training-session'
/** A card counts from so long before the beginning on. */
const EARLY_MS = 60 * 60_000
type Part = Omit<ParticipantRow, 'id' | 'sessionId' | 'version' | 'reason' | 'recordedAt' | 'recordedBy'>
export type ParticipantsService = ReturnType<typeof createParticipantsService>

const noPart = { isInvited: false, isPresent: null, presentBy: null, presentAt: null, score: null, isPassed: null }

export function createParticipantsService(context: TrainingContext, book: TrainingBook) {
  const { participants, repository, clock } = context

  function presenceOf(before: Part, told: boolean | null | undefined, now: Instant) {
    if (told === undefined) {
      const { isPresent, presentBy, presentAt } = before
      return { isPresent, presentBy, presentAt }
    }
    // Who is there already keeps the time and the way in which it was seen.
    if (told === true && before.isPresent === true) return presenceOf(before, undefined, now)
    return { isPresent: told, presentBy: told ? ('hand' as const) : null, presentAt: told ? now : null }
  }

  function changed(session: SessionRow, before: Part, change: ParticipantChange): Part {
    const { staffId } = before
    const isInvited = change.isInvited ?? before.isInvited
    const presence = isInvited
      ? presenceOf(before, change.isPresent, clock.now())
      : { isPresent: null, presentBy: null, presentAt: null }
    if (change.isPresent === true && !isInvited) refuseRule('TRAINING_NOT_INVITED', 'participants', { staffId })
    if (change.isPresent === true && session.fromAt - EARLY_MS > clock.now()) refuseRule('TRAINING_NOT_BEGUN', SESSION)
    const isJudged = change.score != null || change.isPassed != null
    if (isJudged && session.exam === 'none') refuseRule('TRAINING_NOT_EXAMINED', 'participants')
    if (isJudged && presence.isPresent !== true) refuseRule('TRAINING_NOT_PRESENT', 'participants', { staffId })
    const isThere = presence.isPresent === true
    const score =
      isThere && session.exam === 'score' ? (change.score === undefined ? before.score : change.score) : null
    const said = change.isPassed === undefined ? before.isPassed : change.isPassed
    const isPassed = isThere ? isPassedBy(session.exam, session.passScore, { score, isPassed: said }) : null
    return { staffId, isInvited, ...presence, score, isPassed }
  }

  const isSame = (left: Part, right: Part): boolean =>
    left.isInvited === right.isInvited &&
    left.isPresent === right.isPresent &&
    left.presentBy === right.presentBy &&
    left.score === right.score &&
    left.isPassed === right.isPassed

  return {
    mark(input: { id: RecordId; changes: ParticipantChange[]; reason: string | null }, actor: Actor): TrainingSession {
      const session = book.mustFind(input.id)
      if (session.calledOffReason !== null) refuseRule('TRAINING_CALLED_OFF', SESSION)
      const isClosed = session.closedAt !== null
      if (isClosed && input.reason === null) refuseRule('REASON_MISSING', 'reason')
      const reason = isClosed ? input.reason : null
      const members = context.members()
      return context.transact(() => {
        const known = newestParts(participants.listOf(input.id))
        for (const change of input.changes) {
          const { staffId } = change
          const before = known.get(staffId)
          // Who left before the session can still be taken off or told absent: otherwise it could never be closed.
          const isTold =
            before !== undefined && change.isPresent !== true && (change.isInvited !== true || before.isInvited)
          if (!isTold) context.mustWork(members, staffId, dayOf(session.fromAt), 'participants')
          const part = before ?? { ...noPart, staffId }
          const after = changed(session, part, change)
          if (isSame(part, after)) continue
          const about = { id: context.recordId(), sessionId: input.id, version: (before?.version ?? 0) + 1, reason }
          const row: ParticipantRow = { ...about, ...after, ...context.stamp(actor) }
          participants.insert(row)
          known.set(staffId, row)
          if (isClosed) {
            context.audit(actor, 'correct-participant', SESSION, input.id, {
              before: before ?? null,
              after: row,
              reason,
            })
          }
        }
        if (isClosed) refuseIncomplete(known.values(), session.exam, SESSION)
        else context.audit(actor, 'mark', SESSION, input.id, { after: input.changes })
        return book.sessionOf(input.id)
      })
    },

    /**
     * A card at a reader: its holder is present in the open session of that reader. Whoever is not invited is not signed in: the list says who
     * should be there, and more can be invited at any time.
     */
    signInByCard(card: { userId: string; readerId: string; at: Instant; actor: Actor }): void {
      const staffId: StaffId | null = context.staffOfUser(card.userId)
      if (staffId === null) return
      for (const session of repository.openAtReader(card.readerId, card.at, EARLY_MS)) {
        const before = newestParts(participants.listOf(session.id)).get(staffId)
        if (!before?.isInvited || before.isPresent === true) continue
        const row: ParticipantRow = {
          ...{ ...before, id: context.recordId(), version: before.version + 1, isPresent: true },
          ...{ presentBy: 'badge', presentAt: card.at, reason: null, ...context.stamp(card.actor) },
        }
        context.transact(() => {
          participants.insert(row)
          context.audit(card.actor, 'sign-in', SESSION, session.id, { before, after: row })
        })
      }
    },
  }
}
