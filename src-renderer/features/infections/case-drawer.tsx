// One case: what is known of it, what was said before, and what may be done.
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useCan } from '../../app/use-can.ts'
import { DayText } from '../../ui/day-text.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Unknown } from '../../ui/unknown.tsx'
import '../../ui/plain-parts.css'
import { CaseActs } from './case-acts.tsx'
import { termOf, useCaseHistory, useCases, useInfectionRules } from './queries.ts'

export function CaseDrawer() {
  const { t } = useTranslation()
  const id = (useParams().id ?? '') as RecordId
  const canManage = useCan('infections.manage')
  const rules = useInfectionRules()
  const cases = useCases()
  const history = useCaseHistory(id)
  const one = cases.data?.find((each) => each.id === id)
  const kind = one && termOf(rules?.kinds, one.kind)
  return (
    <DetailDrawer
      key={id}
      title={one ? `${one.residentName} ${kind}` : t('infections:case.title')}
      subtitle={one && t(one.isVoid ? 'infections:voided' : `infections:certainty.${one.certainty}`)}
      closeTo={screenLinks.infectionCases()}
      actions={one && canManage && <CaseActs of={one} />}
      isLoading={cases.isPending}
      error={cases.error ?? history.error}
      onRetry={() => void cases.refetch()}
    >
      {one && (
        <Facts
          items={[
            {
              label: t('infections:column.name'),
              value: <Link to={screenLinks.resident(one.residentId)}>{one.residentName}</Link>,
            },
            { label: t('infections:column.bedAtOnset'), value: one.bedLabel ?? <Unknown /> },
            { label: t('infections:column.onsetOn'), value: <DayText day={one.onsetOn} /> },
            {
              label: t('infections:column.isolation'),
              value: one.hasOpenIsolation ? (
                <Link to={screenLinks.isolations()}>{t('infections:isolated')}</Link>
              ) : (
                t('infections:notIsolated')
              ),
            },
            ...(one.outcome
              ? [
                  { label: t('infections:column.outcome'), value: t(`infections:outcome.${one.outcome}`) },
                  { label: t('infections:column.closedOn'), value: <DayText day={one.closedOn} /> },
                ]
              : []),
            ...(one.note === null ? [] : [{ label: t('infections:column.note'), value: one.note }]),
          ]}
        />
      )}
      <h3 className="drawer-heading">{t('infections:case.history')}</h3>
      <table className="plain-table">
        <tbody>
          {(history.data ?? []).map((version) => (
            <tr key={version.version}>
              <td className="numerals">
                {formatInstant(version.recordedAt)} {version.recordedBy ?? ''}
              </td>
              <td>
                {termOf(rules?.kinds, version.kind)} {t(`infections:certainty.${version.certainty}`)}{' '}
                {t('infections:since', { on: version.onsetOn })}
                {version.outcome !== null &&
                  ` · ${t(`infections:outcome.${version.outcome}`)} ${version.closedOn ?? ''}`}
                {version.isVoid && ` · ${t('infections:voided')}`}
                {version.reason !== null && (
                  <span className="muted"> {t('infections:because', { reason: version.reason })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </DetailDrawer>
  )
}
