import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import { faultsOfChart, isUnusualWeight, roundChart } from '#shared/features/charts/chart-entry.rules.ts'
import { bowelStanding, fluidDays, fluidInOf, weightChanges } from '#shared/features/charts/chart-sums.rules.ts'
import { ChartNumbers, ChartValue } from '#shared/features/charts/charts.model.ts'
import data from '../../../resources/charts/entries-2026-12.json' with { type: 'json' }

const numbers = ChartNumbers.parse(data)
const today = '2026-11-26'
const noon = (day: string) => startOfDay(day) + 12 * 3_600_000
const drink = (day: string, ml: number) => ({ at: noon(day), value: { kind: 'fluid-in', fluid: 'water', ml } as const })
const stool = (day: string, hasPassed: boolean) => ({
  at: noon(day),
  value: { kind: 'bowel', hasPassed, bristol: null, amount: null } as const,
})

describe('fluid of a day', () => {
  test('a day nobody charted is unknown, not 0', () => {
    expect(fluidDays([drink(today, 200), drink(today, 150)], addDays(today, -1), today)).toEqual([
      { day: addDays(today, -1), inMl: null, outMl: null },
      { day: today, inMl: 350, outMl: null },
    ])
    expect(fluidInOf([drink(today, 200)], addDays(today, -1))).toBeNull()
  })

  property.prop([
    fc.array(fc.record({ minute: fc.integer({ min: 0, max: 4319 }), ml: fc.integer({ min: 1, max: 900 }) })),
  ])('no drink is lost or counted twice by a midnight', (drinks) => {
    const from = addDays(today, -2)
    const entries = drinks.map(({ minute, ml }) => ({
      at: startOfDay(from) + minute * 60_000,
      value: { kind: 'fluid-in', fluid: 'water', ml } as const,
    }))
    const sum = fluidDays(entries, from, today).reduce((total, { inMl }) => total + (inMl ?? 0), 0)
    expect(sum).toBe(drinks.reduce((total, { ml }) => total + ml, 0))
  })
})

describe('days since the last stool', () => {
  test('count from the last stool; a recorded "none" is no stool', () => {
    const entries = [stool(addDays(today, -4), true), stool(addDays(today, -1), false)]
    expect(bowelStanding(entries, today, 14)).toEqual({ daysSince: 4, isAtLeast: false })
  })

  test('with none on record it is at least since the first charted day, and not charted is not known', () => {
    expect(bowelStanding([stool(addDays(today, -3), false)], today, 14)).toEqual({ daysSince: 3, isAtLeast: true })
    expect(bowelStanding([], today, 14)).toBeNull()
    expect(bowelStanding([stool(addDays(today, -15), true)], today, 14)).toBeNull()
  })
})

describe('change of weight', () => {
  const rules = numbers.weight.changes
  const weighed = (daysAgo: number, kg: number) => ({ at: noon(addDays(today, -daysAgo)), kg })

  test('is told against the weight nearest to a month and to half a year ago', () => {
    const changes = weightChanges([weighed(178, 60), weighed(40, 57), weighed(29, 56), weighed(0, 53)], rules)
    expect(changes.map(({ days, percent, isOver }) => [days, percent, isOver])).toEqual([
      [30, -5.4, true],
      [180, -11.7, true],
    ])
  })

  test('is unknown where nobody was weighed then; a gain counts as well as a loss', () => {
    expect(weightChanges([weighed(5, 56), weighed(0, 53)], rules)).toMatchObject([
      { days: 30, from: null, percent: null, isOver: false },
      { days: 180, from: null, percent: null, isOver: false },
    ])
    expect(weightChanges([weighed(30, 50), weighed(0, 52.5)], rules)[0]).toMatchObject({ percent: 5, isOver: true })
    expect(weightChanges([], rules)).toEqual([])
  })
})

describe('an entry', () => {
  test('that cannot be is refused at its field, an unusual one asks to be looked at', () => {
    const fluid = (ml: number) => ({ kind: 'fluid-in', fluid: 'water', ml }) as const
    expect(faultsOfChart(fluid(0), 0, numbers)).toMatchObject([{ where: 'ml', because: 'impossible' }])
    expect(faultsOfChart(fluid(900), 0, numbers)).toMatchObject([{ where: 'ml', because: 'unusual', max: 600 }])
    expect(faultsOfChart(fluid(250), 0, numbers)).toEqual([])
    expect(faultsOfChart(fluid(Number.NaN), 0, numbers)).toMatchObject([{ because: 'impossible' }])
  })

  test('of a sleep ends after it began', () => {
    const at = noon(today)
    const sleep = { kind: 'sleep', until: at - 60_000, quality: null } as const
    expect(faultsOfChart(sleep, at, numbers)).toMatchObject([{ where: 'until', because: 'impossible' }])
    expect(faultsOfChart({ ...sleep, until: at + 8 * 3_600_000 }, at, numbers)).toEqual([])
  })

  test('is kept with the decimals of its range', () => {
    expect(roundChart({ kind: 'weight', kg: 52.349 }, numbers)).toEqual({ kind: 'weight', kg: 52.3 })
    expect(isUnusualWeight(50, 55, 8)).toBe(true)
    expect(isUnusualWeight(54, 55, 8)).toBe(false)
    expect(isUnusualWeight(54, null, 8)).toBe(false)
  })

  test('of no stool has neither form nor amount', () => {
    const none = { kind: 'bowel', hasPassed: false, bristol: null, amount: null }
    expect(ChartValue.safeParse(none).success).toBe(true)
    expect(ChartValue.safeParse({ ...none, bristol: 4 }).success).toBe(false)
    expect(ChartValue.safeParse({ ...none, hasPassed: true, bristol: 8 }).success).toBe(false)
  })
})
