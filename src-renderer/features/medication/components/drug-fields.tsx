// What the drug is and how much of it is given.
import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { DoseUnit, DrugRoute } from '#shared/features/medication/prescriptions.model.ts'
import { SelectItem, TextItem } from '../../../ui/form-items.tsx'

export function DrugFields({ onName }: { onName: (name: string) => void }) {
  const { t } = useTranslation()
  const label = (name: string) => t(`medication:field.${name}`)
  const amount = (name: 'dose' | 'doseMin' | 'doseMax') => (
    <Form.Item name={name} label={label(name)} rules={name === 'dose' ? [{ required: true }] : []}>
      <InputNumber min={0.001} max={100_000} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <>
      <Form.Item name="drugName" label={label('drugName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} autoComplete="off" onChange={(event) => onName(event.target.value)} />
      </Form.Item>
      <TextItem name="strength" label={label('strength')} maxLength={40} />
      <TextItem name="form" label={label('form')} maxLength={20} />
      <SelectItem
        name="route"
        label={label('route')}
        isRequired
        options={DrugRoute.options.map((value) => ({ value, label: t(`medication:route.${value}`) }))}
      />
      {amount('dose')}
      <SelectItem
        name="unit"
        label={label('unit')}
        isRequired
        options={DoseUnit.options.map((value) => ({ value, label: t(`medication:unit.${value}`) }))}
      />
      {amount('doseMin')}
      {amount('doseMax')}
    </>
  )
}
