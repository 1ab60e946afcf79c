import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import { daysOfWeek, gapsOf, mondayOf } from '#shared/features/duty-roster/duty-roster.rules.ts'
import { handoverState } from '#shared/features/handover/handover.rules.ts'
import { bedCodeOf, readBedCode } from '#shared/features/rounds/bed-code.rules.ts'
import type { PlannedRound } from '#shared/features/rounds/rounds.model.ts'
import { nightOf, roundAtOf, roundsOf } from '#shared/features/rounds/rounds.rules.ts'

const HOUR = 3_600_000
const evening = startOfDay('2026-11-22')

describe('the code of a bed', () => {
  property.prop([fc.uuid(), fc.uuid()])('is short, its own, and read back however it was typed', (one, other) => {
    const code = bedCodeOf(one)
    expect(code).toMatch(/^YIAN-BED-[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(readBedCode(` ${code.toLowerCase()} `)).toBe(code)
    expect(readBedCode(code.slice('YIAN-BED-'.length).replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code)
    if (one !== other) expect(bedCodeOf(other)).not.toBe(code)
  })

  test('of ten thousand beds no two are alike; anything else is none', () => {
    const codes = Array.from({ length: 10_000 }, (_, index) =>
      bedCodeOf(`0199a000-0000-7000-8000-${String(index).padStart(12, '0')}`),
    )
    expect(new Set(codes).size).toBe(codes.length)
    expect(readBedCode('ＹＩＡＮ－ＢＥＤ－０１２３４５６７')).toBe('YIAN-BED-01234567')
    expect(['', '203-1', '6901234567892', 'YIAN-BED-1'].map(readBedCode)).toEqual([null, null, null, null])
  })
})

describe('the rounds of a night', () => {
  const planned: PlannedRound[] = [
    { time: '00:00', careLevels: null, earlyMinutes: 15, lateMinutes: 100 },
    { time: '22:00', careLevels: null, earlyMinutes: 15, lateMinutes: 100 },
    { time: '23:00', careLevels: ['special'], earlyMinutes: 15, lateMinutes: 40 },
  ]
  const rounds = roundsOf('2026-11-22', planned)
  const round = (hours: number, level: string | null) => {
    const at = roundAtOf(evening + hours * HOUR, rounds, level)
    return at === null ? null : (at - evening) / HOUR
  }

  test('go over midnight in order of time, and a night is named by its evening', () => {
    expect(rounds.map(({ at }) => (at - evening) / HOUR)).toEqual([22, 23, 24])
    expect([nightOf(evening + 22 * HOUR), nightOf(evening + 30 * HOUR), nightOf(evening + 11 * HOUR)]).toEqual([
      ...['2026-11-22', '2026-11-22', '2026-11-21'],
    ])
  })

  test('a visit belongs to the round that opened last for this person, and to none outside their times', () => {
    expect([
      round(21.7, null),
      round(21.8, null),
      round(23.2, null),
      round(23.2, 'special'),
      round(23.7, null),
    ]).toEqual([...[null, 22, 22, 23, null]])
    expect(round(23.8, 'nursing')).toBe(24)
  })
})

test('a week begins on Monday, and what nobody is planned for is a gap of it', () => {
  expect([mondayOf('2026-11-22'), mondayOf('2026-11-23'), mondayOf('2026-11-29')]).toEqual([
    ...['2026-11-16', '2026-11-23', '2026-11-23'],
  ])
  expect(daysOfWeek('2026-11-23').at(-1)).toBe('2026-11-29')
  expect(gapsOf('2026-11-23', [])).toHaveLength(7)
})

test('a handover is due for an hour after the shift, then missing; signed and taken over are told apart', () => {
  const shift = { name: 'day' as const, startedAt: evening + 7 * HOUR, endsAt: evening + 15 * HOUR }
  const state = (hours: number, signed: { receivedAt: number | null } | null = null) =>
    handoverState(shift, signed, evening + hours * HOUR)
  expect([state(14.9), state(15), state(15.9), state(16)]).toEqual(['running', 'due', 'due', 'missing'])
  expect([state(20, { receivedAt: null }), state(20, { receivedAt: 1 })]).toEqual(['signed', 'received'])
})
