// Issues a referral; what the sheet tells of the last 72 hours is worked out when it is sent.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { ReferralDirection } from '#shared/features/referrals/referrals.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { RadioItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import '../../ui/plain-parts.css'
import { PersonItem, usePartners, useRefreshPartnerships } from '../partnerships/index.ts'

type Values = {
  residentId: ResidentId
  direction: ReferralDirection
  partnerId?: RecordId | null
  fromInstitution: string
  toInstitution: string
  doctor: string
  reason: string
  isGreenChannel: boolean
}

export function ReferralForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useRefreshPartnerships()
  const partners = usePartners()
  const facility = useQuery(api.facility.get.queryOptions())
  if (facility.isPending) return null
  return (
    <FormModal<Values>
      title={t('partnerships:form.refer')}
      description={t('partnerships:form.referNote')}
      widthPx={760}
      initialValues={{ direction: 'up', fromInstitution: facility.data?.name ?? '', isGreenChannel: false }}
      submitLabel={t('partnerships:act.issue')}
      onSubmit={async (values) => {
        const issued = await client.referrals.issue({ ...values, partnerId: values.partnerId ?? null })
        await refresh()
        await navigate(`${screenLinks.referrals()}/${issued.id}`)
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <PersonItem />
        <RadioItem
          name="direction"
          label={t('partnerships:column.direction')}
          isRequired
          options={ReferralDirection.options.map((value) => ({ value, label: t(`partnerships:direction.${value}`) }))}
        />
        <TextItem name="fromInstitution" label={t('partnerships:column.fromInstitution')} isRequired maxLength={100} />
        <TextItem name="toInstitution" label={t('partnerships:column.toInstitution')} isRequired maxLength={100} />
        <SelectItem
          name="partnerId"
          label={t('partnerships:column.ofPartner')}
          isLoading={partners.isLoading}
          options={(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextItem name="doctor" label={t('partnerships:column.referringDoctor')} isRequired maxLength={40} />
      </div>
      <RadioItem
        name="isGreenChannel"
        label={t('partnerships:greenChannel')}
        options={[
          { value: true, label: t('common:yes') },
          { value: false, label: t('common:no') },
        ]}
      />
      <TextItem name="reason" label={t('partnerships:column.referralReason')} isRequired rows={3} />
    </FormModal>
  )
}
