// Inspections of the home and the loop of each finding.
import * as z from 'zod'
import { Day, Reason, RecordId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import {
  Inspection,
  InspectionDraft,
  InspectionDraftContent,
  InspectionInput,
  InspectionRules,
  StepContent,
} from './inspections.model.ts'

export const inspectionsContract = {
  /** Everything of a span of days, newest first; without a span all that is on record. */
  list: needs('inspections.read')
    .input(z.object({ from: Day.optional(), until: Day.optional() }))
    .output(z.array(Inspection)),
  /** Errors: NOT_FOUND. */
  get: needs('inspections.read')
    .input(z.object({ id: RecordId }))
    .output(Inspection),
  rules: needs('inspections.read').output(InspectionRules),
  /** Clears the writer's draft. Errors: DAY_IN_FUTURE, NOT_FOUND (an attachment), RULE_BROKEN. */
  record: needs('inspections.record').input(InspectionInput).output(Inspection),
  /** Rectified, rechecked, extended or closed. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN. */
  addStep: needs('inspections.record')
    .input(
      z.object({
        findingId: RecordId,
        content: StepContent,
        attachmentIds: AttachmentIds.default([]),
        lateReason: Reason.nullable().default(null),
      }),
    )
    .output(Inspection),
  /** Takes the last step of a finding back. Errors: NOT_FOUND, RULE_BROKEN. */
  takeBackStep: needs('inspections.record')
    .input(z.object({ stepId: RecordId, reason: Reason }))
    .output(Inspection),
  /** Closes every finding that passed. Errors: NOT_FOUND, RULE_BROKEN while one is open. */
  close: needs('inspections.record')
    .input(z.object({ id: RecordId }))
    .output(Inspection),
  /** A wrong entry is kept and no longer counts. Errors: NOT_FOUND, RULE_BROKEN. */
  void: needs('inspections.record')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(Inspection),
  /** The signed-in person's unfinished entry. */
  draft: needs('inspections.record').output(InspectionDraft),
  /** Errors: EDIT_CONFLICT. */
  saveDraft: needs('inspections.record')
    .input(z.object({ version: z.number().int().min(0), content: InspectionDraftContent }))
    .output(InspectionDraft),
}
