// Spot measurements of a resident: taken by hand or by a device, each a row of its own that is never changed.
// A correction is a further row with a reason; what it corrects stays readable. What was not measured is absent, never 0.
import * as z from 'zod'
import { BedId, DeviceId, Instant, RecordId, ResidentId } from '../../contract/primitives.ts'

/** 血压 脉搏 呼吸 血氧 体温 血糖 体重 意识 吸氧. */
export const VitalKind = z.enum([
  'blood-pressure',
  'pulse',
  'respiration',
  'spo2',
  'temperature',
  'glucose',
  'weight',
  'consciousness',
  'oxygen',
])
export type VitalKind = z.infer<typeof VitalKind>

/** Alert, new confusion, responds to voice, to pain, unresponsive. */
export const Consciousness = z.enum(['A', 'C', 'V', 'P', 'U'])
export type Consciousness = z.infer<typeof Consciousness>

/** Glucose meters show either unit; a number without its unit is not a measurement. */
export const GlucoseUnit = z.enum(['mmol/L', 'mg/dL'])
export type GlucoseUnit = z.infer<typeof GlucoseUnit>

/**
 * One value in the house's unit: mmHg, beats or breaths a minute, %, °C, mmol/L, kg.
 * `diastolic` only with a blood pressure (whose `value` is the systolic one); consciousness has a `word`; oxygen is 1 or 0.
 */
export const VitalValue = z.object({
  kind: VitalKind,
  value: z.number().nullable(),
  diastolic: z.number().nullable(),
  word: Consciousness.nullable(),
})
export type VitalValue = z.infer<typeof VitalValue>

/** Where a value came from; `bed-sensor` = live from the bed, never stored as a spot value. */
export const VitalSource = z.enum(['hand', 'device', 'bed-sensor'])
export type VitalSource = z.infer<typeof VitalSource>

export const VitalMeasurement = VitalValue.extend({
  id: RecordId,
  residentId: ResidentId,
  takenAt: Instant,
  /** Written down noticeably later than it was taken. */
  isBackDated: z.boolean(),
  source: z.enum(['hand', 'device']),
  deviceId: DeviceId.nullable(),
  deviceName: z.string().nullable(),
  /** What was typed or sent where it was converted, such as `98 mg/dL`. */
  entered: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** The row this one corrects, and why. */
  correctsId: RecordId.nullable(),
  correctionReason: z.string().nullable(),
  /** True = the corrected row was no measurement of this person at all. */
  isVoid: z.boolean(),
  /** True = a later row corrects this one; it no longer counts. */
  isCorrected: z.boolean(),
})
export type VitalMeasurement = z.infer<typeof VitalMeasurement>

/** What a person types for one resident at one moment. At least one value. */
export const VitalEntry = z.object({
  bloodPressure: z.object({ systolic: z.number(), diastolic: z.number() }).nullable(),
  pulse: z.number().nullable(),
  respiration: z.number().nullable(),
  spo2: z.number().nullable(),
  temperature: z.number().nullable(),
  glucose: z.object({ value: z.number(), unit: GlucoseUnit }).nullable(),
  weight: z.number().nullable(),
  consciousness: Consciousness.nullable(),
  /** null = not said; it is not the same as no oxygen. */
  isOnOxygen: z.boolean().nullable(),
})
export type VitalEntry = z.infer<typeof VitalEntry>

/** Possible values of a kind; outside it is an artefact or a slip of the hand, never a measurement. */
export const PlausibleRange = z.object({
  min: z.number(),
  max: z.number(),
  /** Decimals the value is kept with. */
  decimals: z.number().int(),
})
export type PlausibleRange = z.infer<typeof PlausibleRange>

/** A reading of a device that belongs to nobody yet, or was refused. */
export const WaitingReading = VitalValue.extend({
  id: RecordId,
  deviceId: DeviceId,
  deviceName: z.string(),
  /** Bed, room or place of the device as it is called; null = it hangs nowhere. */
  placeLabel: z.string().nullable(),
  arrivedAt: Instant,
  because: z.enum(['several-people', 'nobody-there', 'away', 'no-person-place', 'not-bound', 'not-plausible']),
  /** Who might be meant, by place; any other resident can be chosen too. */
  candidates: z.array(z.object({ residentId: ResidentId, name: z.string(), bedLabel: z.string().nullable() })),
})
export type WaitingReading = z.infer<typeof WaitingReading>

/** What should be measured again, since when. */
export const VitalDue = z.object({
  kind: VitalKind.nullable(),
  /** `repeat` = a value outside its limits waits for its second reading; `re-observe` = the early-warning score asks for a new round. */
  because: z.enum(['repeat', 're-observe']),
  dueAt: Instant,
})
export type VitalDue = z.infer<typeof VitalDue>

/** Where a value stands against the limits of its resident; null = no limit for it, or not judged. */
export const VitalTier = z.enum(['high', 'medium', 'normal'])
export type VitalTier = z.infer<typeof VitalTier>

/** The newest value of one kind. */
export const LatestVital = VitalValue.extend({
  measurementId: RecordId.nullable(),
  takenAt: Instant,
  source: VitalSource,
  isBackDated: z.boolean(),
  tier: VitalTier.nullable(),
})
export type LatestVital = z.infer<typeof LatestVital>

/** One resident as a round sees them. */
export const RoundRow = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedId: BedId.nullable(),
  bedLabel: z.string().nullable(),
  floorName: z.string().nullable(),
  /** Away: nothing can be measured here today. */
  state: z.enum(['in', 'on-leave', 'in-hospital']),
})
export type RoundRow = z.infer<typeof RoundRow>
