// Catches what a page throws while drawing: the menu stays, the page says so. It shows no stack and no data.
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { ErrorState } from '../ui/error-state.tsx'

function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  return (
    <div style={{ padding: 'var(--page-pad)' }}>
      <ErrorState error={error} title={t('shell:broken.title')} onRetry={() => window.location.reload()} />
    </div>
  )
}

/** `errorElement` of a route. */
export function RouteError() {
  return <BrokenPage error={useRouteError()} />
}

type BoundaryProps = { children: ReactNode; onError?: (error: unknown) => void }

export class ErrorBoundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') }
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error)
  }

  override render() {
    return this.state.error === null ? this.props.children : <BrokenPage error={this.state.error} />
  }
}
