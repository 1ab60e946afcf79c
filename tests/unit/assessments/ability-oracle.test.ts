// The scale of ability against a table written apart from it: points of every item, thresholds, change rules alone and together.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadScales } from '#main/features/assessments/index.ts'
import { judge } from '#shared/features/assessments/judgement.rules.ts'
import { itemsOf, type Scale } from '#shared/features/assessments/scale.model.ts'

const scale = loadScales().find(({ code }) => code === 'ability') as Scale

/** Highest points of each item, in the order of the form; the lowest is 0 and every whole number between is offered. */
const oracle: readonly [code: string, name: string, most: number][] = [
  ['B.1.1', '进食', 4],
  ['B.1.2', '修饰', 4],
  ['B.1.3', '洗澡', 4],
  ['B.1.4', '穿／脱上衣', 4],
  ['B.1.5', '穿／脱裤子和鞋袜', 4],
  ['B.1.6', '小便控制', 4],
  ['B.1.7', '大便控制', 4],
  ['B.1.8', '如厕', 4],
  ['B.2.1', '床上体位转移', 4],
  ['B.2.2', '床椅转移', 4],
  ['B.2.3', '平地行走', 4],
  ['B.2.4', '上下楼梯', 3],
  ['B.3.1', '时间定向', 4],
  ['B.3.2', '空间定向', 4],
  ['B.3.3', '人物定向', 4],
  ['B.3.4', '记忆', 4],
  ['B.3.5', '理解能力', 4],
  ['B.3.6', '表达能力', 4],
  ['B.3.7', '攻击行为', 1],
  ['B.3.8', '抑郁症状', 1],
  ['B.3.9', '意识水平', 2],
  ['B.4.1', '视力', 2],
  ['B.4.2', '听力', 2],
  ['B.4.3', '执行日常事务', 4],
  ['B.4.4', '使用交通工具外出', 3],
  ['B.4.5', '社会交往能力', 4],
]
const coma = 'A.5.11'
const dementia = 'A.4.1'
const events = ['A.2.14.1', 'A.2.14.2', 'A.2.14.3', 'A.2.14.4', 'A.2.14.5']
const noFacts = Object.fromEntries([coma, dementia, ...events].map((code) => [code, 0]))

function levelByOracle(total: number): number {
  if (total === 90) return 0
  if (total > 65) return 1
  if (total > 45) return 2
  return total > 29 ? 3 : 4
}

function finalByOracle(total: number, facts: Record<string, number>): number {
  if (facts[coma] === 1) return 4
  const isWorse = facts[dementia] === 1 || events.reduce((sum, code) => sum + (facts[code] ?? 0), 0) >= 2
  return Math.min(4, levelByOracle(total) + (isWorse ? 1 : 0))
}

/** Answers with exactly this total: the form is filled from the top until the points are used up. */
function answersOf(total: number): Record<string, number> {
  let left = total
  return Object.fromEntries(
    oracle.map(([code, , most]) => {
      const score = Math.min(most, left)
      left -= score
      return [code, score]
    }),
  )
}

test('the form has these 26 items in this order, each with every point from 0 to its most: 90 in all', () => {
  expect(
    itemsOf(scale).map(({ code, name, options }) => [code, name, Math.max(...options.map(({ score }) => score))]),
  ).toEqual(oracle)
  for (const { code, options } of itemsOf(scale)) {
    const scores = options.map(({ score }) => score)
    expect([code, scores]).toEqual([code, scores.map((_score, index) => scores.length - 1 - index)])
  }
  const { blocks, max } = judge(scale, {}, {})
  expect(blocks.map((block) => [block.code, block.of, block.max])).toEqual([
    ['B.1', 8, 32],
    ['B.2', 4, 15],
    ['B.3', 9, 28],
    ['B.4', 5, 15],
  ])
  expect(max).toBe(90)
})

