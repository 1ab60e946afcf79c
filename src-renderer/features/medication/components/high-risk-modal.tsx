// A high-risk dose: the seven rights once more, the amount where it may be chosen, and the PIN of a second person.
import { Form, InputNumber } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import { doseRange } from '#shared/features/medication/doses.rules.ts'
import type { Dose, DoseEntry, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { FormModal } from '../../../ui/form-modal.tsx'
import { SecondPersonFields, type SecondValues, useSecondPeople } from './second-person-fields.tsx'
import { SevenRights } from './seven-rights.tsx'

type HighRiskModalProps = {
  dose: Dose
  person: MedicationPerson
  /** As it would be recorded; amount and second person are asked here. */
  entry: DoseEntry
  onDone: () => void
  onClose: (isGiven?: boolean) => void
}

export function HighRiskModal({ dose, person, entry, onDone, onClose }: HighRiskModalProps) {
  const { t } = useTranslation()
  const { min, max } = doseRange(dose)
  const [first] = useSecondPeople()
  const isGiven = useRef(false)
  return (
    <FormModal<SecondValues & { dose: number }>
      title={t('medication:giveHighRisk')}
      description={<SevenRights dose={dose} person={person} />}
      initialValues={{ dose: entry.dose ?? dose.dose, ...(first ? { secondId: first.value } : {}) }}
      submitLabel={t('medication:confirmGive')}
      onSubmit={async (values) => {
        const second = { userId: values.secondId as UserId, pin: values.pin }
        await client.medication.record({ entries: [{ ...entry, dose: min === max ? null : values.dose }], second })
        isGiven.current = true
        onDone()
      }}
      onClose={() => onClose(isGiven.current)}
    >
      {min !== max && (
        <Form.Item name="dose" label={t('medication:doseGiven')} rules={[{ required: true }]}>
          <InputNumber min={min} max={max} />
        </Form.Item>
      )}
      <SecondPersonFields />
    </FormModal>
  )
}
