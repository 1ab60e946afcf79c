// Puts a value together with the values it replaced, so that a correction shows what stood there before. Pure.
import type { VitalMeasurement } from '#shared/features/vitals/vitals.model.ts'

/** `now` is what counts (nothing, where it is void); `before` what it replaced, newest first. */
export type VitalChain = { now: VitalMeasurement; before: VitalMeasurement[] }

/** One chain a measurement, in the order the rows came. A row that is not among `rows` ends its chain. */
export function chainsOf(rows: readonly VitalMeasurement[]): VitalChain[] {
  const byId = new Map<string, VitalMeasurement>(rows.map((row) => [row.id, row]))
  return rows
    .filter((row) => !row.isCorrected)
    .map((now) => {
      const before: VitalMeasurement[] = []
      let replaced = now.correctsId === null ? undefined : byId.get(now.correctsId)
      while (replaced) {
        before.push(replaced)
        replaced = replaced.correctsId === null ? undefined : byId.get(replaced.correctsId)
      }
      return { now, before }
    })
}
