// A table as CSV, exactly the columns and rows shown. Unknown stays a word, and no cell may start a formula in a spreadsheet.
import type { ColumnValue, ShownTable } from './app-table-model.ts'

const startsFormula = /^[=+\-@\t\r]/

/** One field: quoted where needed; text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvField(value: ColumnValue, unknownWord: string): string {
  if (value === null || value === undefined) return unknownWord
  if (typeof value === 'number') return String(value)
  const safe = startsFormula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The whole table, lines ended CRLF, with a byte-order mark so that Excel and WPS read it as UTF-8. */
export function tableToCsv<Row>(shown: ShownTable<Row>, unknownWord: string): string {
  const head = shown.columns.map((column) => csvField(column.header, unknownWord))
  const lines = shown.rows.map((row) =>
    shown.columns.map((column) => csvField((column.exported ?? column.value)(row), unknownWord)),
  )
  return `\ufeff${[head, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`
}
