// 长期护理保险: entitlements, services of a month, the settlement sheet. Health data.
import * as z from 'zod'
import { Month, Reason, RecordId, ResidentId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  CareService,
  CareServiceFacts,
  Entitlement,
  EntitlementFacts,
  EntitlementLine,
  LongTermCareData,
  LongTermCareTerms,
  SettlementSheet,
} from './long-term-care.model.ts'

export const longTermCareContract = {
  data: needs('partnerships.read').output(LongTermCareData),
  /** Everybody of the house today. */
  entitlements: needs('partnerships.read').output(z.array(EntitlementLine)),
  /**
   * Enters an entitlement, or a further version of one (`id` and `version` given, with a reason). Errors: NOT_FOUND, EDIT_CONFLICT,
   * RESIDENT_NOT_IN, RESIDENT_DEAD, DAY_IN_FUTURE (assessedOn), RULE_BROKEN (ENDS_BEFORE_START, SERVICE_UNKNOWN, REASON_MISSING).
   */
  setEntitlement: needs('partnerships.edit')
    .input(
      z.object({
        residentId: ResidentId,
        facts: EntitlementFacts,
        replaces: z.object({ id: RecordId, version: Version }).nullable(),
        reason: Reason.nullable(),
      }),
    )
    .output(Entitlement),
  /**
   * Errors: NOT_FOUND, RESIDENT_NOT_IN and RESIDENT_DEAD (on no day of the month in the house), RULE_BROKEN (MONTH_IN_FUTURE, SERVICE_UNKNOWN,
   * ENTITLEMENT_MISSING: none covers a day of the month).
   */
  recordService: needs('partnerships.record').input(CareServiceFacts).output(CareService),
  /** Puts another version in its place; `facts` null = it was none. Errors: as `recordService`, EDIT_CONFLICT, RULE_BROKEN (ALREADY_CORRECTED). */
  correctService: needs('partnerships.record')
    .input(z.object({ id: RecordId, version: Version, facts: CareServiceFacts.nullable(), reason: Reason }))
    .output(CareService),
  settlement: needs('partnerships.read')
    .input(z.object({ month: Month }))
    .output(SettlementSheet),
  /** The terms a month is settled by. */
  setTerms: needs('partnerships.edit').input(LongTermCareTerms).output(LongTermCareTerms),
}
