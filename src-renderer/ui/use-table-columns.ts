// Which columns stand: the person's own choice first, then what the width allows.
import { useMemo, useState } from 'react'
import { type AppColumn, fittingColumns, readHiddenColumns, writeHiddenColumns } from './app-table-model.ts'

export type TableColumns<Row> = {
  shown: readonly AppColumn<Row>[]
  /** Chosen, but the width does not hold them. */
  crowdedOut: readonly AppColumn<Row>[]
  hiddenIds: ReadonlySet<string>
  setHidden: (columnId: string, isHidden: boolean) => void
  reset: () => void
}

export function useTableColumns<Row>(
  tableId: string,
  columns: readonly AppColumn<Row>[],
  widthPx: number,
  scale: number,
): TableColumns<Row> {
  const [saved, setSaved] = useState(() => readHiddenColumns(tableId, localStorage))
  const hiddenIds = useMemo(
    () => new Set(saved ?? columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id)),
    [saved, columns],
  )
  return useMemo(() => {
    const chosen = columns.filter((column) => column.isRowHeader || !hiddenIds.has(column.id))
    const shown = fittingColumns(chosen, widthPx, scale)
    const keep = (ids: readonly string[]) => {
      setSaved(ids)
      writeHiddenColumns(tableId, ids, localStorage)
    }
    return {
      shown,
      crowdedOut: chosen.filter((column) => !shown.includes(column)),
      hiddenIds,
      setHidden: (columnId, isHidden) =>
        keep(isHidden ? [...hiddenIds, columnId] : [...hiddenIds].filter((id) => id !== columnId)),
      reset: () => keep(columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id)),
    }
  }, [columns, hiddenIds, widthPx, scale, tableId])
}
