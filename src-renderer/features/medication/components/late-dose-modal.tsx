// Writes afterwards what came of a dose nobody told of: outcome, a reason, and the check where it was given.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import { doseRange } from '#shared/features/medication/doses.rules.ts'
import { type Dose, DoseOutcome } from '#shared/features/medication/medication.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { RadioItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { drugWords } from '../dose-view.ts'
import { SecondPersonFields, type SecondValues } from './second-person-fields.tsx'

type Values = Partial<SecondValues> & { outcome: DoseOutcome; dose: number; reason: string }
type LateDoseModalProps = { dose: Dose; who: string; onDone: () => void; onClose: () => void }

export function LateDoseModal({ dose, who, onDone, onClose }: LateDoseModalProps) {
  const { t } = useTranslation()
  const { min, max } = doseRange(dose)
  return (
    <FormModal<Values>
      title={`${t('medication:recordLate')} · ${who} ${dose.day} ${dose.time} ${drugWords(dose)}`}
      initialValues={{ outcome: 'missed', dose: dose.dose }}
      submitLabel={t('medication:record')}
      onSubmit={async ({ outcome, reason, secondId, pin, ...values }) => {
        const second = secondId && pin ? { userId: secondId as UserId, pin } : null
        const isGiven = outcome === 'given'
        const amount = isGiven && min !== max ? values.dose : null
        const facts = { key: dose.key, outcome, dose: amount, reason, note: null, isChecked: isGiven }
        await client.medication.record({ entries: [{ ...facts, at: isGiven ? dose.dueAt : null }], second })
        onDone()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioItem
            name="outcome"
            label={t('medication:outcomeLabel')}
            isRequired
            options={DoseOutcome.options.map((value) => ({ value, label: t(`medication:outcome.${value}`) }))}
          />
          {min !== max && (
            <Form.Item name="dose" label={t('medication:doseGiven')}>
              <InputNumber min={min} max={max} />
            </Form.Item>
          )}
          <ReasonItem label={t('medication:reasonLabel')} />
          <Form.Item noStyle shouldUpdate>
            {() => dose.isHighRisk && form.getFieldValue('outcome') === 'given' && <SecondPersonFields />}
          </Form.Item>
        </>
      )}
    </FormModal>
  )
}
