// 合规日历: the month's duties with how each stands, proved by records. Nothing is ticked here.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type {
  CalendarMonth,
  CalendarPeriod,
  CalendarRow,
  PeriodState,
} from '#shared/features/duty-calendar/duty-calendar.model.ts'
import { shiftMonth } from '#shared/features/reports/report-cycle.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { useToday } from '../../ui/use-today.ts'
import './duty-calendar.css'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const signs: Readonly<Record<PeriodState, string>> = { done: '✓', partly: '◐', open: '·', missed: '✕', before: '－' }

export function DutyCalendarPage() {
  const { t } = useTranslation()
  const thisMonth = useToday().slice(0, 7)
  const [params, setParams] = useSearchParams()
  const asked = params.get('month') ?? ''
  const month = MONTH.test(asked) && asked <= thisMonth ? asked : thisMonth
  const view = useQuery(api.dutyCalendar.month.queryOptions({ input: { month } }))
  const show = (next: string) => setParams(next === thisMonth ? {} : { month: next })
  return (
    <PageFrame
      title={t('duty-calendar:title')}
      count={view.data ? <Completion data={view.data} /> : view.error ? null : undefined}
      layout="scroll"
      actions={<Button onClick={() => window.print()}>{t('common:print')}</Button>}
      filterBar={
        <>
          <Button size="small" aria-label={t('duty-calendar:before')} onClick={() => show(shiftMonth(month, -1))}>
            ‹
          </Button>
          <b className="numerals">{month}</b>
          <Button
            size="small"
            aria-label={t('duty-calendar:after')}
            disabled={month >= thisMonth}
            onClick={() => show(shiftMonth(month, 1))}
          >
            ›
          </Button>
        </>
      }
    >
      {view.error && <ErrorState error={view.error} onRetry={() => void view.refetch()} />}
      {view.data && (
        <>
          <CalendarTable rows={view.data.rows} />
          <p className="muted">{t('duty-calendar:note', { version: view.data.version })}</p>
        </>
      )}
    </PageFrame>
  )
}

function Completion({ data }: { data: CalendarMonth }) {
  const { t } = useTranslation()
  const { done, over } = data
  if (over === 0) return t('duty-calendar:countNone')
  return t('duty-calendar:count', { done, over, percent: Math.round((done / over) * 100) })
}

function CalendarTable({ rows }: { rows: readonly CalendarRow[] }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  return (
    <table className="plain-table duty-calendar">
      <thead>
        <tr>
          {(['item', 'state', 'owner', 'basis'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`duty-calendar:column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, periods, link }) => (
          <tr key={item.code}>
            <th scope="row">
              <Link to={link} aria-label={t('duty-calendar:openItem', { name: item.name[language] })}>
                {item.name[language]}
              </Link>{' '}
              <span className="muted">{t(`duty-calendar:cycle.${item.cycle}`)}</span>
            </th>
            <td>
              <Periods periods={periods} />
            </td>
            <td>{t(`accounts:role.${item.owner}`)}</td>
            <td className="muted">
              {item.basis} {!item.isVerified && t('duty-calendar:unverified')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Periods({ periods }: { periods: readonly CalendarPeriod[] }) {
  const { t } = useTranslation()
  const wordOf = (period: CalendarPeriod) =>
    t('duty-calendar:period', { ...period, state: t(`duty-calendar:state.${period.state}`) })
  const [only] = periods
  if (periods.length === 1 && only) {
    return (
      <span className={`calendar-mark calendar-mark--${only.state}`} title={wordOf(only)}>
        <span aria-hidden="true">{signs[only.state]}</span> {t(`duty-calendar:state.${only.state}`)}
      </span>
    )
  }
  const known = periods.filter(({ state }) => state !== 'open' && state !== 'before')
  const done = known.filter(({ state }) => state === 'done').length
  return (
    <span className="calendar-days">
      <span className="numerals">{t('duty-calendar:ofDays', { done, known: known.length })}</span>
      <ol>
        {periods.map((period) => (
          <li key={period.from} className={`calendar-mark calendar-mark--${period.state}`} title={wordOf(period)}>
            <span aria-hidden="true">{signs[period.state]}</span>
            <span className="visually-hidden">{wordOf(period)}</span>
          </li>
        ))}
      </ol>
    </span>
  )
}
