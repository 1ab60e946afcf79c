// The loop as a vertical list. The number of a stage opens its form, so that a file can be worked without the mouse.
import { useTranslation } from 'react-i18next'
import { liveSteps, openMeasures } from '#shared/features/incidents/incident-loop.rules.ts'
import type { IncidentDetail, Stage } from '#shared/features/incidents/incidents.model.ts'
import { Section } from '../../../ui/section.tsx'
import { useShortcut } from '../../../ui/use-shortcut.ts'
import { StageRow, stageKinds } from './stage-row.tsx'
import type { StepTask } from './step-form.tsx'

type LoopListProps = {
  file: NonNullable<IncidentDetail['file']>
  rulesBasis: string | null
  canWrite: boolean
  /** What is missing is told at its stage once somebody tried to close. */
  showsFaults: boolean
  onTask: (task: StepTask) => void
}

export function LoopList({ file, rulesBasis, canWrite, showsFaults, onTask }: LoopListProps) {
  const { t } = useTranslation()
  const { stages, steps, demands, missing } = file
  const openMeasureIds = new Set<string>(openMeasures(liveSteps(steps)).map(({ id }) => id))
  const doneCount = stages.filter(({ state }) => state !== 'open').length
  const byNumber = (number: number) => {
    const stage = stages[number - 1]?.stage as Stage | undefined
    const kind = stage && stageKinds[stage].acts[0]
    if (kind) onTask({ kind })
  }
  return (
    <Section title={t('incidents:loop')} note={t('incidents:loopNote', { done: doneCount, of: stages.length })}>
      {canWrite &&
        stages.map(({ stage }, index) =>
          // Closing has a key of its own.
          stageKinds[stage].acts.length > 0 ? <StageKey key={stage} number={index + 1} onPress={byNumber} /> : null,
        )}
      <ol className="loop">
        {stages.map((state, index) => (
          <StageRow
            key={state.stage}
            number={index + 1}
            state={state}
            steps={steps}
            demands={demands}
            faults={showsFaults ? missing.filter(({ stage }) => stage === state.stage) : []}
            openMeasureIds={openMeasureIds}
            canWrite={canWrite}
            onTask={onTask}
          />
        ))}
      </ol>
      {rulesBasis !== null && <p className="loop__basis">{rulesBasis}</p>}
    </Section>
  )
}

function StageKey({ number, onPress }: { number: number; onPress: (number: number) => void }) {
  useShortcut(String(number), () => onPress(number))
  return null
}
