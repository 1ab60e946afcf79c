// A frequency in words: 每月 2 次, 按需.
import type { TFunction } from 'i18next'
import type { Filing, Frequency } from '#shared/features/partnerships/partnerships.model.ts'

export function frequencyText(frequency: Frequency, t: TFunction): string {
  return frequency.per === 'as-needed'
    ? t('partnerships:frequency.as-needed')
    : t(`partnerships:frequency.${frequency.per}`, { count: frequency.times })
}

/** null = nobody knows. */
export function filingText(filing: Filing, t: TFunction): string | null {
  if (filing.state === 'unknown') return null
  return filing.state === 'filed'
    ? t('partnerships:filing.filedOn', { day: filing.on })
    : t('partnerships:filing.not-filed')
}
