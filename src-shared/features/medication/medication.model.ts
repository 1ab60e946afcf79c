// What came of doses, on time and as needed, and who they belong to. A dose is worked out from its prescription, never stored.
import * as z from 'zod'
import { BedId, Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { Amount, CustodyState, DoseUnit, PrescriptionContent } from './prescriptions.model.ts'

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
