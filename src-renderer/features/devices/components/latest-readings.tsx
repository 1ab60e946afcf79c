// What a device last said, capability by capability, each with its own age. What it did not tell stays unknown.
import { useTranslation } from 'react-i18next'
import type { LatestReading } from '#shared/features/devices/devices.contract.ts'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { useCapabilityName, useReadingValue } from '../reading-words.ts'

export function LatestReadings({ readings }: { readings: readonly LatestReading[] }) {
  const { t } = useTranslation()
  const nameOf = useCapabilityName()
  const valueIn = useReadingValue()
  if (readings.length === 0) return <p className="muted">{t('devices:noReadings')}</p>
  return (
    <>
      <h3>{t('devices:latest')}</h3>
      <dl className="latest-readings">
        {readings.map((reading) => (
          <div key={reading.capability}>
            <dt>{nameOf(reading.capability)}</dt>
            <dd className="numerals">{valueIn(reading) ?? <Unknown reason={t('wall:unknown.no-reading')} />}</dd>
            <dd className="faint">
              <SinceText at={reading.at} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
