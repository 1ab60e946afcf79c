// Sorting of the table through the table library: unknown values come last whichever way the column is turned.
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { type AppColumn, compareValues } from './app-table-model.ts'

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
const noRows: never[] = []

export type SortChoice = { columnId: string; isDescending?: boolean }
export type SortedRow<Row> = { id: string; row: Row }

export function useSortedRows<Row extends object>(
  columns: readonly AppColumn<Row>[],
  rows: readonly Row[] | undefined,
  rowKey: (row: Row) => string,
  initialSort: SortChoice | undefined,
) {
  const [sorting, setSorting] = useState<SortingState>(
    initialSort ? [{ id: initialSort.columnId, desc: initialSort.isDescending ?? false }] : [],
  )
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          header: column.header,
          accessorFn: (row) => column.value(row) ?? undefined,
          enableSorting: column.isSortable !== false,
          sortUndefined: 'last',
          sortDescFirst: false,
          sortFn: (left, right, columnId) => compareValues(left.getValue(columnId), right.getValue(columnId)),
        }),
      ),
    [columns],
  )
  const table = useTable({
    features,
    columns: definitions,
    data: (rows ?? noRows) as Row[],
    getRowId: rowKey,
    state: { sorting },
    onSortingChange: setSorting,
  })
  const model = table.getRowModel().rows
  const sortedRows = useMemo(() => model.map((row): SortedRow<Row> => ({ id: row.id, row: row.original })), [model])
  return {
    sortedRows,
    sortOf: (columnId: string): 'ascending' | 'descending' | 'none' => {
      const active = sorting.find((entry) => entry.id === columnId)
      return active ? (active.desc ? 'descending' : 'ascending') : 'none'
    },
    toggleSort: (columnId: string) => table.getColumn(columnId)?.toggleSorting(),
  }
}
