// The fields short forms are made of; each has its label, its rule and its name for screen readers.
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { DayField } from './day-field.tsx'

type ItemProps = { name: string | (string | number)[]; label: string; isRequired?: boolean; help?: ReactNode }

function ruleOf(isRequired: boolean | undefined) {
  return isRequired ? [{ required: true }] : []
}

export function DayItem({ name, label, isRequired, help, from, to }: ItemProps & { from?: string; to?: string }) {
  return (
    <Form.Item name={name} label={label} rules={ruleOf(isRequired)} extra={help}>
      <DayField from={from} to={to} allowClear={isRequired !== true} />
    </Form.Item>
  )
}

type TextItemProps = ItemProps & { maxLength?: number; rows?: number; placeholder?: string }

export function TextItem({ name, label, isRequired, help, maxLength = 500, rows, placeholder }: TextItemProps) {
  const field = { maxLength, autoComplete: 'off', ...(placeholder === undefined ? {} : { placeholder }) }
  return (
    <Form.Item name={name} label={label} rules={isRequired ? [{ required: true, whitespace: true }] : []} extra={help}>
      {rows === undefined ? <Input {...field} /> : <Input.TextArea {...field} rows={rows} />}
    </Form.Item>
  )
}

export function ReasonItem({ name = 'reason', label }: { name?: string; label: string }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, min: 2 }]}>
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  )
}

export type Option = { value: string | number | boolean; label: string }

/** A few values, all in sight: arrows choose. */
export function RadioItem({ name, label, isRequired, help, options }: ItemProps & { options: readonly Option[] }) {
  return (
    <Form.Item name={name} label={label} rules={ruleOf(isRequired)} extra={help}>
      <Radio.Group options={[...options]} aria-label={label} />
    </Form.Item>
  )
}

type SelectItemProps = ItemProps & { options: readonly Option[]; isMultiple?: boolean; isLoading?: boolean }

export function SelectItem({ name, label, isRequired, help, options, isMultiple, isLoading }: SelectItemProps) {
  return (
    <Form.Item name={name} label={label} rules={ruleOf(isRequired)} extra={help}>
      <Select
        options={[...options]}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={isRequired !== true}
        loading={isLoading ?? false}
        {...(isMultiple ? { mode: 'multiple' as const } : {})}
      />
    </Form.Item>
  )
}

export function YuanItem({ name, label, isRequired, help }: ItemProps) {
  return (
    <Form.Item name={name} label={label} rules={ruleOf(isRequired)} extra={help}>
      <InputNumber min={0} max={10_000_000} precision={2} style={{ width: '100%' }} suffix="元" />
    </Form.Item>
  )
}
