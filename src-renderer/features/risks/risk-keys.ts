// Which key means what in the nine items: 1 to 3 the level, 4 to 9 a measure. Pure.
import type { RiskLevel, RiskMeasure } from '#shared/features/risks/risks.model.ts'

/** The levels a person chooses; 未评估 is what was never chosen. */
export const chosenLevels = ['none', 'protect', 'high'] as const satisfies readonly RiskLevel[]
export type ChosenLevel = (typeof chosenLevels)[number]
const firstMeasureKey = chosenLevels.length + 1

export const keyOfLevel = (level: ChosenLevel): string => String(chosenLevels.indexOf(level) + 1)
export const keyOfMeasure = (index: number): string => String(firstMeasureKey + index)

export type RiskStroke = { level: ChosenLevel } | { measure: string } | null

/** What a pressed key means; null = nothing here. */
export function strokeOf(key: string, measures: readonly RiskMeasure[]): RiskStroke {
  if (!/^[1-9]$/.test(key)) return null
  const level = chosenLevels[Number(key) - 1]
  if (level) return { level }
  const measure = measures[Number(key) - firstMeasureKey]
  return measure ? { measure: measure.code } : null
}
