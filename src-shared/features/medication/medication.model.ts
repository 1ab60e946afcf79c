// Medication: who keeps a person's drugs, what was ordered, and what came of each dose. A dose is worked out, never stored.
import * as z from 'zod'
import { BedId, Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { Frequency } from '../care-plans/care-plans.model.ts'

/** 本人自理 / 机构代管. */
export const Custody = z.enum(['self', 'staff'])
export type Custody = z.infer<typeof Custody>

/** How a person's drugs are kept on a day; `missing` = no agreement is in force, so nobody may give anything. */
export const CustodyState = z.enum(['self', 'staff', 'missing'])
export type CustodyState = z.infer<typeof CustodyState>

/** 用药委托（服药管理协议）. */
export const MedicationAgreement = z.object({
  id: RecordId,
  residentId: ResidentId,
  custody: Custody,
  signedBy: z.string(),
  relation: z.string(),
  fromOn: Day,
  /** First day that no longer counts; null = no end agreed. */
  toOn: Day.nullable(),
  endReason: z.string().nullable(),
  lateReason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type MedicationAgreement = z.infer<typeof MedicationAgreement>

/** 口服 舌下含服 鼻饲 皮下注射 外用 贴敷 吸入 滴眼 滴耳 滴鼻 直肠给药 其他. */
export const DrugRoute = z.enum([
  'oral',
  'sublingual',
  'tube',
  'subcutaneous',
  'topical',
  'patch',
  'inhaled',
  'eye',
  'ear',
  'nose',
  'rectal',
  'other',
])
export type DrugRoute = z.infer<typeof DrugRoute>

/** 片 粒 袋 支 mg g ml 单位 滴 喷 贴. */
export const DoseUnit = z.enum([
  'tablet',
  'capsule',
  'bag',
  'ampoule',
  'milligram',
  'gram',
  'millilitre',
  'unit',
  'drop',
  'puff',
  'patch',
])
export type DoseUnit = z.infer<typeof DoseUnit>

/** Amount in the unit beside it, up to three decimals. */
export const Amount = z.number().positive().max(100_000).multipleOf(0.001)

const Schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), frequency: Frequency }),
  /** 必要时: what for, hours between two doses at least, doses in a calendar day at most. */
  z.object({
    kind: z.literal('as-needed'),
    indication: ShortText,
    leastHours: z.number().min(0.5).max(168),
    mostPerDay: z.number().int().min(1).max(24),
  }),
])

export const PrescriptionContent = z.object({
  /** Generic name. */
  drugName: z.string().trim().min(1).max(60),
  /** Strength or concentration as on the box, such as 5 mg; null = not told. */
  strength: z.string().trim().min(1).max(40).nullable(),
  form: z.string().trim().min(1).max(20).nullable(),
  route: DrugRoute,
  dose: Amount,
  unit: DoseUnit,
  /** Single doses the order allows; null = only `dose`. */
  doseMin: Amount.nullable(),
  doseMax: Amount.nullable(),
  schedule: Schedule,
  prescriber: z.string().trim().min(1).max(40),
  orderedOn: Day,
  /** 高危药品: every dose needs a second person. */
  isHighRisk: z.boolean(),
  /** Why a drug of the list is not treated as one. */
  highRiskReason: ShortText.nullable(),
  /** Why a drug named among the person's allergies is given all the same. */
  allergyReason: ShortText.nullable(),
  note: ShortText.nullable(),
})
export type PrescriptionContent = z.infer<typeof PrescriptionContent>

