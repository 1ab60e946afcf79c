// Spot measurements in what a device said: only words that are one, and pulse or breath only when they came with one.
// A bed sensor's running pulse is never a spot measurement.
import type { VitalKind, VitalValue } from '#shared/features/vitals/vitals.model.ts'

/** Words of a device that are spot measurements by themselves. */
const spotWords = {
  spo2_pct: 'spo2',
  body_temperature_c: 'temperature',
  glucose_mmol_l: 'glucose',
  weight_kg: 'weight',
} as const satisfies Record<string, VitalKind>
const companions = { heart_rate_bpm: 'pulse', respiration_rpm: 'respiration' } as const satisfies Record<
  string,
  VitalKind
>
const words = Object.keys(spotWords) as (keyof typeof spotWords)[]
/** Some devices announce each number of a blood pressure by itself. */
const HALVES_WITHIN_MS = 60_000
const MOST_HALVES = 500

type Values = Record<string, unknown>
type Half = { systolic: number | null; diastolic: number | null; at: number }

const numberOf = (values: Values, word: string): number | null => {
  const value = values[word]
  return typeof value === 'number' ? value : null
}

/** True when a message can hold a spot measurement; asked for every message of the house. */
export function hasSpotWord(values: Values): boolean {
  return (
    values.systolic_mmhg !== undefined ||
    values.diastolic_mmhg !== undefined ||
    values.spo2_pct !== undefined ||
    values.body_temperature_c !== undefined ||
    values.glucose_mmol_l !== undefined ||
    values.weight_kg !== undefined
  )
}

/** Reads spot measurements; remembers half a blood pressure of a device for a minute. */
export function createSpotReader() {
  const halves = new Map<string, Half>()

  function bloodPressure(deviceId: string, values: Values, at: number): VitalValue | null {
    const systolic = numberOf(values, 'systolic_mmhg')
    const diastolic = numberOf(values, 'diastolic_mmhg')
    if (systolic === null && diastolic === null) return null
    const waiting = halves.get(deviceId)
    const other = waiting && at - waiting.at <= HALVES_WITHIN_MS ? waiting : null
    const whole = { systolic: systolic ?? other?.systolic ?? null, diastolic: diastolic ?? other?.diastolic ?? null }
    halves.delete(deviceId)
    if (whole.systolic === null || whole.diastolic === null) {
      halves.set(deviceId, { ...whole, at })
      const oldest = halves.size > MOST_HALVES ? halves.keys().next().value : undefined
      if (oldest !== undefined) halves.delete(oldest)
      return null
    }
    return { kind: 'blood-pressure', value: whole.systolic, diastolic: whole.diastolic, word: null }
  }

  return function spotValuesOf(deviceId: string, values: Values, at: number): VitalValue[] {
    const pressure = bloodPressure(deviceId, values, at)
    const found: VitalValue[] = pressure ? [pressure] : []
    const add = (kind: VitalKind, value: number | null): void => {
      if (value !== null) found.push({ kind, value, diastolic: null, word: null })
    }
    for (const word of words) add(spotWords[word], numberOf(values, word))
    if (found.length === 0) return []
    for (const [word, kind] of Object.entries(companions)) add(kind, numberOf(values, word))
    return found
  }
}
