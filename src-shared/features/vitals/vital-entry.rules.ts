// What a hand types into one field becomes a value in the house's unit, or a fault the field can say. Never guesses a unit.
import type { PlausibleRange, VitalEntry, VitalKind, VitalValue } from './vitals.model.ts'

/** mg/dL of glucose in one mmol/L (molar mass 180.16 g/mol, a tenth of it). */
export const GLUCOSE_MG_DL_PER_MMOL_L = 18.016

/** Ranges by kind; a blood pressure has one for each of its numbers. */
export type PlausibleRanges = Partial<Record<VitalKind | 'diastolic', PlausibleRange>>
export type EntryFault = 'not-a-number' | 'not-plausible' | 'diastolic-not-below' | 'unit-missing'
export type Parsed<Value> = { value: Value | null } | { fault: EntryFault }

/** Full-width digits and signs as Chinese input methods write them, to plain ones. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
}

/** `value` with the decimals its kind is kept with. */
export function roundVital(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}

/** True when a value can be one of a living person by the range; without a range everything finite can. */
export function isPlausible(value: number, range: PlausibleRange | undefined): boolean {
  return Number.isFinite(value) && (range === undefined || (value >= range.min && value <= range.max))
}

/** A number in a field; empty = not measured. Answers a fault when it is no number or outside the range. */
export function parseVitalNumber(text: string, range: PlausibleRange | undefined): Parsed<number> {
  const cleaned = plain(text)
  if (cleaned === '') return { value: null }
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(cleaned)) return { fault: 'not-a-number' }
  const value = roundVital(Number(cleaned), range?.decimals ?? 1)
  return isPlausible(value, range) ? { value } : { fault: 'not-plausible' }
}

/** `120/80`, also with a space, a hyphen or full-width signs, in mmHg; empty = not measured. */
export function parseBloodPressure(
  text: string,
  ranges: PlausibleRanges,
): Parsed<NonNullable<VitalEntry['bloodPressure']>> {
  const cleaned = plain(text)
  if (cleaned === '') return { value: null }
  const parts = /^(\d{2,3})\s*[/\-\s、]\s*(\d{2,3})$/.exec(cleaned)
  if (!parts) return { fault: 'not-a-number' }
  const [systolic, diastolic] = [Number(parts[1]), Number(parts[2])]
  if (!isPlausible(systolic, ranges['blood-pressure']) || !isPlausible(diastolic, ranges.diastolic))
    return { fault: 'not-plausible' }
  return diastolic < systolic ? { value: { systolic, diastolic } } : { fault: 'diastolic-not-below' }
}

/** Glucose in mmol/L, one decimal; mg/dL is divided by 18.016. */
export function glucoseInMmol({ value, unit }: NonNullable<VitalEntry['glucose']>): number {
  return roundVital(unit === 'mg/dL' ? value / GLUCOSE_MG_DL_PER_MMOL_L : value, 1)
}

/** An entry without any value. */
export const emptyEntry: VitalEntry = {
  bloodPressure: null,
  pulse: null,
  respiration: null,
  spo2: null,
  temperature: null,
  glucose: null,
  weight: null,
  consciousness: null,
  isOnOxygen: null,
}

const bare = { value: null, diastolic: null, word: null } as const

/** The values of an entry as single measurements in the house's units; what was not measured is not among them. */
export function valuesOfEntry(entry: VitalEntry): (VitalValue & { entered: string | null })[] {
  const { bloodPressure, glucose } = entry
  const numbers = ['pulse', 'respiration', 'spo2', 'temperature', 'weight'] as const
  const values: (VitalValue & { entered: string | null })[] = []
  if (bloodPressure)
    values.push({
      ...bare,
      kind: 'blood-pressure',
      value: bloodPressure.systolic,
      diastolic: bloodPressure.diastolic,
      entered: null,
    })
  for (const kind of numbers) {
    const value = entry[kind]
    if (value !== null) values.push({ ...bare, kind, value, entered: null })
  }
  if (glucose)
    values.push({
      ...bare,
      kind: 'glucose',
      value: glucoseInMmol(glucose),
      entered: glucose.unit === 'mg/dL' ? `${glucose.value} mg/dL` : null,
    })
  if (entry.consciousness !== null)
    values.push({ ...bare, kind: 'consciousness', word: entry.consciousness, entered: null })
  if (entry.isOnOxygen !== null)
    values.push({ ...bare, kind: 'oxygen', value: entry.isOnOxygen ? 1 : 0, entered: null })
  return values
}

/** The first fault of a value by the ranges; null = it can be. Used where the value comes from, and again where it is stored. */
export function faultOfValue(value: VitalValue, ranges: PlausibleRanges): EntryFault | null {
  if (value.kind === 'consciousness') return value.word === null ? 'not-a-number' : null
  if (value.kind === 'oxygen') return value.value === 0 || value.value === 1 ? null : 'not-a-number'
  if (value.value === null) return 'not-a-number'
  if (!isPlausible(value.value, ranges[value.kind])) return 'not-plausible'
  if (value.kind !== 'blood-pressure') return null
  if (value.diastolic === null) return 'not-a-number'
  if (!isPlausible(value.diastolic, ranges.diastolic)) return 'not-plausible'
  return value.diastolic < value.value ? null : 'diastolic-not-below'
}
