// The planned patrols of a day and its night: each says what became of it; what is wanting stands out by its frame and its word.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'

const marks: Record<PlannedPatrol['state'], string> = {
  ...{ upcoming: '', open: '○', walked: '✓', partly: '◐', explained: '–', missed: '✕' },
}
type PlannedListProps = {
  planned: readonly PlannedPatrol[]
  /** Left out: reading only. */
  onExplain: ((patrol: PlannedPatrol) => void) | undefined
}

export function PlannedList({ planned, onExplain }: PlannedListProps) {
  const { t } = useTranslation()
  return (
    <ul className="fire-planned no-print" aria-label={t('fire-patrols:planned')}>
      {planned.map((patrol) => {
        const { at, shift, state, answered, asked, missing, reason } = patrol
        const isWanting = state === 'missed' || state === 'partly'
        return (
          <li key={at} className={isWanting ? 'fire-planned__one fire-planned__one--wanting' : 'fire-planned__one'}>
            <b className="numerals">{clockTimeOf(at)}</b>
            <span className="muted">{t(`fire-patrols:shift.${shift}`)}</span>
            <span>
              <span aria-hidden="true">{marks[state]}</span> {t(`fire-patrols:state.${state}`)}
            </span>
            {state !== 'upcoming' && (
              <span className="numerals">{t('fire-patrols:progress', { answered, asked })}</span>
            )}
            {state === 'partly' && <span>{t('fire-patrols:missing', { points: missing.join('、') })}</span>}
            {reason !== null && <span>{t('fire-patrols:explain.told', { reason })}</span>}
            {onExplain && isWanting && (
              <Button
                size="small"
                aria-label={t('fire-patrols:explain.title', { time: clockTimeOf(at) })}
                onClick={() => onExplain(patrol)}
              >
                {t('fire-patrols:explain.button')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
