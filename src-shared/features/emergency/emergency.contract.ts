// Plans, call list and stores for an emergency.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ShortText, StaffId, UserId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  CallList,
  CallNumber,
  ChangeReason,
  Contact,
  EmergencyRules,
  PlanFile,
  PlanStanding,
  PlanVersion,
  SupplyCheck,
  SupplyFields,
  SupplyStanding,
} from './emergency.model.ts'

const PersonName = z.string().trim().min(1).max(40)

export const emergencyContract = {
  rules: needs('emergency.read').output(EmergencyRules),
  /** A line a kind, also for kinds without a plan. */
  plans: needs('emergency.read').output(z.array(PlanStanding)),
  /** Errors: NOT_FOUND for a kind the data does not have. */
  plan: needs('emergency.read')
    .input(z.object({ kind: z.string().max(40) }))
    .output(PlanFile),
  /** The next version; it may come into force later. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN. */
  writePlan: needs('emergency.manage')
    .input(
      PlanVersion.pick({
        kind: true,
        text: true,
        attachmentIds: true,
        inForceOn: true,
        approvedBy: true,
        changeNote: true,
      }).extend({
        /** The newest version the writer saw; 0 = none. */
        basedOn: z.number().int().min(0),
      }),
    )
    .output(PlanFile),
  /** Looked through and left as it is. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN. */
  reviewPlan: needs('emergency.manage')
    .input(
      z.object({
        versionId: RecordId,
        on: Day,
        by: PersonName,
        note: ShortText.nullable(),
        lateReason: Reason.nullable().default(null),
      }),
    )
    .output(PlanFile),
  /** Somebody of the staff read a version. Errors: NOT_FOUND, WRONG_CREDENTIALS, ACCOUNT_LOCKED, RULE_BROKEN. */
  signPlan: needs('emergency.read')
    .input(
      z.object({
        versionId: RecordId,
        staffId: StaffId,
        proof: z.union([z.object({ userId: UserId, pin: z.string().max(12) }), z.object({ witness: PersonName })]),
      }),
    )
    .output(PlanFile),
  /** Numbers are masked. */
  callList: needs('emergency.read').output(CallList),
  /** The list with its numbers; the reason goes into the audit log. */
  revealCallList: needs('emergency.manage')
    .input(z.object({ reason: Reason }))
    .output(CallList),
  /** The whole list anew. A number left null stays as it was. Errors: EDIT_CONFLICT, RULE_BROKEN. */
  saveCallList: needs('emergency.manage')
    .input(
      z.object({
        version: z.number().int().min(0),
        contacts: z
          .array(
            Contact.omit({ id: true, phone: true, backupPhone: true }).extend({
              id: RecordId.nullable(),
              phone: CallNumber.nullable(),
              backupPhone: CallNumber.nullable(),
            }),
          )
          .max(60),
      }),
    )
    .output(CallList),
  /** Errors: NOT_FOUND, DAY_IN_FUTURE. */
  recordTestCall: needs('emergency.manage')
    .input(z.object({ contactId: RecordId, at: Instant, isReached: z.boolean(), note: ShortText.nullable() }))
    .output(CallList),
  supplies: needs('emergency.read').output(z.array(SupplyStanding)),
  /** Newest first. */
  supplyChecks: needs('emergency.read')
    .input(z.object({ supplyId: RecordId }))
    .output(z.array(SupplyCheck)),
  /** A new store, a change of one, or its end. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN. */
  saveSupply: needs('emergency.manage')
    .input(
      SupplyFields.extend({
        /** null = a new one. */
        supplyId: RecordId.nullable(),
        version: z.number().int().min(0),
        hasEnded: z.boolean().default(false),
        reason: ChangeReason.default(null),
      }),
    )
    .output(z.array(SupplyStanding)),
  /** What was counted on a day. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN. */
  checkSupplies: needs('emergency.manage')
    .input(
      z.object({
        on: Day,
        by: PersonName,
        entries: z
          .array(SupplyCheck.pick({ supplyId: true, count: true, expiresOn: true, note: true }))
          .min(1)
          .max(200),
        lateReason: Reason.nullable().default(null),
      }),
    )
    .output(z.array(SupplyStanding)),
}
