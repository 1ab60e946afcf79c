// What a device last said, capability by capability, each with its own age. What it did not tell stays unknown.
import { useTranslation } from 'react-i18next'
import type { LatestReading } from '#shared/features/devices/devices.contract.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'

/** Everything else with a number is a yes or no. */
const measures = new Set([
  'battery_pct',
  'temperature_c',
  'humidity_pct',
  'heart_rate_bpm',
  'respiration_rpm',
  'signal_quality',
])

export function LatestReadings({ readings }: { readings: readonly LatestReading[] }) {
  const { t, i18n } = useTranslation()
  if (readings.length === 0) return <p className="muted">{t('devices:noReadings')}</p>
  const nameOf = (capability: string) =>
    i18n.exists(`devices:capability.${capability}`) ? t(`devices:capability.${capability}`) : capability
  const readingText = (capability: string, value: number | null) =>
    measures.has(capability) || (value !== 0 && value !== 1) ? value : t(value === 1 ? 'common:yes' : 'common:no')
  return (
    <>
      <h3>{t('devices:latest')}</h3>
      <dl className="latest-readings">
        {readings.map((reading) => (
          <div key={reading.capability}>
            <dt>{nameOf(reading.capability)}</dt>
            <dd className="numerals">
              {reading.value === null && reading.text === null ? (
                <Unknown reason={t('wall:unknown.no-reading')} />
              ) : (
                (reading.text ?? readingText(reading.capability, reading.value))
              )}
            </dd>
            <dd className="faint">
              <SinceText at={reading.at} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
