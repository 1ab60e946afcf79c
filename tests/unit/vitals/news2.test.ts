import { describe, expect, test } from 'vitest'
import { loadVitalNumbers } from '#main/features/vitals/spot-limits.ts'
import { type News2Observations, type News2Parameter, scoreNews2 } from '#shared/features/vitals/news2.rules.ts'

const table = loadVitalNumbers().news2
const NOW = Date.UTC(2026, 10, 25, 2)
const MINUTE = 60_000

/** A person with nothing to score: every parameter measured just now and worth 0. */
const well: News2Observations = {
  respiration: { value: 16, at: NOW },
  spo2: { value: 97, at: NOW },
  oxygen: { value: false, at: NOW },
  systolic: { value: 130, at: NOW },
  pulse: { value: 72, at: NOW },
  consciousness: { value: 'A', at: NOW },
  temperature: { value: 36.6, at: NOW },
}
const onOxygen: News2Observations = { ...well, oxygen: { value: true, at: NOW } }

function pointsOf(parameter: News2Parameter, value: unknown, scale: 1 | 2 = 1, base = well): number | undefined {
  const observations = { ...base, [parameter]: { value, at: NOW } }
  return scoreNews2(table, observations, scale, NOW).partial.known.find((one) => one.parameter === parameter)?.points
}

describe('the points of each parameter, at every threshold and one step to either side', () => {
  test.each([
    [7, 3],
    [8, 3],
    [9, 1],
    [10, 1],
    [11, 1],
    [12, 0],
    [13, 0],
    [19, 0],
    [20, 0],
    [21, 2],
    [22, 2],
    [23, 2],
    [24, 2],
    [25, 3],
    [26, 3],
  ])('%i breaths a minute are %i points', (value, points) => expect(pointsOf('respiration', value)).toBe(points))

  test.each([
    [90, 3],
    [91, 3],
    [92, 2],
    [93, 2],
    [94, 1],
    [95, 1],
    [96, 0],
    [97, 0],
    [100, 0],
  ])('a saturation of %i %% on scale 1 is %i points, with oxygen or without', (value, points) => {
    expect(pointsOf('spo2', value)).toBe(points)
    expect(pointsOf('spo2', value, 1, onOxygen)).toBe(points)
  })

  test.each([
    [82, 3, 3],
    [83, 3, 3],
    [84, 2, 2],
    [85, 2, 2],
    [86, 1, 1],
    [87, 1, 1],
    [88, 0, 0],
    [92, 0, 0],
    [93, 0, 1],
    [94, 0, 1],
    [95, 0, 2],
    [96, 0, 2],
    [97, 0, 3],
    [98, 0, 3],
    [100, 0, 3],
  ])('a saturation of %i %% on scale 2 is %i points on air and %i on oxygen', (value, onAir, withOxygen) => {
    expect(pointsOf('spo2', value, 2)).toBe(onAir)
    expect(pointsOf('spo2', value, 2, onOxygen)).toBe(withOxygen)
  })

  test.each([
    [89, 3],
    [90, 3],
    [91, 2],
    [92, 2],
    [99, 2],
    [100, 2],
    [101, 1],
    [102, 1],
    [109, 1],
    [110, 1],
    [111, 0],
    [112, 0],
    [218, 0],
    [219, 0],
    [220, 3],
    [221, 3],
  ])('a systolic pressure of %i is %i points', (value, points) => expect(pointsOf('systolic', value)).toBe(points))

  test.each([
    [39, 3],
    [40, 3],
    [41, 1],
    [42, 1],
    [49, 1],
    [50, 1],
    [51, 0],
    [52, 0],
    [89, 0],
    [90, 0],
    [91, 1],
    [92, 1],
    [109, 1],
    [110, 1],
    [111, 2],
    [112, 2],
    [129, 2],
    [130, 2],
    [131, 3],
    [132, 3],
  ])('a pulse of %i is %i points', (value, points) => expect(pointsOf('pulse', value)).toBe(points))

  test.each([
    [34.9, 3],
    [35.0, 3],
    [35.1, 1],
    [35.2, 1],
    [35.9, 1],
    [36.0, 1],
    [36.1, 0],
    [36.2, 0],
    [37.9, 0],
    [38.0, 0],
    [38.1, 1],
    [38.2, 1],
    [38.9, 1],
    [39.0, 1],
    [39.1, 2],
    [39.2, 2],
  ])('a temperature of %f is %i points', (value, points) => expect(pointsOf('temperature', value)).toBe(points))

  test.each([
    ['A', 0],
    ['C', 3],
    ['V', 3],
    ['P', 3],
    ['U', 3],
  ])('consciousness %s is %i points', (word, points) => expect(pointsOf('consciousness', word)).toBe(points))

  test('oxygen given is 2 points', () => {
    expect(pointsOf('oxygen', true)).toBe(2)
    expect(pointsOf('oxygen', false)).toBe(0)
  })
})

