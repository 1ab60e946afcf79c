// What a device last said, capability by capability, each with its own age. What it did not tell stays unknown.
import { useTranslation } from 'react-i18next'
import type { LatestReading } from '#shared/features/devices/devices.contract.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'

export function LatestReadings({ readings }: { readings: readonly LatestReading[] }) {
  const { t, i18n } = useTranslation()
  if (readings.length === 0) return <p className="muted">{t('devices:noReadings')}</p>
  const nameOf = (capability: string) =>
    i18n.exists(`devices:capability.${capability}`) ? t(`devices:capability.${capability}`) : capability
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
                (reading.text ?? reading.value)
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
