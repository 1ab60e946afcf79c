// 服务安全风险告知书 on A4: what the family signs. Printed from a draft, before it is finished, or from a finished one; never seen on the screen.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { measureTexts, needsMeasure } from '#shared/features/risks/draft.rules.ts'
import { InformedHow, type RiskAssessment, type RiskList } from '#shared/features/risks/risks.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { usePerson } from '../queries.ts'
import { LevelMark } from './level-mark.tsx'

export function RiskNotice({ list, assessment }: { list: RiskList; assessment: RiskAssessment }) {
  const { t } = useTranslation()
  const home = useQuery(api.facility.get.queryOptions()).data
  const person = usePerson(assessment.residentId)
  const { items, informing, state } = assessment
  const facts = [
    { label: t('risks:notice.name'), value: person?.name },
    { label: t('risks:notice.sex'), value: person && t(`common:${person.sex}`) },
    { label: t('risks:notice.age'), value: person?.age },
    { label: t('risks:column.bed'), value: person?.bedLabel },
    { label: t('risks:field.basedOn'), value: assessment.basedOn },
    { label: t('risks:field.kind'), value: t(`risks:kind.${assessment.kind}`) },
  ]
  const line = <span className="risk-notice__line" />
  return (
    <article className="risk-notice print-only" aria-label={t('risks:notice.title')}>
      <p className="risk-notice__home">{home?.name}</p>
      <h1>{t('risks:notice.title')}</h1>
      {state !== 'finished' && <p className="risk-notice__state">{t(`risks:notice.${state}`)}</p>}
      <dl className="risk-notice__facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <Unknown />}</dd>
          </div>
        ))}
      </dl>
      <p>{t('risks:notice.intro', { standard: list.standard })}</p>
      <table className="risk-items">
        <thead>
          <tr>
            <th scope="col">{t('risks:column.number')}</th>
            <th scope="col">{t('risks:column.risk')}</th>
            <th scope="col">{t('risks:column.level')}</th>
            <th scope="col">{t('risks:column.measures')}</th>
          </tr>
        </thead>
        <tbody>
          {list.risks.map((risk, index) => {
            const item = items[risk.key]
            return (
              <tr key={risk.key}>
                <td className="numerals">{index + 1}</td>
                <th scope="row">{risk.term}</th>
                <td>
                  <LevelMark level={item.level} />
                </td>
                <td>{needsMeasure(item) ? measureTexts(risk, item).join('；') : '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {assessment.note !== null && <p>{`${t('risks:field.note')}：${assessment.note}`}</p>}
      <p>{t('risks:notice.declaration')}</p>
      <div className="risk-notice__signatures">
        <p>
          {t('risks:notice.told')}
          {informing.person === null ? line : `${informing.person}（${informing.relation ?? ''}）`}
        </p>
        <p>
          {t('risks:notice.at')}
          {informing.at === null ? line : formatInstant(informing.at)}
        </p>
        <p className="risk-notice__wide">
          {t('risks:notice.how')}
          {InformedHow.options.map((how) => (
            <span key={how} className="risk-notice__box">
              {informing.how === how ? '☑' : '☐'} {t(`risks:how.${how}`)}
            </span>
          ))}
          {t('risks:notice.because')}
          {informing.refusalReason ?? line}
        </p>
        {['signTold', 'signDay', 'signAssessor', 'signDay', 'signHome', 'signDay'].map((key, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: six lines that never change; the date line stands there three times
          <p key={index}>
            {t(`risks:notice.${key}`)}
            {key === 'signAssessor' && assessment.assessor !== null && `${assessment.assessor} `}
            {line}
          </p>
        ))}
      </div>
    </article>
  )
}
