import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { brokerReasons } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'

const renewMs = 3_000

/** How the way in for device messages is: state, since when, what came, what was refused or lost. */
export function BrokerLine() {
  const { t } = useTranslation()
  const { data } = useQuery(api.devices.brokerStatus.queryOptions({ refetchInterval: renewMs }))
  if (!data) return <Unknown />
  const code = data.lastError
  const reason = brokerReasons.find((known) => known === code) ?? 'other'
  const about = code === null ? data.url : t(`devices:broker.reason.${reason}`, { code })
  return (
    <span className="broker-line numerals" title={about}>
      {data.state === 'connected' ? t('wall:broker.connected') : <Unknown reason={t(`wall:broker.${data.state}`)} />}{' '}
      {code !== null && data.state !== 'connected' && `${about} · `}
      <SinceText at={data.since} /> · {t('devices:broker.received', { count: data.receivedCount })}
      {data.rejectedCount > 0 && ` · ${t('devices:broker.rejected', { count: data.rejectedCount })}`}
      {data.lostReadings > 0 && <b> · {t('devices:broker.lost', { count: data.lostReadings })}</b>}
    </span>
  )
}
