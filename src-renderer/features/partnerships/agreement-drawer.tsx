// One agreement: what was agreed, how far it is filed, and what may be done with it.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { PartnerAgreement } from '#shared/features/partnerships/partnerships.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { DayItem, ReasonItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import '../../ui/plain-parts.css'
import { AttachmentList } from '../attachments/index.ts'
import { AgreementForm, type AgreementStart } from './agreement-form.tsx'
import { filingText, frequencyText } from './frequency-text.ts'
import { termOf, useAgreements, usePartnershipData, useRefreshPartnerships } from './queries.ts'

export function AgreementDrawer() {
  const { t } = useTranslation()
  const id = useParams().id ?? ''
  const canEdit = useCan('partnerships.edit')
  const list = useAgreements()
  const agreement = list.data?.find((each) => each.id === id)
  const [start, setStart] = useState<AgreementStart>(null)
  const [isEnding, setEnding] = useState(false)
  return (
    <DetailDrawer
      key={id}
      title={agreement?.partnerName ?? t('partnerships:view.agreements')}
      subtitle={agreement?.number}
      closeTo="/partnerships/agreements"
      actions={
        canEdit &&
        agreement && (
          <>
            <Button size="small" onClick={() => setStart({ kind: 'renew', of: agreement })}>
              {t('partnerships:act.renew')}
            </Button>
            <Button size="small" onClick={() => setStart({ kind: 'correct', of: agreement })}>
              {t('common:edit')}
            </Button>
            {agreement.state === 'in-force' && (
              <Button size="small" onClick={() => setEnding(true)}>
                {t('partnerships:act.end')}
              </Button>
            )}
          </>
        )
      }
      isLoading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
    >
      {agreement ? (
        <AgreementDetail agreement={agreement} />
      ) : (
        <EmptyState title={t('partnerships:empty.gone')} hint={t('partnerships:empty.goneHint')} />
      )}
      {start && <AgreementForm start={start} onClose={() => setStart(null)} />}
      {agreement && isEnding && <EndForm agreement={agreement} onClose={() => setEnding(false)} />}
    </DetailDrawer>
  )
}

function AgreementDetail({ agreement }: { agreement: PartnerAgreement }) {
  const { t } = useTranslation()
  const data = usePartnershipData()
  const canSeeFiles = useCan('attachments.read')
  const { renewsId, renewedById, endedOn, endReason } = agreement
  const linkTo = (id: string, label: string) => <Link to={screenLinks.partnerAgreement(id)}>{label}</Link>
  return (
    <>
      <Facts
        items={[
          { label: t('partnerships:column.state'), value: t(`partnerships:state.${agreement.state}`) },
          { label: t('partnerships:column.signedOn'), value: agreement.signedOn },
          { label: t('partnerships:column.term'), value: `${agreement.fromOn} — ${agreement.untilOn}` },
          ...(agreement.isShortTerm
            ? [
                {
                  label: t('partnerships:shortTerm'),
                  value: t('partnerships:shortTermNote', { months: data?.leastTermMonths }),
                },
              ]
            : []),
          ...(endedOn === null
            ? []
            : [{ label: t('partnerships:column.endedOn'), value: `${endedOn} · ${endReason ?? ''}` }]),
          {
            label: t('partnerships:column.modes'),
            value: agreement.modes.map((mode) => termOf(data?.modes, mode)).join('、'),
          },
          {
            label: t('partnerships:column.fee'),
            value: agreement.feeYuan === null ? null : t('partnerships:yuanAYear', { yuan: agreement.feeYuan }),
          },
          { label: t('partnerships:column.payment'), value: agreement.payment },
          { label: t('partnerships:column.civilAffairs'), value: filingText(agreement.civilAffairs, t) },
          { label: t('partnerships:column.health'), value: filingText(agreement.health, t) },
          ...(renewsId === null
            ? []
            : [{ label: t('partnerships:column.renews'), value: linkTo(renewsId, t('partnerships:openAgreement')) }]),
          {
            label: t('partnerships:column.renewal'),
            value: renewedById === null ? t('partnerships:notRenewed') : linkTo(renewedById, t('partnerships:renewed')),
          },
          ...(agreement.note === null ? [] : [{ label: t('partnerships:column.note'), value: agreement.note }]),
          ...(agreement.reason === null ? [] : [{ label: t('partnerships:column.reason'), value: agreement.reason }]),
        ]}
      />
      {canSeeFiles && <AttachmentList ids={agreement.attachmentIds} />}
      <h3 className="drawer-heading">{t('partnerships:column.services')}</h3>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('partnerships:column.service')}</th>
            <th scope="col">{t('partnerships:column.frequency')}</th>
          </tr>
        </thead>
        <tbody>
          {agreement.services.map(({ service, frequency }) => (
            <tr key={service}>
              <th scope="row">{termOf(data?.services, service)}</th>
              <td>{frequencyText(frequency, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function EndForm({ agreement, onClose }: { agreement: PartnerAgreement; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshPartnerships()
  return (
    <FormModal<{ on: string; reason: string }>
      title={t('partnerships:form.end')}
      description={t('partnerships:form.endNote')}
      initialValues={{ on: today }}
      submitLabel={t('partnerships:act.end')}
      isIrreversible
      onSubmit={async ({ on, reason }) => {
        await client.partnerships.endAgreement({ id: agreement.id, version: agreement.version, on, reason })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t('partnerships:column.endedOn')} isRequired from={agreement.fromOn} to={today} />
      <ReasonItem label={t('partnerships:column.endReason')} />
    </FormModal>
  )
}
