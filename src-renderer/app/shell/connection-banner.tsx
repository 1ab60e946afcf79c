// The state of the line to the backend. While it is not whole the banner says so, because values on screen may be old.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../ui/format-time.ts'

export type ConnectionView =
  | { status: 'connected' }
  /** Opened just now, not connected yet. */
  | { status: 'connecting' }
  | { status: 'reconnecting'; secondsSinceLost: number }
  /** `lastConnectedAt`: epoch milliseconds UTC; null = never since this page was opened. */
  | { status: 'lost'; lastConnectedAt: number | null }

export function ConnectionBanner({
  connection,
  onReconnect,
}: {
  connection: ConnectionView
  onReconnect?: (() => void) | undefined
}) {
  const { t } = useTranslation()
  return (
    <div className="connection-banner-place">
      {/* Read out once at each change; the counting seconds beside it are not. It stays in the document, or the change into it is not noticed. */}
      <div role="status" aria-live="assertive" className="visually-hidden">
        {connection.status !== 'connected' && t(`shell:connection.announce.${connection.status}`)}
      </div>
      {connection.status === 'connected' ? null : (
        <div className={`connection-banner connection-banner--${connection.status}`}>
          <b>
            {connection.status === 'connecting' && t('shell:connection.connecting')}
            {connection.status === 'reconnecting' &&
              t('shell:connection.reconnecting', { count: connection.secondsSinceLost })}
            {connection.status === 'lost' && t('shell:connection.lost')}
          </b>
          <span>
            {connection.status === 'reconnecting' && t('shell:connection.valuesAreOld')}
            {connection.status === 'lost' &&
              (connection.lastConnectedAt === null
                ? t('shell:connection.never')
                : t('shell:connection.lastConnected', { at: formatInstant(connection.lastConnectedAt, 'second') }))}
          </span>
          {connection.status === 'lost' && onReconnect && (
            <Button size="small" onClick={onReconnect}>
              {t('shell:connection.retry')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
