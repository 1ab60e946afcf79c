// The rows behind one figure. Each leads on to the person, bed or record it is.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { ReportCode } from '#shared/features/reports/reports.model.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { figureText } from './figure-words.ts'
import { useFigureRows, useReportContent } from './queries.ts'

const firstRows = 200

export function ReportDrawer() {
  const { t } = useTranslation()
  const { code = '', period = '', figure = '' } = useParams()
  const [params] = useSearchParams()
  const runId = params.get('run')
  const [isAll, setAll] = useState(false)
  const reportCode = ReportCode.catch('R02').parse(code)
  const report = useReportContent(reportCode, period, runId)
  const rows = useFigureRows(reportCode, period, runId, figure)
  const known = report.content?.figures.find((each) => each.code === figure)
  const title = known ? `${known.code} ${known.name} = ${figureText(known.value) ?? t('common:unknown')}` : figure
  const shown = isAll ? rows.data?.rows : rows.data?.rows.slice(0, firstRows)
  return (
    <DetailDrawer
      key={figure}
      title={<span className="report-drawer__title">{title}</span>}
      closeTo={screenLinks.report(code, period)}
      isLoading={rows.isPending}
    >
      {known && <p className="muted">{known.definition}</p>}
      {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data && (
        <p className="numerals" role="status">
          {t('reports:rows.count', { count: rows.data.rows.length })}
        </p>
      )}
      {rows.data && shown && rows.data.rows.length > 0 && (
        <div className="report-drawer__rows" role="region" aria-label={title} tabIndex={0}>
          <table className="plain-table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {rows.data.columns.map((column) => (
                  <th key={column.key} scope="col">
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id}>
                  {rows.data.columns.map((column, index) => {
                    const value = row.cells[column.key] ?? null
                    const text = value === null ? <Unknown /> : value
                    return (
                      <td key={column.key} className="numerals">
                        {index === 0 && row.link !== null ? <Link to={row.link}>{text}</Link> : text}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.data && shown && shown.length < rows.data.rows.length && (
        <Button onClick={() => setAll(true)}>{t('reports:rows.all', { count: rows.data.rows.length })}</Button>
      )}
    </DetailDrawer>
  )
}
