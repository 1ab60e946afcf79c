// A step in one sentence, as the page and the letter show it.
import type { TFunction } from 'i18next'
import type { StepContent } from '#shared/features/inspections/inspections.model.ts'

export function stepText(content: StepContent, t: TFunction): string {
  const { kind, on, text } = content
  const words = (key: string, values: object) => t(`inspections:step.${key}`, { on, ...values })
  const sentence =
    kind === 'rectified'
      ? words('rectified', { by: content.by })
      : kind === 'rechecked'
        ? words(content.isPassed ? 'passed' : 'notPassed', { by: content.by })
        : kind === 'extended'
          ? words('extended', { dueOn: content.dueOn })
          : words('closed', {})
  return text === null ? sentence : `${sentence}：${text}`
}
