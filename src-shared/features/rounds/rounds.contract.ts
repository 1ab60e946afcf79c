// Night rounds by scanning the labels of beds. Health data: floor staff, care lead, clinician and director.
import * as z from 'zod'
import { BedId, Day, Instant, Reason, RecordId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { LateVisit, RoundNight, RoundOutcome, RoundVisit } from './rounds.model.ts'

export const roundsContract = {
  /** A night with its rounds and beds; left out: the night of now. Errors: DAY_IN_FUTURE. */
  ofNight: needs('rounds.read')
    .input(z.object({ night: Day.optional() }))
    .output(RoundNight),
  /** Errors: NOT_FOUND. */
  get: needs('rounds.read')
    .input(z.object({ id: RecordId }))
    .output(RoundVisit),
  /** Labels of the beds that are open today, in walking order. */
  labels: needs('rounds.read').output(
    z.array(z.object({ bedId: BedId, bedLabel: z.string(), floorName: z.string(), code: z.string() })),
  ),
  /**
   * Writes that somebody is at a bed now, by the code of its label; an empty bed and a person who is away are written as such. Errors:
   * RULE_BROKEN (CODE_MISSING, CODE_UNKNOWN).
   */
  scan: needs('rounds.record')
    .input(z.object({ code: z.string().max(80) }))
    .output(RoundVisit),
  /** What was found at a visit. Errors: NOT_FOUND, RULE_BROKEN (ROUND_TOLD, ROUND_NOBODY_THERE, ROUND_TEXT_MISSING). */
  tell: needs('rounds.record')
    .input(z.object({ id: RecordId, outcome: RoundOutcome, text: ShortText.nullable() }))
    .output(RoundVisit),
  /** Sets right what was told, with a reason; both stay. Errors: NOT_FOUND, RULE_BROKEN (ROUND_NOT_TOLD, ROUND_TEXT_MISSING). */
  correct: needs('rounds.record')
    .input(z.object({ id: RecordId, outcome: RoundOutcome, text: ShortText.nullable(), reason: Reason }))
    .output(RoundVisit),
  /**
   * Writes afterwards that somebody was at a bed; marked as such. Errors: NOT_FOUND, DAY_IN_FUTURE, RESIDENT_ON_LEAVE, RULE_BROKEN
   * (ROUND_TOO_OLD, ROUND_BED_EMPTY, ROUND_TEXT_MISSING).
   */
  recordLate: needs('rounds.record').input(LateVisit).output(RoundVisit),
  /** Why a round was not walked. Errors: NOT_FOUND (no round at that time), RULE_BROKEN (ROUND_NOT_MISSED, ROUND_EXPLAINED, ROUND_TOO_OLD). */
  explain: needs('rounds.record')
    .input(z.object({ roundAt: Instant, reason: Reason }))
    .output(RoundNight),
}
