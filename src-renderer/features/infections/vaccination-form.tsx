// Enters a vaccination, a refusal or a contraindication, or puts another row in the place of one.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import {
  type Vaccination,
  type VaccinationFacts,
  VaccinationOutcome,
  type VaccineList,
} from '#shared/features/infections/vaccinations.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshInfections } from './queries.ts'

type Values = {
  vaccine: string
  outcome: VaccinationOutcome
  on: string
  dose?: number | null
  batch?: string
  place?: string
  reason?: string
  correctionReason?: string
}

type VaccinationFormProps = { residentId: ResidentId; list: VaccineList; corrects?: Vaccination; onClose: () => void }

export function VaccinationForm({ residentId, list, corrects, onClose }: VaccinationFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshInfections()
  return (
    <FormModal<Values>
      title={t(corrects ? 'infections:vaccination.correct' : 'infections:vaccination.record')}
      initialValues={
        corrects
          ? {
              ...{ vaccine: corrects.vaccine, outcome: corrects.outcome, on: corrects.on, dose: corrects.dose },
              ...{ batch: corrects.batch ?? '', place: corrects.place ?? '', reason: corrects.reason ?? '' },
            }
          : { outcome: 'given', on: today }
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ vaccine, outcome, on, dose, correctionReason, ...texts }) => {
        const facts: VaccinationFacts = {
          ...{ vaccine, outcome, on, dose: dose ?? null, batch: textOrNull(texts.batch) },
          ...{ place: textOrNull(texts.place), reason: textOrNull(texts.reason) },
        }
        if (corrects) {
          const about = { id: corrects.id, correctionReason: correctionReason ?? '' }
          await client.infections.correctVaccination({ ...about, facts })
        } else await client.infections.recordVaccination({ ...facts, residentId })
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="vaccine"
        label={t('infections:vaccination.vaccine')}
        isRequired
        options={list.vaccines.map(({ code, term }) => ({ value: code, label: term }))}
      />
      <RadioItem
        name="outcome"
        label={t('infections:vaccination.outcome')}
        isRequired
        options={VaccinationOutcome.options.map((value) => ({
          ...{ value, label: t(`infections:vaccinationOutcome.${value}`) },
        }))}
      />
      <DayItem name="on" label={t('infections:vaccination.on')} isRequired to={today} />
      <Form.Item name="dose" label={t('infections:vaccination.dose')}>
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <TextItem name="batch" label={t('infections:vaccination.batch')} maxLength={60} />
      <TextItem name="place" label={t('infections:vaccination.place')} maxLength={60} />
      <TextItem
        name="reason"
        label={t('infections:vaccination.reason')}
        help={t('infections:vaccination.reasonHelp')}
        rows={2}
      />
      {corrects && <ReasonItem name="correctionReason" label={t('infections:vaccination.correctionReason')} />}
    </FormModal>
  )
}
