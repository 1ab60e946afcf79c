import type { ReactNode } from 'react'
import './states.css'

type EmptyStateProps = {
  /** What belongs here. */
  title: string
  /** How it gets here. */
  hint?: ReactNode
  /** One button to begin, one to import. */
  actions?: ReactNode
}

export function EmptyState({ title, hint, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state__title">{title}</p>
      {hint !== undefined && <p className="muted">{hint}</p>}
      {actions !== undefined && <div className="empty-state__actions">{actions}</div>}
    </div>
  )
}
