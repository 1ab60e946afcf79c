// A report that is a list (花名册): one row a person, widths and kinds of the columns from the form. ID numbers and phones are text.
import type { WriteSheet } from 'hucre/xlsx'
import type { ReportColumn, ReportContent } from '#shared/features/reports/reports.model.ts'
import type { FrozenReport } from '../frozen-report.ts'
import { addFormFoot, addFormHead, type ExportStamp } from './form-head.ts'
import { createSheetBuilder, type SheetCell } from './sheet-builder.ts'
import { bodyStyle, styles } from './styles.ts'

export type ReportTable = NonNullable<ReportContent['table']>

export function buildTableSheet(report: FrozenReport, table: ReportTable, stamp: ExportStamp): WriteSheet {
  const { columns } = table
  const sheet = createSheetBuilder(columns.length)
  addFormHead(sheet, report, stamp, columns.length)
  const first = sheet.rowCount() + 1
  sheet.addRow(
    columns.map(({ title }) => ({ value: title, style: styles.column })),
    32,
  )
  const headerRows = { first, last: sheet.rowCount() }
  for (const row of table.rows)
    sheet.addRow(
      columns.map((column) => tableCell(column, row.cells[column.key] ?? null)),
      20,
    )
  addFormFoot(sheet, report, stamp, columns.length)
  return sheet.build({ name: report.content.code, widths: columns.map(({ width }) => width), headerRows })
}

const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/

/** The value as the file stores it: days as dates (UTC midnight, so no zone can move them), all else as it is. */
export function storedValue(column: ReportColumn, value: string | number | null): string | number | Date | null {
  if (column.kind !== 'day' || typeof value !== 'string' || !DAY_TEXT.test(value)) return value
  return new Date(`${value}T00:00:00Z`)
}

function tableCell(column: ReportColumn, value: string | number | null): SheetCell {
  const stored = storedValue(column, value)
  if (stored instanceof Date) return { value: stored, style: bodyStyle({ kind: 'day' }) }
  if (column.kind === 'number' && typeof stored === 'number') {
    return { value: stored, style: bodyStyle({ kind: Number.isInteger(stored) ? 'number' : 'decimal' }) }
  }
  return { value: stored, style: bodyStyle({ kind: 'text', isWrapped: true }) }
}
