// Assessment of people by versioned scales: begin, answer, finish, void. Health data: `assessments.read`, and to write `assessments.record`.
import * as z from 'zod'
import { Day, Reason, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Assessment, AssessmentLine, AssessmentReason, DraftChanges } from './assessments.model.ts'
import { ReassessDue, ReassessEntry } from './reassess.model.ts'
import { Scale } from './scale.model.ts'

export const assessmentsContract = {
  /** The scales in force, the one of ability first. */
  scales: needs('assessments.read').output(z.array(Scale)),
  /** Newest first; drafts before all. `residentId` left out = the house, at most 2,000 lines. */
  list: needs('assessments.read')
    .input(z.object({ residentId: ResidentId.optional() }))
    .output(z.array(AssessmentLine)),
  /** The assessment, and the finished one of the same scale before it. Errors: NOT_FOUND. */
  get: needs('assessments.read')
    .input(z.object({ id: RecordId }))
    .output(z.object({ assessment: Assessment, previous: Assessment.nullable() })),
  /**
   * Begins a draft, or answers the one that is open for this person and scale. `basedOn` null = today. Errors: NOT_FOUND (person or scale),
   * RESIDENT_DEAD, DAY_IN_FUTURE.
   */
  start: needs('assessments.record')
    .input(
      z.object({
        residentId: ResidentId,
        scale: z.string().max(40),
        reason: AssessmentReason,
        basedOn: Day.nullable(),
      }),
    )
    .output(Assessment),
  /**
   * Keeps what was answered so far, at once and on disk. Errors: NOT_FOUND, EDIT_CONFLICT (with the other version), DAY_IN_FUTURE,
   * RULE_BROKEN (ASSESSMENT_IS_FINISHED, ANSWER_NOT_OFFERED with the item's code as `where`).
   */
  answer: needs('assessments.record')
    .input(z.object({ id: RecordId, version: Version, changes: DraftChanges }))
    .output(Assessment),
  /**
   * Freezes it with its result; the level of ability becomes the person's own from the day it is based on. Errors: NOT_FOUND, EDIT_CONFLICT,
   * RULE_BROKEN (ASSESSMENT_IS_FINISHED, ASSESSMENT_INCOMPLETE, ASSESSORS_MISSING, DISPUTE_SAME_ASSESSOR, ASSESSORS_DIFFER with the item's code as
   * `where`).
   */
  finish: needs('assessments.record')
    .input(z.object({ id: RecordId, version: Version }))
    .output(Assessment),
  /** Drops a draft, or says that a finished one was wrong; both stay on record. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (ASSESSMENT_VOIDED). */
  void: needs('assessments.record')
    .input(z.object({ id: RecordId, version: Version, reason: Reason }))
    .output(Assessment),
  /**
   * 复评: begins a further assessment of ability because the finished one is disputed; two other assessors sign it. Errors: NOT_FOUND, RESIDENT_DEAD,
   * DAY_IN_FUTURE, RULE_BROKEN (DISPUTE_OF_UNFINISHED, DISPUTE_DRAFT_OPEN).
   */
  dispute: needs('assessments.record')
    .input(z.object({ id: RecordId, by: z.string().trim().min(1).max(40), why: Reason }))
    .output(Assessment),
  /** 即时评估: who is to be assessed at once, and for what. */
  reassessDue: needs('assessments.read').output(z.array(ReassessDue)),
  /** A diagnosis that may change the level. Errors: NOT_FOUND, RESIDENT_DEAD, RESIDENT_NOT_IN, DAY_IN_FUTURE. */
  enterDiagnosis: needs('assessments.record')
    .input(z.object({ residentId: ResidentId, on: Day, text: ShortText }))
    .output(ReassessEntry),
  /** Nothing up to now needs an immediate assessment. Errors: NOT_FOUND, RESIDENT_DEAD, RESIDENT_NOT_IN, RULE_BROKEN (REASSESSMENT_NOT_ASKED). */
  answerNotNeeded: needs('assessments.record')
    .input(z.object({ residentId: ResidentId, reason: Reason }))
    .output(ReassessEntry),
  /**
   * Brings in a result of MZ/T 039-2013 (levels 0 to 3) as history: shown in the person's line, never the level in force. Errors: NOT_FOUND,
   * DAY_IN_FUTURE, RULE_BROKEN (HISTORY_RECORDED: the person has a result of that day already).
   */
  recordHistory: needs('assessments.record')
    .input(
      z.object({
        residentId: ResidentId,
        level: z.number().int().min(0).max(3),
        assessedOn: Day,
        assessor: z.string().trim().min(1).max(40).nullable().default(null),
        note: ShortText.nullable(),
      }),
    )
    .output(Assessment),
}
