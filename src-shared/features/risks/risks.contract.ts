// 服务安全风险评估 (GB 38600-2019): begin, answer, finish, void, and how the house stands. Health data: `risks.read`, and to write `risks.record`.
import * as z from 'zod'
import { Day, Reason, RecordId, ResidentId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { RiskConsequences } from './risk-consequences.rules.ts'
import { RiskAssessment, RiskAssessmentKind, RiskChanges, RiskList, RiskStanding } from './risks.model.ts'

export const risksContract = {
  /** The nine risks with their measures. `version` left out = the list in force. Errors: NOT_FOUND (a version the console does not know). */
  data: needs('risks.read')
    .input(z.object({ version: z.string().max(60).optional() }))
    .output(RiskList),
  /**
   * How people stand, a line a person, by bed: everybody in the house, or only the one asked for, who may have left. Errors: NOT_FOUND.
   */
  list: needs('risks.read')
    .input(z.object({ residentId: ResidentId.optional() }))
    .output(z.array(RiskStanding)),
  /** Everything ever recorded of a person, drafts first, then newest first; voided ones stay. Errors: NOT_FOUND. */
  history: needs('risks.read')
    .input(z.object({ residentId: ResidentId }))
    .output(z.array(RiskAssessment)),
  /** The assessment, and the finished one before it. Errors: NOT_FOUND. */
  get: needs('risks.read')
    .input(z.object({ id: RecordId }))
    .output(z.object({ assessment: RiskAssessment, previous: RiskAssessment.nullable() })),
  /**
   * What the found risks usually lead to: alarm rules of the person beside what counts now, and problems for the care plan. Nothing for one
   * that is not finished. Errors: NOT_FOUND.
   */
  consequences: needs('risks.read')
    .input(z.object({ id: RecordId }))
    .output(RiskConsequences),
  /** The newest finished one that is not voided, with its age in days and whether it is overdue; null = 未评估. Errors: NOT_FOUND. */
  currentOf: needs('risks.read')
    .input(z.object({ residentId: ResidentId }))
    .output(z.object({ assessment: RiskAssessment.nullable(), standing: RiskStanding })),
  /**
   * Begins a draft with nothing assessed, or answers the one that is open for this person. `basedOn` null = today; a day of the past is
   * allowed. Errors: NOT_FOUND, RESIDENT_DEAD, DAY_IN_FUTURE.
   */
  start: needs('risks.record')
    .input(z.object({ residentId: ResidentId, kind: RiskAssessmentKind, basedOn: Day.nullable() }))
    .output(RiskAssessment),
  /**
   * Keeps what was filled in so far, at once and on disk. Errors: NOT_FOUND, EDIT_CONFLICT (with the other version), DAY_IN_FUTURE,
   * RULE_BROKEN (RISKS_FINISHED, RISK_MEASURE_UNKNOWN with the risk as `where`).
   */
  answer: needs('risks.record')
    .input(z.object({ id: RecordId, version: Version, changes: RiskChanges }))
    .output(RiskAssessment),
  /**
   * Freezes it. Errors: NOT_FOUND, EDIT_CONFLICT, RESIDENT_DEAD, RULE_BROKEN with the risk or the field as `where`: RISKS_FINISHED,
   * RISK_NOT_ASSESSED, RISK_WITHOUT_MEASURE, RISK_ASSESSOR_MISSING, RISK_NOBODY_INFORMED, RISK_REFUSAL_WITHOUT_REASON, RISK_INFORMED_BEFORE,
   * RISK_INFORMED_IN_FUTURE.
   */
  finish: needs('risks.record')
    .input(z.object({ id: RecordId, version: Version }))
    .output(RiskAssessment),
  /** Drops a draft, or says that a finished one was wrong; both stay on record. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (RISKS_VOIDED). */
  void: needs('risks.record')
    .input(z.object({ id: RecordId, version: Version, reason: Reason }))
    .output(RiskAssessment),
}
