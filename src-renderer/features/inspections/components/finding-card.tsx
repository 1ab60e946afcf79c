// One finding with its term, its steps and the steps that may come next.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type {
  Finding,
  FindingState,
  FindingStep,
  InspectionRules,
} from '#shared/features/inspections/inspections.model.ts'
import { RecordFiles } from '../../attachments/index.ts'
import { stepText } from '../step-words.ts'
import type { StepKindToWrite } from './step-form.tsx'
import { TermDay } from './term-day.tsx'

const acts: Readonly<Record<FindingState, readonly StepKindToWrite[]>> = {
  open: ['rectified', 'extended'],
  rectified: ['rechecked', 'extended'],
  passed: ['closed'],
  closed: [],
}

type FindingCardProps = {
  finding: Finding
  number: number
  rules: InspectionRules | undefined
  canRecord: boolean
  onStep: (kind: StepKindToWrite) => void
  onTakeBack: (step: FindingStep) => void
}

export function FindingCard({ finding, number, rules, canRecord, onStep, onTakeBack }: FindingCardProps) {
  const { t } = useTranslation()
  const { state, text, category, basis, level, responsible, termOn, steps } = finding
  const last = steps.findLast(({ takenBack }) => takenBack === null)
  const term = rules?.categories.find(({ code }) => code === category)?.term ?? category
  return (
    <li className={state === 'closed' ? 'finding finding--closed' : 'finding'} aria-label={text}>
      <div className="finding__head">
        <h3>
          {number}. {text}
        </h3>
        <b>{t(`inspections:findingState.${state}`)}</b>
        {canRecord && (
          <span className="finding__acts">
            {acts[state].map((kind, index) => (
              <Button
                key={kind}
                size="small"
                type={index === 0 ? 'primary' : 'default'}
                aria-label={t('inspections:actOf', { act: t(`inspections:act.${kind}`), number })}
                onClick={() => onStep(kind)}
              >
                {t(`inspections:act.${kind}`)}
              </Button>
            ))}
          </span>
        )}
      </div>
      <p>
        {[term, t(`inspections:level.${level}`), basis, t('inspections:responsibleIs', { name: responsible })]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        {t('inspections:finding.dueOn')} {state === 'open' ? <TermDay on={termOn} /> : termOn}
      </p>
      <RecordFiles ids={finding.attachmentIds} />
      {steps.length > 0 && (
        <ol className="finding__steps">
          {steps.map((step) => (
            <li key={step.id}>
              <span className={step.takenBack === null ? '' : 'taken-back'}>{stepText(step.content, t)}</span>{' '}
              <span className="muted">
                {step.recordedBy}
                {step.lateReason !== null && ` ${t('inspections:late', { reason: step.lateReason })}`}
                {step.takenBack !== null && ` ${t('inspections:takenBack', { reason: step.takenBack })}`}
              </span>{' '}
              {canRecord && step.id === last?.id && (
                <Button
                  size="small"
                  type="link"
                  aria-label={t('inspections:actOf', { act: t('inspections:takeBack'), number })}
                  onClick={() => onTakeBack(step)}
                >
                  {t('inspections:takeBack')}
                </Button>
              )}
              <RecordFiles ids={step.attachmentIds} />
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
