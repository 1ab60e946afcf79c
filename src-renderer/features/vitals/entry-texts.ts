// What is typed for one resident, field by field, and what it means: an entry that can be sent, or the faults to show at the fields.
import {
  type EntryFault,
  emptyEntry,
  glucoseInMmol,
  isPlausible,
  type PlausibleRanges,
  parseBloodPressure,
  parseVitalNumber,
  valuesOfEntry,
} from '#shared/features/vitals/vital-entry.rules.ts'
import {
  Consciousness,
  type GlucoseUnit,
  type VitalEntry,
  type VitalKind,
} from '#shared/features/vitals/vitals.model.ts'

export const textFields = ['bloodPressure', 'pulse', 'respiration', 'spo2', 'temperature', 'glucose', 'weight'] as const
export const choiceFields = ['glucoseUnit', 'consciousness', 'oxygen'] as const
export type EntryField = (typeof textFields)[number] | (typeof choiceFields)[number]
export type EntryTexts = Record<EntryField, string>
export type EntryFaults = Partial<Record<EntryField, EntryFault>>

export const noTexts: EntryTexts = {
  ...{ bloodPressure: '', pulse: '', respiration: '', spo2: '', temperature: '', glucose: '', weight: '' },
  ...{ glucoseUnit: '', consciousness: '', oxygen: '' },
}

const fieldOfKind: Partial<Record<VitalKind, EntryField>> = { 'blood-pressure': 'bloodPressure' }

/** The fields that say one value of a kind; a glucose needs its unit too. */
export function fieldsOfKind(kind: VitalKind): EntryField[] {
  return kind === 'glucose' ? ['glucose', 'glucoseUnit'] : [fieldOfKind[kind] ?? (kind as EntryField)]
}

function glucoseOf(
  texts: EntryTexts,
  ranges: PlausibleRanges,
): { value: VitalEntry['glucose'] } | { fault: EntryFault } {
  const parsed = parseVitalNumber(texts.glucose, undefined)
  if ('fault' in parsed) return parsed
  if (parsed.value === null) return { value: null }
  // The two units differ by eighteen times: a number alone is no measurement.
  if (texts.glucoseUnit !== 'mmol/L' && texts.glucoseUnit !== 'mg/dL') return { fault: 'unit-missing' }
  const glucose = { value: parsed.value, unit: texts.glucoseUnit as GlucoseUnit }
  return isPlausible(glucoseInMmol(glucose), ranges.glucose) ? { value: glucose } : { fault: 'not-plausible' }
}

/** The entry the texts mean, and what is wrong at which field. `isEmpty` = nothing was measured. */
export function readTexts(
  texts: EntryTexts,
  ranges: PlausibleRanges,
): { entry: VitalEntry; faults: EntryFaults; isEmpty: boolean } {
  const entry: VitalEntry = { ...emptyEntry }
  const faults: EntryFaults = {}
  const pressure = parseBloodPressure(texts.bloodPressure, ranges)
  if ('fault' in pressure) faults.bloodPressure = pressure.fault
  else entry.bloodPressure = pressure.value
  for (const field of ['pulse', 'respiration', 'spo2', 'temperature', 'weight'] as const) {
    const parsed = parseVitalNumber(texts[field], ranges[field])
    if ('fault' in parsed) faults[field] = parsed.fault
    else entry[field] = parsed.value
  }
  const glucose = glucoseOf(texts, ranges)
  if ('fault' in glucose) faults[glucose.fault === 'unit-missing' ? 'glucoseUnit' : 'glucose'] = glucose.fault
  else entry.glucose = glucose.value
  const word = Consciousness.safeParse(texts.consciousness)
  entry.consciousness = word.success ? word.data : null
  entry.isOnOxygen = texts.oxygen === '' ? null : texts.oxygen === 'yes'
  return { entry, faults, isEmpty: Object.keys(faults).length === 0 && valuesOfEntry(entry).length === 0 }
}
