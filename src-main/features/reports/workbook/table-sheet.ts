// A report that is a list (花名册): one row a person, widths and kinds of the columns from the form. ID numbers and phones are text.
import type { WriteSheet } from 'hucre/xlsx'
import type { ReportColumn, ReportContent } from '#shared/features/reports/reports.model.ts'
import type { FrozenReport } from '../frozen-report.ts'
import { addFormFoot, addFormHead, type ExportStamp } from './form-head.ts'
import { pageEnds } from './page-columns.ts'
import { createSheetBuilder, type SheetCell } from './sheet-builder.ts'
import { storedDay } from './stored-day.ts'
import { bodyStyle, styles } from './styles.ts'

export type ReportTable = NonNullable<ReportContent['table']>

export function buildTableSheet(report: FrozenReport, table: ReportTable, stamp: ExportStamp): WriteSheet {
  const { columns } = table
  const widths = columns.map(({ width }) => width)
  const ends = pageEnds(widths)
  // Title, head and foot stay on the first page, or a page break would cut them.
  const headColumns = (ends[0] ?? columns.length - 1) + 1
  const sheet = createSheetBuilder(columns.length)
  addFormHead(sheet, report, stamp, headColumns)
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
  addFormFoot(sheet, report, stamp, headColumns)
  return sheet.build({ name: report.content.code, widths, headerRows, pageEnds: ends })
}

function tableCell(column: ReportColumn, value: string | number | null): SheetCell {
  const stored = column.kind === 'day' && typeof value === 'string' ? storedDay(value) : value
  if (stored instanceof Date) return { value: stored, style: bodyStyle({ kind: 'day' }) }
  if (column.kind === 'number' && typeof stored === 'number') {
    return { value: stored, style: bodyStyle({ kind: Number.isInteger(stored) ? 'number' : 'decimal' }) }
  }
  const isCentred = column.kind === 'day'
  return { value: stored, style: bodyStyle({ kind: 'text', isCentred, isWrapped: true }) }
}
