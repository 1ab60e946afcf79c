import { describe, expect, test } from 'vitest'
import { loadScales } from '#main/features/assessments/index.ts'
import { isFactValue, isOffered, judge } from '#shared/features/assessments/judgement.rules.ts'
import { itemsOf, type Scale } from '#shared/features/assessments/scale.model.ts'
import { keyOfOption, scoreOfKey } from '../../../src-renderer/features/assessments/item-keys.ts'

const scales = loadScales()
const named = (code: string) => scales.find((scale) => scale.code === code) as Scale
const scoresOf = (item: { options: { score: number }[] }) => item.options.map(({ score }) => score)

/** Every total the items of a scale can come to. */
function totalsOf(scale: Scale): number[] {
  let totals = new Set([0])
  for (const item of itemsOf(scale)) {
    totals = new Set([...totals].flatMap((total) => scoresOf(item).map((score) => total + score)))
  }
  return [...totals].sort((left, right) => left - right)
}

describe.each(scales.map((scale) => [scale.code, scale] as const))('the scale %s', (_code, scale) => {
  test('names its items and facts once each, and says what it stands on', () => {
    const codes = [...itemsOf(scale), ...scale.facts].map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(scale.basis.length).toBeGreaterThan(10)
    expect(scale.isVerified || scale.toVerify !== undefined).toBe(true)
    for (const item of itemsOf(scale)) expect(new Set(scoresOf(item)).size).toBe(item.options.length)
  })

  test('has exactly one level for every total that can come about', () => {
    if (scale.matrix) return
    for (const total of totalsOf(scale)) {
      const levels = scale.levels.filter(({ from, to }) => total >= (from ?? 0) && total <= (to ?? 0))
      expect([total, levels.length]).toEqual([total, 1])
    }
  })

  test('can be answered by one key an item, each key one answer', () => {
    for (const item of itemsOf(scale)) {
      const keys = item.options.map((_option, index) => keyOfOption(item, index))
      expect([item.code, keys.every((key) => /^\d$/.test(key)), new Set(keys).size]).toEqual([
        item.code,
        true,
        keys.length,
      ])
      expect(keys.map((key) => scoreOfKey(item, key))).toEqual(scoresOf(item))
      expect(scoreOfKey(item, 'x')).toBeUndefined()
    }
  })
})

test('thresholds of the other scales are the published ones', () => {
  const levelAt = (code: string, total: number) =>
    named(code).levels.find(({ from = 0, to = 0 }) => total >= from && total <= to)?.name
  expect([40, 41, 60, 61, 99, 100].map((total) => levelAt('barthel', total))).toEqual([
    '重度依赖',
    '中度依赖',
    '中度依赖',
    '轻度依赖',
    '轻度依赖',
    '无需依赖',
  ])
  expect([9, 10, 12, 13, 14, 15, 18, 19].map((total) => levelAt('braden', total))).toEqual([
    ...['极高危', '高危', '高危', '中危', '中危', '低危', '低危', '无风险'],
  ])
  expect([24, 25, 44, 45].map((total) => levelAt('morse', total))).toEqual(['低危', '中危', '中危', '高危'])
  expect([26, 27, 20, 21, 9, 10].map((total) => levelAt('mmse', total))).toEqual([
    ...['轻度认知障碍', '正常', '中度认知障碍', '轻度认知障碍', '重度认知障碍', '中度认知障碍'],
  ])
  expect(totalsOf(named('barthel')).at(-1)).toBe(100)
  expect([totalsOf(named('braden'))[0], totalsOf(named('braden')).at(-1)]).toEqual([6, 23])
  expect(totalsOf(named('morse')).at(-1)).toBe(125)
  expect(totalsOf(named('mmse')).at(-1)).toBe(30)
})

test('the insurance’s level comes from the degrees of its three parts, the worse of the last two', () => {
  const scale = named('ltci')
  const best = Object.fromEntries(itemsOf(scale).map((item) => [item.code, Math.max(...scoresOf(item))]))
  const worst = Object.fromEntries(itemsOf(scale).map((item) => [item.code, Math.min(...scoresOf(item))]))
  const part = (from: Record<string, number>, block: string) =>
    Object.fromEntries(Object.entries(from).filter(([code]) => code.startsWith(block)))
  expect(judge(scale, best, {}).final?.level).toBe(0)
  expect(judge(scale, worst, {}).final?.level).toBe(5)
  expect(judge(scale, { ...best, ...part(worst, '1.') }, {}).final?.level).toBe(3)
  expect(judge(scale, { ...best, ...part(worst, '2.') }, {}).final?.level).toBe(1)
  expect(judge(scale, { ...worst, ...part(best, '2.') }, {}).final?.level).toBe(5)
})

test('what a scale does not offer is told apart', () => {
  const scale = named('ability')
  expect([isOffered(scale, 'B.2.4', 3), isOffered(scale, 'B.2.4', 4), isOffered(scale, 'B.1.1', 2.5)]).toEqual([
    ...[true, false, false],
  ])
  expect(isOffered(scale, 'B.9.9', 0)).toBe(false)
  expect([0, 3, 4, -1, 1.5].map((value) => isFactValue(scale, 'A.2.14.1', value))).toEqual([
    ...[true, true, false, false, false],
  ])
  expect([isFactValue(scale, 'A.5.11', 1), isFactValue(scale, 'A.5.11', 2)]).toEqual([true, false])
})
