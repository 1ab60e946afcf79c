// 护理员配比: caregivers on the roll beside what the people of the house ask for, level by level. Unknown levels are a line of their own.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ABILITY_LEVEL_LABELS } from '#shared/features/residents/resident.codes.ts'
import { wholePeople } from '#shared/features/staff-files/ratio.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import '../../ui/plain-parts.css'
import { DataBasis, StaffViews } from './components/staff-views.tsx'
import { useStaffRules } from './queries.ts'
import './staff.css'

export function RatioPage() {
  const { t } = useTranslation()
  const rules = useStaffRules()?.ratios
  const ratio = useQuery(api.staffFiles.ratio.queryOptions({ input: {} }))
  const found = ratio.data
  const words = Object.values(ABILITY_LEVEL_LABELS)
  const required = found && wholePeople(found.required)
  const isShort = found !== undefined && found.caregivers < (required ?? 0)
  return (
    <PageFrame
      title={t('staff:title')}
      count={
        found ? t('staff:ratio.count', { caregivers: found.caregivers, required }) : ratio.error ? null : undefined
      }
      layout="scroll"
      filterBar={<StaffViews />}
    >
      {ratio.error && <ErrorState error={ratio.error} onRetry={() => void ratio.refetch()} />}
      <DataBasis data={rules} />
      {found && rules && (
        <>
          <Facts
            items={[
              { label: t('staff:ratio.on'), value: found.on },
              { label: t('staff:ratio.caregivers'), value: found.caregivers },
              { label: t('staff:ratio.required'), value: required },
              {
                label: t('staff:ratio.state'),
                value: isShort ? (
                  <b>{t('staff:ratio.short')}</b>
                ) : found.counts.unknown > 0 ? (
                  <Unknown reason={t('staff:ratio.unknownNote')} />
                ) : (
                  <b>{t('staff:ratio.enough')}</b>
                ),
              },
            ]}
          />
          <table className="plain-table" aria-label={t('staff:view.ratio')}>
            <thead>
              <tr>
                <th scope="col">{t('staff:ratio.level')}</th>
                <th scope="col">{t('staff:ratio.people')}</th>
                <th scope="col">{t('staff:ratio.perCaregiver')}</th>
                <th scope="col">{t('staff:ratio.asked')}</th>
              </tr>
            </thead>
            <tbody>
              {found.counts.levels.map((count, level) => (
                <tr key={words[level]?.short}>
                  <th scope="row">{words[level]?.short}</th>
                  <td className="numerals">{count}</td>
                  <td className="numerals">{rules.residentsPerCaregiver[level]}</td>
                  <td className="numerals">{(count / (rules.residentsPerCaregiver[level] ?? 1)).toFixed(1)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('staff:ratio.unknown')}</th>
                <td className="numerals">{found.counts.unknown}</td>
                <td colSpan={2}>{found.counts.unknown > 0 ? t('staff:ratio.unknownNote') : '—'}</td>
              </tr>
            </tbody>
          </table>
        </>
      )}
    </PageFrame>
  )
}
