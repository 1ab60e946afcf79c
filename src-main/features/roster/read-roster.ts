// Reads the residents out of a workbook: header, columns, merged rooms, rows kept and rows skipped with the reason.
// Runs inside the roster worker and must never touch the file system, the clock or the database.
import { cellText, isSameAsAbove } from '#shared/features/roster/cell-text.rules.ts'
import {
  ROSTER_FIELDS,
  type RosterCellValue,
  type RosterField,
  type RosterReading,
  type RosterRow,
  type RosterSkip,
  type RosterSource,
} from '#shared/features/roster/roster.model.ts'
import { understandRow } from '#shared/features/roster/roster-row.rules.ts'
import { checkRosterTogether } from '#shared/features/roster/roster-together.rules.ts'
import { whySkipped } from './classify-row.ts'
import { type FoundHeader, findHeaders } from './find-header.ts'
import { wordsLookedFor } from './header-words.ts'
import { isBlank, readWorkbook, type SheetGrid } from './read-workbook.ts'
import { rosterError } from './roster-error.ts'
import type { RosterLimits } from './roster-limits.ts'

/** Fields whose merged or ditto cells mean "the same as above"; a merged name does not. */
const CARRIED: readonly RosterField[] = ['building', 'room']
const DITTO_FIELDS: readonly RosterField[] = [
  ...CARRIED,
  'admittedOn',
  'abilityLevel',
  'category',
  'monthlyFee',
  'contactName',
  'contactPhone',
]

/** `A`, `Z`, `AA` for column 0, 25, 26. */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

type Columns = ReadonlyMap<RosterField, number>

/** For each cell inside a vertical merge below its first row: the row where the value stands. */
function mergeAnchors(grid: SheetGrid): Map<string, { row: number; column: number }> {
  const anchors = new Map<string, { row: number; column: number }>()
  for (const range of grid.merges) {
    const bottom = Math.min(range.bottom, grid.rows.length - 1)
    const right = Math.min(range.right, range.left + 50)
    for (let row = range.top; row <= bottom; row += 1) {
      for (let column = range.left; column <= right; column += 1) {
        if (row !== range.top || column !== range.left)
          anchors.set(`${row}:${column}`, { row: range.top, column: range.left })
      }
    }
  }
  return anchors
}

function readRows(header: FoundHeader, columns: Columns, today: string): { rows: RosterRow[]; skipped: RosterSkip[] } {
  const { grid } = header
  const anchors = mergeAnchors(grid)
  const headerTexts: Partial<Record<RosterField, string[]>> = {}
  for (const column of header.columns) if (column.field) headerTexts[column.field] = column.texts
  // Where a column's rooms are merged, an empty unmerged cell is really empty; in a sheet without merges (CSV) it is
  // how the merged cells were flattened.
  const hasMerges = (column: number): boolean =>
    grid.merges.some((range) => range.left === column && range.bottom > range.top && range.top > header.bottom)
  const carriesBlanks = new Set(CARRIED.filter((field) => columns.has(field) && !hasMerges(columns.get(field) ?? 0)))

  const rows: RosterRow[] = []
  const skipped: RosterSkip[] = []
  let section: string | null = null
  let previous: RosterSource | null = null
  for (let index = header.bottom + 1; index < grid.rows.length; index += 1) {
    const cells = grid.rows[index] ?? []
    const byField: Partial<Record<RosterField, RosterCellValue>> = {}
    for (const [field, column] of columns) byField[field] = cells[column] ?? null
    const nameColumn = columns.get('name') ?? 0
    const why = whySkipped({
      cells,
      byField,
      headerTexts,
      isNameMergedFromAbove: (anchors.get(`${index}:${nameColumn}`)?.row ?? index) < index,
    })
    if (why !== null) {
      skipped.push({ row: index + 1, why })
      if (why === 'section') section = cellText(cells.find((cell) => !isBlank(cell)) ?? null).replace(/[(（].*$/u, '')
      if (why === 'empty-bed') previous = carriedSource(columns, cells, previous, anchors, grid, index)
      continue
    }
    const source: RosterSource = {}
    for (const [field, column] of columns) {
      const anchor = CARRIED.includes(field) ? anchors.get(`${index}:${column}`) : undefined
      let value = (anchor ? grid.rows[anchor.row]?.[anchor.column] : cells[column]) ?? null
      const above = previous?.[field]?.value ?? null
      const isCarried: boolean = isBlank(value) && !anchor && carriesBlanks.has(field)
      if (isCarried || (DITTO_FIELDS.includes(field) && isSameAsAbove(value))) value = above
      source[field] = { cell: `${columnName(column)}${index + 1}`, value }
    }
    if (!columns.has('building') && section !== null && /[楼栋幢座区院]$/u.test(section)) {
      source.building = { cell: `${columnName(nameColumn)}${index + 1}`, value: section }
    }
    previous = source
    rows.push(understandRow(index + 1, source, today))
  }
  return { rows: checkRosterTogether(rows), skipped }
}

/** An empty bed's row still carries its room down to the next bed. */
function carriedSource(
  columns: Columns,
  cells: readonly RosterCellValue[],
  previous: RosterSource | null,
  anchors: ReadonlyMap<string, { row: number; column: number }>,
  grid: SheetGrid,
  index: number,
): RosterSource {
  const source: RosterSource = { ...previous }
  for (const field of CARRIED) {
    const column = columns.get(field)
    if (column === undefined) continue
    const anchor = anchors.get(`${index}:${column}`)
    const value = (anchor ? grid.rows[anchor.row]?.[anchor.column] : cells[column]) ?? null
    if (!isBlank(value)) source[field] = { cell: `${columnName(column)}${index + 1}`, value }
  }
  return source
}

/** What to read and by which day to judge dates ('YYYY-MM-DD'); without `sheetName` the best sheet is taken. */
export type ReadRosterRequest = { today: string; sheetName?: string | undefined; limits: RosterLimits }

/** Reads a roster from a file's bytes. Throws RosterError. */
export function readRosterBytes(bytes: Uint8Array, request: ReadRosterRequest): RosterReading {
  const grids = readWorkbook(bytes, request.limits)
  if (grids.length === 0) throw rosterError('UNREADABLE', 'file')
  const headers = findHeaders(grids)
  const header =
    request.sheetName === undefined ? headers[0] : headers.find(({ grid }) => grid.name === request.sheetName)
  if (!header)
    throw rosterError('NO_HEADER', 'sheet', { sheets: grids.map((grid) => grid.name), words: wordsLookedFor() })
  const columns = new Map<RosterField, number>()
  for (const { field, index } of header.columns) if (field) columns.set(field, index)
  const { rows, skipped } = readRows(header, columns, request.today)
  if (rows.length > request.limits.rows) {
    throw rosterError('TOO_MANY_ROWS', 'sheet', { sheet: header.grid.name, mostRows: request.limits.rows })
  }
  return {
    sheetName: header.grid.name,
    otherSheetNames: headers.filter((other) => other !== header).map(({ grid }) => grid.name),
    headerRows: { from: header.top + 1, to: header.bottom + 1 },
    columns: header.columns.map(({ index, texts, field, isHidden }) => ({
      column: columnName(index),
      field,
      headerTexts: texts,
      isHidden,
    })),
    missingFields: ROSTER_FIELDS.filter((field) => !columns.has(field) && rows.every((row) => row[field] === null)),
    hiddenRows: rows.map(({ row }) => row).filter((row) => header.grid.hiddenRows.has(row - 1)),
    readOn: request.today,
    rows,
    skipped,
  }
}
