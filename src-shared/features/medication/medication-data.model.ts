// The versioned data files of medication: numbers, and the list that proposes high-risk drugs.
import * as z from 'zod'

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
