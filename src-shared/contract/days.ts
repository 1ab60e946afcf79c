// Calendar-day arithmetic on 'YYYY-MM-DD' text. All work is done on UTC day numbers, so the zone of the machine can
// never move a birth or an admission by a day. Must never read the clock: "today" is always handed in.

const DAY_MS = 86_400_000
/** China keeps UTC+8 all year; residents' instants are all later than its last summer time (1991). */
const CHINA_OFFSET_MS = 8 * 3_600_000
const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_TEXT = /^(\d{4})-(0[1-9]|1[0-2])$/

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

function dayNumberOf(day: string): number {
  const parts = DAY_TEXT.exec(day)
  if (!parts || !isDay(day)) throw new RangeError(`Not a calendar day: ${day}. Give an existing day as YYYY-MM-DD.`)
  return Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / DAY_MS
}

function dayOfNumber(dayNumber: number): string {
  const date = new Date(dayNumber * DAY_MS)
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
}

/** Number of days (28–31) of a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Builds 'YYYY-MM-DD' from numbers, or null when the calendar has no such day. Years 1000–9999; `month` counts from 1. */
export function dayFrom(year: number, month: number, day: number): string | null {
  if (![year, month, day].every(Number.isInteger)) return null
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** True when the text is an existing calendar day written as YYYY-MM-DD (2026-02-30 is not). */
export function isDay(text: string): boolean {
  const parts = DAY_TEXT.exec(text)
  return parts !== null && dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null
}

/** The day `count` days later (negative: earlier). Throws RangeError when `day` is not a day. */
export function addDays(day: string, count: number): string {
  return dayOfNumber(dayNumberOf(day) + count)
}

/** The same day `count` months later, clamped to the end of a shorter month (31 January + 1 = 28 or 29 February). */
export function addMonths(day: string, count: number): string {
  dayNumberOf(day)
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month))
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

/** Whole days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** First and last day of a month written 'YYYY-MM', both inside the month. Throws RangeError otherwise. */
export function monthBounds(month: string): { from: string; to: string } {
  const parts = MONTH_TEXT.exec(month)
  if (!parts) throw new RangeError(`Not a month: ${month}. Give it as YYYY-MM.`)
  const last = daysInMonth(Number(parts[1]), Number(parts[2]))
  return { from: `${month}-01`, to: `${month}-${pad(last, 2)}` }
}

/** The calendar day in China of an instant (epoch milliseconds UTC). */
export function dayOf(instantMs: number): string {
  return dayOfNumber(Math.floor((instantMs + CHINA_OFFSET_MS) / DAY_MS))
}

/** The instant (epoch milliseconds UTC) at which a calendar day begins in China. */
export function startOfDay(day: string): number {
  return dayNumberOf(day) * DAY_MS - CHINA_OFFSET_MS
}

/** Completed years of age on a day; negative before birth. Someone born on 29 February turns on 1 March in a common year. */
export function ageOn(birth: string, day: string): number {
  dayNumberOf(birth)
  dayNumberOf(day)
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}
