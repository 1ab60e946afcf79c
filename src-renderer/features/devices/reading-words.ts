// A reading in words: its name and value. A yes or no is a word, unknown is said as unknown, never as 0.
import { useTranslation } from 'react-i18next'
import { type MeasureCapability, plausibleRanges } from '#shared/features/devices/capabilities.ts'
import type { LatestReading } from '#shared/features/devices/devices.contract.ts'

const measures: ReadonlySet<string> = new Set(Object.keys(plausibleRanges) as MeasureCapability[])

export function useCapabilityName(): (capability: string) => string {
  const { t, i18n } = useTranslation()
  return (capability) =>
    i18n.exists(`devices:capability.${capability}`) ? t(`devices:capability.${capability}`) : capability
}

/** The value alone; null = unknown. */
export function useReadingValue(): (reading: Pick<LatestReading, 'capability' | 'value' | 'text'>) => string | null {
  const { t } = useTranslation()
  return ({ capability, value, text }) => {
    if (text !== null) return text
    if (value === null) return null
    if (measures.has(capability) || (value !== 0 && value !== 1)) return String(value)
    return t(value === 1 ? 'common:yes' : 'common:no')
  }
}

/** Name and value in one: `电量 % 97`. */
export function useReadingWords(): (reading: Pick<LatestReading, 'capability' | 'value' | 'text'>) => string {
  const { t } = useTranslation()
  const nameOf = useCapabilityName()
  const valueIn = useReadingValue()
  return (reading) => `${nameOf(reading.capability)} ${valueIn(reading) ?? t('ui:unknown')}`
}
