// Whether it is night in the home, and how long somebody has been out of bed in it. Only time within the night counts.
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Asia/Shanghai has had one offset all year since 1991. */
const ZONE_OFFSET_MS = 8 * 3_600_000

export type NightTimes = { nightFrom: string; nightTo: string }

function msOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE_MS
}

/** Start of the night that runs at `now`, epoch milliseconds; null = it is day. A night may cross midnight. */
export function nightStart(now: number, { nightFrom, nightTo }: NightTimes): number | null {
  const from = msOfDay(nightFrom)
  const to = msOfDay(nightTo)
  const ofDay = (now + ZONE_OFFSET_MS) % DAY_MS
  const dayStart = now - ofDay
  if (from <= to) return ofDay >= from && ofDay < to ? dayStart + from : null
  if (ofDay >= from) return dayStart + from
  return ofDay < to ? dayStart + from - DAY_MS : null
}

/** Milliseconds out of bed within the present night; null by day. */
export function outOfBedMs(outSince: number, now: number, times: NightTimes): number | null {
  const start = nightStart(now, times)
  return start === null ? null : Math.max(0, now - Math.max(outSince, start))
}
