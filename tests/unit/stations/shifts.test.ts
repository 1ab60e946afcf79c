import { describe, expect, test } from 'vitest'
import { shiftAt } from '#shared/features/stations/shifts.rules.ts'

const times = { day: '07:30', swing: '15:30', night: '23:30' }
/** An instant of 2026-11-10 in Asia/Shanghai. */
const at = (hours: number, minutes: number) => Date.UTC(2026, 10, 10, hours - 8, minutes)

describe('the running shift', () => {
  test.each([
    ['07:29 is still the night that began the evening before', at(7, 29), 'night', at(23, 30) - 86_400_000],
    ['07:30 begins the day shift', at(7, 30), 'day', at(7, 30)],
    ['15:29 is the day shift', at(15, 29), 'day', at(7, 30)],
    ['16:00 is the swing shift', at(16, 0), 'swing', at(15, 30)],
    ['23:45 is the night shift', at(23, 45), 'night', at(23, 30)],
  ])('%s', (_what, now, name, startedAt) => {
    expect(shiftAt(now, times)).toEqual({ name, startedAt })
  })

  test('a night shift that starts after midnight is found too', () => {
    expect(shiftAt(at(0, 15), { ...times, night: '00:10' })).toEqual({ name: 'night', startedAt: at(0, 10) })
    expect(shiftAt(at(0, 5), { ...times, night: '00:10' })).toEqual({
      name: 'swing',
      startedAt: at(15, 30) - 86_400_000,
    })
  })
})
