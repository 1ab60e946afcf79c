// What a commit did: who is in, which rows the home refused and why, which stay in the draft.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RosterCommitResult } from '#shared/features/roster/roster.contract.ts'
import { problemsHoldingBack } from '#shared/features/roster/roster-commit.rules.ts'
import { Section } from '../../../ui/section.tsx'

export function CommitSummary({ result }: { result: RosterCommitResult }) {
  const { t } = useTranslation()
  const refused = new Set(result.refused.map(({ row }) => row))
  const others = result.left.filter((row) => !refused.has(row.row))
  return (
    <Section
      title={t('roster:done.title', { count: result.committed.length })}
      note={t('roster:done.left', { count: result.left.length })}
      link={<Link to="/residents">{t('roster:done.toResidents')}</Link>}
    >
      <ul className="commit-summary" role="status">
        {result.refused.map((row) => (
          <li key={`refused-${row.row}`}>
            <Link to={`/roster/${row.row}`}>{t('roster:rowNumber', { row: row.row })}</Link>{' '}
            {t(row.rule === null ? `errors:${row.code}` : `errors:rule.${row.rule}`)}
          </li>
        ))}
        {others.map((row) => (
          <li key={row.row}>
            <Link to={`/roster/${row.row}`}>{t('roster:rowNumber', { row: row.row })}</Link>{' '}
            {problemsHoldingBack(row)
              .map((code) => t(`roster:problem.${code}`))
              .join('、') || t('roster:done.notChosen')}
          </li>
        ))}
      </ul>
    </Section>
  )
}
