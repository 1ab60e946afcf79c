// One report of one span: its checks, its figures or its list, and what may be done with it.
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useMatch, useNavigate, useParams, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { cycleMonths, lastMonthOfSpan, shiftMonth } from '#shared/features/reports/report-cycle.rules.ts'
import { ReportCode } from '#shared/features/reports/reports.model.ts'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { Section } from '../../ui/section.tsx'
import { useToday } from '../../ui/use-today.ts'
import { FiguresTable } from './components/figures-table.tsx'
import { ReportActs } from './components/report-acts.tsx'
import { ReportChecks } from './components/report-checks.tsx'
import { ReportLedger } from './components/report-ledger.tsx'
import { ReportList } from './components/report-list.tsx'
import { isMonth, spansUpTo, spanWord } from './period.ts'
import { useCatalogue, useLedger, useReportContent } from './queries.ts'
import './reports.css'

export function ReportPage() {
  const { code, period } = useParams()
  const known = ReportCode.safeParse(code)
  if (!known.success || !isMonth(period)) return <NotFoundPage />
  return <Report key={`${known.data}-${period}`} code={known.data} period={period} />
}

function Report({ code, period: month }: { code: ReportCode; period: string }) {
  const { t } = useTranslation()
  const cycle = useCatalogue().data?.find((each) => each.code === code)?.cycle ?? 'month'
  const period = lastMonthOfSpan(month, cycle)
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const runId = params.get('run')
  const openFigure = useMatch('/reports/:code/:period/:figure')?.params.figure ?? null
  const today = useToday()
  const { content, run, error, refetch } = useReportContent(code, period, runId)
  const ledger = useLedger(code)
  const runs = ledger.data?.filter((each) => each.period === period) ?? []
  const hasList = content?.table !== null && content?.table !== undefined
  const hasFigures = content !== undefined && content.figures.length > 0
  const goTo = (span: string) => navigate(screenLinks.report(code, span))
  const state = run ? t(`reports:state.${run.state}`) : t('reports:state.preview')
  const computed = content && t('reports:computedAt', { at: formatInstant(content.computedAt) })

  return (
    <PageFrame
      title={`${code} ${content?.title ?? ''}`.trim()}
      count={[spanWord(t, period, cycle), state, computed].filter(Boolean).join(' · ')}
      layout={hasList && !hasFigures ? 'fill' : 'scroll'}
      actions={
        content && (
          <ReportActs
            code={code}
            period={period}
            run={run}
            isBlocked={content.checks.some((check) => check.severity === 'block')}
          />
        )
      }
      filterBar={
        <>
          <Button
            size="small"
            onClick={() => goTo(shiftMonth(period, -cycleMonths[cycle]))}
            aria-label={t('reports:period.before')}
          >
            ‹
          </Button>
          <Select
            size="small"
            value={period}
            onChange={goTo}
            aria-label={t('reports:period.label')}
            options={[...new Set([period, ...spansUpTo(today, cycle)])]
              .sort()
              .reverse()
              .map((value) => ({ value, label: spanWord(t, value, cycle) }))}
          />
          <Button
            size="small"
            onClick={() => goTo(shiftMonth(period, cycleMonths[cycle]))}
            disabled={period >= today.slice(0, 7)}
            aria-label={t('reports:period.after')}
          >
            ›
          </Button>
          {runId !== null && <Link to={screenLinks.report(code, period)}>{t('reports:toPreview')}</Link>}
          {runId === null &&
            runs.map((each) => (
              <Link key={each.id} to={`${screenLinks.report(code, period)}?run=${each.id}`}>
                {t('reports:toRun', { at: formatInstant(each.frozenAt) })}
              </Link>
            ))}
        </>
      }
      filterBarEnd={<Link to="/reports">{t('reports:catalogue')}</Link>}
      drawer={<Outlet />}
    >
      {error && !hasList && <ErrorState error={error} onRetry={refetch} />}
      {content && <ReportChecks checks={content.checks} />}
      {hasList && hasFigures && (
        <div className="report-list">
          <ReportList content={content} error={error} onRetry={refetch} />
        </div>
      )}
      {hasFigures && (
        <FiguresTable
          figures={content.figures}
          openCode={openFigure}
          linkOf={(figure) => ({
            pathname: `${screenLinks.report(code, period)}/${figure}`,
            search: params.toString(),
          })}
        />
      )}
      {hasList && !hasFigures && <ReportList content={content} error={error} onRetry={refetch} />}
      {!hasList && runs.length > 0 && (
        <Section title={t('reports:ledger.title')}>
          <ReportLedger runs={runs} />
        </Section>
      )}
    </PageFrame>
  )
}
