// Finds the header of a roster anywhere in the top rows of any sheet, one to three rows high, merged or not.
// Must never take a sheet without a name column and two more known columns for a roster.
import { cellText } from '#shared/features/roster/cell-text.rules.ts'
import { speaksOfAbility } from '#shared/features/roster/code-cell.rules.ts'
import type { RosterField } from '#shared/features/roster/roster.model.ts'
import { type HeaderMatch, matchHeader } from './header-words.ts'
import type { SheetGrid } from './read-workbook.ts'

/** A column and its header cells from top to bottom; numbers count from 0. */
export type HeaderColumn = { index: number; texts: string[]; field: RosterField | null; isHidden: boolean }
export type FoundHeader = { grid: SheetGrid; top: number; bottom: number; columns: HeaderColumn[]; score: number }

const ROWS_SEARCHED = 40
const DEEPEST = 3
const COLUMNS_READ = 300
/** A roster names people and says at least two more things about them. */
const FEWEST_FIELDS = 3
const LONGEST_HEADER_CELL = 40

function mergedText(grid: SheetGrid, row: number, column: number): string {
  const merge = grid.merges.find(
    (range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
  )
  return cellText(merge ? grid.rows[merge.top]?.[merge.left] : grid.rows[row]?.[column])
}

/** Header cells above a column; an unmerged group word also stands over the empty cells to its right. */
function textsOf(grid: SheetGrid, top: number, bottom: number, column: number): string[] {
  const texts: string[] = []
  for (let row = top; row <= bottom; row += 1) {
    let text = mergedText(grid, row, column)
    const isBelowFilled = row < bottom && mergedText(grid, row + 1, column) !== ''
    for (let left = column - 1; text === '' && isBelowFilled && left >= Math.max(0, column - 4); left -= 1) {
      text = mergedText(grid, row, left)
    }
    if (text !== '' && text.length <= LONGEST_HEADER_CELL && texts.at(-1) !== text) texts.push(text)
  }
  return texts
}

type Candidate = { index: number; texts: string[]; isHidden: boolean; matches: HeaderMatch[] }

/** Gives each field to the column that fits it best; a visible column goes before a hidden one. */
function assign(candidates: readonly Candidate[]): Map<number, RosterField> {
  const offers = candidates
    .flatMap((candidate) =>
      candidate.matches.map((match) => ({
        ...match,
        index: candidate.index,
        rank: match.score - (candidate.isHidden ? 10_000 : 0),
      })),
    )
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
  const byColumn = new Map<number, RosterField>()
  const taken = new Set<RosterField>()
  for (const offer of offers) {
    if (byColumn.has(offer.index) || taken.has(offer.field)) continue
    byColumn.set(offer.index, offer.field)
    taken.add(offer.field)
  }
  return byColumn
}

function isAbilityColumn(grid: SheetGrid, bottom: number, column: number): boolean {
  return grid.rows.slice(bottom + 1).some((row) => speaksOfAbility(row[column]))
}

function headerAt(grid: SheetGrid, top: number, bottom: number): FoundHeader | null {
  const width = Math.min(COLUMNS_READ, Math.max(0, ...grid.rows.slice(top, bottom + 1).map((row) => row.length)))
  const candidates: Candidate[] = []
  for (let index = 0; index < width; index += 1) {
    const texts = textsOf(grid, top, bottom, index)
    if (texts.length === 0) continue
    const matches = matchHeader(texts).filter((match) => !match.isWeak || isAbilityColumn(grid, bottom, index))
    candidates.push({ index, texts, isHidden: grid.hiddenColumns.has(index), matches })
  }
  const fields = assign(candidates)
  const found = new Set(fields.values())
  if (!found.has('name') || found.size < FEWEST_FIELDS) return null
  const columns = candidates.map(({ index, texts, isHidden }) => ({
    index,
    texts,
    isHidden,
    field: fields.get(index) ?? null,
  }))
  const filled = columns.filter((column) => column.field !== null).length
  return { grid, top, bottom, columns, score: filled + (found.has('idNumber') ? 2 : 0) }
}

/** The merged cells of a header tell how far down it reaches. */
function reachOfMerges(grid: SheetGrid, header: FoundHeader): number {
  const name = header.columns.find((column) => column.field === 'name')?.index ?? 0
  const reach = grid.merges
    .filter(
      (range) => range.top >= header.top && range.top <= header.bottom && range.left <= name && range.right >= name,
    )
    .map((range) => range.bottom)
  return Math.min(Math.max(header.bottom, ...reach), header.top + DEEPEST)
}

function bestInSheet(sheet: SheetGrid): FoundHeader | null {
  // Merges below the searched rows belong to the data; a home of many rooms has thousands of them.
  const grid = { ...sheet, merges: sheet.merges.filter((range) => range.top < ROWS_SEARCHED + DEEPEST) }
  let best: FoundHeader | null = null
  for (let top = 0; top < Math.min(ROWS_SEARCHED, grid.rows.length); top += 1) {
    for (let depth = 1; depth <= DEEPEST && top + depth <= grid.rows.length; depth += 1) {
      const found = headerAt(grid, top, top + depth - 1)
      if (found && (best === null || found.score > best.score)) best = found
    }
  }
  if (best === null) return null
  const bottom = reachOfMerges(grid, best)
  const whole = bottom === best.bottom ? best : (headerAt(grid, best.top, bottom) ?? { ...best, bottom })
  return { ...whole, grid: sheet }
}

/** A number by which sheets of several months are put in order: 2026年10月 after 2026年9月. */
function monthOf(sheetName: string): number {
  const month = /(?:(\d{4})\D{0,2})?(\d{1,2})月/u.exec(sheetName.normalize('NFKC'))
  return month ? Number(month[1] ?? 0) * 12 + Number(month[2]) : -1
}

/** Headers of all sheets that have one, best first: visible, most columns, latest month in the name, then sheet order. */
export function findHeaders(grids: readonly SheetGrid[]): FoundHeader[] {
  return grids
    .flatMap((grid) => bestInSheet(grid) ?? [])
    .sort(
      (a, b) =>
        Number(a.grid.isHidden) - Number(b.grid.isHidden) ||
        b.score - a.score ||
        monthOf(b.grid.name) - monthOf(a.grid.name),
    )
}
