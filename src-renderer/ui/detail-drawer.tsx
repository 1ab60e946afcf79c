// The drawer at the right of a list. It has its own URL, Esc closes it, and the focus goes back to where it came from.
import { Button, Skeleton } from 'antd'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import './detail-drawer.css'
import { ErrorState } from './error-state.tsx'
import { Kbd } from './kbd.tsx'
import { isDialogOpen, useShortcut } from './use-shortcut.ts'

type DetailDrawerProps = {
  title: ReactNode
  subtitle?: ReactNode
  /** The list's own address, such as `/residents`; the list's filters in the query string are kept. */
  closeTo: string
  actions?: ReactNode
  isLoading?: boolean
  error?: unknown
  onRetry?: () => void
  children?: ReactNode
}

export function DetailDrawer({
  title,
  subtitle,
  closeTo,
  actions,
  isLoading = false,
  error,
  onRetry,
  children,
}: DetailDrawerProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { search } = useLocation()
  const aside = useRef<HTMLElement>(null)

  useEffect(() => {
    const cameFrom = document.activeElement
    aside.current?.focus({ preventScroll: true })
    return () => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus({ preventScroll: true })
    }
  }, [])

  const close = useCallback(() => navigate({ pathname: closeTo, search }), [navigate, closeTo, search])
  useShortcut(
    'Escape',
    () => {
      if (!isDialogOpen() && !document.querySelector('.ant-select-open, .ant-picker-focused')) close()
    },
    { isGlobal: true },
  )

  return (
    <aside ref={aside} className="detail-drawer" tabIndex={-1} aria-labelledby="detail-drawer-title">
      <header className="detail-drawer__head">
        <h2 id="detail-drawer-title" className="detail-drawer__title">
          {title}
        </h2>
        {subtitle !== undefined && <span className="muted">{subtitle}</span>}
        <Button
          className="detail-drawer__close no-print"
          type="text"
          size="small"
          onClick={close}
          aria-keyshortcuts="Escape"
        >
          {t('ui:drawer.close')} <Kbd keys="Esc" />
        </Button>
      </header>
      {error != null ? (
        <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />
      ) : isLoading ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <>
          {actions !== undefined && <div className="detail-drawer__actions no-print">{actions}</div>}
          {children}
        </>
      )}
    </aside>
  )
}
