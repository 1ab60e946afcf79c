// One line of what is done: kind, words, which days, which times.
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { InterventionKind } from '#shared/features/care-plans/care-plans.model.ts'
import type { PlanValues } from '../plan-values.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/
const usualTimes = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

type InterventionFieldsProps = { problem: number; index: number; onRemove: (() => void) | undefined }

export function InterventionFields({ problem, index, onRemove }: InterventionFieldsProps) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<PlanValues>()
  const dayKind = Form.useWatch(['problems', problem, 'interventions', index, 'dayKind'], form)
  const label = (name: string) => t(`care-plans:field.${name}`)
  return (
    <div className={dayKind === 'daily' ? 'intervention-fields' : 'intervention-fields intervention-fields--days'}>
      <Form.Item name={[index, 'id']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[index, 'kind']} label={label('kind')} rules={[{ required: true }]}>
        <Select options={InterventionKind.options.map((value) => ({ value, label: t(`care-plans:kind.${value}`) }))} />
      </Form.Item>
      <Form.Item name={[index, 'text']} label={label('text')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[index, 'dayKind']} label={label('days')} rules={[{ required: true }]}>
        <Select
          options={(['daily', 'weekly', 'every-days'] as const).map((value) => ({
            value,
            label: t(`care-plans:dayKind.${value}`),
          }))}
        />
      </Form.Item>
      {dayKind === 'weekly' && (
        <Form.Item name={[index, 'weekdays']} label={label('weekdays')} rules={[{ required: true }]}>
          <Select
            mode="multiple"
            options={weekdays.map((value) => ({ value, label: t(`care-plans:weekday.${value}`) }))}
          />
        </Form.Item>
      )}
      {dayKind === 'every-days' && (
        <Form.Item name={[index, 'everyDays']} label={label('everyDays')} rules={[{ required: true }]}>
          <InputNumber min={2} max={366} />
        </Form.Item>
      )}
      <Form.Item
        name={[index, 'times']}
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
