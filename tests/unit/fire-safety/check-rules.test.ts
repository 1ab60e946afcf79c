import { describe, expect, test } from 'vitest'
import { listOfKind, loadCheckLists } from '#main/features/self-checks/check-lists.ts'
import { CheckAnswer, type CheckAnswers } from '#shared/features/self-checks/self-checks.model.ts'
import {
  applyChanges,
  itemsOf,
  lackOf,
  missedSpans,
  openItems,
  spanOfCycle,
  wantingItems,
} from '#shared/features/self-checks/self-checks.rules.ts'

const lists = loadCheckLists()
const monthly = listOfKind(lists, 'fire-monthly')
const hazards = listOfKind(lists, 'major-hazards')
const answer = (part: Partial<CheckAnswer>): CheckAnswer => CheckAnswer.parse({ result: 'in-order', ...part })

describe('the lists', () => {
  test('of R09 have the eleven sections with at least four items each, each item a code of its own', () => {
    expect(monthly.sections.map(({ title }) => title)).toEqual([
      ...['责任制度', '疏散通道', '消防设施', '灭火器', '电气燃气', '厨房', '重点部位', '宣传培训', '控制室'],
      ...['电动自行车', '微型消防站'],
    ])
    expect(monthly.sections.every(({ items }) => items.length >= 4)).toBe(true)
    for (const list of lists) {
      const codes = itemsOf(list).map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })

  test('of R13 have the five groups, answered with yes or no, none of them verified', () => {
    expect(hazards.sections).toHaveLength(5)
    expect(hazards.results).toEqual(['in-order', 'wanting'])
    expect(itemsOf(hazards).some(({ isVerified }) => isVerified)).toBe(false)
  })
})

describe('an answer', () => {
  test('that is wanting needs its problem, who mends it and until when', () => {
    expect(lackOf(monthly, answer({}))).toEqual([])
    expect(lackOf(monthly, answer({ result: 'wanting' }))).toEqual(['problem', 'responsible', 'dueOn'])
    const told = answer({ result: 'wanting', problem: '堵塞', responsible: '李', dueOn: '2026-11-01' })
    expect(lackOf(monthly, told)).toEqual([])
    expect(lackOf(hazards, told)).toEqual(['measure'])
  })

  test('is laid over the draft, and taken back with null', () => {
    const first: CheckAnswers = { '01.1': answer({}) }
    const next = applyChanges(first, { '01.2': answer({ result: 'wanting' }), '01.1': null })
    expect(Object.keys(next)).toEqual(['01.2'])
    expect(openItems(monthly, next).slice(0, 2)).toEqual([
      { code: '01.1', lacks: null },
      { code: '01.2', lacks: ['problem', 'responsible', 'dueOn'] },
    ])
    expect(wantingItems(monthly, next).map(({ code }) => code)).toEqual(['01.2'])
  })
})

describe('the span a check stands for', () => {
  test.each([
    ['weekly', '2026-11-01', { from: '2026-10-26', until: '2026-11-01' }],
    ['fire-monthly', '2026-02-10', { from: '2026-02-01', until: '2026-02-28' }],
    ['major-hazards', '2026-11-01', { from: '2026-10-01', until: '2026-12-31' }],
    ['before-holiday', '2026-09-20', null],
    ['before-holiday', '2026-09-21', { from: '2026-09-21', until: '2026-09-30' }],
    ['before-holiday', '2026-10-01', null],
  ] as const)('%s on %s', (kind, day, span) => {
    expect(spanOfCycle(listOfKind(lists, kind), day)).toEqual(span)
  })

  test('is missed once it ended without a signed check; the first and the last day still count', () => {
    const about = { from: '2026-08-15', until: '2026-12-31', since: '2026-08-20', today: '2026-12-01' }
    const made = [
      { kind: 'fire-monthly' as const, on: '2026-09-01', isSigned: true },
      { kind: 'fire-monthly' as const, on: '2026-10-31', isSigned: true },
      { kind: 'fire-monthly' as const, on: '2026-11-10', isSigned: false },
      { kind: 'weekly' as const, on: '2026-11-10', isSigned: true },
    ]
    expect(missedSpans(monthly, made, about).map(({ until }) => until)).toEqual(['2026-08-31', '2026-11-30'])
    expect(missedSpans(monthly, [], { ...about, until: '2026-09-29' }).map(({ until }) => until)).toEqual([
      '2026-08-31',
    ])
    expect(missedSpans(hazards, [], about).map(({ until }) => until)).toEqual(['2026-09-30'])
  })
})
