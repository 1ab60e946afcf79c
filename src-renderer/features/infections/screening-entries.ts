// What is typed into the grid before it is saved, and what becomes of it. Pure. A row nobody said anything about stays 未筛查.
import type { ScreeningEntry, ScreeningRow } from '#shared/features/infections/infections.model.ts'
import { parseVitalNumber } from '#shared/features/vitals/vital-entry.rules.ts'
import type { PlausibleRange } from '#shared/features/vitals/vitals.model.ts'

/** `symptoms` null = not said yet. */
export type Typed = { symptoms: readonly string[] | null; temperature: string }
export type RowFault = 'not-a-number' | 'not-plausible' | 'symptoms-missing'
export const nothingTyped: Typed = { symptoms: null, temperature: '' }

/** What a row shows: what was typed, else what is on record. */
export function shownSymptoms(row: Pick<ScreeningRow, 'screening'>, typed: Typed): readonly string[] | null {
  return typed.symptoms ?? row.screening?.symptoms ?? null
}

/** One symptom more or less; the first one ends "none". */
export function withToggled(symptoms: readonly string[] | null, code: string): string[] {
  const known = symptoms ?? []
  return known.includes(code) ? known.filter((each) => each !== code) : [...known, code]
}

export function isTyped({ symptoms, temperature }: Typed): boolean {
  return symptoms !== null || temperature.trim() !== ''
}

/** True where saving takes the place of what is on record. */
export function isCorrection(row: Pick<ScreeningRow, 'screening'>, { symptoms }: Typed): boolean {
  const known = row.screening?.symptoms
  return symptoms !== null && known !== undefined && [...known].sort().join() !== [...symptoms].sort().join()
}

export function readEntry(
  row: Pick<ScreeningRow, 'residentId' | 'screening'>,
  typed: Typed,
  options: { range: PlausibleRange | undefined; reason: string | null },
): { entry: ScreeningEntry } | { fault: RowFault } {
  const read = parseVitalNumber(typed.temperature, options.range)
  if ('fault' in read) return { fault: read.fault === 'not-plausible' ? 'not-plausible' : 'not-a-number' }
  const symptoms = shownSymptoms(row, typed)
  if (symptoms === null) return { fault: 'symptoms-missing' }
  return {
    entry: {
      ...{ residentId: row.residentId, symptoms: [...symptoms], temperature: read.value },
      ...{ note: row.screening?.note ?? null, reason: options.reason },
    },
  }
}
