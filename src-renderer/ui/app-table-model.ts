// What a page says about its columns, and which of them fit. Nothing here may hide a column without the table saying so.
import type { ReactNode } from 'react'

export type ColumnValue = string | number | null | undefined

export type AppColumn<Row> = {
  id: string
  header: string
  /** What is sorted and exported. null or undefined = unknown: sorted last in both directions. */
  value: (row: Row) => ColumnValue
  /** What is exported when it is not what is sorted, such as the word of a level. */
  exported?: (row: Row) => ColumnValue
  /** What is shown; the value as text when left out. */
  cell?: (row: Row) => ReactNode
  /** Least width in px at normal size; 大字 scales it. Default 96. */
  width?: number
  /** Share of spare width. Default 1; 0 keeps the width. */
  grow?: number
  align?: 'start' | 'end'
  isSortable?: boolean
  /** 1 = never dropped for want of width; higher numbers go first. Default 2. */
  priority?: 1 | 2 | 3 | 4
  /** The cell that names the row to a screen reader. */
  isRowHeader?: boolean
  isHiddenAtFirst?: boolean
}

export type ShownTable<Row> = { columns: readonly AppColumn<Row>[]; rows: readonly Row[] }

const defaultWidthPx = 96

export function columnWidthPx<Row>(column: AppColumn<Row>, scale: number): number {
  return Math.round((column.width ?? defaultWidthPx) * scale)
}

/** Leaves out the least important columns, rightmost first, until the rest fit; width 0 = not measured yet, all stay. */
export function fittingColumns<Row>(
  columns: readonly AppColumn<Row>[],
  availablePx: number,
  scale: number,
): AppColumn<Row>[] {
  const kept = [...columns]
  if (availablePx <= 0) return kept
  const total = () => kept.reduce((sum, column) => sum + columnWidthPx(column, scale), 0)
  for (let priority = 4; priority > 1; priority--) {
    for (let index = kept.length - 1; index >= 0 && total() > availablePx; index--) {
      if ((kept[index]?.priority ?? 2) === priority) kept.splice(index, 1)
    }
  }
  return kept
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

export function compareValues(left: ColumnValue, right: ColumnValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return collator.compare(String(left ?? ''), String(right ?? ''))
}

const mostRememberedIds = 60

/** localStorage `yian.columns.<table id>`: `{"hidden":["id",…]}`, at most 60 ids. Anything else is ignored. */
export function readHiddenColumns(tableId: string, storage: Pick<Storage, 'getItem'>): readonly string[] | null {
  try {
    const saved: unknown = JSON.parse(storage.getItem(`yian.columns.${tableId}`) ?? 'null')
    if (saved === null || typeof saved !== 'object' || !('hidden' in saved) || !Array.isArray(saved.hidden)) return null
    return saved.hidden.filter((id): id is string => typeof id === 'string').slice(0, mostRememberedIds)
  } catch {
    return null
  }
}

export function writeHiddenColumns(
  tableId: string,
  hidden: readonly string[],
  storage: Pick<Storage, 'setItem'>,
): void {
  try {
    storage.setItem(`yian.columns.${tableId}`, JSON.stringify({ hidden: hidden.slice(0, mostRememberedIds) }))
  } catch {
    // A full or forbidden storage costs only the memory of the choice, never the choice itself.
  }
}
