import { describe, expect, test } from 'vitest'
import { News2Table, scoreNews2 } from '#shared/features/vitals/news2.rules.ts'
import { isRoundTold, News2Responses, nextObservation } from '#shared/features/vitals/news2-response.rules.ts'
import tableData from '../../../resources/vitals/news2-2017.json' with { type: 'json' }
import responseData from '../../../resources/vitals/news2-response-2026-12.json' with { type: 'json' }

const HOUR = 3_600_000
const AT = 1_800_000_000_000
const [table, responses] = [News2Table.parse(tableData), News2Responses.parse(responseData)]
const seen = <Value>(value: Value) => ({ value, at: AT })
const well = {
  ...{ respiration: seen(16), spo2: seen(97), oxygen: seen(false), systolic: seen(125), pulse: seen(72) },
  ...{ consciousness: seen('A' as const), temperature: seen(36.6) },
}
const nextOf = (part: Partial<typeof well>) =>
  nextObservation(responses, scoreNews2(table, { ...well, ...part }, 1, AT), AT)

describe('what a score asks for', () => {
  test.each([
    ['nothing', {}, 'none', 12, [], false],
    ['1 to 4 points', { pulse: seen(95) }, 'low', 6, ['nurse'], false],
    ['a single 3', { pulse: seen(135) }, 'low-medium', 1, ['nurse', 'physician'], false],
    [
      '5 points',
      { respiration: seen(22), spo2: seen(93), pulse: seen(95) },
      'medium',
      1,
      ['nurse', 'physician'],
      false,
    ],
    [
      '7 points',
      { respiration: seen(26), spo2: seen(90), pulse: seen(95) },
      'high',
      0.5,
      ['nurse', 'physician', 'emergency'],
      true,
    ],
  ] as const)('%s', (_name, part, band, hours, call, isContinuous) => {
    expect(nextOf(part as never)).toMatchObject({ band, dueBy: AT + hours * HOUR, call, isContinuous, missing: [] })
  })

  test('a partial score that proves no band has no next time, and says what is missing', () => {
    const { temperature: _temperature, ...partial } = well
    const next = nextObservation(responses, scoreNews2(table, partial, 1, AT), AT)
    expect(next).toMatchObject({ band: null, dueBy: null, call: [], missing: ['temperature'] })
  })

  test('a partial score with a single 3 asks for what it proves at least', () => {
    const next = nextObservation(responses, scoreNews2(table, { pulse: seen(135) }, 1, AT), AT)
    expect(next).toMatchObject({ band: 'low-medium', isAtLeast: true, dueBy: AT + HOUR })
    expect(next.missing).toHaveLength(6)
  })

  test('a routine round is told for a day, an urgent one until it is done', () => {
    const [routine, urgent] = [nextOf({}), nextOf({ pulse: seen(135) })]
    expect(isRoundTold(responses, routine, AT + 13 * HOUR)).toBe(true)
    expect(isRoundTold(responses, routine, AT + 37 * HOUR)).toBe(false)
    expect(isRoundTold(responses, urgent, AT + 100 * HOUR)).toBe(true)
  })
})
