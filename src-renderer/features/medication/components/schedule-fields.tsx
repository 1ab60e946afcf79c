// When a drug is given: at times of days, or as needed with its limits.
import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { RadioItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/
const usualTimes = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

export function ScheduleFields() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const kind = Form.useWatch('kind', form)
  const dayKind = Form.useWatch('dayKind', form)
  const label = (name: string) => t(`medication:field.${name}`)
  const number = (name: 'everyDays' | 'leastHours' | 'mostPerDay', words: string, min: number, max: number) => (
    <Form.Item name={name} label={words} rules={[{ required: true }]}>
      <InputNumber min={min} max={max} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <>
      <RadioItem
        name="kind"
        label={label('kind')}
        isRequired
        options={(['fixed', 'as-needed'] as const).map((value) => ({ value, label: t(`medication:kind.${value}`) }))}
      />
      {kind === 'as-needed' ? (
        <>
          <TextItem name="indication" label={t('medication:indication')} isRequired />
          {number('leastHours', t('medication:leastHours'), 0.5, 168)}
          {number('mostPerDay', t('medication:mostPerDay'), 1, 24)}
        </>
      ) : (
        <>
          <SelectItem
            name="dayKind"
            label={label('days')}
            isRequired
            options={(['daily', 'weekly', 'every-days'] as const).map((value) => ({
              value,
              label: t(`care-plans:dayKind.${value}`),
            }))}
          />
          {dayKind === 'weekly' && (
            <SelectItem
              name="weekdays"
              label={label('weekdays')}
              isRequired
              isMultiple
              options={weekdays.map((value) => ({ value, label: t(`care-plans:weekday.${value}`) }))}
            />
          )}
          {dayKind === 'every-days' && number('everyDays', label('everyDays'), 2, 366)}
          <Form.Item
            name="times"
            label={label('times')}
            rules={[
              { required: true, message: t('medication:timesMissing') },
              {
                validator: (_rule, times: string[] | undefined) =>
                  (times ?? []).every((time) => timePattern.test(time))
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('medication:timeWrong'))),
              },
            ]}
          >
            <Select
              mode="tags"
              tokenSeparators={[' ', '、', ',', '，']}
              options={usualTimes.map((value) => ({ value, label: value }))}
            />
          </Form.Item>
        </>
      )}
    </>
  )
}
