// Doses of a span as rows of a sheet: one a drug and time, in the order they first fell due. Pure.
import type { Day } from '#shared/contract/primitives.ts'
import type { Dose } from '#shared/features/medication/medication.model.ts'
import { drugWords } from './dose-view.ts'

export type GridRow = { key: string; drug: string; time: string; isHighRisk: boolean; doses: Map<Day, Dose> }

export function gridRows(doses: readonly Dose[]): GridRow[] {
  const rows = new Map<string, GridRow>()
  for (const dose of doses) {
    const key = `${dose.prescriptionId}:${dose.time}`
    const drug = `${drugWords(dose)}`
    const row = rows.get(key) ?? { key, drug, time: dose.time, isHighRisk: dose.isHighRisk, doses: new Map() }
    row.doses.set(dose.day, dose)
    rows.set(key, row)
  }
  return [...rows.values()].sort((left, right) =>
    left.drug === right.drug ? (left.time < right.time ? -1 : 1) : left.drug < right.drug ? -1 : 1,
  )
}
