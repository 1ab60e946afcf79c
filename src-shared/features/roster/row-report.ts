// Collects the problems of one row, each with the cell it stands in. Must never report without a cell: a field without
// a column is reported at the name's cell.
import type { RosterField, RosterHint, RosterProblem, RosterProblemCode, RosterSource } from './roster.model.ts'

export type Report = (
  code: RosterProblemCode,
  field: RosterField,
  about: { hint: RosterHint; suggestion?: string | null },
) => void

/** The cell a problem of `field` is shown at. */
export function cellOf(source: RosterSource, field: RosterField, row: number): string {
  const found = source[field] ?? source.name ?? Object.values(source)[0]
  return found?.cell ?? `A${row}`
}

/** A `report` function that fills `details`. */
export function createReport(row: number, source: RosterSource, details: RosterProblem[]): Report {
  return (code, field, about) => {
    details.push({
      code,
      field,
      cell: cellOf(source, field, row),
      raw: source[field]?.value ?? null,
      hint: about.hint,
      suggestion: about.suggestion ?? null,
      against: null,
    })
  }
}

/** The codes of a row's details in order, each once. */
export function codesOf(details: readonly RosterProblem[]): RosterProblemCode[] {
  return [...new Set(details.map((detail) => detail.code))]
}
