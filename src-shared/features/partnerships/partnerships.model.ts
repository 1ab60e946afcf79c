// 医养签约: the medical institutions the home works with, their doctors, what was agreed and what was done. Rows are only ever added: what
// changes is a further version with its reason.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ResidentId, ShortText, Version, Yuan } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'

export const TermCode = z.string().regex(/^[a-z0-9-]{2,40}$/)
export const Term = z.object({ code: TermCode, term: z.string().min(1) })
export type Term = z.infer<typeof Term>

/** The versioned data file: dictionaries and the numbers of the house. */
export const PartnershipData = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  /** A shorter agreement warns. */
  leastTermMonths: z.number().int().positive(),
  /** Days before the last day on which the end is told, each anew. */
  noticeDays: z.array(z.number().int().positive()).min(1),
  licenceNoticeDays: z.number().int().positive(),
  /** A missed visit is told for so many days; after that only the account of the quarter tells of it. */
  missedToldDays: z.number().int().positive(),
  /** A health file is opened within so many days of admission. */
  fileWithinDays: z.number().int().positive(),
  checkUpMonths: z.number().int().positive(),
  kinds: z.array(Term).min(1),
  modes: z.array(Term).min(1),
  services: z.array(Term).min(1),
})
export type PartnershipData = z.infer<typeof PartnershipData>

const Name = z.string().trim().min(1).max(100)
const Phone = z.string().trim().min(1).max(40)

/** Who wrote a version, and why where it takes the place of another. */
const Written = {
  id: RecordId,
  version: Version,
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
}

/** 医疗卫生机构. What nobody told yet is null; without credit code and licence nothing can be signed. */
export const PartnerFacts = z.object({
  name: Name,
  creditCode: z.string().trim().min(1).max(20).nullable(),
  /** 医疗机构执业许可证号. */
  licenceNumber: z.string().trim().min(1).max(40).nullable(),
  /** Last valid day. */
  licenceUntil: Day.nullable(),
  kind: TermCode,
  distanceKm: z.number().min(0).max(1000).nullable(),
  /** 到达时间, minutes. */
  arrivalMinutes: z.number().int().min(0).max(600).nullable(),
  contactName: z.string().trim().min(1).max(40).nullable(),
  contactPhone: Phone.nullable(),
  /** 24h 急救电话. */
  emergencyPhone: Phone.nullable(),
  note: ShortText.nullable(),
})
export type PartnerFacts = z.infer<typeof PartnerFacts>

export const DoctorFacts = z.object({
  partnerId: RecordId,
  name: z.string().trim().min(1).max(40),
  /** 医师执业证号. */
  licenceNumber: z.string().trim().min(1).max(40),
  /** 执业范围. */
  scope: z.string().trim().min(1).max(60),
  /** Last valid day. */
  licenceUntil: Day,
  phone: Phone.nullable(),
  /** False = no longer comes. */
  isActive: z.boolean(),
})
export type DoctorFacts = z.infer<typeof DoctorFacts>

/** How often a service is owed; `as-needed` has no plan. */
export const Frequency = z.discriminatedUnion('per', [
  z.object({ per: z.enum(['month', 'quarter', 'year']), times: z.number().int().min(1).max(31) }),
  z.object({ per: z.literal('as-needed') }),
])
export type Frequency = z.infer<typeof Frequency>
export const AgreedService = z.object({ service: TermCode, frequency: Frequency })
export type AgreedService = z.infer<typeof AgreedService>

/** 备案情况 with an authority: on which day, not filed, or nobody knows. */
export const Filing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('filed'), on: Day }),
  z.object({ state: z.enum(['not-filed', 'unknown']) }),
])
export type Filing = z.infer<typeof Filing>

export const AgreementFacts = z.object({
  number: z.string().trim().min(1).max(60),
  partnerId: RecordId,
  signedOn: Day,
  /** First and last day in force, both inside. */
  fromOn: Day,
  untilOn: Day,
  modes: z.array(TermCode).min(1).max(10),
  services: z.array(AgreedService).min(1).max(30),
  /** A year; null = not told. */
  feeYuan: Yuan.nullable(),
  payment: ShortText.nullable(),
  civilAffairs: Filing,
  health: Filing,
  /** The agreement it renews. */
  renewsId: RecordId.nullable(),
  attachmentIds: AttachmentIds,
  note: ShortText.nullable(),
})
export type AgreementFacts = z.infer<typeof AgreementFacts>

