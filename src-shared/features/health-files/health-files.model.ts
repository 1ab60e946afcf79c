// What is kept of a person's health beside the care of the house: 家庭医生签约, 健康档案, 年度体检. A correction is a further version.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'

const Institution = z.string().trim().min(1).max(100)

export const HealthRecordFacts = z.discriminatedUnion('kind', [
  /** 家庭医生签约, both days inside. */
  z.object({
    kind: z.literal('family-doctor'),
    on: Day,
    untilOn: Day,
    institution: Institution,
    doctor: z.string().trim().min(1).max(40),
  }),
  /** 健康档案, on the day it was opened. */
  z.object({ kind: z.literal('health-file'), on: Day, institution: Institution }),
  /** 年度体检. */
  z.object({ kind: z.literal('check-up'), on: Day, institution: Institution, result: ShortText }),
])
export type HealthRecordFacts = z.infer<typeof HealthRecordFacts>
export const HealthRecordKind = z.enum(['family-doctor', 'health-file', 'check-up'])
export type HealthRecordKind = z.infer<typeof HealthRecordKind>

export const HealthRecord = z.object({
  id: RecordId,
  version: Version,
  residentId: ResidentId,
  facts: HealthRecordFacts,
  /** Why it was set right, or taken off. */
  reason: z.string().nullable(),
  isVoid: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type HealthRecord = z.infer<typeof HealthRecord>

/** How one person of the house stands on a day; null = nothing on record. */
export const HealthLine = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedLabel: z.string().nullable(),
  familyDoctor: z
    .object({ fromOn: Day, untilOn: Day, doctor: z.string(), institution: z.string(), isInForce: z.boolean() })
    .nullable(),
  fileOn: Day.nullable(),
  lastCheckUpOn: Day.nullable(),
  isCheckedThisYear: z.boolean(),
  checkUpDueOn: Day,
})
export type HealthLine = z.infer<typeof HealthLine>

/** Share of the people in the house on a day; whoever is missing is named in the lines. */
export const HealthRate = z.object({ done: z.number().int(), of: z.number().int(), percent: z.number().nullable() })
export type HealthRate = z.infer<typeof HealthRate>
export const HealthRates = z.object({ familyDoctor: HealthRate, healthFile: HealthRate, checkUp: HealthRate })
export type HealthRates = z.infer<typeof HealthRates>
export const HealthBook = z.object({ on: Day, rates: HealthRates, lines: z.array(HealthLine) })
export type HealthBook = z.infer<typeof HealthBook>
