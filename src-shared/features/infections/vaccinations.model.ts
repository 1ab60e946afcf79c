// 疫苗接种: given, refused or contraindicated, a row each; what nobody entered is 未登记, never "not vaccinated".
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'

const Code = z.string().regex(/^[a-z0-9-]{2,40}$/)
const MonthDay = z.string().regex(/^\d{2}-\d{2}$/)

/** The versioned data file. */
export const VaccineList = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  vaccines: z
    .array(
      z.object({
        code: Code,
        term: z.string(),
        /** As the head of a narrow column. */
        short: z.string(),
        /** Doses of a full course; null = not said. */
        doses: z.number().int().positive().nullable(),
        /** Once a season: from when a dose counts for it, and by when it is due, 'MM-DD'. */
        season: z.object({ startsOn: MonthDay, dueOn: MonthDay }).nullable(),
      }),
    )
    .min(1),
})
export type VaccineList = z.infer<typeof VaccineList>

/** 已接种 拒绝接种 禁忌. */
export const VaccinationOutcome = z.enum(['given', 'refused', 'contraindicated'])
export type VaccinationOutcome = z.infer<typeof VaccinationOutcome>

export const VaccinationFacts = z.object({
  vaccine: Code,
  outcome: VaccinationOutcome,
  /** The day it was given, refused or ruled out. */
  on: Day,
  /** 第几剂; null = not known, and none where nothing was given. */
  dose: z.number().int().min(1).max(20).nullable(),
  batch: z.string().trim().min(1).max(60).nullable(),
  place: z.string().trim().min(1).max(60).nullable(),
  /** Why it was refused or is contraindicated, or where an older dose is known from. */
  reason: ShortText.nullable(),
})
export type VaccinationFacts = z.infer<typeof VaccinationFacts>

export const Vaccination = VaccinationFacts.extend({
  id: RecordId,
  residentId: ResidentId,
  /** Written down after its day. */
  isLate: z.boolean(),
  correctsId: RecordId.nullable(),
  correctionReason: z.string().nullable(),
  /** The corrected row was no vaccination of this person. */
  isVoid: z.boolean(),
  /** A later row stands in its place. */
  isCorrected: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Vaccination = z.infer<typeof Vaccination>

/** How a person stands with one vaccine; null = 未登记. */
export const VaccineStanding = z
  .object({
    outcome: VaccinationOutcome,
    on: Day,
    /** Doses on record of the course, or of the season. */
    doses: z.number().int().min(0),
    isComplete: z.boolean(),
  })
  .nullable()
export type VaccineStanding = z.infer<typeof VaccineStanding>

export const VaccinationLine = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedLabel: z.string().nullable(),
  /** By code of the vaccine. */
  standings: z.record(z.string(), VaccineStanding),
  /** Nothing of the season on record of a vaccine that is due each season. */
  isSeasonOpen: z.boolean(),
})
export type VaccinationLine = z.infer<typeof VaccinationLine>
