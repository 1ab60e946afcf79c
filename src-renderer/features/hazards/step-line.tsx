// A step of the loop as it was written; one that was taken back stays, struck out, with its reason.
import { useTranslation } from 'react-i18next'
import type { HazardStep } from '#shared/features/hazards/hazards.model.ts'
import { formatInstant } from '../../ui/format-time.ts'
import { stepText } from './step-words.ts'

export function StepLine({ step }: { step: HazardStep }) {
  const { t } = useTranslation()
  return (
    <li className={step.takenBack === null ? 'hazard-step' : 'hazard-step hazard-step--gone'}>
      <span>
        <b>{t(`hazards:step.${step.content.kind}`)}</b> <span className="numerals">{step.on}</span>{' '}
        {stepText(step.content, t)}
        {step.isLate && ` · ${t('hazards:late', { reason: step.reason ?? '' })}`}
        {step.takenBack !== null && ` · ${t('hazards:takenBack', { reason: step.takenBack })}`}
      </span>
      <small className="muted numerals">
        {formatInstant(step.recordedAt)} {step.recordedBy}
      </small>
    </li>
  )
}
