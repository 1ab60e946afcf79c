// Turns a file's bytes into plain grids of cell values. Must never let the spreadsheet library's own errors or guesses
// out: CSV stays text (an ID must not become a number), days stay serial numbers.
import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from 'xlsx'
import * as codePages from 'xlsx/dist/cpexcel.full.mjs'
import type { RosterCellValue } from '#shared/features/roster/roster.model.ts'
import { sniffFile } from './file-kind.ts'
import { RosterError, rosterError } from './roster-error.ts'
import type { RosterLimits } from './roster-limits.ts'

export type CellRange = { top: number; left: number; bottom: number; right: number }

/** One sheet; row and column numbers count from 0. */
export type SheetGrid = {
  name: string
  isHidden: boolean
  rows: RosterCellValue[][]
  merges: CellRange[]
  hiddenColumns: Set<number>
  hiddenRows: Set<number>
}

/** Title, header, subtotals and footer do not count against the limit of residents. */
const ROWS_AROUND = 500
/** Days between the epochs of the 1900 and the 1904 (old Macintosh) date systems. */
const DAYS_1904 = 1462
const DATE_FORMAT = /[ymd年月日]/iu

function cellValue(cell: CellObject | undefined, is1904: boolean): RosterCellValue {
  if (!cell || cell.t === 'z' || cell.v === undefined || cell.v === null) return null
  if (cell.t === 'e') return cell.w ?? '#N/A'
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10)
  if (typeof cell.v === 'string') return cell.v === '' ? null : cell.v
  const isDate = is1904 && cell.t === 'n' && typeof cell.z === 'string' && DATE_FORMAT.test(cell.z)
  return isDate ? Number(cell.v) + DAYS_1904 : cell.v
}

function toGrid(name: string, sheet: WorkSheet, isHidden: boolean, is1904: boolean): SheetGrid {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][]
  const rows = Array.from(data, (row) => Array.from(row ?? [], (cell) => cellValue(cell, is1904)))
  while (rows.length > 0 && rows.at(-1)?.every(isBlank)) rows.pop()
  const hidden = (list: readonly ({ hidden?: boolean } | undefined)[] | undefined): Set<number> =>
    new Set(Array.from(list ?? [], (info, index) => (info?.hidden ? index : -1)).filter((index) => index >= 0))
  return {
    name,
    isHidden,
    rows,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenColumns: hidden(sheet['!cols']),
    hiddenRows: hidden(sheet['!rows']),
  }
}

/** True for an empty cell and for one with only spaces. */
export function isBlank(value: RosterCellValue | undefined): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
}

function parse(bytes: Uint8Array, limits: RosterLimits, sheetRows: number): WorkBook {
  const kind = sniffFile(bytes, limits)
  const options = {
    dense: true,
    cellFormula: false,
    cellHTML: false,
    cellNF: true,
    cellStyles: true,
    sheetRows,
  } as const
  try {
    set_cptable(codePages)
    return kind.kind === 'csv'
      ? read(kind.text, { ...options, type: 'string', raw: true })
      : read(bytes, { ...options, type: 'array' })
  } catch (error) {
    if (error instanceof RosterError) throw error
    const message = error instanceof Error ? error.message : ''
    if (/password|encrypt/iu.test(message)) throw rosterError('PASSWORD_PROTECTED', 'file')
    throw rosterError('UNREADABLE', 'file')
  }
}

function gridsOf(workbook: WorkBook): SheetGrid[] {
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name]
    if (!sheet) return []
    return [toGrid(name, sheet, (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, is1904)]
  })
}

/** Reads all sheets. Throws RosterError TOO_MANY_ROWS when a sheet holds many more filled rows than the limit. */
export function readWorkbook(bytes: Uint8Array, limits: RosterLimits): SheetGrid[] {
  // The first pass stops soon after the limit, so a file of a million rows is refused before it fills the memory.
  const window = limits.rows + 1000
  let workbook = parse(bytes, limits, window)
  let grids = gridsOf(workbook)
  refuseTooManyRows(grids, limits)
  if (
    Object.values(workbook.Sheets).some(
      (sheet) => sheet['!fullref'] !== undefined && sheet['!fullref'] !== sheet['!ref'],
    )
  ) {
    // Formatting reached beyond the window: read on, there may be rows far below.
    workbook = parse(bytes, limits, 0)
    grids = gridsOf(workbook)
    refuseTooManyRows(grids, limits)
  }
  return grids
}

function refuseTooManyRows(grids: readonly SheetGrid[], limits: RosterLimits): void {
  for (const grid of grids) {
    const filled = grid.rows.filter((row) => !row.every(isBlank)).length
    if (filled > limits.rows + ROWS_AROUND)
      throw rosterError('TOO_MANY_ROWS', 'sheet', { sheet: grid.name, mostRows: limits.rows })
  }
}
