// Who keeps a person's drugs, and what a doctor ordered. Neither is ever edited: a further one takes its place.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
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
