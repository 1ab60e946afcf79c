// The filters of the resident list: read from the address, so that a count anywhere can link to exactly its rows.
import { assessmentOverdueDays } from '#shared/features/residents/assessment-due.rules.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'

/** Stands in a filter for a value nobody has recorded. */
export const unknownValue = 'unknown'

export type ResidentScope = 'in' | 'all' | 'discharged'
export type ResidentFilters = {
  floors: readonly string[]
  levels: readonly string[]
  categories: readonly string[]
  isOverdueOnly: boolean
  isAwayOnly: boolean
}

export const scopes: readonly ResidentScope[] = ['in', 'all', 'discharged']

export function readScope(params: URLSearchParams): ResidentScope {
  return scopes.find((scope) => scope === params.get('scope')) ?? 'in'
}

function listOf(params: URLSearchParams, key: string): string[] {
  return (params.get(key) ?? '').split(',').filter((value) => value !== '')
}

export function readFilters(params: URLSearchParams): ResidentFilters {
  return {
    floors: listOf(params, 'floor'),
    levels: listOf(params, 'level'),
    categories: listOf(params, 'category'),
    isOverdueOnly: params.get('overdue') === '1',
    isAwayOnly: params.get('away') === '1',
  }
}

/** The address with one filter changed; an empty value leaves the address. */
export function withParam(params: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params)
  if (value === '') next.delete(key)
  else next.set(key, value)
  return next
}

export function isAway(row: ResidentRow): boolean {
  return row.state === 'on-leave' || row.state === 'in-hospital'
}

/** Overdue means assessed once and past its day; never assessed is its own state. */
export function isAssessmentOverdue(row: ResidentRow, on: string): boolean {
  return row.dischargedOn === null && (assessmentOverdueDays(row.assessedOn, on) ?? 0) > 0
}

export const floorOf = (row: ResidentRow): string => row.floorName ?? unknownValue
export const levelOf = (row: ResidentRow): string => (row.abilityLevel === null ? unknownValue : `${row.abilityLevel}`)
export const categoryOf = (row: ResidentRow): string => row.category ?? unknownValue

function isIn(chosen: readonly string[], value: string): boolean {
  return chosen.length === 0 || chosen.includes(value)
}

export function applyFilters(rows: readonly ResidentRow[], filters: ResidentFilters, on: string): ResidentRow[] {
  return rows.filter(
    (row) =>
      isIn(filters.floors, floorOf(row)) &&
      isIn(filters.levels, levelOf(row)) &&
      isIn(filters.categories, categoryOf(row)) &&
      (!filters.isOverdueOnly || isAssessmentOverdue(row, on)) &&
      (!filters.isAwayOnly || isAway(row)),
  )
}

/** How many rows stand behind each value, in the order given by `order` first and then as met. */
export function countBy(
  rows: readonly ResidentRow[],
  keyOf: (row: ResidentRow) => string,
  order: readonly string[] = [],
): { value: string; count: number }[] {
  const counts = new Map<string, number>(order.map((value) => [value, 0]))
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).filter(({ count }) => count > 0)
}
