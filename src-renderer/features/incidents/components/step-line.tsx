// One row of the file: when, what, who wrote it down at which seat. One that was corrected stays readable and says so.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { IncidentStep } from '#shared/features/incidents/incidents.model.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { stepText } from '../step-words.ts'

type StepLineProps = {
  step: IncidentStep
  /** Left out: it cannot be corrected here. */
  onCorrect?: (() => void) | undefined
  /** Of a measure nobody has told done. */
  onDone?: (() => void) | undefined
}

export function StepLine({ step, onCorrect, onDone }: StepLineProps) {
  const { t } = useTranslation()
  const { content, at, recordedBy, seat, reason, isVoid, isCorrected } = step
  const isPast = isVoid || isCorrected
  const who = [recordedBy ?? t('incidents:unknownWriter'), seat].filter(Boolean).join(' · ')
  const text = stepText(content, t)
  return (
    <li className={isPast ? 'step-line step-line--past' : 'step-line'}>
      <InstantText at={at} />
      <div className="step-line__what">
        <span>{isPast ? <s>{text}</s> : text}</span>
        <small className="muted">
          {t('incidents:step.writtenBy', { who })}
          {isCorrected && <b> {t('incidents:step.isCorrected')}</b>}
          {reason !== null && (
            <b> {t(isVoid ? 'incidents:step.voidBecause' : 'incidents:step.correctedBecause', { reason })}</b>
          )}
        </small>
      </div>
      <span className="step-line__acts no-print">
        {onDone && (
          <Button size="small" onClick={onDone}>
            {t('incidents:act.measureDone')}
          </Button>
        )}
        {onCorrect && (
          <Button
            size="small"
            type="text"
            onClick={onCorrect}
            aria-label={t('incidents:step.correctOf', { what: text })}
          >
            {t('incidents:step.correct')}
          </Button>
        )}
      </span>
    </li>
  )
}
