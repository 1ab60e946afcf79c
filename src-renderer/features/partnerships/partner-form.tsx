// Enters an institution or sets one right; a doctor of it likewise. The credit code is checked while it is typed.
import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#shared/contract/primitives.ts'
import { readCreditCode } from '#shared/features/facility/credit-code.rules.ts'
import type { Doctor, DoctorFacts, Partner, PartnerFacts } from '#shared/features/partnerships/partnerships.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import '../../ui/plain-parts.css'
import { usePartnershipData, useRefreshPartnerships } from './queries.ts'

type Texts<Facts> = { [Key in keyof Facts]?: Facts[Key] | string | undefined }
type PartnerValues = Texts<PartnerFacts> & { name: string; kind: string; reason?: string }

export function PartnerForm({ known, onClose }: { known: Partner | null; onClose: () => void }) {
  const { t } = useTranslation()
  const data = usePartnershipData()
  const refresh = useRefreshPartnerships()
  const text = (value: unknown) => textOrNull(value == null ? undefined : String(value))
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return (
    <FormModal<PartnerValues>
      title={t(known ? 'partnerships:form.changePartner' : 'partnerships:form.addPartner')}
      widthPx={760}
      initialValues={
        known ? (Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) as PartnerValues) : {}
      }
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        const facts: PartnerFacts = {
          ...{ name: values.name, kind: values.kind, creditCode: text(values.creditCode)?.toUpperCase() ?? null },
          ...{ licenceNumber: text(values.licenceNumber), licenceUntil: text(values.licenceUntil) },
          ...{ distanceKm: number(values.distanceKm), arrivalMinutes: number(values.arrivalMinutes) },
          ...{ contactName: text(values.contactName), contactPhone: text(values.contactPhone) },
          ...{ emergencyPhone: text(values.emergencyPhone), note: text(values.note) },
        }
        const replaces = known && { id: known.id, version: known.version, reason: values.reason ?? '' }
        await client.partnerships.savePartner({ facts, replaces })
        await refresh()
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <TextItem name="name" label={t('partnerships:column.partner')} isRequired maxLength={100} />
        <SelectItem
          name="kind"
          label={t('partnerships:column.kind')}
          isRequired
          options={(data?.kinds ?? []).map(({ code, term }) => ({ value: code, label: term }))}
        />
        <Form.Item
          name="creditCode"
          label={t('partnerships:column.creditCode')}
          rules={[
            {
              validator: async (_rule, code: string | undefined) => {
                if (code && readCreditCode(code).status === 'invalid') throw new Error(t('errors:CREDIT_CODE_INVALID'))
              },
            },
          ]}
        >
          <Input maxLength={18} autoComplete="off" />
        </Form.Item>
        <TextItem name="licenceNumber" label={t('partnerships:column.licenceNumber')} maxLength={40} />
        <DayItem name="licenceUntil" label={t('partnerships:column.licenceUntil')} />
        <Form.Item name="distanceKm" label={t('partnerships:column.distance')}>
          <InputNumber min={0} max={1000} precision={1} suffix="km" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="arrivalMinutes" label={t('partnerships:column.arrivalMinutes')}>
          <InputNumber min={0} max={600} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <TextItem name="contactName" label={t('partnerships:column.contactName')} maxLength={40} />
        <TextItem name="contactPhone" label={t('partnerships:column.contactPhone')} maxLength={40} />
        <TextItem name="emergencyPhone" label={t('partnerships:column.emergencyPhone')} maxLength={40} />
      </div>
      <TextItem name="note" label={t('partnerships:column.note')} rows={2} />
      {known && <ReasonItem label={t('partnerships:column.reason')} />}
    </FormModal>
  )
}

type DoctorValues = Omit<DoctorFacts, 'partnerId' | 'phone'> & { phone?: string; reason?: string }
type DoctorFormProps = { partnerId: RecordId; known: Doctor | null; onClose: () => void }

export function DoctorForm({ partnerId, known, onClose }: DoctorFormProps) {
  const { t } = useTranslation()
  const refresh = useRefreshPartnerships()
  return (
    <FormModal<DoctorValues>
      title={t(known ? 'partnerships:form.changeDoctor' : 'partnerships:form.addDoctor')}
      initialValues={known ? { ...known, phone: known.phone ?? '', reason: '' } : { isActive: true }}
      submitLabel={t('common:save')}
      onSubmit={async ({ name, licenceNumber, scope, licenceUntil, isActive, phone, reason }) => {
        const facts = { partnerId, name, licenceNumber, scope, licenceUntil, isActive, phone: textOrNull(phone) }
        const replaces = known && { id: known.id, version: known.version, reason: reason ?? '' }
        await client.partnerships.saveDoctor({ facts, replaces })
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="name" label={t('partnerships:column.doctor')} isRequired maxLength={40} />
      <TextItem name="licenceNumber" label={t('partnerships:column.doctorLicence')} isRequired maxLength={40} />
      <TextItem name="scope" label={t('partnerships:column.scope')} isRequired maxLength={60} />
      <DayItem name="licenceUntil" label={t('partnerships:column.doctorLicenceUntil')} isRequired />
      <TextItem name="phone" label={t('partnerships:column.phone')} maxLength={40} />
      <RadioItem
        name="isActive"
        label={t('partnerships:column.isActive')}
        isRequired
        options={[
          { value: true, label: t('partnerships:active.yes') },
          { value: false, label: t('partnerships:active.no') },
        ]}
      />
      {known && <ReasonItem label={t('partnerships:column.reason')} />}
    </FormModal>
  )
}
