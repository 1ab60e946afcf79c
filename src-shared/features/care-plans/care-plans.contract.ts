// Care plans: templates, versions of a person, write the next, end. Health data.
import * as z from 'zod'
import { Day, Reason, ResidentId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { CarePlan, PlanContent, PlanTemplates } from './care-plans.model.ts'

const forResident = z.object({ residentId: ResidentId })

export const carePlansContract = {
  /** What each care level usually needs; a proposal, never a plan. */
  templates: needs('care.read').output(PlanTemplates),
  /** All versions of a person, newest first. Errors: NOT_FOUND. */
  listOf: needs('care.read').input(forResident).output(z.array(CarePlan)),
  /** Plans in force on a day (left out: today), one a person, in the order of the beds. */
  inForce: needs('care.read')
    .input(z.object({ on: Day.optional() }))
    .output(z.array(CarePlan)),
  /**
   * Writes the next version; the one before ends on its first day. `basedOn` = version that was seen, 0 = none. A first plan may count
   * from today, a change from tomorrow on, so that no task that was done loses its plan. Errors: NOT_FOUND, RESIDENT_NOT_IN, EDIT_CONFLICT,
   * DAY_BEFORE_START, RULE_BROKEN (REVIEW_NOT_AFTER_START, PLAN_PART_TWICE).
   */
  write: needs('care.plan')
    .input(forResident.extend({ basedOn: z.number().int().min(0), fromOn: Day, content: PlanContent }))
    .output(CarePlan),
  /**
   * Looked at again and left as it is; the next review is due on `nextOn`. `version` = the one that was looked at. Errors: NOT_FOUND,
   * EDIT_CONFLICT (another version is in force), RULE_BROKEN (REVIEW_NOT_AFTER_START: `nextOn` is not after today).
   */
  review: needs('care.plan')
    .input(forResident.extend({ version: z.number().int().min(1), nextOn: Day, note: ShortText.nullable() }))
    .output(CarePlan),
  /** Ends the plan in force on a day, tomorrow at the earliest. Errors: NOT_FOUND, DAY_BEFORE_START. */
  end: needs('care.plan')
    .input(forResident.extend({ on: Day, reason: Reason }))
    .output(CarePlan),
}
