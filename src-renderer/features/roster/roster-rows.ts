// What the preview of a roster knows about its rows: which may be committed, what stands in a cell, what is wrong there.

import type { RosterField, RosterProblem, RosterRow } from '#shared/features/roster/roster.model.ts'
import { problemsHoldingBack } from '#shared/features/roster/roster-commit.rules.ts'

/** `null` as a sheet cell means empty. */
function rawText(value: RosterProblem['raw'] | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value)
}

export function problemOf(row: RosterRow, field: RosterField): RosterProblem | null {
  return row.details.find((detail) => detail.field === field) ?? null
}

/** What a person starts from when mending a cell: what stood there, else what was understood. */
export function textToMend(row: RosterRow, field: RosterField): string {
  const understood = row[field]
  return rawText(row.source[field]?.value) ?? (understood === null ? '' : String(understood))
}

/** Rows that may be committed now, in sheet order. */
export function committableRows(rows: readonly RosterRow[]): RosterRow[] {
  return rows.filter((row) => problemsHoldingBack(row).length === 0)
}

/** Row numbers to commit: every row that may be, but those a person took out. */
export function chosenRows(rows: readonly RosterRow[], takenOut: ReadonlySet<number>): number[] {
  return committableRows(rows)
    .map((row) => row.row)
    .filter((row) => !takenOut.has(row))
}

export type RowFilter = 'all' | 'problems' | 'held'
export const rowFilters: readonly RowFilter[] = ['all', 'problems', 'held']

export function filterRows(rows: readonly RosterRow[], filter: RowFilter): RosterRow[] {
  if (filter === 'problems') return rows.filter((row) => row.details.length > 0)
  if (filter === 'held') return rows.filter((row) => problemsHoldingBack(row).length > 0)
  return [...rows]
}
