// The list of every list page: virtual rows, sticky header, sorting, column choice, full keyboard. Loading, failed and empty each say so.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import './app-table.css'
import { AppTableFoot } from './app-table-foot.tsx'
import { AppTableHead } from './app-table-head.tsx'
import { type AppColumn, columnWidthPx, type ShownTable } from './app-table-model.ts'
import { useDensity } from './density.ts'
import { ErrorState } from './error-state.tsx'
import { Unknown } from './unknown.tsx'
import { useActiveRow } from './use-active-row.ts'
import { useElementWidth } from './use-element-width.ts'
import { usePrintedWhole } from './use-printed-whole.ts'
import { type SortChoice, useSortedRows } from './use-sorted-rows.ts'
import { useTableColumns } from './use-table-columns.ts'

export type AppTableProps<Row extends object> = {
  /** Stable name of the list; its column choice is remembered under it. */
  id: string
  /** What the list is, for screen readers. */
  label: string
  /** Keep it stable (module scope or useMemo). */
  columns: readonly AppColumn<Row>[]
  /** undefined = not loaded yet. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  /** The row whose drawer is open. */
  openKey?: string | null | undefined
  initialSort?: SortChoice
  /** Anything but null or undefined shows the error state in place of rows. */
  error?: unknown
  onRetry?: () => void
  empty: ReactNode
  /** Said less loudly, such as a person who has left. */
  isFaint?: (row: Row) => boolean
  footActions?: ReactNode
  /** Told which columns and rows stand, in order: what an export of "exactly what is shown" takes. */
  onShownChange?: (shown: ShownTable<Row>) => void
}

export function AppTable<Row extends object>(props: AppTableProps<Row>) {
  const { id, label, columns, rows, rowKey, onOpen, openKey, error, onShownChange } = props
  const { t } = useTranslation()
  const { rowHeightPx, scale } = useDensity()
  const scroller = useRef<HTMLDivElement>(null)
  const width = useElementWidth(scroller)
  const { isPrinting, rangeExtractor } = usePrintedWhole()
  const table = useTableColumns(id, columns, isPrinting ? Number.POSITIVE_INFINITY : width, scale)
  const { sortedRows, sortOf, toggleSort } = useSortedRows(columns, rows, rowKey, props.initialSort)
  const virtualizer = useVirtualizer({
    rangeExtractor,
    count: sortedRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    // The sticky head lies over the rows' own scale: without this the row below it would stop a row too low.
    scrollPaddingEnd: rowHeightPx,
    overscan: 8,
    getItemKey: (index) => sortedRows[index]?.id ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when the row height changes (大字)
  useEffect(() => virtualizer.measure(), [rowHeightPx, virtualizer])
  useEffect(
    () => onShownChange?.({ columns: table.shown, rows: sortedRows.map((entry) => entry.row) }),
    [onShownChange, table.shown, sortedRows],
  )

  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }), [virtualizer])
  const openIndex = openKey ? sortedRows.findIndex((entry) => entry.id === openKey) : -1
  const isOpenListed = openIndex >= 0
  // A row opened by a link stands in view; a new order or new data later moves nobody's place in the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each row that is opened
  useEffect(() => {
    if (isOpenListed) scrollTo(openIndex)
  }, [openKey, isOpenListed])
  const pageLength = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 2)
  const { activeIndex, activeKey, setActiveKey, onKeyDown } = useActiveRow({
    rows: sortedRows,
    openKey,
    pageLength,
    scrollTo,
    onOpen,
  })

  const template = table.shown
    .map((column) => `minmax(${columnWidthPx(column, scale)}px, ${column.grow ?? 1}fr)`)
    .join(' ')
  // Paper has one width: every column gets its share of it, and words wrap.
  const onPaper = table.shown.map((column) => `minmax(0, ${columnWidthPx(column, 1)}fr)`).join(' ')
  const isLoading = rows === undefined && !error
  const hasRows = sortedRows.length > 0 && !error
  const rowId = (key: string) => `${id}-row-${key}`
  const isActiveDrawn =
    hasRows && activeKey !== null && virtualizer.getVirtualItems().some((item) => item.index === activeIndex)

  return (
    <section className="app-table" style={{ '--columns': template, '--columns-on-paper': onPaper } as CSSProperties}>
      <div
        ref={scroller}
        className="app-table__scroller"
        role="grid"
        aria-label={label}
        aria-rowcount={rows === undefined ? -1 : sortedRows.length + 1}
        aria-colcount={table.shown.length}
        aria-busy={isLoading}
        aria-activedescendant={isActiveDrawn ? rowId(activeKey) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <AppTableHead columns={table.shown} sortOf={sortOf} onSort={toggleSort} />
        {hasRows && (
          <div role="rowgroup" className="app-table__body" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const entry = sortedRows[item.index]
              if (!entry) return null
              const classNames = ['app-table__row']
              if (entry.id === activeKey) classNames.push('app-table__row--active')
              if (props.isFaint?.(entry.row)) classNames.push('app-table__row--faint')
              if (onOpen) classNames.push('app-table__row--opens')
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes Enter for the active row
                // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which names this row by aria-activedescendant
                <div
                  key={entry.id}
                  id={rowId(entry.id)}
                  role="row"
                  className={classNames.join(' ')}
                  aria-rowindex={item.index + 2}
                  aria-selected={entry.id === openKey}
                  style={{ height: rowHeightPx, transform: `translateY(${item.start}px)` }}
                  onClick={(event) => {
                    setActiveKey(entry.id)
                    if (!(event.target instanceof Element) || !event.target.closest('a, button, input, label'))
                      onOpen?.(entry.row)
                  }}
                >
                  {table.shown.map((column) => (
                    <AppTableCell key={column.id} column={column} row={entry.row} />
                  ))}
                </div>
              )
            })}
          </div>
        )}
      </div>
      {isLoading && (
        <div className="app-table__state" role="status">
          <span className="visually-hidden">{t('ui:table.loading')}</span>
          {Array.from({ length: 8 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: eight equal bars without identity
            <span key={index} className="app-table__bone" style={{ width: `${92 - ((index * 17) % 40)}%` }} />
          ))}
        </div>
      )}
      {error != null && (
        <div className="app-table__state">
          <ErrorState error={error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
        </div>
      )}
      {!isLoading && !error && sortedRows.length === 0 && <div className="app-table__state">{props.empty}</div>}
      <AppTableFoot
        activeIndex={hasRows ? activeIndex : -1}
        rowCount={rows && !error ? sortedRows.length : null}
        columns={columns}
        table={table}
        actions={props.footActions}
      />
    </section>
  )
}

function AppTableCell<Row>({ column, row }: { column: AppColumn<Row>; row: Row }) {
  const value = column.value(row)
  return (
    <div
      role={column.isRowHeader ? 'rowheader' : 'gridcell'}
      className={column.align === 'end' ? 'app-table__cell app-table__cell--end' : 'app-table__cell'}
    >
      {column.cell ? column.cell(row) : value === null || value === undefined ? <Unknown /> : value}
    </div>
  )
}
