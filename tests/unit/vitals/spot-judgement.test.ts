import { describe, expect, test } from 'vitest'
import { loadVitalNumbers } from '#main/features/vitals/spot-limits.ts'
import {
  brokenLimit,
  judgeSpotReadings,
  type SpotAlarmKind,
  type SpotReading,
} from '#shared/features/vitals/spot-judgement.rules.ts'
import type { VitalKind } from '#shared/features/vitals/vitals.model.ts'

const { spot } = loadVitalNumbers()
const MINUTE = 60_000
const START = Date.UTC(2026, 10, 25, 2)
const HOUR = 60 * MINUTE

function reading(kind: VitalKind, value: number, minute: number, part: Partial<SpotReading> = {}): SpotReading {
  return { kind, value, diastolic: null, word: null, takenAt: START + minute * MINUTE, source: 'hand', ...part }
}

function judged(kind: SpotAlarmKind, readings: SpotReading[], minute: number) {
  const newestFirst = [...readings].sort((left, right) => right.takenAt - left.takenAt)
  return judgeSpotReadings(newestFirst, spot.limits[kind], spot.confirm[kind], START + minute * MINUTE, HOUR)
}

describe('limits of the sheet', () => {
  test.each([
    ['spo2-low', 'spo2', 94, null],
    ['spo2-low', 'spo2', 93, 'medium'],
    ['spo2-low', 'spo2', 90, 'medium'],
    ['spo2-low', 'spo2', 89, 'high'],
    ['body-temperature', 'temperature', 37.2, null],
    ['body-temperature', 'temperature', 37.3, 'medium'],
    ['body-temperature', 'temperature', 38.4, 'medium'],
    ['body-temperature', 'temperature', 38.5, 'high'],
    ['body-temperature', 'temperature', 35.1, null],
    ['body-temperature', 'temperature', 35.0, 'high'],
    ['glucose', 'glucose', 4.4, null],
    ['glucose', 'glucose', 4.3, 'medium'],
    ['glucose', 'glucose', 3.9, 'medium'],
    ['glucose', 'glucose', 3.8, 'high'],
    ['glucose', 'glucose', 13.9, null],
    ['glucose', 'glucose', 14.0, 'medium'],
    ['glucose', 'glucose', 16.7, 'medium'],
    ['glucose', 'glucose', 16.8, 'high'],
  ] as const)('%s: %s %f is %s', (alarm, kind, value, tier) =>
    expect(brokenLimit(reading(kind, value, 0), spot.limits[alarm])?.tier ?? null).toBe(tier),
  )

  test.each([
    [139, 89, null],
    [140, 80, 'medium'],
    [130, 90, 'medium'],
    [179, 109, 'medium'],
    [180, 80, 'high'],
    [150, 110, 'high'],
    [100, 60, null],
    [99, 60, 'medium'],
    [100, 59, 'medium'],
    [90, 60, 'medium'],
    [89, 60, 'high'],
  ])('a pressure of %i over %i is %s', (value, diastolic, tier) =>
    expect(
      brokenLimit(reading('blood-pressure', value, 0, { diastolic }), spot.limits['blood-pressure'])?.tier ?? null,
    ).toBe(tier),
  )
})

describe('the second reading', () => {
  const high = (minute: number) => reading('blood-pressure', 190, minute, { diastolic: 100 })

  test('a pressure outside its limits asks for a repeat after five minutes and raises nothing yet', () => {
    expect(judged('blood-pressure', [high(0)], 1)).toMatchObject({ state: 'awaiting', repeatDueAt: START + 5 * MINUTE })
  })

  test('the repeat confirms it', () => {
    expect(judged('blood-pressure', [high(0), high(5)], 5)).toMatchObject({ state: 'confirmed', tier: 'high' })
  })

  test('a repeat within its limits ends it', () => {
    expect(judged('blood-pressure', [high(0), reading('blood-pressure', 135, 5, { diastolic: 80 })], 5)).toBeNull()
  })

  test('two readings of one minute are one', () => {
    expect(judged('blood-pressure', [high(0), high(0.5)], 1)).toMatchObject({ state: 'awaiting' })
  })

  test('a run of readings that stand close together counts by its whole length', () => {
    expect(judged('blood-pressure', [high(0), high(0.6), high(1.2)], 2)).toMatchObject({ state: 'confirmed' })
  })

  test('nobody repeated it: after fifteen minutes the first reading stands', () => {
    expect(judged('blood-pressure', [high(0)], 14)).toMatchObject({ state: 'awaiting' })
    expect(judged('blood-pressure', [high(0)], 15)).toMatchObject({ state: 'unrepeated', value: 190 })
  })

  test('a fever needs two reads, a low sugar one', () => {
    expect(judged('body-temperature', [reading('temperature', 39, 0)], 0)).toMatchObject({ state: 'awaiting' })
    expect(judged('glucose', [reading('glucose', 3.2, 0)], 0)).toMatchObject({ state: 'confirmed', tier: 'high' })
  })

  test('a nurse is believed at once about the saturation, a device after its second reading', () => {
    expect(judged('spo2-low', [reading('spo2', 85, 0)], 0)).toMatchObject({ state: 'confirmed' })
    const device = (minute: number) => reading('spo2', 85, minute, { source: 'device' })
    expect(judged('spo2-low', [device(0)], 0)).toMatchObject({ state: 'awaiting' })
    expect(judged('spo2-low', [device(0), device(0.5)], 1)).toMatchObject({ state: 'confirmed' })
  })

  test('a value older than an hour raises nothing', () => {
    expect(judged('glucose', [reading('glucose', 3.2, 0)], 60)).toMatchObject({ state: 'confirmed' })
    expect(judged('glucose', [reading('glucose', 3.2, 0)], 61)).toBeNull()
  })
})
