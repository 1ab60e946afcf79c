// 医养签约. Institutions and agreements name nobody of the house (`partnerships.agreements`); visits do (`partnerships.read`).
import * as z from 'zod'
import { Day, Reason, RecordId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  AgreementFacts,
  Doctor,
  DoctorFacts,
  Fulfilment,
  MedicalVisit,
  Partner,
  PartnerAgreement,
  PartnerFacts,
  PartnershipData,
  VisitFacts,
  VisitSlot,
} from './partnerships.model.ts'

/** The version that is changed, and why; null = a new record. */
const Replaces = z.object({ id: RecordId, version: Version, reason: Reason }).nullable()
const Span = z.object({ from: Day, until: Day })

export const partnershipsContract = {
  /** Dictionaries and numbers in force. */
  data: needs('partnerships.agreements').output(PartnershipData),
  /** By name, each with its doctors. */
  partners: needs('partnerships.agreements').output(z.array(Partner)),
  /**
   * Errors, `where` = the field: NOT_FOUND, EDIT_CONFLICT, CREDIT_CODE_INVALID, RULE_BROKEN (SERVICE_UNKNOWN: no such kind; CREDIT_CODE_MISSING,
   * LICENCE_MISSING while an agreement runs or is to come).
   */
  savePartner: needs('partnerships.edit')
    .input(z.object({ facts: PartnerFacts, replaces: Replaces }))
    .output(Partner),
  /** Errors: NOT_FOUND (partner or doctor), EDIT_CONFLICT. */
  saveDoctor: needs('partnerships.edit')
    .input(z.object({ facts: DoctorFacts, replaces: Replaces }))
    .output(Doctor),
  /** In force first, then by last day, latest first. */
  agreements: needs('partnerships.agreements').output(z.array(PartnerAgreement)),
  /**
   * A new agreement, or a further version of one. Several may overlap. Errors, `where` = the field: NOT_FOUND, EDIT_CONFLICT, DAY_IN_FUTURE
   * (signedOn), RULE_BROKEN (ENDS_BEFORE_START, LICENCE_MISSING, LICENCE_EXPIRED, CREDIT_CODE_MISSING, AGREEMENT_ENDED_WHEN_SIGNED,
   * SERVICE_UNKNOWN, SERVICE_TWICE, RENEWAL_OF_OTHER_PARTNER, RENEWAL_OF_ITSELF).
   */
  saveAgreement: needs('partnerships.edit')
    .input(z.object({ facts: AgreementFacts, replaces: Replaces }))
    .output(PartnerAgreement),
  /** Ends it with that day. Errors: NOT_FOUND, EDIT_CONFLICT, DAY_IN_FUTURE, DAY_BEFORE_START, RULE_BROKEN (AGREEMENT_NOT_IN_FORCE). */
  endAgreement: needs('partnerships.edit')
    .input(z.object({ id: RecordId, version: Version, on: Day, reason: Reason }))
    .output(PartnerAgreement),
  /** 履约 of every agreement that was in force in the span, judged as of today. Errors: RULE_BROKEN (ENDS_BEFORE_START). */
  fulfilment: needs('partnerships.agreements').input(Span).output(z.array(Fulfilment)),
  /** Visits owed in the span, by day. Errors: RULE_BROKEN (ENDS_BEFORE_START). */
  plan: needs('partnerships.agreements').input(Span).output(z.array(VisitSlot)),
  /** 巡诊记录 of the span, newest first; the void ones too. */
  visits: needs('partnerships.read').input(Span).output(z.array(MedicalVisit)),
  /** Every version of a visit, oldest first. Errors: NOT_FOUND. */
  visitHistory: needs('partnerships.read')
    .input(z.object({ id: RecordId }))
    .output(z.array(MedicalVisit)),
  /**
   * Errors, `where` = the field or `seen.<index>`: NOT_FOUND, DAY_IN_FUTURE, DAY_BEFORE_START (nextPlan.on before the visit),
   * RESIDENT_ON_LEAVE, RESIDENT_NOT_IN, RESIDENT_DEAD, RULE_BROKEN (AGREEMENT_NOT_IN_FORCE, DOCTOR_OF_OTHER_PARTNER, LICENCE_EXPIRED, LICENCE_MISSING, SERVICE_NOT_AGREED, SIGNATURE_DIFFERS, SEEN_TWICE,
   * LATE_REASON_MISSING for a past day).
   */
  recordVisit: needs('partnerships.record').input(VisitFacts).output(MedicalVisit),
  /** Puts another version in its place; `facts` null = it never was. Both stay. Errors: as `recordVisit`, EDIT_CONFLICT, RULE_BROKEN (ALREADY_CORRECTED). */
  correctVisit: needs('partnerships.record')
    .input(z.object({ id: RecordId, version: Version, facts: VisitFacts.nullable(), reason: Reason }))
    .output(MedicalVisit),
}
