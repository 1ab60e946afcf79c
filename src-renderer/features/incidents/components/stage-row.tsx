// One stage of the loop: how it stands, its rows, what is missing, and the acts that are open.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type {
  ClosingFault,
  Demand,
  IncidentStep,
  Stage,
  StageState,
  StepKind,
} from '#shared/features/incidents/incidents.model.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import type { FormKind } from '../step-values.ts'
import type { StepTask } from './step-form.tsx'
import { StepLine } from './step-line.tsx'
import { TermText } from './term-text.tsx'

/** The rows a stage holds, and the steps that can be added to it. */
export const stageKinds: Readonly<Record<Stage, { rows: readonly StepKind[]; acts: readonly FormKind[] }>> = {
  found: { rows: ['found', 'graded'], acts: ['graded'] },
  handled: { rows: ['handled'], acts: ['handled'] },
  family: { rows: ['family-told', 'family-not-reached'], acts: ['family-told', 'family-not-reached'] },
  reported: { rows: ['reported'], acts: ['reported'] },
  cause: { rows: ['cause'], acts: ['cause'] },
  measures: { rows: ['measure', 'measure-done'], acts: ['measure'] },
  reviewed: { rows: ['reviewed'], acts: ['reviewed'] },
  closed: { rows: ['closed'], acts: [] },
}

type StageRowProps = {
  number: number
  state: StageState
  steps: readonly IncidentStep[]
  demands: readonly Demand[]
  /** Told after somebody tried to close. */
  faults: readonly ClosingFault[]
  openMeasureIds: ReadonlySet<string>
  canWrite: boolean
  onTask: (task: StepTask) => void
}

export function StageRow({ number, state, steps, demands, faults, openMeasureIds, canWrite, onTask }: StageRowProps) {
  const { t } = useTranslation()
  const { stage } = state
  const { rows, acts } = stageKinds[stage]
  const title = t(`incidents:stage.${stage}`)
  const own = steps.filter(({ content }) => rows.includes(content.kind))
  const untold = stage === 'reported' ? demands.filter(({ to, doneAt }) => to !== 'family' && doneAt === null) : []
  const isCorrectable = (step: IncidentStep) =>
    canWrite && !step.isCorrected && !step.isVoid && step.content.kind !== 'closed'
  return (
    <li className={`stage stage--${state.state}`} aria-label={title} data-stage={stage}>
      <span className="stage__mark" aria-hidden>
        {state.state === 'done' ? '✓' : state.state === 'not-needed' ? '–' : number}
      </span>
      <div className="stage__body">
        <div className="stage__head">
          <h3>{title}</h3>
          <StageWord state={state} />
          {canWrite && (
            <span className="stage__acts no-print">
              {acts.map((kind, index) => (
                <Button
                  key={kind}
                  size="small"
                  type={state.state === 'open' && index === 0 && stage !== 'found' ? 'primary' : 'default'}
                  onClick={() => onTask({ kind })}
                  {...(index === 0 ? { 'aria-keyshortcuts': String(number) } : {})}
                >
                  {t(`incidents:act.${kind}`)} {index === 0 && <Kbd keys={String(number)} />}
                </Button>
              ))}
            </span>
          )}
        </div>
        {faults.map(({ rule }) => (
          <p key={rule} className="stage__fault" role="alert">
            {t(`errors:rule.${rule}`)}
          </p>
        ))}
        {untold.length > 0 && (
          <ul className="stage__demands">
            {untold.map(({ to, form, dueAt, isAtOnce }) => (
              <li key={`${to} ${form}`}>
                {t('incidents:mustBeTold', {
                  to: t(`incidents:to.${to}`),
                  form: form === null ? '' : t(`incidents:formIn.${form}`),
                })}{' '}
                {isAtOnce && <b>{t('incidents:term.atOnce')}</b>} <TermText dueAt={dueAt} />
              </li>
            ))}
          </ul>
        )}
        {own.length > 0 && (
          <ol className="stage__steps">
            {own.map((step) => (
              <StepLine
                key={step.id}
                step={step}
                onCorrect={
                  isCorrectable(step) ? () => onTask({ kind: step.content.kind as FormKind, step }) : undefined
                }
                onDone={
                  canWrite && openMeasureIds.has(step.id)
                    ? () => onTask({ kind: 'measure-done', measureId: step.id })
                    : undefined
                }
              />
            ))}
          </ol>
        )}
      </div>
    </li>
  )
}

function StageWord({ state: { state, dueAt, doneAt } }: { state: StageState }) {
  const { t } = useTranslation()
  if (state === 'not-needed') return <span className="muted">{t('incidents:stageState.not-needed')}</span>
  if (state === 'done') {
    return (
      <span className="muted">
        {t('incidents:stageState.done')} {doneAt !== null && <InstantText at={doneAt} />}
      </span>
    )
  }
  return (
    <span className="stage__open">
      {t('incidents:stageState.open')} {dueAt !== null && <TermText dueAt={dueAt} />}
    </span>
  )
}
