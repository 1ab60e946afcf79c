// When something of a line happened and why it is written late: typed once for a round or for one entry. Pure.
import { endOfEntry } from '#shared/features/charts/chart-entry.rules.ts'
import type { ChartNumbers, ChartValue } from '#shared/features/charts/charts.model.ts'
import { takenAtOf } from '../../ui/typed-time.ts'

export type Moment = { at: number | null; isWrong: boolean }

/** `08:30` or `11-24 08:30`; empty = now (null). What lies in the future is wrong. */
export function momentOf(text: string, today: string, now: number): Moment {
  const at = takenAtOf(text, today)
  const isWrong = at === undefined || (at !== null && at > now + 60_000)
  return { at: at ?? null, isWrong }
}

/** True when an entry is written so long after it happened that it needs a reason. */
export function isLateEntry(value: ChartValue, at: number | null, now: number, numbers: ChartNumbers): boolean {
  if (at === null) return false
  return now - endOfEntry(value, at) > numbers.lateAfterMinutes * 60_000
}

/** A key that makes an entry one, however often it is sent. */
export function newRequestKey(): string {
  return crypto.randomUUID()
}
