import { describe, expect, it } from 'vitest'
import {
  type BedMinute,
  bandsOf,
  limitsOf,
  minuteAt,
  minuteMs,
  pathOf,
  rangeOf,
  rowsOf,
} from '../../../src-renderer/features/wall/bed-chart.ts'

const minute = (index: number, part: Partial<BedMinute> = {}): BedMinute => ({
  at: index * minuteMs,
  heartRate: 60,
  respiration: 14,
  inBed: true,
  ...part,
})

describe('24 hours of a bed', () => {
  it('draws a gap as a gap: the pen is lifted where nothing was read', () => {
    const points = [0, 1, 2, 5, 6].map((index) => ({ at: index * minuteMs, value: index === 1 ? null : 60 }))
    const path = pathOf(
      points,
      (at) => at / minuteMs,
      (value) => value,
    )
    expect(path.match(/M/g)).toHaveLength(3)
    expect(path).toContain('M5.0 60.0h0.01L6.0 60.0')
  })

  it('tells in bed, out of bed and unknown apart, each from its first to its last minute', () => {
    const minutes = [minute(0), minute(1), minute(2, { inBed: false }), minute(3, { inBed: null }), minute(4)]
    expect(bandsOf(minutes)).toEqual([
      { from: 0, to: 2 * minuteMs, inBed: true },
      { from: 2 * minuteMs, to: 3 * minuteMs, inBed: false },
      { from: 3 * minuteMs, to: 4 * minuteMs, inBed: null },
      { from: 4 * minuteMs, to: 5 * minuteMs, inBed: true },
    ])
  })

  it('keeps a quiet heart quiet and always shows the limits', () => {
    expect(rangeOf([61, 64], [], 40)).toEqual([60, 100])
    expect(rangeOf([61, 64], [44, 116], 40)).toEqual([40, 120])
    expect(rangeOf([], [], 40)).toEqual([0, 40])
  })

  it('draws the limits a rule has and none it has not', () => {
    const limits = limitsOf({ above: { highAtOrAbove: 116, mediumAtOrAbove: 96 }, below: { highAtOrBelow: 44 } })
    expect(limits.map(({ value, priority, side }) => `${priority} ${side} ${value}`)).toEqual([
      'high above 116',
      'medium above 96',
      'high below 44',
    ])
  })

  it('tells the same as a table, unknown minutes counted as unknown', () => {
    const minutes = [
      minute(0, { heartRate: 58 }),
      minute(1, { heartRate: 66 }),
      minute(2, { heartRate: null, respiration: null, inBed: null }),
      minute(15, { heartRate: null, respiration: null, inBed: false }),
    ]
    expect(rowsOf(minutes, 15 * minuteMs)).toMatchObject([
      { at: 0, heartRate: { low: 58, mean: 62, high: 66 }, inBedMinutes: 2, unknownMinutes: 1 },
      { at: 15 * minuteMs, heartRate: null, respiration: null, outOfBedMinutes: 1 },
    ])
  })

  it('reads the minute under the cursor and nothing outside', () => {
    const minutes = [minute(10), minute(11, { heartRate: 71 })]
    expect(minuteAt(minutes, 11 * minuteMs + 30_000)?.heartRate).toBe(71)
    expect(minuteAt(minutes, 12 * minuteMs)).toBeUndefined()
  })
})
