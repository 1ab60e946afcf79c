// How many caregivers the people who live here ask for. The numbers are a house setting; whose level is unknown is told beside them, never left out.
import * as z from 'zod'
import { ShiftName } from '../stations/stations.contract.ts'

/** Residents one caregiver stands for, by ability level 0 to 4, and which part of the roll stands in a shift. */
export const RatioRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  residentsPerCaregiver: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]),
  shiftShare: z.record(ShiftName, z.number()),
})
export type RatioRules = z.infer<typeof RatioRules>

/** Residents by level 0 to 4; `unknown` = no assessed level. */
export const LevelCounts = z.object({
  levels: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]),
  unknown: z.number(),
})
export type LevelCounts = z.infer<typeof LevelCounts>

/** Counts people by their level; null = unknown. */
export function countLevels(levels: readonly (number | null)[]): LevelCounts {
  const counts: LevelCounts = { levels: [0, 0, 0, 0, 0], unknown: 0 }
  for (const level of levels) {
    if (level === null || counts.levels[level] === undefined) counts.unknown += 1
    else counts.levels[level] += 1
  }
  return counts
}

/** Caregivers asked for, in parts of one: Σ residents(level) / ratio(level). At least so many while levels are unknown. */
export function requiredCaregivers({ levels }: LevelCounts, rules: RatioRules): number {
  return levels.reduce((sum, count, level) => sum + count / (rules.residentsPerCaregiver[level] ?? 1), 0)
}

/** Caregivers asked for in a shift, whole people. */
export function requiredInShift(counts: LevelCounts, rules: RatioRules, shift: ShiftName): number {
  return wholePeople(requiredCaregivers(counts, rules) * rules.shiftShare[shift])
}

/** Half a person cannot come: rounded up, but not by an error of the arithmetic. */
export function wholePeople(required: number): number {
  return Math.ceil(Math.round(required * 1000) / 1000)
}