describe('the whole score', () => {
  test.each([
    ['nothing out of order', {}, 0, 'none', false],
    ['one point', { pulse: 95 }, 1, 'low', false],
    ['four points without a three', { pulse: 115, respiration: 22 }, 4, 'low', false],
    ['a single three', { systolic: 88 }, 3, 'low-medium', true],
    ['five points', { pulse: 115, respiration: 22, temperature: 38.5 }, 5, 'medium', false],
    ['six points with a three', { systolic: 88, pulse: 95, respiration: 22 }, 6, 'medium', true],
    ['seven points', { systolic: 88, pulse: 115, respiration: 22 }, 7, 'high', true],
    [
      'everything at its worst',
      { respiration: 30, spo2: 80, oxygen: true, systolic: 80, pulse: 140, consciousness: 'U', temperature: 34 },
      20,
      'high',
      true,
    ],
  ] as const)('%s', (_what, values, score, band, singleThree) => {
    const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, at: NOW }]))
    expect(scoreNews2(table, { ...well, ...given }, 1, NOW)).toMatchObject({
      score,
      band,
      singleThree,
      isAtLeast: false,
    })
  })
})

describe('what is not known', () => {
  const bedSensorOnly = (pulse: number, respiration: number): News2Observations => ({
    pulse: { value: pulse, at: NOW },
    respiration: { value: respiration, at: NOW },
  })

  test('a bed sensor gives two of seven: no total, no band, and the other five are named', () => {
    const result = scoreNews2(table, bedSensorOnly(72, 16), 1, NOW)
    expect(result).toMatchObject({ score: null, band: null, isAtLeast: true, partial: { partialScore: 0 } })
    expect(result.partial.missing.map(({ parameter, because }) => `${parameter} ${because}`)).toEqual([
      'spo2 never',
      'oxygen never',
      'systolic never',
      'consciousness never',
      'temperature never',
    ])
  })

  test('a partial sum of four proves no band: the rest may be anything', () => {
    expect(scoreNews2(table, bedSensorOnly(115, 22), 1, NOW)).toMatchObject({ score: null, band: null })
  })

  test('what is known proves at least its band, never a lower one', () => {
    expect(scoreNews2(table, bedSensorOnly(135, 16), 1, NOW)).toMatchObject({ band: 'low-medium', isAtLeast: true })
    expect(scoreNews2(table, bedSensorOnly(135, 22), 1, NOW)).toMatchObject({ band: 'medium', isAtLeast: true })
    const seven = { ...bedSensorOnly(135, 28), systolic: { value: 108, at: NOW } }
    expect(scoreNews2(table, seven, 1, NOW)).toMatchObject({ score: null, band: 'high', isAtLeast: true })
  })

  test.each(['respiration', 'spo2', 'oxygen', 'systolic', 'pulse', 'consciousness', 'temperature'] as const)(
    '%s counts until it is too old, then it is missing with its time and the total is gone',
    (parameter) => {
      const minutes = table.validMinutes[parameter]
      const aged = (at: number) =>
        scoreNews2(table, { ...well, [parameter]: { value: well[parameter]?.value, at } }, 1, NOW)
      expect(aged(NOW - minutes * MINUTE).score).toBe(0)
      const late = aged(NOW - minutes * MINUTE - 1)
      expect(late.score).toBeNull()
      expect(late.partial.missing).toEqual([{ parameter, because: 'stale', at: NOW - minutes * MINUTE - 1 }])
    },
  )

  test('a value from a moment that has not come does not count', () => {
    const result = scoreNews2(table, { ...well, pulse: { value: 72, at: NOW + MINUTE } }, 1, NOW)
    expect(result.partial.missing.map(({ parameter }) => parameter)).toEqual(['pulse'])
  })

  test('on scale 2 a high saturation cannot be scored until it is known whether oxygen is given', () => {
    const { oxygen: _oxygen, ...unsaid } = well
    const high = scoreNews2(table, unsaid, 2, NOW)
    expect(high.partial.missing.map(({ parameter, because }) => `${parameter} ${because}`)).toEqual([
      'spo2 needs-oxygen',
      'oxygen never',
    ])
    const low = scoreNews2(table, { ...unsaid, spo2: { value: 84, at: NOW } }, 2, NOW)
    expect(low.partial.known.find(({ parameter }) => parameter === 'spo2')?.points).toBe(2)
  })
})
