// Days, instants and durations as the facility reads them: always Asia/Shanghai, whatever zone the seat's computer believes in.
const zone = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function partsOf(instant: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]))
}

export type InstantPrecision = 'day' | 'minute' | 'second'

/** '2026-11-18 02:14'; `nowAt` in the same year drops the year, the same day drops the date. `instant`, `nowAt`: epoch milliseconds UTC. */
export function formatInstant(instant: number, precision: InstantPrecision = 'minute', nowAt?: number): string {
  const at = partsOf(instant)
  const now = nowAt === undefined ? undefined : partsOf(nowAt)
  const time = precision === 'second' ? `${at.hour}:${at.minute}:${at.second}` : `${at.hour}:${at.minute}`
  const isSameYear = now?.year === at.year
  const isSameDay = isSameYear && now?.month === at.month && now?.day === at.day
  const day = isSameYear ? `${at.month}-${at.day}` : `${at.year}-${at.month}-${at.day}`
  if (precision === 'day') return day
  return isSameDay ? time : `${day} ${time}`
}

/** The facility's calendar day of an instant, 'YYYY-MM-DD'. */
export function dayOfInstant(instant: number): string {
  const at = partsOf(instant)
  return `${at.year}-${at.month}-${at.day}`
}

/** 'YYYY-MM-DD' whole, or 'MM-DD' when `sameYearAs` names a day of the same year. */
export function formatDay(day: string, sameYearAs?: string): string {
  return sameYearAs !== undefined && day.slice(0, 4) === sameYearAs.slice(0, 4) ? day.slice(5) : day
}

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day'

/** The largest unit a nurse would say: 38 秒, 16 分, 5 时, 3 天. Rounded down; negative counts as 0. */
export function largestUnit(durationMs: number): { count: number; unit: DurationUnit } {
  const seconds = Math.max(0, Math.floor(durationMs / 1000))
  if (seconds < 60) return { count: seconds, unit: 'second' }
  if (seconds < 3600) return { count: Math.floor(seconds / 60), unit: 'minute' }
  if (seconds < 86_400) return { count: Math.floor(seconds / 3600), unit: 'hour' }
  return { count: Math.floor(seconds / 86_400), unit: 'day' }
}

/** A running clock: '00:42', '06:05', '1:06:05'; hours are not folded into days. */
export function formatRunning(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${tail}` : tail
}