describe('the level', () => {
  test.each([0, 1, 28, 29, 30, 31, 44, 45, 46, 47, 64, 65, 66, 67, 88, 89, 90])(
    'of %i points is the table’s',
    (total) => {
      const { total: told, initial, final } = judge(scale, answersOf(total), noFacts)
      expect([told, initial?.level, final?.level]).toEqual([total, levelByOracle(total), levelByOracle(total)])
    },
  )

  test('one point of any item fewer than all is no longer intact', () => {
    for (const [code, , most] of oracle) {
      const answers = { ...answersOf(90), [code]: most - 1 }
      expect([code, judge(scale, answers, noFacts).final?.short]).toEqual([code, '轻度失能'])
    }
  })

  test('is not known while one item is open, and the total then lies between what is still possible', () => {
    for (const [code, , most] of oracle) {
      const { [code]: _left, ...answers } = answersOf(90)
      const { total, initial, final, missing, possible } = judge(scale, answers, noFacts)
      expect([total, initial, final, missing]).toEqual([null, null, null, [code]])
      expect(possible).toEqual({ from: 90 - most, to: 90 })
    }
  })

  test('is not known while a fact that could change it was not told', () => {
    const { total, initial, final, missing } = judge(scale, answersOf(70), { ...noFacts, [coma]: undefined as never })
    expect([total, initial?.level, final, missing]).toEqual([70, 1, null, [coma]])
  })
})

describe('the change rules', () => {
  const totals = [90, 70, 50, 40, 10]
  const told = {
    coma: { [coma]: 1 },
    dementia: { [dementia]: 1 },
    'two falls': { 'A.2.14.1': 2 },
    'a fall and a choking': { 'A.2.14.1': 1, 'A.2.14.3': 1 },
    'one event': { 'A.2.14.2': 1 },
    'three of every event': Object.fromEntries(events.map((code) => [code, 3])),
    'dementia and two events': { [dementia]: 1, 'A.2.14.5': 2 },
    'coma and all': { [coma]: 1, [dementia]: 1, 'A.2.14.1': 3 },
  }
  test.each(Object.entries(told))('%s at every level', (_what, facts) => {
    for (const total of totals) {
      const all = { ...noFacts, ...facts }
      expect([total, judge(scale, answersOf(total), all).final?.level]).toEqual([total, finalByOracle(total, all)])
    }
  })

  test('dementia and events together count once by default, and each where the house says so; both are named either way', () => {
    const facts = { ...noFacts, [dementia]: 1, 'A.2.14.1': 2 }
    const once = judge(scale, answersOf(70), facts)
    const each = judge(scale, answersOf(70), facts, 'cumulative')
    expect([once.initial?.level, once.final?.level, each.final?.level]).toEqual([1, 2, 3])
    expect(once.changes.map(({ code, because, isApplied }) => [code, because, isApplied])).toEqual([
      ['C.4.2', [dementia], true],
      ['C.4.3', ['A.2.14.1'], false],
    ])
    expect(each.changes.map(({ isApplied }) => isApplied)).toEqual([true, true])
  })
})

test('any answers and any facts come to the level the table says', () => {
  const answers = fc.record(
    Object.fromEntries(oracle.map(([code, , most]) => [code, fc.integer({ min: 0, max: most })])),
  )
  const facts = fc.record({
    ...{ [coma]: fc.constantFrom(0, 0, 0, 1), [dementia]: fc.constantFrom(0, 1) },
    ...Object.fromEntries(events.map((code) => [code, fc.constantFrom(0, 0, 0, 1, 2, 3)])),
  })
  fc.assert(
    fc.property(answers, facts, (given, known) => {
      const total = Object.values(given).reduce((sum, score) => sum + score, 0)
      const judged = judge(scale, given, known)
      expect([judged.total, judged.initial?.level, judged.final?.level]).toEqual([
        total,
        levelByOracle(total),
        finalByOracle(total, known),
      ])
    }),
    { seed: 42_195, numRuns: 2_000 },
  )
})
