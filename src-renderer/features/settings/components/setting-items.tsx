import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'

type Name = string | (string | number)[]

/** A whole number with its unit and range; the range is said beside the field. */
export function NumberItem({
  name,
  label,
  unit,
  min,
  max,
  isDisabled = false,
}: {
  name: Name
  label: string
  unit: string
  min: number
  max: number
  isDisabled?: boolean
}) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('settings:range', { min, max, unit })}
      rules={[{ required: true, type: 'integer', min, max }]}
    >
      <InputNumber
        {...{ min, max, precision: 0, suffix: unit }}
        style={{ width: '100%' }}
        {...(isDisabled ? { disabled: true } : {})}
      />
    </Form.Item>
  )
}

/** A time of day 'HH:mm'. */
export function TimeItem({ name, label, isDisabled = false }: { name: Name; label: string; isDisabled?: boolean }) {
  const { t } = useTranslation()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('settings:timeFormat') }]}
    >
      <Input maxLength={5} placeholder="22:00" autoComplete="off" {...(isDisabled ? { disabled: true } : {})} />
    </Form.Item>
  )
}
