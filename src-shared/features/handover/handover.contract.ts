// The handover 交接班 of shifts. Health data: floor staff, care lead, clinician and director.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ResidentId, ShortText, UserId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Handover, HandoverDraft, HandoverRow, HandoverView, SignHandover, WatchedResident } from './handover.model.ts'

export const handoverContract = {
  /** The shift that runs at an instant (left out: now) with its handover, or with what would be signed now. Errors: DAY_IN_FUTURE. */
  ofShift: needs('handover.read')
    .input(z.object({ at: Instant.optional() }))
    .output(HandoverView),
  /** Errors: NOT_FOUND. */
  get: needs('handover.read')
    .input(z.object({ id: RecordId }))
    .output(Handover),
  /** Every shift that began on days of a span (at most 92), newest first, handed over or not. Errors: RULE_BROKEN (PERIOD_TOO_LONG). */
  list: needs('handover.read')
    .input(z.object({ from: Day, until: Day }))
    .output(z.array(HandoverRow)),
  /** Keeps what was typed. Errors: EDIT_CONFLICT, RULE_BROKEN (HANDOVER_IS_SIGNED, HANDOVER_SHIFT_UNKNOWN). */
  saveDraft: needs('handover.sign')
    .input(z.object({ shiftStartedAt: Instant, version: z.number().int(), remarks: z.string().max(2000) }))
    .output(HandoverDraft),
  /**
   * The outgoing signature: freezes the sheet with its hash. Errors: EDIT_CONFLICT (the draft was changed elsewhere), RULE_BROKEN
   * (HANDOVER_IS_SIGNED, HANDOVER_TOO_EARLY, HANDOVER_LATE_REASON, HANDOVER_CLOSED, HANDOVER_SHIFT_UNKNOWN).
   */
  sign: needs('handover.sign').input(SignHandover).output(Handover),
  /**
   * The incoming signature at the same seat, by PIN. Errors: NOT_FOUND, WRONG_CREDENTIALS, ACCOUNT_LOCKED, RULE_BROKEN
   * (HANDOVER_SAME_PERSON, HANDOVER_IS_RECEIVED, HANDOVER_PERSON_MAY_NOT).
   */
  confirm: needs('handover.sign')
    .input(z.object({ id: RecordId, userId: UserId, pin: z.string().max(12) }))
    .output(Handover),
  /** Adds a note under a signed sheet; the sheet itself stays as it was signed. Errors: NOT_FOUND. */
  addNote: needs('handover.sign')
    .input(z.object({ id: RecordId, text: ShortText }))
    .output(Handover),
  /** People to watch now, in the order of the beds. */
  watched: needs('handover.read').output(z.array(WatchedResident)),
  /** Puts somebody on the list until taken off. Errors: NOT_FOUND, RESIDENT_NOT_IN, RESIDENT_DEAD, RULE_BROKEN (WATCHED_ALREADY). */
  watch: needs('handover.sign')
    .input(z.object({ residentId: ResidentId, reason: ShortText }))
    .output(z.array(WatchedResident)),
  /** Takes somebody off the list, with a reason. Errors: NOT_FOUND. */
  unwatch: needs('handover.sign')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(z.array(WatchedResident)),
}
