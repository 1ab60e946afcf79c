// CSV as RFC 4180 says, safe to open in a spreadsheet and free of loss for a program that reads it back.

export const CSV_START = '\uFEFF'
export const CSV_LINE_END = '\r\n'

// A spreadsheet runs a cell that begins like this as a formula.
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/
// A spreadsheet would turn these into numbers: 18 digits become 3.5E+17, 007 becomes 7.
const DIGITS_TO_KEEP = /^(?:0\d+|\d{11,})$/

export type SqliteValue = string | number | bigint | Buffer | null

/** Null is an empty cell, an empty text is `""`, bytes are written as hexadecimal after `0x`. */
export function toCsvCell(value: SqliteValue): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return `0x${value.toString('hex')}`
  // One leading apostrophe, always taken off again by the same rule: texts that begin with one get another.
  const isMarked = FORMULA_START.test(value) || DIGITS_TO_KEEP.test(value) || value.startsWith("'")
  const text = isMarked ? `'${value}` : value
  return text === '' || /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

export function toCsvLine(values: readonly SqliteValue[]): string {
  return values.map(toCsvCell).join(',') + CSV_LINE_END
}
