// The masked copy of a roster. A birth day beside a masked ID number would give the number away, so only its year stays.
import { maskIdNumber, maskName, maskPhone } from '#shared/contract/masking.ts'
import type { FigureRow, ReportContent } from '#shared/features/reports/reports.model.ts'
import type { ColumnDefinition, MaskKind } from './definitions/definition.ts'

const KEPT_ADDRESS_CHARACTERS = 6

const MASKS: Readonly<Record<MaskKind, (text: string) => string>> = {
  // A dash stands for nobody; masked it would read like somebody.
  name: (text) => (text === '—' ? text : maskName(text)),
  'id-number': maskIdNumber,
  phone: maskPhone,
  'birth-day': (day) => `${day.slice(0, 4)}-**-**`,
  address: (text) => {
    const characters = [...text]
    return (
      characters.slice(0, KEPT_ADDRESS_CHARACTERS).join('') +
      (characters.length > KEPT_ADDRESS_CHARACTERS ? '****' : '')
    )
  },
}

export function maskContent(content: ReportContent, columns: readonly ColumnDefinition[] | null): ReportContent {
  if (content.table === null || columns === null) return content
  const rows = content.table.rows.map((row) => ({ ...row, cells: maskCells(row.cells, columns) }))
  return { ...content, table: { ...content.table, rows } }
}

export function maskCells(cells: FigureRow['cells'], columns: readonly ColumnDefinition[]): FigureRow['cells'] {
  const masked = { ...cells }
  for (const { key, mask } of columns) {
    const value = masked[key]
    if (mask !== undefined && value !== null && value !== undefined) masked[key] = MASKS[mask](String(value))
  }
  return masked
}
