// Figures of the alarm-quality page as bars and tables; every number opens to the alarms it counts.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type {
  QualityCount,
  QualityReport,
  QualitySelection,
  ResponseTimes,
  ShiftResponse,
} from '#shared/features/alarm-quality/alarm-quality.model.ts'
import { smallBelow } from '#shared/features/alarm-quality/quality-selection.rules.ts'
import { DurationText } from '../../ui/duration-text.tsx'
import { Unknown } from '../../ui/unknown.tsx'

export type OpenAlarms = (
  measure: QualitySelection['measure'],
  key?: string | null,
  shift?: QualitySelection['shift'],
) => void

export function Figure({ value, label, onOpen }: { value: number; label: string; onOpen: () => void }) {
  return (
    <button type="button" className="quality-figure" onClick={onOpen}>
      <b className="numerals">{value}</b> <span>{label}</span>
    </button>
  )
}

/** Bars of counts; nothing to count is said in words. */
export function Bars({
  counts,
  wordOf = (count) => count.label,
  onOpen,
}: {
  counts: readonly QualityCount[]
  wordOf?: (count: QualityCount) => string
  onOpen: (count: QualityCount) => void
}) {
  const { t } = useTranslation()
  const most = Math.max(1, ...counts.map((count) => count.count))
  if (counts.length === 0) return <p className="quality-none">{t('alarm-quality:none')}</p>
  return (
    <ol className="quality-bars">
      {counts.map((count) => (
        <li key={count.key}>
          <button type="button" className="quality-bars__row" onClick={() => onOpen(count)}>
            <span className="quality-bars__label">{wordOf(count)}</span>
            <span className="quality-bars__bar" aria-hidden="true">
              <span style={{ width: `${(count.count / most) * 100}%` }} />
            </span>
            <b className="numerals">{count.count}</b>
          </button>
        </li>
      ))}
    </ol>
  )
}

function Times({ times }: { times: ResponseTimes }) {
  const { t } = useTranslation()
  if (times.n === 0) return <Unknown reason={t('alarm-quality:noData')} />
  return (
    <>
      <DurationText durationMs={times.p50Ms} /> / <DurationText durationMs={times.p90Ms} />{' '}
      <span className="numerals">
        {t(times.n < smallBelow ? 'alarm-quality:smallN' : 'alarm-quality:n', { count: times.n })}
      </span>
    </>
  )
}

export function Responses({ responses, onOpen }: { responses: readonly ShiftResponse[]; onOpen: OpenAlarms }) {
  const { t } = useTranslation()
  return (
    <table className="quality-table">
      <thead>
        <tr>
          {(['shift', 'alarms', 'acknowledge', 'attend', 'close', 'unanswered'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`alarm-quality:column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {responses.map((each) => (
          <tr key={each.shift ?? 'all'}>
            <th scope="row">{t(`alarm-quality:shift.${each.shift ?? 'all'}`)}</th>
            <td>
              <Figure value={each.alarms} label="" onOpen={() => onOpen('all', null, each.shift)} />
            </td>
            <td>
              <Times times={each.acknowledge} />
            </td>
            <td>
              <Times times={each.attend} />
            </td>
            <td>
              <Times times={each.close} />
            </td>
            <td>
              <Figure value={each.unanswered} label="" onOpen={() => onOpen('unanswered', null, each.shift)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Fixes({ report }: { report: QualityReport }) {
  const { t } = useTranslation()
  if (report.fixes.length === 0) return <p className="quality-none">{t('alarm-quality:noFixes')}</p>
  return (
    <ul className="quality-fixes">
      {report.fixes.map((fix) => (
        <li key={`${fix.rule}${fix.subject}${fix.link}`}>
          <Link to={fix.link}>
            {t(`alarm-quality:fix.${fix.rule}`, { subject: fix.subject, count: fix.count, days: fix.days })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
