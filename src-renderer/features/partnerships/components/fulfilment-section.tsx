// One agreement's account of a quarter: a line a service, the missed days in words.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Fulfilment, PartnershipData } from '#shared/features/partnerships/partnerships.model.ts'
import { Section } from '../../../ui/section.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import '../../../ui/plain-parts.css'
import { frequencyText } from '../frequency-text.ts'
import { termOf } from '../queries.ts'

type FulfilmentSectionProps = { account: Fulfilment; data: PartnershipData | undefined }

export function FulfilmentSection({ account, data }: FulfilmentSectionProps) {
  const { t } = useTranslation()
  const percent = (value: number | null) =>
    value === null ? <Unknown reason={t('partnerships:nothingDue')} /> : `${value} %`
  return (
    <Section
      title={account.partnerName}
      note={account.agreementNumber}
      link={<Link to={screenLinks.partnerAgreement(account.agreementId)}>{t('partnerships:openAgreement')}</Link>}
    >
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('partnerships:column.service')}</th>
            <th scope="col">{t('partnerships:column.frequency')}</th>
            {(['planned', 'done', 'open', 'percent'] as const).map((name) => (
              <th key={name} scope="col" className="end">
                {t(`partnerships:column.${name}`)}
              </th>
            ))}
            <th scope="col">{t('partnerships:column.missed')}</th>
          </tr>
        </thead>
        <tbody>
          {account.lines.map((line) => (
            <tr key={line.service}>
              <th scope="row">{termOf(data?.services, line.service)}</th>
              <td>{frequencyText(line.frequency, t)}</td>
              <td className="end">{line.planned ?? '—'}</td>
              <td className="end">{line.done}</td>
              <td className="end">{line.planned === null ? '—' : line.open}</td>
              <td className="end">{line.planned === null ? '—' : percent(line.percent)}</td>
              <td>
                <span className="partnership-days numerals">
                  {line.missedOn.map((day) => (
                    <span key={day}>{day}</span>
                  ))}
                  {line.planned === null ? '—' : line.missedOn.length === 0 && t('partnerships:noneMissed')}
                </span>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('partnerships:total')}</th>
            <td />
            <td className="end">{account.planned}</td>
            <td className="end">{account.done}</td>
            <td className="end">{account.planned - account.done - account.missed}</td>
            <td className="end">{percent(account.percent)}</td>
            <td>{t('partnerships:missedCount', { count: account.missed })}</td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}
