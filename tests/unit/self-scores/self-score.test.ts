import { describe, expect, test } from 'vitest'
import { resultOf, scoreFault } from '#shared/features/self-scores/self-score.rules.ts'
import { SelfScoreScale } from '#shared/features/self-scores/self-scores.model.ts'
import file from '../../../resources/self-scores/gbt37276-2026-12.json' with { type: 'json' }

const real = SelfScoreScale.parse(file)
const name = { 'zh-CN': '甲', en: 'A' }
const item = (code: string, max: number) => ({ code, text: code, max, topics: [] })
const scale: SelfScoreScale = {
  ...{ code: 'x', version: '1', title: '', basis: '', isVerified: false, validYears: 3 },
  blocks: [
    { code: 'a', name, max: 20, items: [item('a1', 12), item('a2', 8)] },
    { code: 'b', name, max: 80, items: [item('b1', 80)] },
  ],
  levels: [
    { level: 1, name: '一级', total: 40, blockRate: 0.3 },
    { level: 2, name: '二级', total: 60, blockRate: 0.5 },
  ],
}

describe('what scores come to', () => {
  test.each([
    [
      'exactly the first line',
      { a1: 6, a2: 0, b1: 34 },
      1,
      {
        level: 2,
        points: 20,
        blocks: [
          { code: 'a', points: 4 },
          { code: 'b', points: 6 },
        ],
      },
    ],
    ['half a point below the line', { a1: 6, a2: 0, b1: 33.5 }, null, { level: 1, points: 0.5, blocks: [] }],
    [
      'enough in all, but one block too weak',
      { a1: 5.5, a2: 0, b1: 80 },
      null,
      { level: 1, points: 0, blocks: [{ code: 'a', points: 0.5 }] },
    ],
    ['the highest has nothing to come', { a1: 12, a2: 8, b1: 80 }, 2, null],
    [
      'nothing at all',
      { a1: 0, a2: 0, b1: 0 },
      null,
      {
        level: 1,
        points: 40,
        blocks: [
          { code: 'a', points: 6 },
          { code: 'b', points: 24 },
        ],
      },
    ],
  ] as const)('%s', (_name, scores, level, next) => {
    const result = resultOf(scale, scores)
    expect(result.level).toBe(level)
    if (next === null) expect(result.next).toBeNull()
    else expect(result.next).toMatchObject(next)
  })

  test('an item nobody scored is not 0: there is no level yet', () => {
    const result = resultOf(scale, { a1: 12, b1: 80 })
    expect(result).toMatchObject({ total: 92, unscored: 1, level: null, levelName: null })
    expect(result.blocks[0]).toMatchObject({ scored: 1, of: 2, score: 12 })
  })

  test('a score over the item’s, or of no item, is found', () => {
    expect(scoreFault(scale, { a1: 12, a2: null })).toBeNull()
    expect(scoreFault(scale, { a1: 12.5 })).toEqual({ code: 'a1', max: 12 })
    expect(scoreFault(scale, { z9: 1 })).toEqual({ code: 'z9', max: null })
  })
})

test('the scale in force: items fill their blocks, 1,000 points in all, levels rise', () => {
  for (const block of real.blocks) expect(block.items.reduce((sum, { max }) => sum + max, 0)).toBe(block.max)
  expect(real.blocks.map(({ max }) => max)).toEqual([120, 130, 150, 600])
  const codes = real.blocks.flatMap(({ items }) => items.map(({ code }) => code))
  expect(new Set(codes).size).toBe(codes.length)
  const totals = real.levels.map(({ total }) => total)
  expect(totals).toEqual([...totals].sort((left, right) => left - right))
  const best = resultOf(
    real,
    Object.fromEntries(real.blocks.flatMap(({ items }) => items.map(({ code, max }) => [code, max]))),
  )
  expect(best).toMatchObject({ total: 1000, level: 5, next: null })
})
