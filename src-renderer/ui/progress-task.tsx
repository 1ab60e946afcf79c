// Long work shows how far it is and can be stopped: import, export, backup, restore.
import { Button, Progress } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './progress-task.css'

export type TaskState = 'running' | 'cancelling' | 'done' | 'cancelled' | 'failed'

type ProgressTaskProps = {
  label: string
  state: TaskState
  done: number
  /** null = the length of the work is not known yet. */
  total: number | null
  detail?: ReactNode
  onCancel?: () => void
  /** Shown once it is over, such as a download. */
  actions?: ReactNode
}

export function ProgressTask({ label, state, done, total, detail, onCancel, actions }: ProgressTaskProps) {
  const { t } = useTranslation()
  const percent = total === null || total <= 0 ? null : Math.min(100, Math.floor((done / total) * 100))
  const isOver = state === 'done' || state === 'cancelled' || state === 'failed'
  return (
    <div className="progress-task">
      <div className="progress-task__line">
        <b>{label}</b>
        <span className="numerals muted" role="status">
          {t(`ui:task.${state}`)} {total !== null && t('ui:task.of', { done, total })}
        </span>
      </div>
      <Progress
        percent={state === 'done' ? 100 : (percent ?? 0)}
        status={state === 'failed' ? 'exception' : state === 'running' && percent === null ? 'active' : 'normal'}
        showInfo={false}
        aria-label={label}
      />
      <div className="progress-task__line">
        <span className="muted">{detail}</span>
        <span className="progress-task__actions">
          {!isOver && onCancel !== undefined && (
            <Button size="small" onClick={onCancel} disabled={state === 'cancelling'}>
              {t('ui:task.cancel')}
            </Button>
          )}
          {isOver && actions}
        </span>
      </div>
    </div>
  )
}
