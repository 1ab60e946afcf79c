// Says over the whole wall that what it shows is not live, and since when.
import { useTranslation } from 'react-i18next'
import type { ConnectionView } from '../../../app/shell/connection-banner.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import type { Wall } from '../use-wall.ts'

export function WallState({ wall, isStale, connection }: { wall: Wall; isStale: boolean; connection: ConnectionView }) {
  const { t } = useTranslation()
  return (
    <div role="status" aria-live="assertive">
      {isStale && (
        <p className="wall__not-live">
          <b>{t('wall:notLive')}</b>{' '}
          <span>
            {connection.status === 'reconnecting' &&
              t('shell:connection.reconnecting', { count: connection.secondsSinceLost })}
            {connection.status === 'lost' &&
              connection.lastConnectedAt !== null &&
              t('shell:connection.lastConnected', { at: formatInstant(connection.lastConnectedAt, 'second') })}
            {connection.status === 'connected' && t('wall:waitingForData')}
          </span>
        </p>
      )}
      {wall.beds === undefined && (
        <p className="wall__not-live">
          <b>{connection.status === 'lost' ? t('shell:connection.lost') : t('wall:waitingForData')}</b>
        </p>
      )}
    </div>
  )
}
