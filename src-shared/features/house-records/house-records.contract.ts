// Papers of the house. No health data; names of staff who signed a rule.
import * as z from 'zod'
import { Day, Reason, RecordId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { HouseLine, HouseNeed, HouseReading, HouseRecord, HouseRecordInput } from './house-records.model.ts'

export const houseRecordsContract = {
  /** Every kind with how it stands today. */
  list: needs('house-records.read').output(
    z.object({ version: z.string(), basis: z.string(), lines: z.array(HouseLine) }),
  ),
  /** Every row of a kind, newest first, also those set right. Errors: NOT_FOUND (kind). */
  recordsOf: needs('house-records.read')
    .input(z.object({ kind: z.string().max(60) }))
    .output(z.array(HouseRecord)),
  /**
   * Writes a paper down. `corrects` sets an earlier row right; both stay. Errors: NOT_FOUND (kind, row, attachment), DAY_IN_FUTURE (`on`),
   * RULE_BROKEN (HOUSE_VALIDITY_MISSING, HOUSE_VALIDITY_BEFORE, HOUSE_FAILURE_WITHOUT_NOTE, HOUSE_ROW_REPLACED).
   */
  record: needs('house-records.edit')
    .input(z.object({ input: HouseRecordInput, corrects: z.object({ id: RecordId, reason: Reason }).nullable() }))
    .output(HouseRecord),
  /** Says that a row was no paper of the house; it stays on record. Errors: NOT_FOUND, RULE_BROKEN HOUSE_ROW_REPLACED. */
  void: needs('house-records.edit')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(HouseRecord),
  /** Whether the house needs a kind at all, with the reason. Errors: NOT_FOUND, RULE_BROKEN HOUSE_ALWAYS_NEEDED. */
  setNeeded: needs('house-records.edit').input(HouseNeed).output(HouseLine),
  /** Who signed to have read a rule, oldest first. Errors: NOT_FOUND. */
  readings: needs('house-records.read')
    .input(z.object({ id: RecordId }))
    .output(z.array(HouseReading)),
  /** People who signed on paper, entered together; who signed already is left as it is. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN HOUSE_READ_BEFORE. */
  sign: needs('house-records.edit')
    .input(
      z.object({
        id: RecordId,
        on: Day,
        people: z
          .array(HouseReading.omit({ on: true }))
          .min(1)
          .max(500),
      }),
    )
    .output(z.array(HouseReading)),
}
