// Says what went wrong and what to do. It shows only a message that was written for people; anything else stays a neutral sentence.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorSentence } from './error-sentence.ts'
import './states.css'

type ErrorStateProps = {
  /** A caught error, or a sentence that already says what, where and what to do. */
  error: unknown
  title?: string
  onRetry?: () => void
  actions?: ReactNode
}

export function ErrorState({ error, title, onRetry, actions }: ErrorStateProps) {
  const { t } = useTranslation()
  const { sentence, where, code, isKnown } = useErrorSentence()(error)
  return (
    <div className="error-state" role="alert">
      <p className="error-state__title">{title ?? t('ui:error.title')}</p>
      <p>{sentence}</p>
      {where !== undefined && <p className="muted">{t('ui:error.where', { where })}</p>}
      {code !== undefined && !isKnown && <p className="faint numerals">{t('ui:error.code', { code })}</p>}
      {(onRetry !== undefined || actions !== undefined) && (
        <div className="error-state__actions">
          {onRetry !== undefined && <Button onClick={onRetry}>{t('ui:error.retry')}</Button>}
          {actions}
        </div>
      )}
    </div>
  )
}
