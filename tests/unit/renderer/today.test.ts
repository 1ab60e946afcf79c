import { describe, expect, it } from 'vitest'
import { standingGapKinds } from '#main/features/binder/standing-gaps.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { foldDuties } from '../../../src-renderer/features/today/duty-folds.ts'
import { groupDuties, groupOf } from '../../../src-renderer/features/today/duty-groups.ts'
import { houseNumbersOf, percentText, shiftAt } from '../../../src-renderer/features/today/house-numbers.ts'
import { readUnfolded } from '../../../src-renderer/features/today/use-unfolded.ts'
import english from '../../../src-renderer/i18n/en/today.json' with { type: 'json' }
import chinese from '../../../src-renderer/i18n/zh-CN/today.json' with { type: 'json' }

const today = '2026-11-22'
const duty = (key: string, dueOn: string): Duty => ({
  key,
  dueOn,
  kind: 'birthday',
  owner: 'office',
  link: '/',
  values: {},
  basis: null,
  snoozed: null,
})

describe('Today', () => {
  it('groups duties as overdue, today, within 7 days and within 30 days, the longest overdue first', () => {
    const groups = groupDuties(
      [
        duty('d', '2026-12-20'),
        duty('b', '2026-11-22'),
        duty('c', '2026-11-29'),
        duty('a2', '2026-11-21'),
        duty('a1', '2026-10-01'),
      ],
      today,
    )
    expect(groups.map(({ group, duties }) => [group, duties.map(({ key }) => key)])).toEqual([
      ['overdue', ['a1', 'a2']],
      ['today', ['b']],
      ['week', ['c']],
      ['month', ['d']],
    ])
    expect(groupOf({ dueOn: '2026-11-30' }, today)).toBe('month')
  })

  it('calls the occupancy of a home without beds unknown, not 0', () => {
    expect(percentText(houseNumbersOf([]).occupancy)).toBeNull()
  })

  it('knows the shift, also over midnight', () => {
    const starts = { day: '07:30', swing: '15:30', night: '23:30' }
    expect(shiftAt('07:30', starts).name).toBe('day')
    expect(shiftAt('15:29', starts).name).toBe('day')
    expect(shiftAt('23:29', starts).name).toBe('swing')
    expect(shiftAt('02:00', starts)).toEqual({ name: 'night', from: '23:30', to: '07:30' })
  })
})

describe('duties that belong together', () => {
  const about = (kind: Duty['kind'], person: number, dueOn = '2026-11-01', link = `/residents/${person}`): Duty => ({
    ...duty(`${kind}:${person}`, dueOn),
    ...{ kind, link, values: { residentId: `r${person}`, name: '柯', bedLabel: `10${person}` } },
  })
  const linesOf = (duties: Duty[]) =>
    foldDuties('overdue', duties).map(({ duty: single, fold }) =>
      fold ? [fold.id, fold.dueOn, fold.people, fold.duties.map(({ key }) => key)] : single.key,
    )

  it('stand under one line where the most overdue of them would, each in it once; what is single stays single', () => {
    const duties = [
      about('risk-due', 1, '2026-10-01'),
      about('id-missing', 9, '2026-10-05'),
      about('risk-due', 2, '2026-10-10'),
      about('agreement-ends', 1, '2026-10-12'),
      about('agreement-ends', 2, '2026-10-13'),
      about('risk-due', 3, '2026-10-20'),
    ]
    expect(linesOf(duties)).toEqual([
      ['overdue:risk-due:residents', '2026-10-01', 3, ['risk-due:1', 'risk-due:2', 'risk-due:3']],
      'id-missing:9',
      'agreement-ends:1',
      'agreement-ends:2',
    ])
  })

  it('are not folded with those done at another place', () => {
    const elsewhere = about('risk-due', 3, '2026-11-01', '/risks?resident=3')
    expect(linesOf([about('risk-due', 1), about('risk-due', 2), elsewhere])).toHaveLength(3)
  })

  it('are counted as people only when each is about another one', () => {
    const [same] = foldDuties(
      'overdue',
      [1, 2, 2].map((person) => about('reassess-due', person, '2026-11-01', '/assessments')),
    )
    expect([same?.fold?.people, same?.fold?.link]).toEqual([null, '/assessments'])
    const floors = ['1', '2', '3'].map((floor) => ({ ...duty(floor, '2026-11-01'), values: { floor, count: 4 } }))
    expect(foldDuties('today', floors)[0]?.fold?.people).toBeNull()
    expect(
      foldDuties(
        'overdue',
        [1, 2, 3].map((person) => about('id-missing', person)),
      )[0]?.fold?.link,
    ).toBeNull()
  })

  it('never hide one gap of compliance behind another', () => {
    const gaps = ['plan-missing', 'contract-missing', 'supply-short'].map(
      (gap): Duty => ({ ...duty(gap, '2026-11-01'), kind: 'gap-open', link: '/binder', values: { gap, count: 2 } }),
    )
    expect(linesOf(gaps)).toEqual(['plan-missing', 'contract-missing', 'supply-short'])
    for (const words of [chinese, english]) expect(Object.keys(words.gap).sort()).toEqual([...standingGapKinds].sort())
  })

  it('have words without the floor, number or person of one of them', () => {
    for (const words of [chinese, english]) {
      const named = Object.entries(words.duty).filter(([, sentence]) => sentence.includes('{{'))
      const kinds = new Set(named.map(([kind]) => kind.replace(/_(one|other)$/, '')))
      const together: Record<string, string> = words.together
      expect([...kinds].filter((kind) => !together[kind])).toEqual([])
      expect(Object.values(together).filter((sentence) => sentence.includes('{{'))).toEqual([])
    }
  })

  it('stay unfolded as they were left, whatever else stands in the storage', () => {
    const read = (content: string | null) => [...readUnfolded({ getItem: () => content })]
    expect([read('["a","b",3]'), read(null), read('{'), read('{"a":1}')]).toEqual([['a', 'b'], [], [], []])
  })
})
