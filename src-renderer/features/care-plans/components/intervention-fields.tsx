// One line of what is done: kind, words, which days, which times.
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { InterventionKind } from '#shared/features/care-plans/care-plans.model.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/
const usualTimes = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

type Path = readonly (string | number)[]
type InterventionFieldsProps = {
  /** Names of the line as its fields have them: within a list, from the list on. */
  name: Path
  /** Names of the line from the form on. */
  path: Path
  onRemove?: (() => void) | undefined
}

export function InterventionFields({ name, path, onRemove }: InterventionFieldsProps) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const dayKind = Form.useWatch([...path, 'dayKind'], form)
  const label = (field: string) => t(`care-plans:field.${field}`)
  return (
    <div className={dayKind === 'daily' ? 'intervention-fields' : 'intervention-fields intervention-fields--days'}>
      <Form.Item name={[...name, 'id']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[...name, 'kind']} label={label('kind')} rules={[{ required: true }]}>
        <Select options={InterventionKind.options.map((value) => ({ value, label: t(`care-plans:kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name={[...name, 'text']} label={label('text')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[...name, 'dayKind']} label={label('days')} rules={[{ required: true }]}>
        <Select
          options={(['daily', 'weekly', 'every-days'] as const).map((value) => ({
            value,
            label: t(`care-plans:dayKind.${value}`),
          }))}
        />
      </Form.Item>
      {dayKind === 'weekly' && (
        <Form.Item name={[...name, 'weekdays']} label={label('weekdays')} rules={[{ required: true }]}>
          <Select
            mode="multiple"
            options={weekdays.map((value) => ({ value, label: t(`care-plans:weekday.${value}`) }))}
          />
        </Form.Item>
      )}
      {dayKind === 'every-days' && (
        <Form.Item name={[...name, 'everyDays']} label={label('everyDays')} rules={[{ required: true }]}>
          <InputNumber min={2} max={366} />
        </Form.Item>
      )}
      <Form.Item
        name={[...name, 'times']}
        label={label('times')}
        rules={[
          { required: true, message: t('care-plans:timesMissing') },
          {
            validator: (_rule, times: string[] | undefined) =>
              (times ?? []).every((time) => timePattern.test(time))
                ? Promise.resolve()
                : Promise.reject(new Error(t('care-plans:timeWrong'))),
          },
        ]}
      >
        <Select
          mode="tags"
          tokenSeparators={[' ', '、', ',', '，']}
          options={usualTimes.map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      {onRemove && <Button onClick={onRemove}>{t('care-plans:removeIntervention')}</Button>}
    </div>
  )
}
