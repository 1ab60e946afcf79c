// The spans of the axis and its ticks, at the days and hours of the facility. Pure.
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import { formatInstant } from '../../ui/format-time.ts'

export const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Hours of each span; the digit keys choose by place. */
export const spans = [24, 72, 168, 720, 2160] as const

const stepOf = (spanMs: number): number => {
  if (spanMs <= dayMs) return 3 * hourMs
  if (spanMs <= 3 * dayMs) return 12 * hourMs
  if (spanMs <= 7 * dayMs) return dayMs
  return spanMs <= 30 * dayMs ? 5 * dayMs : 15 * dayMs
}

/** Moments with their words; `isDay` = the beginning of a day. */
export function ticksOf(from: number, to: number): { at: number; label: string; isDay: boolean }[] {
  const step = stepOf(to - from)
  const ticks: { at: number; label: string; isDay: boolean }[] = []
  for (let at = startOfDay(dayOf(from)); at <= to; at += step) {
    if (at < from) continue
    const text = formatInstant(at)
    const isDay = text.endsWith('00:00')
    ticks.push({ at, label: isDay ? text.slice(5, 10) : text.slice(11), isDay })
  }
  return ticks
}
