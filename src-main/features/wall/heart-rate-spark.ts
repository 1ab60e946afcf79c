// The last ten minutes of heart rate, one value a minute. A minute nobody measured stays empty.
const MINUTE_MS = 60_000
const MINUTES = 10

export type HeartRateSpark = {
  note(bedId: string, value: number, at: number): void
  /** Ten values, oldest first; the last one is the running minute. */
  read(bedId: string, now: number): (number | null)[]
}

export function createHeartRateSpark(): HeartRateSpark {
  const beds = new Map<string, Map<number, number>>()
  return {
    note(bedId, value, at) {
      const minute = Math.floor(at / MINUTE_MS)
      const values = beds.get(bedId) ?? new Map<number, number>()
      beds.set(bedId, values)
      values.set(minute, value)
      for (const old of values.keys()) if (old <= minute - MINUTES) values.delete(old)
    },
    read(bedId, now) {
      const last = Math.floor(now / MINUTE_MS)
      const values = beds.get(bedId)
      return Array.from({ length: MINUTES }, (_, index) => values?.get(last - MINUTES + 1 + index) ?? null)
    },
  }
}
