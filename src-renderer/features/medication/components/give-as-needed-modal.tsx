// Gives a drug as needed: why, how much, the check, and the second person where the drug is high-risk.
import { Checkbox, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import { doseRange } from '#shared/features/medication/doses.rules.ts'
import type { MedicationPerson } from '#shared/features/medication/medication.model.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useNow } from '../../../ui/clock.tsx'
import { ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { drugWords, personWords } from '../dose-view.ts'
import { useRefreshMedication } from '../queries.ts'
import { SecondPersonFields, type SecondValues } from './second-person-fields.tsx'
import { SevenRights } from './seven-rights.tsx'

type Values = Partial<SecondValues> & { reason: string; dose: number; isChecked: boolean }
type GiveAsNeededModalProps = { prescription: Prescription; person: MedicationPerson; onClose: () => void }

export function GiveAsNeededModal({ prescription, person, onClose }: GiveAsNeededModalProps) {
  const { t } = useTranslation()
  const refresh = useRefreshMedication()
  const now = useNow()
  // One moment for all tries, so that a lost answer makes no second dose.
  const [at] = useState(now)
  const { min, max } = doseRange(prescription)
  const words = { who: personWords(person, t), drug: drugWords(prescription) }
  return (
    <FormModal<Values>
      title={t('medication:giveAsNeededOf', words)}
      description={<SevenRights dose={{ ...prescription, time: formatInstant(at, 'minute', now) }} person={person} />}
      initialValues={{ dose: prescription.dose, isChecked: false }}
      submitLabel={t('medication:confirmGive')}
      onSubmit={async ({ reason, dose, isChecked, secondId, pin }) => {
        const second = secondId && pin ? { userId: secondId as UserId, pin } : null
        const amount = min === max ? null : dose
        await client.medication.giveAsNeeded({
          ...{ prescriptionId: prescription.id, at, dose: amount, reason, isChecked, second },
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <ReasonItem label={t('medication:reasonOfGiving')} />
      {min !== max && (
        <Form.Item name="dose" label={t('medication:doseGiven')} rules={[{ required: true }]}>
          <InputNumber min={min} max={max} />
        </Form.Item>
      )}
      <Form.Item
        name="isChecked"
        valuePropName="checked"
        rules={[
          {
            validator: (_rule, isChecked: boolean | undefined) =>
              isChecked ? Promise.resolve() : Promise.reject(new Error(t('medication:mustCheck'))),
          },
        ]}
      >
        <Checkbox>{t('medication:isChecked')}</Checkbox>
      </Form.Item>
      {prescription.isHighRisk && <SecondPersonFields />}
    </FormModal>
  )
}
