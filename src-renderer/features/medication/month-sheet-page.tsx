// 用药记录单: a month of a person's doses on one sheet of A4, with marks and initials.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { addDays, addMonths, monthBounds } from '#shared/contract/days.ts'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { AsNeededTable } from './components/as-needed-table.tsx'
import { initialOf, personWords, stateMarks } from './dose-view.ts'
import { gridRows } from './grid-rows.ts'
import { useDosesOf, useMedicationOf } from './queries.ts'
import './medication.css'

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/

export function MonthSheetPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const residentId = (useParams().id ?? '') as ResidentId
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const asked = params.get('month') ?? ''
  const month = monthPattern.test(asked) ? asked : today.slice(0, 7)
  const { from, to } = monthBounds(month)
  const file = useMedicationOf(residentId).data
  const span = useDosesOf(residentId, from, to)
  const rows = gridRows(span.data?.doses ?? [])
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  const show = (months: number) => setParams({ month: addMonths(from, months).slice(0, 7) })
  const who = file ? personWords(file.person, t) : '…'
  return (
    <PageFrame
      title={`${t('medication:sheet')} · ${who}`}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => navigate(screenLinks.medicationOf(residentId))}>{t('medication:backToPerson')}</Button>
          <Button onClick={() => window.print()}>{t('medication:printSheet')}</Button>
        </>
      }
      filterBar={
        <>
          <Button size="small" onClick={() => show(-1)}>
            {t('medication:previous')}
          </Button>
          <span className="numerals">{month}</span>
          <Button size="small" disabled={month >= today.slice(0, 7)} onClick={() => show(1)}>
            {t('medication:next')}
          </Button>
        </>
      }
    >
      {span.error && <ErrorState error={span.error} onRetry={() => void span.refetch()} />}
      <div className="month-sheet">
        <h1 className="print-only">{t('medication:sheet')}</h1>
        <p className="print-only numerals">
          {who} · {t('medication:month')} {month}
        </p>
        {span.data && rows.length === 0 && <p className="muted">{t('medication:sheetEmpty')}</p>}
        {rows.length > 0 && (
          <table className="dose-grid">
            <thead>
              <tr>
                <th scope="col">{t('medication:column.drug')}</th>
                {days.map((day) => (
                  <th key={day} scope="col" className="numerals">
                    {Number(day.slice(8))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {row.drug} {row.isHighRisk && <b>{t('medication:highRisk')}</b>}{' '}
                    <span className="numerals">{row.time}</span>
                  </th>
                  {days.map((day) => {
                    const dose = row.doses.get(day)
                    // What lies ahead is left free for the pen.
                    const isAhead = dose !== undefined && ['upcoming', 'due', 'overdue'].includes(dose.state)
                    return (
                      <td key={day}>
                        {dose && !isAhead && (
                          <>
                            <span>{stateMarks[dose.state]}</span>
                            <span>{initialOf(dose.record?.recordedBy)}</span>
                          </>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="muted">{t('medication:sheetLegend')}</p>
        <AsNeededTable doses={span.data?.asNeeded ?? []} />
        <p className="print-only">
          {t('medication:signatures')}
          {'：'}
          <span className="month-sheet__signature" />
        </p>
      </div>
    </PageFrame>
  )
}
