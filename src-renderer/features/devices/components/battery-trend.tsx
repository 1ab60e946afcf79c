// The battery by day as a line, gaps left open, and the day on which it would be empty.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { daysBetween } from '#shared/contract/days.ts'
import type { BatteryTrend as Trend } from '#shared/features/devices/device-register.model.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { DayText } from '../../../ui/day-text.tsx'

const width = 320
const height = 72
/** Days without a word between two points: drawn as a gap. */
const gapDays = 3

function pathOf(days: Trend['days']): string {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return ''
  const span = Math.max(1, daysBetween(first.day, last.day))
  return days
    .map(({ day, percent }, index) => {
      const before = days[index - 1]
      const isGap = before === undefined || daysBetween(before.day, day) > gapDays
      const x = (daysBetween(first.day, day) / span) * (width - 4) + 2
      return `${isGap ? 'M' : 'L'}${x.toFixed(1)} ${(height - 2 - (percent / 100) * (height - 4)).toFixed(1)}`
    })
    .join('')
}

export function BatteryTrend({ id }: { id: Device['id'] }) {
  const { t } = useTranslation()
  const { data } = useQuery(api.devices.batteryTrend.queryOptions({ input: { id } }))
  const [first, last] = [data?.days[0], data?.days.at(-1)]
  if (!data || !first || !last) return null
  const words = t('devices:battery.drawn', { from: first.day, to: last.day, percent: last.percent })
  return (
    <section className="battery-trend" aria-label={t('devices:battery.title')}>
      <h3>{t('devices:battery.title')}</h3>
      {data.days.length > 1 && (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words} focusable="false">
          <path d={pathOf(data.days)} />
        </svg>
      )}
      <p>
        {data.emptyOn ? (
          <>
            {t('devices:battery.emptyOn')} <DayText day={data.emptyOn} />{' '}
            <span className="muted">{t('devices:battery.rate', { percent: data.percentPerDay })}</span>
          </>
        ) : (
          <span className="muted">
            {t(data.percentPerDay === null ? 'devices:battery.tooFew' : 'devices:battery.steady')}
          </span>
        )}
        {data.renewedOn && (
          <>
            {' '}
            · {t('devices:battery.renewedOn')} <DayText day={data.renewedOn} />
          </>
        )}
      </p>
    </section>
  )
}
