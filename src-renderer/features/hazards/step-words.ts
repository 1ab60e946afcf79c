// What a step says, in one line.
import type { TFunction } from 'i18next'
import type { HazardStepContent } from '#shared/features/hazards/hazards.model.ts'

export function stepText(content: HazardStepContent, t: TFunction): string {
  const parts: (string | null)[] = []
  switch (content.kind) {
    case 'verified':
      parts.push(t(`hazards:grade.${content.grade}`), content.basis)
      break
    case 'planned':
      parts.push(content.owner, content.measures, t('hazards:until', { day: content.dueOn }), content.precautions)
      break
    case 'rechecked':
      parts.push(t(`hazards:passed.${content.isPassed}`), content.by, content.text)
      break
    case 'extended':
      parts.push(t('hazards:until', { day: content.dueOn }), content.why)
      break
    case 'supervised':
      parts.push(content.by, content.text)
      break
    case 'reported':
      parts.push(content.to, content.text)
      break
    case 'started':
      break
    default:
      parts.push(content.text)
  }
  return parts.filter(Boolean).join(' · ')
}
