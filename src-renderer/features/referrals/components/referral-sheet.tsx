// 转诊单 on one A4 page, as it was frozen.
import { useTranslation } from 'react-i18next'
import type { ChartSummary, Referral, VitalSummary } from '#shared/features/referrals/referrals.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import '../../partnerships/partnerships.css'
import { Allergies, Contacts, Medication, PersonFacts } from './person-parts.tsx'

export function ReferralSheet({ referral }: { referral: Referral }) {
  const { t } = useTranslation()
  const { content, returned, voidReason } = referral
  return (
    <article className="paper" aria-label={t('partnerships:sheet.referral')}>
      <h2>
        {content.facility.name} {t('partnerships:sheet.referral')}（{t(`partnerships:direction.${referral.direction}`)}
        ）
      </h2>
      {voidReason !== null && (
        <p>
          <b>{t('partnerships:sheet.void', { reason: voidReason })}</b>
        </p>
      )}
      <p className="paper__facts">
        <span>{t('partnerships:sheet.from', { name: referral.fromInstitution })}</span>
        <span>{t('partnerships:sheet.to', { name: referral.toInstitution })}</span>
        {referral.isGreenChannel && <b>{t('partnerships:greenChannel')}</b>}
        <span className="numerals">{formatInstant(referral.issuedAt)}</span>
      </p>
      <PersonFacts person={content.person} />
      <p>
        <b>{t('partnerships:column.referralReason')}</b> {referral.reason}
      </p>
      <p>
        <b>{t('partnerships:sheet.diseases')}</b> {content.person.diseases ?? <Unknown />}
      </p>
      <Allergies person={content.person} />
      <h3>{t('partnerships:sheet.vitals', { from: formatInstant(content.from), to: formatInstant(content.to) })}</h3>
      <Vitals vitals={content.vitals} />
      <h3>{t('partnerships:sheet.charts')}</h3>
      <Charts charts={content.charts} />
      <h3>{t('partnerships:sheet.medication')}</h3>
      <Medication lines={content.person.medication} />
      <h3>{t('partnerships:sheet.contacts')}</h3>
      <Contacts person={content.person} />
      <p className="paper__sign">
        <span>
          {t('partnerships:column.referringDoctor')} {referral.doctor}
        </span>
        <span>
          {t('partnerships:sheet.issuedBy')} {referral.issuedBy}
        </span>
        <span>{t('partnerships:sheet.receivedBy')}</span>
      </p>
      <h3>{t('partnerships:sheet.return')}</h3>
      {returned === null ? (
        <p>{t('partnerships:sheet.notReturned')}</p>
      ) : (
        <p>
          <span className="numerals">{returned.on}</span> {returned.institution} {returned.doctor}：{returned.note}
        </p>
      )}
      <p className="paper__hash numerals">
        {t('partnerships:sheet.hash')} {referral.hash}
      </p>
    </article>
  )
}

function Vitals({ vitals }: { vitals: readonly VitalSummary[] }) {
  const { t } = useTranslation()
  if (vitals.length === 0) return <Unknown reason={t('partnerships:sheet.noVitals')} />
  const told = (kind: VitalSummary['kind'], value: string) =>
    kind === 'consciousness' ? t(`vitals:consciousness.${value}`) : value
  return (
    <table>
      <thead>
        <tr>
          {(['vital', 'min', 'max', 'newest', 'measured'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`partnerships:column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {vitals
          .filter(({ kind }) => kind !== 'oxygen')
          .map(({ kind, min, max, newest, newestAt, count }) => (
            <tr key={kind}>
              <th scope="row">{t(`vitals:kind.${kind}`)}</th>
              <td>{kind === 'consciousness' ? '—' : min}</td>
              <td>{kind === 'consciousness' ? '—' : max}</td>
              <td className="numerals">
                {told(kind, newest)} {formatInstant(newestAt)}
              </td>
              <td>{t('partnerships:sheet.times', { count })}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

function Charts({ charts }: { charts: ChartSummary }) {
  const { t } = useTranslation()
  const facts = [
    ['fluidIn', charts.fluidInMl],
    ['fluidOut', charts.fluidOutMl],
    ['stoolDays', charts.stoolDays],
    ['mealShare', charts.mealSharePercent],
    ['weight', charts.weightKg],
  ] as const
  return (
    <p className="paper__facts">
      {facts.map(([name, value]) => (
        <span key={name}>
          {t(`partnerships:chart.${name}`)}{' '}
          {value === null ? <Unknown /> : t(`partnerships:chartUnit.${name}`, { value })}
        </span>
      ))}
      {charts.skinFindings.map(({ place, stage, at }) => (
        <span key={`${place}${at}`}>
          {t(`charts:option.place.${place}`)} {t(`charts:option.stage.${stage}`)}
        </span>
      ))}
    </p>
  )
}
