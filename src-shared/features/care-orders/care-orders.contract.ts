// Doctor's orders that are carried out as care. Health data.
import * as z from 'zod'
import { Reason, RecordId, ResidentId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { CareOrder, CareOrderInput } from './care-orders.model.ts'

export const careOrdersContract = {
  /** All orders of a person, newest first. Errors: NOT_FOUND. */
  listOf: needs('care.read')
    .input(z.object({ residentId: ResidentId }))
    .output(z.array(CareOrder)),
  /**
   * Writes down what a doctor ordered. From today it counts from this instant on, from a later day the whole day. Errors: NOT_FOUND,
   * RESIDENT_NOT_IN, RESIDENT_DEAD, DAY_BEFORE_START (`fromOn` has passed, or `lastOn` lies before it), DAY_IN_FUTURE (`orderedOn`).
   */
  write: needs('care.plan').input(CareOrderInput).output(CareOrder),
  /** Stops an order now; what was to be done earlier stays. Errors: NOT_FOUND, RULE_BROKEN (ORDER_ENDED). */
  stop: needs('care.plan')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(CareOrder),
}
