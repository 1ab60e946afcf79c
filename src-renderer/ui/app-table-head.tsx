import { useTranslation } from 'react-i18next'
import type { AppColumn } from './app-table-model.ts'

type AppTableHeadProps<Row> = {
  columns: readonly AppColumn<Row>[]
  sortOf: (columnId: string) => 'ascending' | 'descending' | 'none'
  onSort: (columnId: string) => void
}

const arrows = { ascending: '↑', descending: '↓', none: '' }

export function AppTableHead<Row>({ columns, sortOf, onSort }: AppTableHeadProps<Row>) {
  const { t } = useTranslation()
  return (
    <div role="rowgroup" className="app-table__head">
      {/* biome-ignore lint/a11y/useFocusableInteractive: a header row is not a stop; its sort buttons are */}
      <div role="row" className="app-table__row app-table__row--head" aria-rowindex={1}>
        {columns.map((column) => {
          const sort = sortOf(column.id)
          const className = column.align === 'end' ? 'app-table__cell app-table__cell--end' : 'app-table__cell'
          if (column.isSortable === false) {
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: a header that cannot be sorted has nothing to press
              <div key={column.id} role="columnheader" className={className}>
                {column.header}
              </div>
            )
          }
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
            <div key={column.id} role="columnheader" aria-sort={sort} className={className}>
              <button
                type="button"
                className="plain-button app-table__sort"
                title={t('ui:table.sortBy', { column: column.header })}
                onClick={() => onSort(column.id)}
              >
                {column.header}
                <span aria-hidden="true" className="app-table__arrow">
                  {arrows[sort]}
                </span>
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
