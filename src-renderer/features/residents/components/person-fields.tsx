// The fields of a person, for admission and for editing. A whole ID number fills birth and sex.
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { MEDICAL_PAYMENTS } from '#shared/features/residents/resident.codes.ts'
import { DayItem, RadioItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { tellIdNumber } from '../id-number-words.ts'
import { groupOptions, sexOptions, yesNoOptions } from '../options.ts'
import type { PersonValues } from '../person-values.ts'

type PersonFieldsProps = {
  /** The masked number on record when an existing person is edited. */
  storedIdNumber?: string | null
}

function IdNumberItem({ storedIdNumber = null }: PersonFieldsProps) {
  const form = Form.useFormInstance<PersonValues>()
  const { t } = useTranslation()
  const today = useToday()
  const typed = Form.useWatch('idNumber', form) ?? ''
  const { told, reading } = tellIdNumber(typed, today, storedIdNumber, t)
  const fill = (text: string) => {
    const { reading: found } = tellIdNumber(text, today, storedIdNumber, t)
    if (found?.status === 'valid') form.setFieldsValue({ birthOn: found.birth, sex: found.sex })
  }
  return (
    <Form.Item
      name="idNumber"
      label={t('residents:person.idNumber')}
      validateTrigger="onBlur"
      rules={[
        {
          validator: (_rule, value: string | undefined) => {
            const { fault } = tellIdNumber(value ?? '', today, storedIdNumber, t)
            return fault === null ? Promise.resolve() : Promise.reject(new Error(fault))
          },
        },
      ]}
      extra={
        <span role="status">
          {told ?? (typed.trim() === '' ? t('residents:help.idNumber') : '')}
          {reading?.status === 'legacy' && (
            <Button
              size="small"
              type="link"
              onClick={() => {
                form.setFieldsValue({ idNumber: reading.converted })
                fill(reading.converted)
                void form.validateFields(['idNumber'])
              }}
            >
              {t('residents:help.takeConverted', { converted: reading.converted })}
            </Button>
          )}
        </span>
      }
    >
      <Input
        maxLength={24}
        autoComplete="off"
        spellCheck={false}
        className="numerals"
        onChange={(event) => fill(event.target.value)}
      />
    </Form.Item>
  )
}

export function IdentityFields({ storedIdNumber = null }: PersonFieldsProps) {
  const { t } = useTranslation()
  const today = useToday()
  return (
    <div className="form-grid">
      <IdNumberItem storedIdNumber={storedIdNumber} />
      <TextItem name="name" label={t('residents:person.name')} isRequired maxLength={40} />
      <RadioItem name="sex" label={t('residents:person.sex')} isRequired options={sexOptions(t)} />
      <DayItem name="birthOn" label={t('residents:person.birthOn')} to={today} />
      <DayItem name="idExpiresOn" label={t('residents:person.idExpiresOn')} help={t('residents:help.idExpiresOn')} />
      <TextItem name="ethnicity" label={t('residents:person.ethnicity')} maxLength={20} />
      <TextItem name="householdAddress" label={t('residents:person.householdAddress')} maxLength={200} />
    </div>
  )
}

export function HealthFields() {
  const { t } = useTranslation()
  const insurances = MEDICAL_PAYMENTS.map((value) => ({ value, label: t(`residents:insurance.${value}`) }))
  const longTermCareLevels = [0, 1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))
  return (
    <div className="form-grid">
      <RadioItem name="hasDementia" label={t('residents:person.hasDementia')} options={yesNoOptions(t)} />
      <RadioItem name="isDisabled" label={t('residents:person.isDisabled')} options={yesNoOptions(t)} />
      <SelectItem name="medicalInsurance" label={t('residents:person.medicalInsurance')} options={insurances} />
      <SelectItem
        name="longTermCareLevel"
        label={t('residents:person.longTermCareLevel')}
        options={longTermCareLevels}
      />
      <SelectItem name="groupTags" label={t('residents:person.groupTags')} options={groupOptions(t)} isMultiple />
      <TextItem name="diseases" label={t('residents:person.diseases')} maxLength={300} rows={2} />
      <TextItem name="note" label={t('residents:person.note')} rows={2} />
    </div>
  )
}
