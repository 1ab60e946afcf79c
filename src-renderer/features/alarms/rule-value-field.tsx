// The field a rule's value is typed into, by what the field holds.
import { Checkbox, Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  EscalationCall,
  type EscalationStep,
  ParkCondition,
  type RuleField,
  type RuleValue,
} from '#shared/features/alarms/alarm-rules.model.ts'

type Props = { field: RuleField; value?: RuleValue; onChange?: (value: RuleValue) => void; id?: string }

const mayBeNever: readonly RuleField[] = [
  'repeatSeconds',
  'mediumRepeatSeconds',
  'reAlarmSeconds',
  'attendedLapseSeconds',
]

/** A form control: antd hands it `value` and `onChange`. */
export function RuleValueField({ field, value = null, onChange = () => {}, id }: Props) {
  const { t } = useTranslation()
  const label = t(`alarm-rules:field.${field}`)
  if (field === 'escalation') return <StepsField steps={(value ?? []) as EscalationStep[]} onChange={onChange} />
  if (field === 'parks') {
    const options = ParkCondition.options.map((park) => ({ value: park, label: t(`alarm-rules:park.${park}`) }))
    return <Checkbox.Group options={options} value={value as string[]} onChange={(chosen) => onChange(chosen)} />
  }
  if (field === 'priority') {
    const options = ['high', 'medium', 'low'].map((each) => ({ value: each, label: t(`alarm-rules:priority.${each}`) }))
    return (
      <Radio.Group
        aria-label={label}
        options={options}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  if (field === 'isLatched') {
    const options = [true, false].map((each) => ({
      value: each,
      label: t(each ? 'alarm-rules:value.yes' : 'alarm-rules:value.no'),
    }))
    return (
      <Radio.Group
        aria-label={label}
        options={options}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  if (field === 'nightFrom' || field === 'nightTo') {
    return (
      <Input id={id} value={String(value ?? '')} maxLength={5} onChange={(event) => onChange(event.target.value)} />
    )
  }
  return (
    <span className="rules-number">
      <InputNumber id={id} value={typeof value === 'number' ? value : null} onChange={(typed) => onChange(typed)} />
      {mayBeNever.includes(field) && (
        <Checkbox checked={value === null} onChange={(event) => onChange(event.target.checked ? null : 60)}>
          {t('alarm-rules:value.never')}
        </Checkbox>
      )}
    </span>
  )
}

function StepsField({ steps, onChange }: { steps: EscalationStep[]; onChange: (steps: EscalationStep[]) => void }) {
  const { t } = useTranslation()
  const set = (call: EscalationCall, afterSeconds: number | null) => {
    const others = steps.filter((step) => step.call !== call)
    const next = afterSeconds === null ? others : [...others, { call, afterSeconds }]
    onChange(next.sort((left, right) => left.afterSeconds - right.afterSeconds))
  }
  return (
    <div className="rules-steps">
      {EscalationCall.options.map((call) => (
        <div key={call} className="rules-number">
          <InputNumber
            aria-label={t(`alarm-rules:call.${call}`)}
            min={0}
            max={7200}
            value={steps.find((step) => step.call === call)?.afterSeconds ?? null}
            onChange={(typed) => set(call, typed)}
          />
          {t(`alarm-rules:call.${call}`)}
        </div>
      ))}
    </div>
  )
}
