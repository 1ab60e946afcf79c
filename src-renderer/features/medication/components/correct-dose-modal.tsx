// Sets a record right: all rows of the dose stay in sight, the further one needs a reason, a high-risk drug its second person.
import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import { doseRange } from '#shared/features/medication/doses.rules.ts'
import { type Dose, DoseOutcome } from '#shared/features/medication/medication.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { RadioItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { amountWords, drugWords } from '../dose-view.ts'
import { SecondPersonFields, type SecondValues } from './second-person-fields.tsx'

type Values = Partial<SecondValues> & { outcome: DoseOutcome; dose: number; reason: string }
type CorrectDoseModalProps = {
  dose: Pick<
    Dose,
    'key' | 'drugName' | 'strength' | 'dose' | 'unit' | 'doseMin' | 'doseMax' | 'isHighRisk' | 'time' | 'record'
  >
  who: string
  onDone: () => void
  onClose: () => void
}

export function CorrectDoseModal({ dose, who, onDone, onClose }: CorrectDoseModalProps) {
  const { t } = useTranslation()
  const trail = useQuery(api.medication.recordsOf.queryOptions({ input: { key: dose.key } })).data ?? []
  const { min, max } = doseRange(dose)
  const needsSecond = dose.isHighRisk && dose.record?.outcome !== 'given'
  return (
    <FormModal<Values>
      title={`${t('medication:correct')} · ${who} ${dose.time} ${drugWords(dose)}`}
      description={
        <>
          {t('medication:correctionNote')}
          <ol className="dose-trail" aria-label={t('medication:trail')}>
            {trail.map((row) => (
              <li key={row.id} className="numerals">
                {[
                  formatInstant(row.recordedAt),
                  t(`medication:outcome.${row.outcome}`),
                  row.dose === null ? null : amountWords(row.dose, dose.unit, t),
                  ...[row.recordedBy, row.secondBy, row.reason],
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ol>
        </>
      }
      initialValues={{ outcome: dose.record?.outcome ?? 'given', dose: dose.record?.dose ?? dose.dose }}
      submitLabel={t('medication:correctSubmit')}
      onSubmit={async ({ outcome, reason, secondId, pin, ...values }) => {
        const second = secondId && pin ? { userId: secondId as UserId, pin } : null
        const amount = outcome === 'given' && min !== max ? values.dose : null
        await client.medication.correct({ key: dose.key, outcome, dose: amount, at: null, reason, second })
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
            {() => needsSecond && form.getFieldValue('outcome') === 'given' && <SecondPersonFields />}
          </Form.Item>
        </>
      )}
    </FormModal>
  )
}
