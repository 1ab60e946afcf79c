import { describe, expect, test } from 'vitest'
import { loadVitalNumbers } from '#main/features/vitals/spot-limits.ts'
import {
  emptyEntry,
  faultOfValue,
  glucoseInMmol,
  parseBloodPressure,
  parseVitalNumber,
  valuesOfEntry,
} from '#shared/features/vitals/vital-entry.rules.ts'

const ranges = loadVitalNumbers().spot.plausible

describe('a blood pressure as a nurse types it', () => {
  test.each(['120/80', ' 120 / 80 ', '120 80', '120-80', '１２０／８０', '120、80'])('%s is 120 over 80', (text) =>
    expect(parseBloodPressure(text, ranges)).toEqual({ value: { systolic: 120, diastolic: 80 } }),
  )

  test.each([
    ['120', 'not-a-number'],
    ['abc/80', 'not-a-number'],
    ['80/120', 'diastolic-not-below'],
    ['120/120', 'diastolic-not-below'],
    ['300/80', 'not-plausible'],
    ['49/30', 'not-plausible'],
    ['120/10', 'not-plausible'],
  ])('%s is refused: %s', (text, fault) => expect(parseBloodPressure(text, ranges)).toEqual({ fault }))

  test('an empty field was not measured', () => expect(parseBloodPressure(' ', ranges)).toEqual({ value: null }))
})

describe('a number in a field', () => {
  test.each([
    ['spo2', '97', 97],
    ['spo2', '50', 50],
    ['spo2', '100', 100],
    ['temperature', '36.55', 36.6],
    ['temperature', '３６。５', 36.5],
    ['temperature', '30', 30],
    ['temperature', '45', 45],
    ['pulse', '20', 20],
    ['pulse', '250', 250],
    ['weight', '52.3', 52.3],
  ] as const)('%s %s is kept as %f', (kind, text, value) =>
    expect(parseVitalNumber(text, ranges[kind])).toEqual({ value }),
  )

  test.each([
    ['spo2', '49'],
    ['spo2', '101'],
    ['temperature', '29.9'],
    ['temperature', '45.1'],
    ['temperature', '366'],
    ['pulse', '19'],
    ['pulse', '251'],
    ['respiration', '0'],
    ['respiration', '61'],
  ] as const)('%s %s is an artefact or a slip of the hand', (kind, text) =>
    expect(parseVitalNumber(text, ranges[kind])).toEqual({ fault: 'not-plausible' }),
  )

  test.each(['-5', '1e2', '9,5', 'x', '0x10', '12345'])('%s is not a number of a vital sign', (text) =>
    expect(parseVitalNumber(text, ranges.pulse)).toEqual({ fault: 'not-a-number' }),
  )
})

describe('glucose', () => {
  test.each([
    [5.6, 'mmol/L', 5.6],
    [100, 'mg/dL', 5.6],
    [70, 'mg/dL', 3.9],
    [18.016, 'mg/dL', 1],
    [300, 'mg/dL', 16.7],
  ] as const)('%f %s is %f mmol/L', (value, unit, expected) => expect(glucoseInMmol({ value, unit })).toBe(expected))

  test('what was converted keeps what was typed', () => {
    const [value] = valuesOfEntry({ ...emptyEntry, glucose: { value: 98, unit: 'mg/dL' } })
    expect(value).toMatchObject({ kind: 'glucose', value: 5.4, entered: '98 mg/dL' })
  })

  test('a number in the other unit is refused, not believed', () => {
    const [value] = valuesOfEntry({ ...emptyEntry, glucose: { value: 108, unit: 'mmol/L' } })
    expect(value && faultOfValue(value, ranges)).toBe('not-plausible')
  })
})

test('what was not measured is not among the values, and no oxygen is a value of its own', () => {
  expect(valuesOfEntry(emptyEntry)).toEqual([])
  const values = valuesOfEntry({ ...emptyEntry, isOnOxygen: false, consciousness: 'C' })
  expect(values.map(({ kind, value, word }) => [kind, value, word])).toEqual([
    ['consciousness', null, 'C'],
    ['oxygen', 0, null],
  ])
})
