// 转诊, 绿色通道卡 and 远程会诊. Health data; a sheet and a card name contacts with their phones, so both leave an audit row.
import * as z from 'zod'
import { Instant, Reason, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  Consent,
  GreenCard,
  Referral,
  ReferralInput,
  ReferralReturn,
  Teleconsultation,
  TeleconsultationFacts,
} from './referrals.model.ts'

export const referralsContract = {
  /** Newest first. */
  list: needs('partnerships.read').output(z.array(Referral)),
  /** Errors: NOT_FOUND. */
  get: needs('partnerships.read')
    .input(z.object({ id: RecordId }))
    .output(Referral),
  /**
   * Works the sheet out and freezes it. Errors: NOT_FOUND, RESIDENT_ON_LEAVE (somebody in hospital may only come back down), RESIDENT_NOT_IN,
   * RESIDENT_DEAD.
   */
  issue: needs('partnerships.record').input(ReferralInput).output(Referral),
  /** Closes it with the note that came back. Errors: NOT_FOUND, DAY_IN_FUTURE, DAY_BEFORE_START, RULE_BROKEN (REFERRAL_IS_CLOSED). */
  close: needs('partnerships.record')
    .input(ReferralReturn.extend({ id: RecordId }))
    .output(Referral),
  /** Says that it was issued by mistake; it stays on record. Errors: NOT_FOUND, RULE_BROKEN (REFERRAL_IS_CLOSED). */
  void: needs('partnerships.record')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(Referral),
  /** The card as it stands now. Errors: NOT_FOUND, RESIDENT_NOT_IN, RESIDENT_DEAD. */
  card: needs('partnerships.record')
    .input(z.object({ residentId: ResidentId }))
    .output(GreenCard),

  /** By the time they are booked for, latest first. */
  teleconsultations: needs('partnerships.read').output(z.array(Teleconsultation)),
  /** Errors: NOT_FOUND, RESIDENT_ON_LEAVE, RESIDENT_NOT_IN, RESIDENT_DEAD, RULE_BROKEN (LATE_REASON_MISSING for a past time), DAY_IN_FUTURE (of the consent). */
  book: needs('partnerships.record')
    .input(TeleconsultationFacts.extend({ lateReason: Reason.nullable() }))
    .output(Teleconsultation),
  /**
   * Errors: NOT_FOUND, EDIT_CONFLICT, DAY_IN_FUTURE, RESIDENT_ON_LEAVE, RESIDENT_NOT_IN, RESIDENT_DEAD (on the day of `at`), RULE_BROKEN
   * (CONSENT_MISSING, CONSENT_TOO_LATE, TELECONSULTATION_IS_OVER).
   */
  finish: needs('partnerships.record')
    .input(z.object({ id: RecordId, version: Version, at: Instant, consent: Consent.nullable(), summary: ShortText }))
    .output(Teleconsultation),
  /** Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (TELECONSULTATION_IS_OVER). */
  cancel: needs('partnerships.record')
    .input(z.object({ id: RecordId, version: Version, reason: Reason }))
    .output(Teleconsultation),
}

/** Days told on the sheet: 72 hours. */
export const REFERRAL_HOURS = 72
