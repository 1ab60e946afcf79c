// One visit with every version of it: who came, what was done, who was seen with what finding, who signed.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { MedicalVisit } from '#shared/features/partnerships/partnerships.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import '../../ui/plain-parts.css'
import { Unknown } from '../../ui/unknown.tsx'
import { AttachmentList } from '../attachments/index.ts'
import { termOf, usePartnershipData, useRefreshPartnerships, useVisitHistory } from './queries.ts'

export function VisitDrawer() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = (useParams().id ?? '') as RecordId
  const canRecord = useCan('partnerships.record')
  const refresh = useRefreshPartnerships()
  const history = useVisitHistory(id)
  const newest = history.data?.at(-1)
  const earlier = history.data?.slice(0, -1).reverse() ?? []
  const [isVoiding, setVoiding] = useState(false)
  return (
    <DetailDrawer
      key={id}
      title={newest?.partnerName ?? t('partnerships:view.visits')}
      subtitle={newest && formatInstant(newest.at)}
      closeTo={screenLinks.medicalVisits()}
      actions={
        canRecord &&
        newest &&
        !newest.isVoid && (
          <>
            <Button size="small" onClick={() => navigate(`/partnerships/visit?corrects=${id}`)}>
              {t('partnerships:act.correct')}
            </Button>
            <Button size="small" onClick={() => setVoiding(true)}>
              {t('partnerships:act.void')}
            </Button>
          </>
        )
      }
      isLoading={history.isPending}
      error={history.error}
      onRetry={() => void history.refetch()}
    >
      {newest && <VisitDetail visit={newest} />}
      {earlier.length > 0 && <h3 className="drawer-heading">{t('partnerships:visit.earlier')}</h3>}
      {earlier.map((visit) => (
        <VisitDetail key={visit.version} visit={visit} />
      ))}
      <ConfirmReason
        isOpen={isVoiding}
        title={t('partnerships:visit.voidTitle')}
        description={t('partnerships:visit.voidNote')}
        confirmLabel={t('partnerships:act.void')}
        isIrreversible
        onConfirm={async (reason) => {
          if (!newest) return
          await client.partnerships.correctVisit({ id, version: newest.version, facts: null, reason })
          await refresh()
          setVoiding(false)
        }}
        onCancel={() => setVoiding(false)}
      />
    </DetailDrawer>
  )
}

function VisitDetail({ visit }: { visit: MedicalVisit }) {
  const { t } = useTranslation()
  const data = usePartnershipData()
  const told = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])
  return (
    <>
      <Facts
        items={[
          ...told(t('partnerships:column.reason'), visit.reason),
          ...(visit.isVoid ? [{ label: t('partnerships:column.state'), value: t('partnerships:visit.void') }] : []),
          ...told(t('partnerships:column.lateReason'), visit.isLate ? visit.lateReason : null),
          { label: t('partnerships:column.doctor'), value: `${visit.doctorName} ${visit.doctorLicenceNumber}` },
          { label: t('partnerships:column.number'), value: visit.agreementNumber },
          {
            label: t('partnerships:column.services'),
            value: visit.services.map((code) => termOf(data?.services, code)).join('、'),
          },
          { label: t('partnerships:column.summary'), value: visit.summary },
          { label: t('partnerships:column.signedName'), value: visit.signedName },
          { label: t('partnerships:column.witness'), value: visit.witness },
          {
            label: t('partnerships:column.nextPlan'),
            value: visit.nextPlan && [visit.nextPlan.on, visit.nextPlan.note].filter(Boolean).join(' '),
          },
          {
            label: t('partnerships:column.recordedBy'),
            value: [visit.recordedBy, formatInstant(visit.recordedAt)].filter(Boolean).join(' '),
          },
        ]}
      />
      <AttachmentList ids={visit.attachmentIds} />
      <table className="plain-table">
        <caption className="visually-hidden">{t('partnerships:column.seen')}</caption>
        <tbody>
          {visit.seen.map(({ residentId, name, finding }) => (
            <tr key={residentId}>
              <th scope="row">
                <Link to={screenLinks.resident(residentId)}>{name}</Link>
              </th>
              <td>{finding ?? <Unknown reason={t('partnerships:visit.noFinding')} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