export const Prescription = PrescriptionContent.extend({
  id: RecordId,
  residentId: ResidentId,
  /** First instant that counts; a dose whose time lies before it was never asked for. */
  fromAt: Instant,
  /** First instant that no longer counts; null = in force. */
  toAt: Instant.nullable(),
  stopReason: z.string().nullable(),
  /** The one it took the place of. */
  replacesId: RecordId.nullable(),
  /** Why it was entered after its first day; null = in time. */
  lateReason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Prescription = z.infer<typeof Prescription>

/** 已给 拒服 暂停 漏服. */
export const DoseOutcome = z.enum(['given', 'refused', 'held', 'missed'])
export type DoseOutcome = z.infer<typeof DoseOutcome>

/** As of care tasks; `missed` = the shift ended without a word, `reasoned` = somebody told that it was left out. */
export const DoseState = z.enum([
  'upcoming',
  'due',
  'overdue',
  'missed',
  'away',
  'given',
  'refused',
  'held',
  'reasoned',
])
export type DoseState = z.infer<typeof DoseState>

/** `<prescription>:<day>:<HH:mm>`; of a drug given as needed the minute it was given at. */
export const DoseKey = z.string().regex(/^.{1,64}:\d{4}-\d{2}-\d{2}:\d{2}:\d{2}$/)
export type DoseKey = z.infer<typeof DoseKey>

/** 有效 部分有效 无效 不良反应. */
export const DrugEffect = z.enum(['effective', 'partly', 'none', 'adverse'])
export type DrugEffect = z.infer<typeof DrugEffect>

export const ToldEffect = z.object({
  effect: DrugEffect,
  note: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  isCorrection: z.boolean(),
})
export type ToldEffect = z.infer<typeof ToldEffect>

export const DoseRecord = z.object({
  id: RecordId,
  outcome: DoseOutcome,
  /** What was given; null = nothing. */
  dose: z.number().nullable(),
  at: Instant,
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** The second person of a high-risk drug. */
  secondBy: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  seat: z.string().nullable(),
  /** Written after the shift it belongs to. */
  isLate: z.boolean(),
  isCorrection: z.boolean(),
})
export type DoseRecord = z.infer<typeof DoseRecord>

export const Dose = PrescriptionContent.pick({
  ...{ drugName: true, strength: true, form: true, route: true, dose: true, unit: true, doseMin: true, doseMax: true },
  ...{ isHighRisk: true, note: true },
}).extend({
  key: DoseKey,
  prescriptionId: RecordId,
  residentId: ResidentId,
  day: Day,
  time: z.string(),
  dueAt: Instant,
  state: DoseState,
  record: DoseRecord.nullable(),
})
export type Dose = z.infer<typeof Dose>

export const DoseCounts = z.object({
  total: z.number().int(),
  given: z.number().int(),
  reasoned: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  missed: z.number().int(),
  away: z.number().int(),
})
export type DoseCounts = z.infer<typeof DoseCounts>

/** A dose that was given as needed, with what came of it. */
export const AsNeededDose = z.object({
  key: DoseKey,
  prescriptionId: RecordId,
  residentId: ResidentId,
  drugName: z.string(),
  strength: z.string().nullable(),
  unit: DoseUnit,
  day: Day,
  record: DoseRecord,
  effect: ToldEffect.nullable(),
  /** When the effect is to be told; null = nothing was given. */
  effectDueAt: Instant.nullable(),
})
export type AsNeededDose = z.infer<typeof AsNeededDose>

/** A person of the round. */
export const MedicationPerson = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedId: BedId.nullable(),
  bedLabel: z.string().nullable(),
  roomName: z.string().nullable(),
  floorName: z.string().nullable(),
  custody: CustodyState,
  isAway: z.boolean(),
})
export type MedicationPerson = z.infer<typeof MedicationPerson>

export const DoseEntry = z.object({
  key: DoseKey,
  outcome: DoseOutcome,
  /** What was given; null = as ordered. */
  dose: Amount.nullable(),
  /** null = now. */
  at: Instant.nullable(),
  reason: ShortText.nullable(),
  note: ShortText.nullable(),
  /** 三查七对 was done. Nothing is given without. */
  isChecked: z.boolean(),
})
export type DoseEntry = z.infer<typeof DoseEntry>

/** 离院带药: doses taken along on a leave. */
export const HandOver = z.object({
  id: RecordId,
  residentId: ResidentId,
  takenBy: z.string(),
  relation: z.string(),
  items: z.array(
    z.object({
      prescriptionId: RecordId,
      drugName: z.string(),
      strength: z.string().nullable(),
      doses: z.number().int().positive(),
    }),
  ),
  note: z.string().nullable(),
  at: Instant,
  recordedBy: z.string().nullable(),
  /** Set right by a later row, with its reason. */
  voided: z.object({ reason: z.string(), at: Instant, by: z.string().nullable() }).nullable(),
})
export type HandOver = z.infer<typeof HandOver>

/** Numbers of the feature, with where they come from. */
export const MedicationNumbers = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  graceMinutes: z.number().int().positive(),
  earliestMinutes: z.number().int().positive(),
  closedAfterDays: z.number().int().positive(),
  effectAfterMinutes: z.number().int().positive(),
  expiryWarningDays: z.number().int().positive(),
  fewDaysLeft: z.number().positive(),
})
export type MedicationNumbers = z.infer<typeof MedicationNumbers>

export const HighRiskList = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  classes: z.array(z.object({ name: z.string(), words: z.array(z.string().min(2)).min(1) })),
})
export type HighRiskList = z.infer<typeof HighRiskList>
