// On which days and at which instants something of a plan falls due. Pure: the same plan gives the same tasks on every seat, after every restart.
import { daysBetween, startOfDay } from '../../contract/days.ts'
import type { CareDays, Frequency } from './care-plans.model.ts'

const MINUTE_MS = 60_000
/** 1970-01-01 was a Thursday. */
const firstWeekday = 4

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  const passed = daysBetween('1970-01-01', day) + firstWeekday - 1
  return (((passed % 7) + 7) % 7) + 1
}

/** True on the days a frequency names. */
export function isCareDay(days: CareDays, day: string): boolean {
  if (days.kind === 'daily') return true
  if (days.kind === 'weekly') return days.weekdays.includes(weekdayOf(day))
  const passed = daysBetween(days.from, day)
  return passed >= 0 && passed % days.everyDays === 0
}

/** Answers the instant (epoch ms UTC) of 'HH:mm' on a day of the facility; the day is read once for all its times. */
export function instantsOf(day: string): (time: string) => number {
  const midnight = startOfDay(day)
  return (time) => midnight + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS
}

/** Times on a day, earliest first, each once; none when it is not one of its days. */
export function timesOn({ days, times }: Frequency, day: string): string[] {
  return isCareDay(days, day) ? [...new Set(times)].sort() : []
}

/** Times every `everyMinutes` from `from` until `until`, both 'HH:mm' of one day; for entry by hand ("every two hours"). */
export function timesEvery(everyMinutes: number, from: string, until: string): string[] {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const times: string[] = []
  for (let at = minutesOf(from); at <= minutesOf(until); at += everyMinutes) {
    times.push(`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`)
  }
  return times
}
