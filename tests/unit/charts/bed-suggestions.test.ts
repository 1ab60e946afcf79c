import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suggestMoves, suggestSleep } from '#shared/features/charts/bed-suggestions.rules.ts'
import { ChartNumbers } from '#shared/features/charts/charts.model.ts'
import data from '../../../resources/charts/entries-2026-12.json' with { type: 'json' }

const MINUTE = 60_000
const settings = ChartNumbers.parse(data).suggestions
/** Runs of one state, a sample a minute from 0 on. */
const night = (...runs: [boolean | null, number][]) => {
  let at = 0
  return runs.flatMap(([inBed, minutes]) => Array.from({ length: minutes }, () => ({ at: MINUTE * at++, inBed })))
}

describe('sleep from the mattress', () => {
  test('is the longest stretch in bed; a short walk is bridged and told', () => {
    const found = suggestSleep(night([false, 60], [true, 200], [false, 10], [true, 180], [false, 90]), settings)
    expect(found).toEqual({ sleep: { from: 60 * MINUTE, to: 450 * MINUTE, outMinutes: 10, unheardMinutes: 0 } })
  })

  test('is not made of silence', () => {
    expect(suggestSleep(night([true, 200], [null, 200]), settings)).toEqual({ because: 'unheard', unheardMinutes: 200 })
    expect(suggestSleep([], settings)).toEqual({ because: 'unheard', unheardMinutes: 0 })
  })

  test('is not suggested for a nap', () => {
    expect(suggestSleep(night([false, 400], [true, 60]), settings)).toEqual({ because: 'no-sleep', unheardMinutes: 0 })
  })

  const run = fc.tuple(fc.constantFrom(true, false, null), fc.integer({ min: 1, max: 300 }))
  property.prop([fc.array(run, { maxLength: 12 })])('lies within the night and begins and ends in bed', (runs) => {
    const minutes = night(...runs)
    const found = suggestSleep(minutes, settings)
    if (!('sleep' in found)) return
    const { from, to, outMinutes, unheardMinutes } = found.sleep
    expect(minutes.find(({ at }) => at === from)?.inBed).toBe(true)
    expect(minutes.find(({ at }) => at === to - MINUTE)?.inBed).toBe(true)
    const within = minutes.filter(({ at }) => at >= from && at < to)
    expect(within.filter(({ inBed }) => inBed === false)).toHaveLength(outMinutes)
    expect(within.filter(({ inBed }) => inBed === null)).toHaveLength(unheardMinutes)
  })
})

test('a move is coming back to bed or lying down after sitting up, never the end of a silence', () => {
  const bed = night([true, 1], [false, 1], [true, 1], [null, 1], [true, 1])
  const sitting = [
    { at: 10 * MINUTE, value: 1 },
    { at: 12 * MINUTE, value: 0 },
    { at: 14 * MINUTE, value: null },
    { at: 15 * MINUTE, value: 0 },
  ]
  expect(suggestMoves(bed, sitting)).toEqual([
    { at: 2 * MINUTE, because: 'back-in-bed' },
    { at: 12 * MINUTE, because: 'lay-down' },
  ])
})
