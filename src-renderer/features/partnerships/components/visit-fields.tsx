// The fields of a visit: under which agreement, by whom, when, what was done, who signed. A doctor without a valid licence is told before anything is sent.
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/contract/days.ts'
import type { Doctor } from '#shared/features/partnerships/partnerships.model.ts'
import { isLicenceValidOn } from '#shared/features/partnerships/partnerships.rules.ts'
import { DayItem, ReasonItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { MinuteField } from '../../../ui/minute-field.tsx'
import { useToday } from '../../../ui/use-today.ts'
import '../../../ui/plain-parts.css'
import { AttachmentItem } from '../../attachments/index.ts'
import { termOf, useAgreements, usePartners, usePartnershipData } from '../queries.ts'
import type { VisitValues } from '../visit-values.ts'

export function VisitFields({ isCorrection }: { isCorrection: boolean }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<VisitValues>()
  const today = useToday()
  const data = usePartnershipData()
  const agreements = useAgreements().data ?? []
  const partners = usePartners().data ?? []
  const at = Form.useWatch('at', form)
  const agreementId = Form.useWatch('agreementId', form)
  const on = at == null ? today : dayOf(at)
  const agreement = agreements.find(({ id }) => id === agreementId)
  const doctors =
    partners.find(({ id }) => id === agreement?.partnerId)?.doctors.filter(({ isActive }) => isActive) ?? []
  const nameOf = (doctor: Doctor): string =>
    isLicenceValidOn(doctor.licenceUntil, on)
      ? `${doctor.name} ${doctor.scope}`
      : `${doctor.name} ${t('partnerships:licenceExpired')} ${doctor.licenceUntil}`
  return (
    <>
      <div className="form-grid">
        <SelectItem
          name="agreementId"
          label={t('partnerships:column.agreement')}
          isRequired
          options={agreements
            .filter(({ state, id }) => state === 'in-force' || id === agreementId)
            .map(({ id, partnerName, number }) => ({ value: id, label: `${partnerName} ${number}` }))}
        />
        <SelectItem
          name="doctorId"
          label={t('partnerships:column.doctor')}
          isRequired
          options={doctors.map((doctor) => ({ value: doctor.id, label: nameOf(doctor) }))}
        />
        <Form.Item name="at" label={t('partnerships:column.at')} rules={[{ required: true }]}>
          <AtField />
        </Form.Item>
      </div>
      {/* A rule of its own: `required` would mark the group in a way screen readers do not know. */}
      <Form.Item
        name="services"
        label={t('partnerships:column.services')}
        rules={[
          {
            validator: async (_rule, chosen: string[] | undefined) => {
              if (!chosen || chosen.length === 0) throw new Error(t('partnerships:visit.servicesMissing'))
            },
          },
        ]}
      >
        <Checkbox.Group
          options={(agreement?.services ?? []).map(({ service }) => ({
            value: service,
            label: termOf(data?.services, service),
          }))}
        />
      </Form.Item>
      {!agreement && <p className="muted">{t('partnerships:visit.chooseAgreement')}</p>}
      <TextItem name="summary" label={t('partnerships:column.summary')} rows={2} />
      <div className="form-grid">
        <TextItem
          name="signedName"
          label={t('partnerships:column.signedName')}
          isRequired
          maxLength={40}
          help={t('partnerships:help.signedName')}
        />
        <TextItem name="witness" label={t('partnerships:column.witness')} isRequired maxLength={40} />
        <DayItem name="nextOn" label={t('partnerships:column.nextOn')} from={on} />
        <TextItem name="nextNote" label={t('partnerships:column.nextNote')} maxLength={200} />
      </div>
      <AttachmentItem name="attachmentIds" label={t('partnerships:column.evidence')} />
      {!isCorrection && on < today && (
        <div className="visit-reason">
          <ReasonItem name="lateReason" label={t('partnerships:column.lateReason')} />
        </div>
      )}
      {isCorrection && (
        <div className="visit-reason">
          <ReasonItem label={t('partnerships:column.reason')} />
        </div>
      )}
    </>
  )
}

type AtFieldProps = { value?: number | null; onChange?: (instant: number | null) => void }

/** The form gives value and change only when it holds the field. */
function AtField({ value = null, onChange }: AtFieldProps) {
  const { t } = useTranslation()
  return (
    <MinuteField value={value} onChange={(instant) => onChange?.(instant)} aria-label={t('partnerships:column.at')} />
  )
}
