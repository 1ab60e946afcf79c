// 转诊 (up and down), 绿色通道卡 and 远程会诊. A 转诊单 is worked out once, when it is issued, and stays as it was.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'
import { SkinPlace, SkinStage } from '../charts/charts.model.ts'
import { DoseUnit, DrugRoute } from '../medication/prescriptions.model.ts'
import { Contact, Sex } from '../residents/residents.model.ts'
import { VitalKind } from '../vitals/vitals.model.ts'

const Name = z.string().trim().min(1).max(100)

/** 上转 to a hospital, 下转 back to the home or a lower level. */
export const ReferralDirection = z.enum(['up', 'down'])
export type ReferralDirection = z.infer<typeof ReferralDirection>

export const ReferralInput = z.object({
  residentId: ResidentId,
  direction: ReferralDirection,
  /** The institution of the agreement; null = one without. */
  partnerId: RecordId.nullable(),
  fromInstitution: Name,
  toInstitution: Name,
  doctor: z.string().trim().min(1).max(40),
  reason: ShortText,
  /** 经绿色通道. */
  isGreenChannel: z.boolean(),
})
export type ReferralInput = z.infer<typeof ReferralInput>

/** The values of one kind of the last 72 hours; a blood pressure is told by both numbers. */
export const VitalSummary = z.object({
  kind: VitalKind,
  count: z.number().int(),
  min: z.string(),
  max: z.string(),
  newest: z.string(),
  newestAt: Instant,
})
export type VitalSummary = z.infer<typeof VitalSummary>
export const MedicationLine = z.object({
  drugName: z.string(),
  strength: z.string().nullable(),
  dose: z.number(),
  unit: DoseUnit,
  route: DrugRoute,
  /** Times of the day; null = as needed. */
  times: z.array(z.string()).nullable(),
  prescriber: z.string(),
})
export type MedicationLine = z.infer<typeof MedicationLine>

/** What the records say of the care of the last 72 hours; null = nothing on record. */
export const ChartSummary = z.object({
  fluidInMl: z.number().nullable(),
  fluidOutMl: z.number().nullable(),
  /** Days with at least one stool. */
  stoolDays: z.number().int().nullable(),
  mealSharePercent: z.number().int().nullable(),
  weightKg: z.number().nullable(),
  skinFindings: z.array(z.object({ place: SkinPlace, stage: SkinStage, at: Instant })),
})
export type ChartSummary = z.infer<typeof ChartSummary>

export const ReferralPerson = z.object({
  name: z.string(),
  sex: Sex,
  age: z.number().int().nullable(),
  bedLabel: z.string().nullable(),
  diseases: z.string().nullable(),
  /** Sentences of the records that name an allergy; empty = unknown, never "none". */
  allergies: z.array(z.string()),
  medication: z.array(MedicationLine),
  contacts: z.array(Contact),
})
export type ReferralPerson = z.infer<typeof ReferralPerson>

/** What stands on the sheet. */
export const ReferralContent = z.object({
  facility: z.object({ name: z.string(), phone: z.string().nullable(), address: z.string().nullable() }),
  from: Instant,
  to: Instant,
  person: ReferralPerson,
  vitals: z.array(VitalSummary),
  charts: ChartSummary,
})
export type ReferralContent = z.infer<typeof ReferralContent>

/** 回转 note that closes a referral. */
export const ReferralReturn = z.object({
  on: Day,
  institution: Name,
  doctor: z.string().trim().max(40).nullable(),
  note: ShortText,
})
export type ReferralReturn = z.infer<typeof ReferralReturn>

export const Referral = ReferralInput.extend({
  id: RecordId,
  residentName: z.string(),
  issuedAt: Instant,
  issuedBy: z.string().nullable(),
  content: ReferralContent,
  /** sha256 of what was issued. */
  hash: z.string(),
  returned: ReferralReturn.nullable(),
  /** Issued by mistake; the reason. null = it counts. */
  voidReason: z.string().nullable(),
})
export type Referral = z.infer<typeof Referral>

/** 绿色通道卡, as it is printed now. */
export const GreenCard = z.object({
  residentId: ResidentId,
  person: ReferralPerson,
  facility: ReferralContent.shape.facility,
  partners: z.array(z.object({ name: z.string(), emergencyPhone: z.string().nullable() })),
  madeOn: Day,
})
export type GreenCard = z.infer<typeof GreenCard>

/** 知情同意: who agreed, and when. */
export const Consent = z.object({
  name: z.string().trim().min(1).max(40),
  relation: z.string().trim().min(1).max(20),
  on: Day,
})
export type Consent = z.infer<typeof Consent>

export const TeleconsultationFacts = z.object({
  residentId: ResidentId,
  partnerId: RecordId,
  doctor: z.string().trim().min(1).max(40),
  bookedFor: Instant,
  question: ShortText,
  consent: Consent.nullable(),
})
export type TeleconsultationFacts = z.infer<typeof TeleconsultationFacts>
export const TeleconsultationState = z.enum(['booked', 'done', 'cancelled'])
export const StoredTeleconsultation = TeleconsultationFacts.extend({
  state: TeleconsultationState,
  /** 会诊小结; set when it is done. */
  summary: ShortText.nullable(),
})
export type StoredTeleconsultation = z.infer<typeof StoredTeleconsultation>
export const Teleconsultation = StoredTeleconsultation.extend({
  id: RecordId,
  version: Version,
  residentName: z.string(),
  partnerName: z.string(),
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Teleconsultation = z.infer<typeof Teleconsultation>
