import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { BinderTopic } from '#shared/features/binder/binder.model.ts'
import { stateOfClause } from '#shared/features/binder/binder.rules.ts'
import { lastCoveredBefore, overlapOf, uncoveredIn } from '#shared/features/binder/coverage.rules.ts'
import type { EvidenceGap, EvidenceTopic } from '#shared/features/binder/evidence.model.ts'

const within = { from: '2026-01-01', until: '2026-01-31' }
const day = (offset: number) => addDays('2026-01-01', offset)

describe('what was not in force', () => {
  test.each([
    ['nothing at all', [], [within]],
    ['a cover without an end', [{ from: '2025-01-01', until: null }], []],
    [
      'a cover that ends inside',
      [{ from: '2025-01-01', until: '2026-01-10' }],
      [{ from: '2026-01-11', until: '2026-01-31' }],
    ],
    [
      'one lost day between two covers',
      [
        { from: '2026-01-12', until: null },
        { from: '2025-12-01', until: '2026-01-10' },
      ],
      [{ from: '2026-01-11', until: '2026-01-11' }],
    ],
    [
      'covers that touch leave no hole',
      [
        { from: '2026-01-01', until: '2026-01-15' },
        { from: '2026-01-16', until: '2026-02-01' },
      ],
      [],
    ],
    ['a cover that lies elsewhere', [{ from: '2026-02-01', until: null }], [within]],
  ] as const)('%s', (_name, covers, holes) => {
    expect(uncoveredIn(within, covers)).toEqual(holes)
  })

  const covers = fc.array(
    fc.record({
      from: fc.integer({ min: -20, max: 50 }),
      days: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
    }),
    { maxLength: 8 },
  )
  propertyTest.prop([covers])('is every day no cover reaches and no other', (drawn) => {
    const spans = drawn.map(({ from, days }) => ({ from: day(from), until: days === null ? null : day(from + days) }))
    const holes = uncoveredIn(within, spans)
    for (let offset = 0; offset <= 30; offset += 1) {
      const on = day(offset)
      const isCovered = spans.some(({ from, until }) => from <= on && (until === null || until >= on))
      expect(holes.some(({ from, until }) => from <= on && on <= until)).toBe(!isCovered)
    }
  })

  test('the last day something was in force is told, or that nothing ever was', () => {
    const spans = [{ from: '2025-03-01', until: '2026-01-10' }]
    expect(lastCoveredBefore('2026-01-11', spans)).toBe('2026-01-10')
    expect(lastCoveredBefore('2026-01-05', spans)).toBe('2026-01-04')
    expect(lastCoveredBefore('2025-03-01', spans)).toBeNull()
    expect(overlapOf({ from: '2026-02-01', until: null }, within)).toBeNull()
  })
})

describe('how a clause stands', () => {
  const shownWith = (...answers: [EvidenceTopic, number, number][]) =>
    new Map(
      answers.map(([topic, recordCount, gaps]): [EvidenceTopic, BinderTopic] => [
        topic,
        { topic, recordCount, records: [], gaps: Array.from({ length: gaps }, () => ({}) as EvidenceGap) },
      ]),
    )
  test('one gap outweighs every record; no answer at all is not the same as in order', () => {
    expect(stateOfClause(['incidents'], new Map())).toBe('not-kept')
    expect(stateOfClause([], shownWith(['incidents', 5, 0]))).toBe('not-kept')
    expect(stateOfClause(['incidents'], shownWith(['incidents', 0, 0]))).toBe('no-record')
    expect(stateOfClause(['incidents'], shownWith(['incidents', 1, 0]))).toBe('in-order')
    expect(stateOfClause(['incidents', 'handovers'], shownWith(['incidents', 9, 0], ['handovers', 9, 1]))).toBe('gaps')
  })
})
