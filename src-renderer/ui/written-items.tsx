// Fields of records people write down: a name with those known as suggestions, a minute, and why it is written down late.
import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayOf } from '#shared/contract/days.ts'
import { ReasonItem } from './form-items.tsx'
import { MinuteField } from './minute-field.tsx'
import { useToday } from './use-today.ts'

type NameItemProps = {
  name: string | (string | number)[]
  label: string
  names: readonly string[]
  isRequired?: boolean
  maxLength?: number
}

/** Any name may be written; those of `names` need not be. */
export function NameItem({ name, label, names, isRequired = true, maxLength = 40 }: NameItemProps) {
  return (
    <Form.Item name={name} label={label} rules={isRequired ? [{ required: true, whitespace: true }] : []}>
      <AutoComplete
        maxLength={maxLength}
        options={names.map((value) => ({ value }))}
        showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
      />
    </Form.Item>
  )
}

/** The form gives value and change. */
function Minute(props: { label: string; value?: number | null; onChange?: (at: number | null) => void }) {
  const { label, value = null, onChange } = props
  return <MinuteField aria-label={label} value={value} onChange={(at) => onChange?.(at)} />
}

/** Holds epoch milliseconds. */
export function InstantItem({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true }]}>
      <Minute label={label} />
    </Form.Item>
  )
}

/** Asked for as soon as the field `of` holds an earlier day ('YYYY-MM-DD' or an instant). */
export function LateReasonItem({ of }: { of: string }) {
  const { t } = useTranslation()
  const today = useToday()
  const given: unknown = Form.useWatch(of)
  const day = typeof given === 'number' ? dayOf(given) : given
  if (typeof day !== 'string' || day >= today) return null
  return <ReasonItem name="lateReason" label={t('ui:lateReason')} />
}
