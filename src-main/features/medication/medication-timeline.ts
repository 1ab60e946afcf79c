// Medication in the life of a person: what was agreed, what was taken along, how much was recorded in a month. No drug is named: people who
// see no health data read the timeline too.
import { dayOf } from '#shared/contract/days.ts'
import type { Instant } from '#shared/contract/primitives.ts'
import type { MedicationFile } from '#shared/features/medication/medication-views.model.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'

type Line = Pick<TimelineEntry, 'id' | 'kind' | 'on' | 'values' | 'recordedAt' | 'recordedBy'> & Partial<TimelineEntry>
const line = (part: Line): TimelineEntry => ({ record: null, toOn: null, voided: null, ...part })

export function medicationTimeline(
  file: Pick<MedicationFile, 'agreements' | 'handOvers'>,
  months: readonly { month: string; count: number; newestAt: Instant }[],
): TimelineEntry[] {
  return [
    ...file.agreements.map(({ id, custody, signedBy, fromOn, toOn, recordedAt, recordedBy }) =>
      line({
        ...{ id: `medication-agreement:${id}`, kind: 'medication-agreement', on: fromOn, toOn, recordedAt, recordedBy },
        values: { custody, signedBy },
      }),
    ),
    ...file.handOvers.map(({ id, takenBy, items, at, recordedBy, voided }) =>
      line({
        ...{
          id: `medication-hand-over:${id}`,
          kind: 'medication-hand-over',
          on: dayOf(at),
          recordedAt: at,
          recordedBy,
        },
        ...{ values: { takenBy, doses: items.reduce((sum, item) => sum + item.doses, 0) }, voided },
      }),
    ),
    ...months.map(({ month, count, newestAt }) =>
      line({
        ...{
          id: `medication:${month}`,
          kind: 'medication',
          on: dayOf(newestAt),
          recordedAt: newestAt,
          recordedBy: null,
        },
        values: { count },
      }),
    ),
  ]
}
