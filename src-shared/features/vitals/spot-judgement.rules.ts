// Whether spot values call for an alarm: limits, the second reading some of them ask for, and what happens when nobody takes it.
// Judges stored rows only, so that a restart comes to the same answer. Never judges a kind without limits, nor an old value.
import type { AlarmKind } from '../alarms/alarms.model.ts'
import type { VitalKind, VitalValue } from './vitals.model.ts'

/** Limits in the unit of the kind; broken at the limit itself. Absent = no limit on that side. */
export type SpotLimits = {
  highAtOrAbove?: number | undefined
  highAtOrBelow?: number | undefined
  mediumAtOrAbove?: number | undefined
  mediumAtOrBelow?: number | undefined
  /** Of a blood pressure, mmHg; the plain limits are the systolic ones. */
  diastolicHighAtOrAbove?: number | undefined
  diastolicMediumAtOrAbove?: number | undefined
  diastolicMediumAtOrBelow?: number | undefined
}

/** A value outside its limits counts after a second reading; without one it counts as it is when it is overdue. */
export type Confirmation = {
  /** Whose readings need it: every one, or only a device's (which err without noticing). */
  appliesTo: 'all' | 'device'
  /** The second reading is due so many minutes after the first. */
  repeatInMinutes: number
  /** Readings nearer to each other than this are one. */
  apartMinutes: number
  /** Without a second reading the first stands after so many minutes: nothing is forgotten because nobody repeated it. */
  overdueMinutes: number
}

export type SpotReading = VitalValue & { takenAt: number; source: 'hand' | 'device' }
export type SpotAlarmKind = Extract<
  AlarmKind,
  | 'spo2-low'
  | 'body-temperature'
  | 'blood-pressure'
  | 'glucose'
  | 'heart-rate-high'
  | 'heart-rate-low'
  | 'respiration-high'
  | 'respiration-low'
>
export type Broken = { tier: 'high' | 'medium'; value: number; limit: number; field: 'value' | 'diastolic' }

/** `confirmed` = alarm now; `awaiting` = the second reading is due; `unrepeated` = alarm now because nobody took it. */
export type SpotFinding = Broken & {
  state: 'confirmed' | 'awaiting' | 'unrepeated'
  takenAt: number
  /** When the second reading is due; null = none is asked for. */
  repeatDueAt: number | null
  diastolic: number | null
}

const MINUTE_MS = 60_000

/** The alarm kinds a measurement can raise. */
export const alarmKindsOf: Readonly<Partial<Record<VitalKind, readonly SpotAlarmKind[]>>> = {
  'blood-pressure': ['blood-pressure'],
  spo2: ['spo2-low'],
  temperature: ['body-temperature'],
  glucose: ['glucose'],
  pulse: ['heart-rate-high', 'heart-rate-low'],
  respiration: ['respiration-high', 'respiration-low'],
}

/** The gravest limit a value breaks; null = none. */
export function brokenLimit(value: VitalValue, limits: SpotLimits): Broken | null {
  const { value: main, diastolic } = value
  const above = (tier: Broken['tier'], field: Broken['field'], limit: number | undefined): Broken | null => {
    const measured = field === 'value' ? main : diastolic
    return measured !== null && limit !== undefined && measured >= limit
      ? { tier, field, value: measured, limit }
      : null
  }
  const below = (tier: Broken['tier'], field: Broken['field'], limit: number | undefined): Broken | null => {
    const measured = field === 'value' ? main : diastolic
    return measured !== null && limit !== undefined && measured <= limit
      ? { tier, field, value: measured, limit }
      : null
  }
  return (
    above('high', 'value', limits.highAtOrAbove) ??
    below('high', 'value', limits.highAtOrBelow) ??
    above('high', 'diastolic', limits.diastolicHighAtOrAbove) ??
    above('medium', 'value', limits.mediumAtOrAbove) ??
    below('medium', 'value', limits.mediumAtOrBelow) ??
    above('medium', 'diastolic', limits.diastolicMediumAtOrAbove) ??
    below('medium', 'diastolic', limits.diastolicMediumAtOrBelow)
  )
}

/**
 * The finding for readings of one kind, newest first, at `now` (epoch milliseconds). null = the newest reading is within its
 * limits, or too old to raise anything (`judgedWithinMs`), or there is none.
 */
export function judgeSpotReadings(
  readings: readonly SpotReading[],
  limits: SpotLimits,
  confirmation: Confirmation | null,
  now: number,
  judgedWithinMs: number,
): SpotFinding | null {
  const [newest] = readings
  if (!newest || now - newest.takenAt > judgedWithinMs) return null
  const broken = brokenLimit(newest, limits)
  if (broken === null) return null
  const about = { ...broken, takenAt: newest.takenAt, diastolic: newest.diastolic }
  const needsSecond = confirmation !== null && (confirmation.appliesTo === 'all' || newest.source === 'device')
  if (!needsSecond) return { ...about, state: 'confirmed', repeatDueAt: null }
  // The run of readings outside the limits that ends with the newest one; readings close together are one.
  let first = newest
  for (const reading of readings.slice(1)) {
    if (now - reading.takenAt > judgedWithinMs || brokenLimit(reading, limits) === null) break
    first = reading
  }
  const repeatDueAt = first.takenAt + confirmation.repeatInMinutes * MINUTE_MS
  const isRepeated = newest.takenAt - first.takenAt >= confirmation.apartMinutes * MINUTE_MS
  if (isRepeated) return { ...about, state: 'confirmed', repeatDueAt: null }
  const isOverdue = now - first.takenAt >= confirmation.overdueMinutes * MINUTE_MS
  return { ...about, state: isOverdue ? 'unrepeated' : 'awaiting', repeatDueAt }
}
