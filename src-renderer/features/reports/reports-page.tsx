// The catalogue of reports and the ledger of what was frozen, exported and filed.

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { DayText } from '../../ui/day-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { Section } from '../../ui/section.tsx'
import { useToday } from '../../ui/use-today.ts'
import { ReportLedger } from './components/report-ledger.tsx'
import { spanToReport, spanWord } from './period.ts'
import { useCatalogue, useLedger } from './queries.ts'
import './reports.css'

export function ReportsPage() {
  const { t } = useTranslation()
  const today = useToday()
  const catalogue = useCatalogue()
  const ledger = useLedger()
  const lastMonth = spanToReport(today, 'month')
  return (
    <PageFrame title={t('reports:title')} layout="scroll" count={t('reports:today', { today })}>
      <Section title={t('reports:catalogue')}>
        {catalogue.error && <ErrorState error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
        <ul className="report-catalogue">
          {catalogue.data?.map((report) => (
            <li key={report.code} className="report-catalogue__one">
              <Link
                className="report-catalogue__title"
                to={screenLinks.report(report.code, spanToReport(today, report.cycle))}
              >
                {report.code} {report.title}
              </Link>
              <span className="muted">{t(`reports:cycle.${report.cycle}`)}</span>
              <span>
                {report.dueOn === null ? (
                  <span className="faint">{t('reports:noDue')}</span>
                ) : (
                  <>
                    {t('reports:due')} <DayText day={report.dueOn} />{' '}
                    {report.dueOn < today && <b>{t('residents:overdue')}</b>}
                  </>
                )}
              </span>
              <span>
                {report.lastRun
                  ? t('reports:lastRun', {
                      period: spanWord(t, report.lastRun.period, report.cycle),
                      state: t(`reports:state.${report.lastRun.state}`),
                    })
                  : t('reports:neverRun')}
              </span>
              <span className="faint report-catalogue__basis">
                {t('reports:version', { version: report.version })} · {report.basis}
                {!report.isBasisVerified && ` · ${t('reports:basisUnverified')}`}
              </span>
              <Link
                to={screenLinks.report(report.code, spanToReport(today, report.cycle))}
                className="report-catalogue__open"
              >
                {t('reports:openPeriod', { period: spanWord(t, spanToReport(today, report.cycle), report.cycle) })}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('reports:ledger.title')} note={t('reports:ledger.note')}>
        {ledger.error && <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />}
        {ledger.data?.length === 0 && (
          <EmptyState
            title={t('reports:ledger.empty')}
            actions={
              <Link to={screenLinks.report('R02', lastMonth)}>{t('reports:openPeriod', { period: lastMonth })}</Link>
            }
          />
        )}
        {ledger.data && ledger.data.length > 0 && <ReportLedger runs={ledger.data} />}
      </Section>
    </PageFrame>
  )
}
