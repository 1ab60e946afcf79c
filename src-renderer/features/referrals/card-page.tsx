// 绿色通道卡 of a person, as the records stand now; A6 size on paper. Showing it reads phones in full and leaves an audit row, so it is asked for once.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { GreenCard } from '#shared/features/referrals/referrals.model.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import '../partnerships/partnerships.css'
import { Allergies, Contacts, Medication, PersonFacts } from './components/person-parts.tsx'

export function CardPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const residentId = (useParams().id ?? '') as ResidentId
  const card = useQuery(
    api.referrals.card.queryOptions({
      input: { residentId },
      ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false, refetchOnWindowFocus: false },
    }),
  )
  return (
    <PageFrame
      title={t('partnerships:sheet.card')}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => navigate(screenLinks.referrals())}>{t('partnerships:act.back')}</Button>
          <Button type="primary" disabled={!card.data} onClick={() => window.print()}>
            {t('common:print')}
          </Button>
        </>
      }
    >
      {card.error && <ErrorState error={card.error} />}
      {card.data && <Card card={card.data} />}
    </PageFrame>
  )
}

function Card({ card }: { card: GreenCard }) {
  const { t } = useTranslation()
  const { person, facility } = card
  return (
    <article className="paper green-card" aria-label={t('partnerships:sheet.card')}>
      <h2>{t('partnerships:sheet.card')}</h2>
      <PersonFacts person={person} />
      <p>
        <b>{t('partnerships:sheet.diseases')}</b> {person.diseases ?? <Unknown />}
      </p>
      <Allergies person={person} />
      <h3>{t('partnerships:sheet.medication')}</h3>
      <Medication lines={person.medication} />
      <h3>{t('partnerships:sheet.contacts')}</h3>
      <Contacts person={person} />
      <h3>{t('partnerships:sheet.hospitals')}</h3>
      {card.partners.length === 0 ? (
        <Unknown reason={t('partnerships:sheet.noHospitals')} />
      ) : (
        card.partners.map(({ name, emergencyPhone }) => (
          <p key={name} className="paper__facts">
            <span>{name}</span>
            <b className="numerals">{emergencyPhone ?? <Unknown />}</b>
          </p>
        ))
      )}
      <p className="paper__facts">
        <span>{facility.name}</span>
        <b className="numerals">{facility.phone ?? <Unknown />}</b>
        <span className="numerals">{t('partnerships:sheet.madeOn', { day: card.madeOn })}</span>
      </p>
    </article>
  )
}
