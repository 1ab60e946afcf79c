// Signs an agreement, renews one, or sets one right. A term shorter than the house's own is said while it is typed, not refused.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { PartnerAgreement } from '#shared/features/partnerships/partnerships.model.ts'
import { isShortTerm } from '#shared/features/partnerships/partnerships.rules.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, SelectItem, TextItem, YuanItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import '../../ui/plain-parts.css'
import { AttachmentItem } from '../attachments/index.ts'
import { type AgreementValues, agreementFactsOf, agreementValuesOf } from './agreement-values.ts'
import { ServiceRows } from './components/service-rows.tsx'
import { usePartners, usePartnershipData, useRefreshPartnerships } from './queries.ts'

/** What the form begins with: nothing, one to renew, or one to set right. */
export type AgreementStart = { kind: 'renew' | 'correct'; of: PartnerAgreement } | null
const filings = ['filed', 'not-filed', 'unknown'] as const

function initialOf(start: AgreementStart, today: string): Partial<AgreementValues> {
  const lasting = (fromOn: string) => ({ fromOn, untilOn: addDays(addMonths(fromOn, 12), -1) })
  if (start === null) {
    return {
      ...{ signedOn: today, ...lasting(today), modes: ['regular-visit'], civilAffairs: 'unknown', health: 'unknown' },
      services: [{ service: 'visit', times: 2, per: 'month' }],
    }
  }
  const known = agreementValuesOf(start.of)
  if (start.kind === 'correct') return known
  const filing = { civilAffairs: 'unknown' as const, civilAffairsOn: null, health: 'unknown' as const, healthOn: null }
  return {
    ...known,
    ...filing,
    attachmentIds: [],
    number: '',
    signedOn: today,
    ...lasting(addDays(start.of.untilOn, 1)),
  }
}

export function AgreementForm({ start, onClose }: { start: AgreementStart; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const data = usePartnershipData()
  const partners = usePartners()
  const refresh = useRefreshPartnerships()
  const options = (terms: readonly { code: string; term: string }[] | undefined) =>
    (terms ?? []).map(({ code, term }) => ({ value: code, label: term }))
  const filing = filings.map((value) => ({ value, label: t(`partnerships:filing.${value}`) }))
  const renewsId = start?.kind === 'renew' ? start.of.id : (start?.of.renewsId ?? null)
  return (
    <FormModal<AgreementValues>
      title={t(`partnerships:form.${start?.kind ?? 'sign'}`)}
      widthPx={820}
      initialValues={initialOf(start, today)}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        const facts = agreementFactsOf(values, renewsId)
        const replaces =
          start?.kind === 'correct' ? { id: start.of.id, version: start.of.version, reason: values.reason ?? '' } : null
        await client.partnerships.saveAgreement({ facts, replaces })
        await refresh()
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <SelectItem
          name="partnerId"
          label={t('partnerships:column.partner')}
          isRequired
          isLoading={partners.isLoading}
          options={(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextItem name="number" label={t('partnerships:column.number')} isRequired maxLength={60} />
        <DayItem name="signedOn" label={t('partnerships:column.signedOn')} isRequired to={today} />
        <DayItem name="fromOn" label={t('partnerships:column.fromOn')} isRequired />
        <DayItem name="untilOn" label={t('partnerships:column.untilOn')} isRequired />
        <SelectItem
          name="modes"
          label={t('partnerships:column.modes')}
          isRequired
          isMultiple
          options={options(data?.modes)}
        />
      </div>
      <Form.Item<AgreementValues> noStyle shouldUpdate>
        {({ getFieldValue }) => {
          const [fromOn, untilOn] = [getFieldValue('fromOn'), getFieldValue('untilOn')] as (string | undefined)[]
          if (!data || !fromOn || !untilOn || !isShortTerm({ fromOn, untilOn }, data.leastTermMonths)) return null
          return <p role="status">{t('partnerships:shortTermNote', { months: data.leastTermMonths })}</p>
        }}
      </Form.Item>
      <ServiceRows services={options(data?.services)} />
      <div className="form-grid">
        <YuanItem name="feeYuan" label={t('partnerships:column.fee')} help={t('partnerships:help.fee')} />
        <TextItem name="payment" label={t('partnerships:column.payment')} maxLength={200} />
        <RadioItem name="civilAffairs" label={t('partnerships:column.civilAffairs')} options={filing} />
        <DayItem name="civilAffairsOn" label={t('partnerships:column.civilAffairsOn')} to={today} />
        <RadioItem name="health" label={t('partnerships:column.health')} options={filing} />
        <DayItem name="healthOn" label={t('partnerships:column.healthOn')} to={today} />
      </div>
      <Form.Item name="note" label={t('partnerships:column.note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <AttachmentItem name="attachmentIds" label={t('partnerships:column.scan')} />
      {start?.kind === 'correct' && <ReasonItem label={t('partnerships:column.reason')} />}
    </FormModal>
  )
}
