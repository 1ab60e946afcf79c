// 收药: a batch that was brought, for a drug that is ordered or any other.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/contract/primitives.ts'
import type { MedicationFile } from '#shared/features/medication/medication-views.model.ts'
import { DoseUnit } from '#shared/features/medication/prescriptions.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useNow } from '../../../ui/clock.tsx'
import { DayItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { drugWords } from '../dose-view.ts'
import { useRefreshMedication } from '../queries.ts'

type Values = {
  ordered?: string
  drugName: string
  strength?: string
  unit: DoseUnit
  quantity: number
  batchNumber?: string
  expiresOn?: Day | null
  receivedOn: Day
  broughtBy: string
  reason?: string
}

export function ReceiveModal({ file, onClose }: { file: MedicationFile; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const now = useNow()
  const refresh = useRefreshMedication()
  const current = file.prescriptions.filter(({ toAt }) => toAt === null || toAt > now)
  return (
    <FormModal<Values>
      title={t('medication:receiveTitle')}
      initialValues={{ receivedOn: today, unit: 'tablet' }}
      submitLabel={t('medication:save')}
      widthPx={720}
      onSubmit={async ({ ordered, reason, ...values }) => {
        await client.medication.receive({
          ...{ ...values, residentId: file.person.residentId, strength: textOrNull(values.strength) },
          ...{ batchNumber: textOrNull(values.batchNumber), expiresOn: values.expiresOn ?? null },
          reason: textOrNull(reason),
        })
        await refresh()
      }}
      onClose={onClose}
    >
      {(form) => (
        <div className="prescription-form">
          <SelectItem
            name="ordered"
            label={t('medication:prescriptions')}
            options={current.map((each) => ({ value: each.id, label: drugWords(each) }))}
          />
          <Form.Item noStyle shouldUpdate={(before, after) => before.ordered !== after.ordered}>
            {() => {
              const chosen = current.find(({ id }) => id === form.getFieldValue('ordered'))
              // The names must agree with the order, or nothing would be taken from the batch.
              if (chosen && form.getFieldValue('drugName') !== chosen.drugName) {
                const { drugName, strength, unit } = chosen
                queueMicrotask(() => form.setFieldsValue({ drugName, strength: strength ?? '', unit }))
              }
              return null
            }}
          </Form.Item>
          <TextItem name="drugName" label={t('medication:field.drugName')} isRequired maxLength={60} />
          <TextItem name="strength" label={t('medication:field.strength')} maxLength={40} />
          <SelectItem
            name="unit"
            label={t('medication:field.unit')}
            isRequired
            options={DoseUnit.options.map((value) => ({ value, label: t(`medication:unit.${value}`) }))}
          />
          <Form.Item name="quantity" label={t('medication:quantity')} rules={[{ required: true }]}>
            <InputNumber min={0.001} max={100_000} style={{ width: '100%' }} />
          </Form.Item>
          <TextItem name="batchNumber" label={t('medication:batchNumber')} maxLength={40} />
          <DayItem name="expiresOn" label={t('medication:expiresOn')} from={today} />
          <DayItem name="receivedOn" label={t('medication:receivedOn')} isRequired to={today} />
          <TextItem name="broughtBy" label={t('medication:broughtBy')} isRequired maxLength={40} />
          <Form.Item noStyle shouldUpdate={(before, after) => before.receivedOn !== after.receivedOn}>
            {() =>
              (form.getFieldValue('receivedOn') ?? today) < today && (
                <TextItem name="reason" label={t('medication:lateWhy')} isRequired />
              )
            }
          </Form.Item>
        </div>
      )}
    </FormModal>
  )
}
