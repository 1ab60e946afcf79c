import * as z from 'zod'
import { Day, Reason, RecordId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  CheckAnswers,
  CheckChanges,
  CheckKind,
  CheckList,
  CheckSigner,
  HazardReport,
  SelfCheck,
} from './self-checks.model.ts'

export const selfChecksContract = {
  /** Every list in force, with its basis. */
  lists: needs('fire-safety.read').output(z.array(CheckList)),
  /** Checks of a span by their day, newest first. Errors: RULE_BROKEN (ENDS_BEFORE_START). */
  list: needs('fire-safety.read')
    .input(z.object({ from: Day, until: Day }))
    .output(z.array(SelfCheck)),
  /** Errors: NOT_FOUND. */
  get: needs('fire-safety.read')
    .input(z.object({ id: RecordId }))
    .output(SelfCheck),
  /** Begins a check, or goes on with one of the same week, month or quarter that is not signed. A past day needs a reason. Errors: DAY_IN_FUTURE, RULE_BROKEN (REASON_MISSING). */
  start: needs('fire-safety.record')
    .input(z.object({ kind: CheckKind, on: Day, reason: Reason.nullable().default(null) }))
    .output(SelfCheck),
  /** Keeps what was answered so far. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (CHECK_SIGNED, CHECK_ITEM_UNKNOWN, ANSWER_NOT_OFFERED, CHECK_DAY_TOO_EARLY). */
  save: needs('fire-safety.record')
    .input(z.object({ id: RecordId, version: z.number().int(), changes: CheckChanges }))
    .output(SelfCheck),
  /**
   * Signed by the person who checked and by another one with a PIN. Errors: NOT_FOUND, EDIT_CONFLICT, WRONG_CREDENTIALS, ACCOUNT_LOCKED,
   * RULE_BROKEN (CHECK_SIGNED, CHECK_SPAN_OVER: it is written down afterwards with a reason, CHECK_INCOMPLETE at the item, SECOND_PERSON_SAME,
   * CHECK_SIGNER_MAY_NOT).
   */
  finish: needs('fire-safety.record')
    .input(z.object({ id: RecordId, version: z.number().int(), second: CheckSigner }))
    .output(SelfCheck),
  /** Sets a signed check right, with a reason; both stay. Errors: NOT_FOUND, RULE_BROKEN (CHECK_NOT_SIGNED, CHECK_INCOMPLETE, CHECK_ITEM_UNKNOWN). */
  correct: needs('fire-safety.record')
    .input(z.object({ id: RecordId, answers: CheckAnswers, reason: Reason }))
    .output(SelfCheck),
  /** A later look at an item that was wanting. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN (CHECK_NOT_SIGNED, CHECK_ITEM_NOT_WANTING, CHECK_DAY_TOO_EARLY). */
  recheck: needs('fire-safety.record')
    .input(
      z.object({
        id: RecordId,
        itemCode: z.string().max(20),
        on: Day,
        isPassed: z.boolean(),
        note: ShortText.nullable(),
      }),
    )
    .output(SelfCheck),
  /** When the authority was told of a major hazard. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN (CHECK_NO_HAZARD, CHECK_REPORTED, CHECK_DAY_TOO_EARLY). */
  reportHazard: needs('fire-safety.manage')
    .input(HazardReport.extend({ id: RecordId }))
    .output(SelfCheck),
}
