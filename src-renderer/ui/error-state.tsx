// Says what went wrong and what to do. It shows only a message that was written for people; anything else stays a neutral sentence.
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './states.css'

type ErrorStateProps = {
  /** A caught error, or a sentence that already says what, where and what to do. */
  error: unknown
  title?: string
  onRetry?: () => void
  actions?: ReactNode
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/** The `Problem` a typed error carries: where it is, and the values its sentence needs. */
function problemOf(error: unknown): { where?: string; values: Record<string, unknown> } {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined
  if (typeof data !== 'object' || data === null) return { values: {} }
  return {
    ...('where' in data && typeof data.where === 'string' ? { where: data.where } : {}),
    values: 'values' in data && typeof data.values === 'object' ? { ...data.values } : {},
  }
}

export function ErrorState({ error, title, onRetry, actions }: ErrorStateProps) {
  const { t, i18n } = useTranslation()
  const code = codeOf(error)
  const { where, values } = problemOf(error)
  const known = code !== undefined && i18n.exists(`errors:${code}`) ? t(`errors:${code}`, values) : undefined
  const sentence = typeof error === 'string' ? error : (known ?? t('ui:error.unexpected'))
  return (
    <div className="error-state" role="alert">
      <p className="error-state__title">{title ?? t('ui:error.title')}</p>
      <p>{sentence}</p>
      {where !== undefined && <p className="muted">{t('ui:error.where', { where })}</p>}
      {code !== undefined && known === undefined && <p className="faint numerals">{t('ui:error.code', { code })}</p>}
      {(onRetry !== undefined || actions !== undefined) && (
        <div className="error-state__actions">
          {onRetry !== undefined && <Button onClick={onRetry}>{t('ui:error.retry')}</Button>}
          {actions}
        </div>
      )}
    </div>
  )
}
