// Alarm priority as shape + word + colour, after the usual look of IEC 60601-1-8. The three colours are used for nothing else.
import { useTranslation } from 'react-i18next'
import './alarm-mark.css'

export type AlarmPriorityName = 'high' | 'medium' | 'low'

export const alarmShapes: Record<AlarmPriorityName, string> = { high: '▲', medium: '◆', low: '●' }

type AlarmMarkProps = {
  priority: AlarmPriorityName
  /** What it is about, such as 呼叫铃; left out: the priority word. */
  word?: string
  /** Acknowledged alarms keep the outline and lose the fill. */
  isAcknowledged?: boolean
  /** Shape alone with the words for screen readers only. */
  isShapeOnly?: boolean
}

export function AlarmMark({ priority, word, isAcknowledged = false, isShapeOnly = false }: AlarmMarkProps) {
  const { t } = useTranslation()
  const priorityWord = t(`ui:alarm.${priority}`)
  return (
    <span className={`alarm-mark alarm-mark--${priority}${isAcknowledged ? ' alarm-mark--acknowledged' : ''}`}>
      <span aria-hidden="true">{alarmShapes[priority]}</span>
      {word !== undefined && <span className="visually-hidden">{priorityWord}</span>}
      <span className={isShapeOnly ? 'visually-hidden' : ''}>{word ?? priorityWord}</span>
    </span>
  )
}
