import { describe, expect, it } from 'vitest'
import { rollUpHour, rollUpMinutes } from '#main/features/devices/roll-up.ts'

const M = 60_000
const start = 1_790_000_040_000 - (1_790_000_040_000 % 3_600_000)

describe('what a minute comes to', () => {
  it('is its lowest, highest and mean reading, and a minute nobody measured gives no row', () => {
    const samples = [
      { at: start + 1000, value: 60 },
      { at: start + 2000, value: 80 },
      { at: start + 3000, value: null },
      { at: start + 2 * M, value: 90 },
    ]
    expect(rollUpMinutes('heart_rate_bpm', samples, start)).toEqual([
      { at: start, lowest: 60, highest: 80, mean: 70, readings: 2, presentSeconds: null },
      { at: start + 2 * M, lowest: 90, highest: 90, mean: 90, readings: 1, presentSeconds: null },
    ])
  })

  it('counts the seconds somebody lay there, also when the state began in the minute before', () => {
    const samples = [
      { at: start - 30_000, value: 1 },
      { at: start + 15_000, value: 0 },
      { at: start + 45_000, value: 1 },
      { at: start + 45_000 + 60_000, value: 1 },
    ]
    const seconds = rollUpMinutes('in_bed', samples, start).map(({ at, presentSeconds }) => [
      at - start,
      presentSeconds,
    ])
    expect(seconds).toEqual([
      [0, 30],
      [M, 45],
    ])
  })

  it('does not draw a silent sensor on: after ninety seconds nobody knows', () => {
    const samples = [
      { at: start, value: 1 },
      { at: start + 10 * M, value: 1 },
    ]
    const present = rollUpMinutes('in_bed', samples, start).reduce((sum, one) => sum + (one.presentSeconds ?? 0), 0)
    expect(present).toBe(90)
  })
})

describe('what an hour comes to', () => {
  it('weighs its minutes by their readings', () => {
    const minute = { lowest: 60, highest: 60, mean: 60, readings: 1, presentSeconds: null }
    expect(
      rollUpHour([
        { ...minute, at: start },
        { ...minute, at: start + M, highest: 100, mean: 90, readings: 2 },
      ]),
    ).toEqual({
      ...{ at: start, lowest: 60, highest: 100, mean: 80, readings: 3, presentSeconds: null },
    })
  })

  it('is nothing when nothing was measured', () => {
    expect(rollUpHour([])).toBeNull()
  })
})
