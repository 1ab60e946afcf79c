// The words of an alarm rule: what a field is called, and a value with its unit.
import { useTranslation } from 'react-i18next'
import type { EscalationStep, RuleField, RuleScope, RuleValue } from '#shared/features/alarms/alarm-rules.model.ts'

/** A scope as a screen writes it; `label` = room name or surname. */
export function useRuleWords() {
  const { t } = useTranslation()

  function isSteps(value: RuleValue): value is EscalationStep[] {
    return Array.isArray(value) && value.every((item) => typeof item === 'object')
  }

  function valueText(field: RuleField, value: RuleValue): string {
    if (value === null) return t('alarm-rules:value.never')
    if (typeof value === 'boolean') return t(value ? 'alarm-rules:value.yes' : 'alarm-rules:value.no')
    if (field === 'escalation' && isSteps(value)) {
      const steps = value.map((step) => t(`alarm-rules:step.${step.call}`, { seconds: step.afterSeconds }))
      return steps.join(' · ') || t('alarm-rules:value.nobody')
    }
    if (Array.isArray(value))
      return value.map((park) => t(`alarm-rules:park.${String(park)}`)).join(' · ') || t('alarm-rules:value.none')
    if (field === 'priority') return t(`alarm-rules:priority.${value}`)
    const unit = /Seconds$/.test(field) ? 'seconds' : /Minutes$/.test(field) ? 'minutes' : 'plain'
    return t(`alarm-rules:unit.${unit}`, { value })
  }

  function scopeText(scope: RuleScope, label: string | null): string {
    const name = scope.level === 'care-level' ? t(`residents:careLevel.${scope.careLevel}`) : (label ?? '')
    return t(`alarm-rules:scope.${scope.level}`, { name })
  }

  return { valueText, scopeText, fieldText: (field: RuleField) => t(`alarm-rules:field.${field}`) }
}
