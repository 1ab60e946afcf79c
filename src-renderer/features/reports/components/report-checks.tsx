// The cross-checks of a report in three groups: what blocks, what reminds, what holds. Every named row leads to its place.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CheckResult } from '#shared/features/reports/reports.model.ts'

const severities = ['block', 'warn', 'pass'] as const
/** Rows named directly; the rest are told by number. */
const mostRows = 12

export function ReportChecks({ checks }: { checks: readonly CheckResult[] }) {
  const { t } = useTranslation()
  return (
    <div className="report-checks" role="group" aria-label={t('reports:checks.title')}>
      {severities.map((severity) => {
        const found = checks.filter((check) => check.severity === severity)
        return (
          <details key={severity} className={`report-checks__group report-checks__group--${severity}`}>
            <summary>
              <b className="numerals">{severity === 'pass' ? `${found.length} / ${checks.length}` : found.length}</b>{' '}
              {t(`reports:checks.${severity}`)}
              {found[0] && <span className="muted"> · {found[0].message}</span>}
            </summary>
            <ul className="report-checks__list">
              {found.map((check) => (
                <li key={check.code}>
                  <span className="faint numerals">{check.code}</span> {check.message}{' '}
                  {check.rows.slice(0, mostRows).map((row) =>
                    row.link === null ? (
                      <span key={row.id}> {row.label}</span>
                    ) : (
                      <Link key={row.id} to={row.link} className="report-checks__row">
                        {row.label}
                      </Link>
                    ),
                  )}
                  {check.rows.length > mostRows && t('reports:checks.more', { count: check.rows.length - mostRows })}
                </li>
              ))}
              {found.length === 0 && <li className="muted">{t('reports:checks.none')}</li>}
            </ul>
          </details>
        )
      })}
    </div>
  )
}
