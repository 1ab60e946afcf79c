// Enters what a doctor ordered, beside what is known of allergies. A change is a further prescription from a day on.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { allergiesNaming, highRiskClass } from '#shared/features/medication/drug-names.rules.ts'
import type { MedicationFile } from '#shared/features/medication/medication-views.model.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { DrugFields } from './components/drug-fields.tsx'
import { HighRiskFields } from './components/high-risk-fields.tsx'
import { ScheduleFields } from './components/schedule-fields.tsx'
import { drugWords } from './dose-view.ts'
import { contentOf, type PrescriptionValues, valuesOf } from './prescription-values.ts'
import { useMedicationData, useRefreshMedication } from './queries.ts'

type PrescriptionFormProps = { file: MedicationFile; replaces: Prescription | null; onClose: () => void }

export function PrescriptionForm({ file, replaces, onClose }: PrescriptionFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshMedication()
  const data = useMedicationData().data
  const initial: Partial<PrescriptionValues> = {
    ...{ route: 'oral', dose: 1, unit: 'tablet', kind: 'fixed', dayKind: 'daily', times: ['08:00'], isHighRisk: false },
    ...(replaces ? valuesOf(replaces) : {}),
    ...{ fromOn: today, orderedOn: today },
  }
  return (
    <FormModal<PrescriptionValues>
      title={replaces ? t('medication:replaceOf', { drug: drugWords(replaces) }) : t('medication:prescribe')}
      description={
        <p className={file.allergies.length > 0 ? 'check-panel__loud' : ''}>
          {t('medication:allergies')}：
          {file.allergies.length > 0 ? file.allergies.join('；') : t('medication:noAllergies')}
        </p>
      }
      initialValues={initial}
      submitLabel={t('medication:save')}
      widthPx={820}
      onSubmit={async (values) => {
        await client.medication.prescribe({
          ...{ residentId: file.person.residentId, content: contentOf(values), fromOn: values.fromOn },
          ...{ replacesId: replaces?.id ?? null, reason: textOrNull(values.reason) },
        })
        await refresh()
      }}
      onClose={onClose}
    >
      {(form) => (
        <div className="prescription-form">
          <DrugFields
            onName={(name) => {
              const isListed = data !== undefined && highRiskClass(name, data.highRisk) !== null
              if (isListed) form.setFieldValue('isHighRisk', true)
            }}
          />
          <ScheduleFields />
          <TextItem name="prescriber" label={t('medication:field.prescriber')} isRequired maxLength={40} />
          <DayItem name="orderedOn" label={t('medication:field.orderedOn')} isRequired to={today} />
          <DayItem name="fromOn" label={t('medication:fromOn')} isRequired {...(replaces ? { from: today } : {})} />
          <Form.Item noStyle shouldUpdate={(before, after) => before.fromOn !== after.fromOn}>
            {() =>
              (form.getFieldValue('fromOn') ?? today) < today && (
                <TextItem name="reason" label={t('medication:lateWhy')} isRequired />
              )
            }
          </Form.Item>
          {data && <HighRiskFields list={data.highRisk} />}
          <Form.Item noStyle shouldUpdate={(before, after) => before.drugName !== after.drugName}>
            {() =>
              allergiesNaming(form.getFieldValue('drugName') ?? '', file.allergies).length > 0 &&
              (form.getFieldValue('drugName') ?? '').trim() !== '' && (
                <TextItem
                  name="allergyReason"
                  label={t('medication:field.allergyReason')}
                  help={t('medication:allergyNames')}
                  isRequired
                />
              )
            }
          </Form.Item>
          <div className="prescription-form__wide">
            <TextItem name="note" label={t('medication:field.note')} />
          </div>
        </div>
      )}
    </FormModal>
  )
}
