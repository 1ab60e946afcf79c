// A frequency in words: 每日 08:00、20:00.
import type { TFunction } from 'i18next'
import type { Frequency } from '#shared/features/care-plans/care-plans.model.ts'

/** More times than this are told by their number. */
const mostTimes = 6

export function frequencyWords({ days, times }: Frequency, t: TFunction): string {
  const which =
    days.kind === 'daily'
      ? t('care-plans:days.daily')
      : days.kind === 'weekly'
        ? days.weekdays.map((weekday) => t(`care-plans:weekday.${weekday}`)).join('、')
        : t('care-plans:days.everyDays', { count: days.everyDays })
  const sorted = [...times].sort()
  const shown = sorted.length > mostTimes ? `${sorted[0]} – ${sorted.at(-1)}` : sorted.join('、')
  return `${which} ${shown} ${t('care-plans:timesADay', { count: sorted.length })}`
}
