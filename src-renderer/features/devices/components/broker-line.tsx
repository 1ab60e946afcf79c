import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/rpc-client.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'

const renewMs = 3_000

/** How the way in for device messages is: state, since when, what came, what was refused or lost. */
export function BrokerLine() {
  const { t } = useTranslation()
  const { data } = useQuery(api.devices.brokerStatus.queryOptions({ refetchInterval: renewMs }))
  if (!data) return <Unknown />
  return (
    <span className="broker-line numerals" title={data.url}>
      {data.state === 'connected' ? t('wall:broker.connected') : <Unknown reason={t(`wall:broker.${data.state}`)} />}{' '}
      <SinceText at={data.since} />
      {data.state !== 'connected' && data.lastError !== null && (
        <b>
          {' '}
          ·{' '}
          {t(`devices:broker.failure.${data.lastError}`, {
            defaultValue: t('devices:broker.failure.other', { code: data.lastError }),
          })}
        </b>
      )}{' '}
      · {t('devices:broker.received', { count: data.receivedCount })}
      {data.rejectedCount > 0 && ` · ${t('devices:broker.rejected', { count: data.rejectedCount })}`}
      {data.lostReadings > 0 && <b> · {t('devices:broker.lost', { count: data.lostReadings })}</b>}
    </span>
  )
}
