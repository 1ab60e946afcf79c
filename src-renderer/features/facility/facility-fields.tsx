// The fields of the facility master record, in the order of the registry's own table.
import { Form, Input, InputNumber, Select } from 'antd'
import type { Rule } from 'antd/es/form'
import { useTranslation } from 'react-i18next'
import { COUNTIES, streetsOf, twelveDigitCode } from '#shared/features/facility/area-codes.ts'
import { readCreditCode } from '#shared/features/facility/credit-code.rules.ts'
import { Facility } from '#shared/features/facility/facility.model.ts'
import { DayItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import './facility.css'

function useCreditCodeRule(): Rule {
  const { t } = useTranslation()
  return {
    validator: async (_rule, value: string | null | undefined) => {
      if (!value?.trim()) return
      const reading = readCreditCode(value)
      if (reading.status === 'invalid') throw new Error(t(`facility:creditFault.${reading.fault}`))
    },
  }
}

/** Name, credit code, place. */
export function FacilityIdentityFields() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const creditCodeRule = useCreditCodeRule()
  const county: string | undefined = Form.useWatch('county', form)
  const streets = county ? streetsOf(county) : []
  return (
    <div className="facility-fields">
      <TextItem name="name" label={t('facility:name')} isRequired maxLength={100} />
      <TextItem name="shortName" label={t('facility:shortName')} maxLength={20} help={t('facility:shortNameHelp')} />
      <Form.Item
        name="creditCode"
        label={t('facility:creditCode')}
        rules={[creditCodeRule]}
        validateFirst
        validateTrigger={['onBlur', 'onChange']}
        extra={t('facility:creditCodeHelp')}
      >
        <Input maxLength={24} autoComplete="off" />
      </Form.Item>
      <SelectItem
        name="nature"
        label={t('facility:nature')}
        options={(Facility.shape.nature.unwrap().options ?? []).map((nature) => ({
          value: nature,
          label: t(`facility:natures.${nature}`),
        }))}
      />
      <Form.Item name="county" label={t('facility:county')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={COUNTIES.map((area) => ({ value: area.code, label: area.name }))}
          onChange={() => form.setFieldValue('areaCode', null)}
        />
      </Form.Item>
      <Form.Item name="areaCode" label={t('facility:street')} extra={t('facility:streetHelp')}>
        <Select
          allowClear
          disabled={streets.length === 0}
          showSearch={{ optionFilterProp: 'label' }}
          options={streets.map((area) => ({ value: twelveDigitCode(area.code), label: area.name }))}
        />
      </Form.Item>
      <TextItem name="address" label={t('facility:address')} maxLength={200} />
      <TextItem name="headName" label={t('facility:headName')} maxLength={40} />
      <TextItem name="phone" label={t('facility:phone')} maxLength={40} />
    </div>
  )
}

const yesNoFields = [
  'passedFireAcceptance',
  'hasFoodLicence',
  'hasLiabilityInsurance',
  'isLongTermCareInsuranceSite',
  'hasMedicalUnit',
] as const

/** Registration, licences, areas. Everything may be left open; open stays unknown. */
export function FacilityLicenceFields() {
  const { t } = useTranslation()
  const yesNo = [
    { value: true, label: t('common:yes') },
    { value: false, label: t('common:no') },
  ]
  const area = (name: string, label: string) => (
    <Form.Item name={name} label={label}>
      <InputNumber min={0} max={1_000_000} precision={1} style={{ width: '100%' }} suffix="㎡" />
    </Form.Item>
  )
  return (
    <div className="facility-fields">
      <DayItem name="foundedOn" label={t('facility:foundedOn')} />
      <SelectItem name="isFiled" label={t('facility:isFiled')} options={yesNo} />
      <DayItem name="filedOn" label={t('facility:filedOn')} />
      {yesNoFields.map((name) => (
        <SelectItem key={name} name={name} label={t(`facility:${name}`)} options={yesNo} />
      ))}
      {area('buildingAreaSqm', t('facility:buildingAreaSqm'))}
      {area('siteAreaSqm', t('facility:siteAreaSqm'))}
    </div>
  )
}