/** What was written of an agreement: its facts, and its end before the time. */
export const StoredAgreement = AgreementFacts.extend({
  /** Last day in force after a termination. */
  endedOn: Day.nullable(),
  endReason: z.string().nullable(),
})
export type StoredAgreement = z.infer<typeof StoredAgreement>

export const AgreementState = z.enum(['upcoming', 'in-force', 'expired', 'terminated'])
export type AgreementState = z.infer<typeof AgreementState>

export const Doctor = DoctorFacts.extend({ ...Written, isLicenceValid: z.boolean() })
export type Doctor = z.infer<typeof Doctor>
export const Partner = PartnerFacts.extend({
  ...Written,
  /** null = the licence's last day is not known. */
  isLicenceValid: z.boolean().nullable(),
  doctors: z.array(Doctor),
})
export type Partner = z.infer<typeof Partner>
export const PartnerAgreement = StoredAgreement.extend({
  ...Written,
  partnerName: z.string(),
  state: AgreementState,
  isShortTerm: z.boolean(),
  /** The agreement that renews it; null = none yet. */
  renewedById: RecordId.nullable(),
})
export type PartnerAgreement = z.infer<typeof PartnerAgreement>

/** One person seen on a visit; no finding = nothing was told. */
export const SeenPerson = z.object({ residentId: ResidentId, finding: ShortText.nullable() })
export type SeenPerson = z.infer<typeof SeenPerson>

/** 巡诊记录. */
export const VisitFacts = z.object({
  agreementId: RecordId,
  at: Instant,
  doctorId: RecordId,
  services: z.array(TermCode).min(1).max(20),
  seen: z.array(SeenPerson).max(500),
  /** 处置要点 of the visit as a whole. */
  summary: ShortText.nullable(),
  /** The name as the doctor typed it, and who was there. */
  signedName: z.string().trim().min(1).max(40),
  witness: z.string().trim().min(1).max(40),
  nextPlan: z.object({ on: Day, note: ShortText.nullable() }).nullable(),
  attachmentIds: AttachmentIds,
  /** Why it is written down after its day. */
  lateReason: Reason.nullable(),
})
export type VisitFacts = z.infer<typeof VisitFacts>

export const MedicalVisit = VisitFacts.extend({
  ...Written,
  on: Day,
  partnerId: RecordId,
  partnerName: z.string(),
  agreementNumber: z.string(),
  doctorName: z.string(),
  doctorLicenceNumber: z.string(),
  seen: z.array(SeenPerson.extend({ name: z.string() })),
  isLate: z.boolean(),
  /** Entered by mistake; counts for nothing. */
  isVoid: z.boolean(),
})
export type MedicalVisit = z.infer<typeof MedicalVisit>

/** A visit that is owed: the n-th of its period, by its day. */
export const VisitSlot = z.object({
  key: z.string(),
  agreementId: RecordId,
  service: TermCode,
  dueOn: Day,
  periodFrom: Day,
  periodUntil: Day,
  visitId: RecordId.nullable(),
  state: z.enum(['done', 'open', 'missed']),
})
export type VisitSlot = z.infer<typeof VisitSlot>

/** 履约 of one service of an agreement in a span. `planned` null = as needed. */
export const FulfilmentLine = z.object({
  service: TermCode,
  frequency: Frequency,
  planned: z.number().int().nullable(),
  done: z.number().int(),
  /** Days on which a visit was due and none was made. */
  missedOn: z.array(Day),
  open: z.number().int(),
  /** Done of what was due, 0–100, one decimal; null = nothing was due. */
  percent: z.number().nullable(),
})
export type FulfilmentLine = z.infer<typeof FulfilmentLine>
export const Fulfilment = z.object({
  agreementId: RecordId,
  agreementNumber: z.string(),
  partnerName: z.string(),
  from: Day,
  until: Day,
  lines: z.array(FulfilmentLine),
  planned: z.number().int(),
  done: z.number().int(),
  missed: z.number().int(),
  percent: z.number().nullable(),
})
export type Fulfilment = z.infer<typeof Fulfilment>
