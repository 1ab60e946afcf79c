// A finished or voided assessment, beside the one before it; printed as the notice the family signs.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { measureTexts, needsMeasure } from '#shared/features/risks/draft.rules.ts'
import type { RiskAssessment, RiskList } from '#shared/features/risks/risks.model.ts'
import { useCan } from '../../app/use-can.ts'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { LevelMark } from './components/level-mark.tsx'
import { RiskConsequences } from './components/risk-consequences.tsx'
import { RiskNotice } from './components/risk-notice.tsx'
import { usePerson } from './queries.ts'
import { StartRisks } from './start-risks.tsx'
import { VoidRisks } from './void-risks.tsx'

type RiskRecordProps = { list: RiskList; assessment: RiskAssessment; previous: RiskAssessment | null }

export function RiskRecord({ list, assessment, previous }: RiskRecordProps) {
  const { t } = useTranslation()
  const canRecord = useCan('risks.record')
  const person = usePerson(assessment.residentId)
  const [isStarting, setStarting] = useState(false)
  const { state, informing, items } = assessment
  const told = informing.person && `${informing.person}（${informing.relation ?? t('common:unknown')}）`
  const how =
    informing.how &&
    [t(`risks:how.${informing.how}`), informing.how === 'refused' ? informing.refusalReason : null]
      .filter(Boolean)
      .join('：')
  const actions = (
    <>
      {canRecord && state === 'finished' && (
        <>
          <VoidRisks assessment={assessment} label={t('risks:void.act')} title={t('risks:void.title')} />
          <Button onClick={() => setStarting(true)}>{t('risks:again')}</Button>
        </>
      )}
      <Button type="primary" onClick={() => window.print()}>
        {t('risks:print')}
      </Button>
    </>
  )
  return (
    <PageFrame
      title={t('risks:titleOf', { person: [person?.bedLabel, person?.name].filter(Boolean).join(' ') || '…' })}
      count={t(`risks:state.${state}`)}
      layout="scroll"
      actions={actions}
    >
      <div className="risk-record no-print">
        {state === 'voided' && (
          <p className="risk-told" role="alert">
            {t('risks:voidedBecause', { reason: assessment.voidReason ?? '' })}
          </p>
        )}
        <Facts
          items={[
            { label: t('risks:field.basedOn'), value: assessment.basedOn },
            { label: t('risks:field.kind'), value: t(`risks:kind.${assessment.kind}`) },
            { label: t('risks:field.assessor'), value: assessment.assessor },
            { label: t('risks:field.person'), value: told },
            { label: t('risks:field.at'), value: informing.at === null ? null : formatInstant(informing.at) },
            { label: t('risks:field.how'), value: how },
            {
              label: t('risks:field.finishedAt'),
              value:
                assessment.finishedAt === null
                  ? null
                  : [formatInstant(assessment.finishedAt), assessment.finishedBy].filter(Boolean).join(' '),
              unknownReason: t('risks:state.draft'),
            },
            ...(assessment.note === null ? [] : [{ label: t('risks:field.note'), value: assessment.note }]),
          ]}
        />
        <table className="risk-items">
          <caption className="visually-hidden">{list.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('risks:column.risk')}</th>
              <th scope="col">{t('risks:column.level')}</th>
              <th scope="col">{t('risks:column.measures')}</th>
              {previous && <th scope="col">{t('risks:column.previous', { day: previous.basedOn })}</th>}
            </tr>
          </thead>
          <tbody>
            {list.risks.map((risk) => (
              <tr key={risk.key}>
                <th scope="row">{risk.term}</th>
                <td>
                  <LevelMark level={items[risk.key].level} />
                </td>
                <td>{needsMeasure(items[risk.key]) ? measureTexts(risk, items[risk.key]).join('；') : '—'}</td>
                {previous && (
                  <td>
                    <LevelMark level={previous.items[risk.key].level} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="muted">{list.basis}</p>
        {list.toVerify !== undefined && <p className="muted">{list.toVerify}</p>}
      </div>
      {state === 'finished' && (
        <div className="no-print">
          <RiskConsequences list={list} assessment={assessment} />
        </div>
      )}
      <RiskNotice list={list} assessment={assessment} />
      {isStarting && <StartRisks residentId={assessment.residentId} onClose={() => setStarting(false)} />}
    </PageFrame>
  )
}
