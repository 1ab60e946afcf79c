// 奖补: who may have which award for a year, line by line, and the claims. Read with the staff, written by whoever manages awards.
import * as z from 'zod'
import { Day, RecordId, StaffId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { AwardClaim, AwardOverview, AwardRules, ClaimState } from './awards.model.ts'

const Year = z.number().int().min(2000).max(2100)
const Note = z.string().trim().max(500).nullable()

export const awardsContract = {
  rules: needs('staff.read').output(AwardRules),
  /** Judged by the record as it stands, as of 31 December of the year before. */
  overview: needs('staff.read')
    .input(z.object({ year: Year }))
    .output(AwardOverview),
  /**
   * Records an application, or a payment of earlier years that the record must know of. The amount is that of the rules unless another was paid.
   * Errors: NOT_FOUND (staff), DAY_IN_FUTURE (on, or a year that has not begun), DAY_BEFORE_START (on before the year), RULE_BROKEN
   * (AWARD_KIND_UNKNOWN, AWARD_CLAIMED, AWARD_NOT_DUE, AWARD_STATE_NOT_NEXT: neither applied nor paid).
   */
  claim: needs('awards.manage')
    .input(
      z.object({
        staffId: StaffId,
        kind: z.string().max(40),
        year: Year,
        state: ClaimState,
        on: Day,
        amount: AwardClaim.shape.amount.nullable(),
        note: Note,
      }),
    )
    .output(AwardClaim),
  /** The next state of a claim; each stays on record. Errors: NOT_FOUND, EDIT_CONFLICT, DAY_IN_FUTURE, RULE_BROKEN (AWARD_STATE_NOT_NEXT). */
  advance: needs('awards.manage')
    .input(z.object({ id: RecordId, version: Version, state: ClaimState, on: Day, note: Note }))
    .output(AwardClaim),
}
