import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import { turningGaps, turningOverdueMinutes } from '#shared/features/charts/turning.rules.ts'

const MINUTE = 60_000
const MIDNIGHT = startOfDay('2026-11-26')
const at = (minutes: number) => MIDNIGHT + minutes * MINUTE

describe('intervals between turns', () => {
  test('a gap over midnight is told in minutes, and the last one is open', () => {
    expect(turningGaps([at(-90), at(45)], at(180), 120)).toEqual([
      { from: at(-90), to: at(45), minutes: 135, isLong: true, isOpen: false },
      { from: at(45), to: at(180), minutes: 135, isLong: true, isOpen: true },
    ])
  })

  test('exactly two hours is not long, and before the first turn nothing is claimed', () => {
    expect(turningGaps([at(0)], at(120), 120)).toMatchObject([{ isLong: false, minutes: 120 }])
    expect(turningGaps([], at(120), 120)).toEqual([])
  })

  const minutes = fc.array(fc.integer({ min: -3000, max: 3000 }), { maxLength: 40 })

  property.prop([minutes, fc.integer({ min: 3000, max: 4000 })])(
    'intervals join without a hole or an overlap from the first turn until now',
    (turns, now) => {
      const gaps = turningGaps(turns.map(at), at(now), 120)
      expect(gaps).toHaveLength(new Set(turns).size)
      expect(gaps.slice(1).map(({ from }) => from)).toEqual(gaps.slice(0, -1).map(({ to }) => to))
      if (turns.length > 0) {
        expect(gaps[0]!.from).toBe(at(Math.min(...turns)))
        expect(gaps.at(-1)!.to).toBe(at(now))
      }
    },
  )

  property.prop([minutes, fc.integer({ min: 0, max: 1440 })])(
    'the same turns at another time of day give the same intervals: midnight cuts none',
    (turns, shift) => {
      const lengths = (by: number) =>
        turningGaps(
          turns.map((turn) => at(turn + by)),
          at(5000 + by),
          120,
        ).map((gap) => gap.minutes)
      expect(lengths(shift)).toEqual(lengths(0))
    },
  )
})

describe('a planned turn', () => {
  const now = at(300)
  const rule = { now, overdueMinutes: 60, earlyMinutes: 30 }

  test('is overdue when more than an hour passed and nobody turned the person since', () => {
    expect(turningOverdueMinutes([at(180), at(240)], [], rule)).toBe(120)
    expect(turningOverdueMinutes([at(240)], [], rule)).toBeNull()
    expect(turningOverdueMinutes([at(239)], [], rule)).toBe(61)
  })

  test('is answered by a turn a little before it or any time after', () => {
    expect(turningOverdueMinutes([at(180)], [at(150)], rule)).toBeNull()
    expect(turningOverdueMinutes([at(180)], [at(149)], rule)).toBe(120)
    expect(turningOverdueMinutes([at(180)], [at(290)], rule)).toBeNull()
  })

  test('that is still to come is not overdue, and a turn in the future answers nothing', () => {
    expect(turningOverdueMinutes([at(320)], [], rule)).toBeNull()
    expect(turningOverdueMinutes([at(180)], [at(400)], rule)).toBe(120)
  })
})
