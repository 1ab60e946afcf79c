// The JSON that `yian import roster FILE --dry-run --json` prints: one agreed shape for scripts, with Chinese labels
// instead of codes. Must never print more of a row than these fields.
import { FUNDING_CATEGORY_LABELS, SEX_LABELS } from '#shared/features/residents/resident.codes.ts'
import type { RosterReading } from '#shared/features/roster/roster.model.ts'

export type ImportRosterOutput = {
  rows: {
    row: number
    name: string | null
    sex: string | null
    idNumber: string | null
    birth: string | null
    building: string | null
    room: string | null
    bed: string | null
    admittedOn: string | null
    abilityLevel: number | null
    category: string | null
    contactName: string | null
    contactPhone: string | null
    relation: string | null
    monthlyFee: number | null
    problems: string[]
  }[]
  skipped: { row: number; why: string }[]
}

/** A reading in the printed shape. */
export function importRosterOutput(reading: RosterReading): ImportRosterOutput {
  return {
    rows: reading.rows.map((row) => ({
      row: row.row,
      name: row.name,
      sex: row.sex === null ? null : SEX_LABELS[row.sex],
      idNumber: row.idNumber,
      birth: row.birth,
      building: row.building,
      room: row.room,
      bed: row.bed,
      admittedOn: row.admittedOn,
      abilityLevel: row.abilityLevel,
      category: row.category === null ? null : FUNDING_CATEGORY_LABELS[row.category],
      contactName: row.contactName,
      contactPhone: row.contactPhone,
      relation: row.relation,
      monthlyFee: row.monthlyFee,
      problems: [...row.problems],
    })),
    skipped: reading.skipped.map(({ row, why }) => ({ row, why })),
  }
}
