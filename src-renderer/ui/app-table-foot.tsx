// The line under a list: where in it one stands, which columns are left out and why, and the choice of columns.
import { Button, Checkbox, Popover } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppColumn } from './app-table-model.ts'
import type { TableColumns } from './use-table-columns.ts'

type AppTableFootProps<Row> = {
  activeIndex: number
  rowCount: number | null
  columns: readonly AppColumn<Row>[]
  table: TableColumns<Row>
  actions: ReactNode
}

export function AppTableFoot<Row>({ activeIndex, rowCount, columns, table, actions }: AppTableFootProps<Row>) {
  const { t } = useTranslation()
  const crowdedOut = table.crowdedOut.map((column) => column.header).join('、')
  const choice = (
    <div className="app-table__choice">
      {columns.map((column) => (
        <Checkbox
          key={column.id}
          checked={column.isRowHeader || !table.hiddenIds.has(column.id)}
          disabled={column.isRowHeader === true}
          onChange={(event) => table.setHidden(column.id, !event.target.checked)}
        >
          {column.header}
        </Checkbox>
      ))}
      <Button size="small" onClick={table.reset}>
        {t('ui:table.resetColumns')}
      </Button>
    </div>
  )
  return (
    <footer className="app-table__foot no-print">
      <span className="numerals">
        {rowCount === null
          ? ''
          : activeIndex < 0
            ? t('ui:table.rowCount', { count: rowCount })
            : t('ui:table.position', { row: activeIndex + 1, count: rowCount })}
      </span>
      {crowdedOut !== '' && (
        <span className="app-table__crowded" title={crowdedOut}>
          {t('ui:table.crowdedOut', { columns: crowdedOut })}
        </span>
      )}
      <span className="app-table__foot-end">
        {actions}
        <Popover content={choice} trigger="click" placement="topRight" title={t('ui:table.columns')}>
          <Button type="text" size="small" aria-haspopup="dialog">
            {t('ui:table.columns')}
          </Button>
        </Popover>
      </span>
    </footer>
  )
}
