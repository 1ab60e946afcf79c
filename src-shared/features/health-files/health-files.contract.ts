// 家庭医生签约, 健康档案 and 年度体检 of each person, and their rates. Health data.
import * as z from 'zod'
import { Day, Reason, RecordId, ResidentId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { HealthBook, HealthRecord, HealthRecordFacts } from './health-files.model.ts'

export const healthFilesContract = {
  /** Everybody in the house on the day (left out: today), with the rates of that day. Errors: DAY_IN_FUTURE. */
  book: needs('partnerships.read')
    .input(z.object({ on: Day.optional() }))
    .output(HealthBook),
  /** Everything entered of a person, newest first; the newest version of each, the void ones too. Errors: NOT_FOUND. */
  listOf: needs('partnerships.read')
    .input(z.object({ residentId: ResidentId }))
    .output(z.array(HealthRecord)),
  /** Errors: NOT_FOUND, RESIDENT_NOT_IN, RESIDENT_DEAD, DAY_IN_FUTURE, RULE_BROKEN (ENDS_BEFORE_START). */
  record: needs('partnerships.record')
    .input(z.object({ residentId: ResidentId, facts: HealthRecordFacts }))
    .output(HealthRecord),
  /** Puts another version in its place; `facts` null = it was none of this person. Errors: as `record`, EDIT_CONFLICT, RULE_BROKEN (ALREADY_CORRECTED). */
  correct: needs('partnerships.record')
    .input(z.object({ id: RecordId, version: Version, facts: HealthRecordFacts.nullable(), reason: Reason }))
    .output(HealthRecord),
}
