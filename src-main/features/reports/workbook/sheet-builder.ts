// The thin adapter to the workbook library: rows are added from top to bottom, and the sheet comes out ready to write.
import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from 'hucre/xlsx'

/** Longest text a cell may hold in Excel. */
const LONGEST_TEXT = 32_767

export type SheetCell = { value: string | number | Date | null; style: CellStyle }

export type SheetBuilder = ReturnType<typeof createSheetBuilder>

export function createSheetBuilder(columnCount: number) {
  const rows: CellValue[][] = []
  const cells = new Map<string, Partial<Cell>>()
  const merges: MergeRange[] = []
  const rowDefs = new Map<number, { height: number }>()
  const put = (row: number, column: number, cell: SheetCell): void => {
    const value = clean(cell.value)
    const line = rows[row]
    if (line) line[column] = value
    cells.set(`${row},${column}`, { value, style: cell.style })
  }
  const begin = (height: number | undefined): number => {
    rows.push(new Array<CellValue>(columnCount).fill(null))
    if (height !== undefined) rowDefs.set(rows.length - 1, { height })
    return rows.length - 1
  }
  return {
    rowCount: () => rows.length,
    /** One cell a column, from the left. */
    addRow(line: readonly SheetCell[], height?: number): void {
      const row = begin(height)
      for (const [column, cell] of line.entries()) put(row, column, cell)
    },
    /** Parts that each run over several columns; `until` is the last column of a part, from 0. */
    addMerged(parts: readonly (SheetCell & { until: number })[], height?: number): void {
      const row = begin(height)
      let from = 0
      for (const { until, ...cell } of parts) {
        put(row, from, cell)
        // Borders of a merged range are drawn cell by cell.
        for (let column = from + 1; column <= until; column++) put(row, column, { value: null, style: cell.style })
        if (until > from) merges.push({ startRow: row, startCol: from, endRow: row, endCol: until })
        from = until + 1
      }
    },
    /** `headerRows` are the 1-based rows repeated on every page and, with all above them, frozen. */
    build(options: {
      name: string
      widths: readonly number[]
      headerRows: { first: number; last: number } | null
      /** Last column of each page side by side; one page without it. */
      pageEnds?: readonly number[]
    }): WriteSheet {
      const { headerRows } = options
      const breaks = (options.pageEnds ?? []).slice(0, -1)
      return {
        name: options.name,
        columns: options.widths.map((width) => ({ width })),
        rows,
        cells,
        merges,
        rowDefs,
        ...(headerRows ? { freezePane: { rows: headerRows.last } } : {}),
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: breaks.length + 1,
          fitToHeight: 0,
          horizontalCentered: true,
          margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
          printArea: `$A$1:$${columnLetters(columnCount - 1)}$${rows.length}`,
          ...(headerRows ? { printTitlesRow: `$${headerRows.first}:$${headerRows.last}` } : {}),
          ...(breaks.length > 0 ? { printTitlesColumn: '$A:$B' } : {}),
        },
        ...(breaks.length > 0 ? { colBreaks: breaks.map((column) => column + 1) } : {}),
        headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
      }
    },
  }
}

/** A, B … Z, AA, AB … for a column counted from 0. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

export function clean(value: CellValue): CellValue {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}
