// A report that is a list of people (R04): virtual rows, exactly the columns of the form.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { FigureRow, ReportContent } from '#shared/features/reports/reports.model.ts'
import { AppTable } from '../../../ui/app-table.tsx'
import type { AppColumn } from '../../../ui/app-table-model.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Unknown } from '../../../ui/unknown.tsx'

const pxPerWidth = 8
const alwaysShown = 6

type ReportListProps = { content: ReportContent | undefined; error: unknown; onRetry: () => void }

export function ReportList({ content, error, onRetry }: ReportListProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const table = content?.table
  const columns = useMemo(
    () =>
      (table?.columns ?? []).map(
        (column, index): AppColumn<FigureRow> => ({
          id: column.key,
          header: column.title,
          value: (row) => row.cells[column.key] ?? null,
          cell: (row) => {
            const value = row.cells[column.key] ?? null
            return value === null || value === '' ? <Unknown /> : <span className="numerals">{value}</span>
          },
          width: Math.min(220, Math.max(64, column.width * pxPerWidth)),
          align: column.kind === 'number' ? 'end' : 'start',
          priority: index < alwaysShown ? 1 : index < alwaysShown * 2 ? 2 : 4,
        }),
      ),
    [table],
  )
  return (
    <AppTable
      id={`report-${content?.code ?? 'list'}`}
      label={content?.title ?? t('reports:title')}
      columns={columns}
      rows={table?.rows}
      rowKey={(row) => row.id}
      onOpen={(row) => row.link !== null && navigate(row.link)}
      error={error}
      onRetry={onRetry}
      empty={<EmptyState title={t('reports:list.empty')} />}
    />
  )
}
