import { describe, expect, test } from 'vitest'
import { loadAwardRules } from '#main/features/awards/load-award-rules.ts'
import {
  careMonthsHere,
  countedTo,
  type JudgedFacility,
  type JudgedPerson,
  judgeAwards,
  totalAwards,
  wholeMonths,
} from '#shared/features/awards/awards.rules.ts'

const rules = loadAwardRules()
const facility: JudgedFacility = {
  areaCode: '350582001000',
  isFiled: true,
  filedOn: '2019-03-01',
  nature: 'private-non-profit',
}
const year = 2026
const about = { rules, facility, year }

type Changes = Partial<Omit<JudgedPerson, 'facts'>> & { facts?: Partial<JudgedPerson['facts']> }
function person(hiredOn: string, { facts, ...part }: Changes = {}): JudgedPerson {
  return {
    ...{ hiredOn, leftOn: null, posts: [{ post: 'caregiver', fromOn: hiredOn }], claims: [] },
    facts: {
      ...{ education: 'junior-middle', graduatedOn: null, isFullTimeEducation: false, employmentForm: 'contract' },
      ...{ earlierCareMonths: 0, ...facts },
    },
    ...part,
  }
}
const graduate = { education: 'junior-college', graduatedOn: '2022-06-30', isFullTimeEducation: true } as const
const granted = (who: JudgedPerson, of: Partial<typeof about> = {}) =>
  judgeAwards(who, { ...about, ...of }).flatMap(({ kind, result }) => (result === 'eligible' ? [kind] : []))
const resultOf = (who: JudgedPerson, kind: string, of: object = {}) =>
  judgeAwards(who, { ...about, ...of }).find((each) => each.kind === kind)
const lineOf = (who: JudgedPerson, kind: string, rule: string, of: object = {}) =>
  resultOf(who, kind, of)?.lines.find((each) => each.rule === rule)

describe('the published amounts', () => {
  test('are 3 000 and 6 000 for entering, 3 000 and 12 000 for staying', () => {
    expect(rules.kinds.map(({ code, amount }) => [code, amount])).toEqual([
      ['entry-vocational', 3000],
      ['entry-college', 6000],
      ['service-3', 3000],
      ['service-10', 12000],
    ])
  })

  test('two people get 21 000 as was paid out: a graduate of three years 6 000 and 3 000, somebody of ten years 12 000', () => {
    const two = [person('2022-08-01', { facts: graduate }), person('2014-05-01')]
    expect(two.map((each) => granted(each))).toEqual([['entry-college', 'service-3'], ['service-10']])
    const totals = totalAwards(
      rules,
      two.map((each) => judgeAwards(each, about)),
    )
    expect(totals.reduce((sum, { amount }) => sum + amount, 0)).toBe(21_000)
  })
})

describe('years', () => {
  test('are counted to 31 December of the year before, the day of hiring included', () => {
    expect(countedTo(2026)).toBe('2025-12-31')
    expect(granted(person('2023-01-01'))).toEqual(['service-3'])
    expect(granted(person('2023-01-02'))).toEqual([])
    expect(lineOf(person('2023-01-02'), 'service-3', 'care-years')).toEqual({
      ...{ rule: 'care-years', isMet: false, value: '35', asked: '36-120' },
    })
  })

  test('ten years exactly are ten years, one day less is still below', () => {
    expect(granted(person('2016-01-01'))).toEqual(['service-10'])
    expect(granted(person('2016-01-02'))).toEqual(['service-3'])
  })

  test('of care elsewhere are added; unknown ones leave unknown what they could change', () => {
    expect(granted(person('2024-01-01', { facts: { earlierCareMonths: 12 } }))).toEqual(['service-3'])
    const unknown = person('2022-01-01', { facts: { earlierCareMonths: null } })
    expect([resultOf(unknown, 'service-3')?.result, resultOf(unknown, 'service-10')?.result]).toEqual([
      'unknown',
      'unknown',
    ])
    const long = person('2012-01-01', { facts: { earlierCareMonths: null } })
    expect([resultOf(long, 'service-3')?.result, resultOf(long, 'service-10')?.result]).toEqual([
      'not-eligible',
      'eligible',
    ])
  })

  test('in another post do not count as care', () => {
    const cook = person('2015-01-01', {
      posts: [
        { post: 'cook', fromOn: '2015-01-01' },
        { post: 'caregiver', fromOn: '2023-01-01' },
      ],
    })
    expect(granted(cook)).toEqual(['service-3'])
    expect(careMonthsHere(cook, rules.carePosts, '2025-12-30')).toBe(35)
    const promoted = [
      { post: 'caregiver' as const, fromOn: '2022-01-15' },
      { post: 'care-lead' as const, fromOn: '2024-03-20' },
    ]
    expect(careMonthsHere({ posts: promoted, leftOn: null }, rules.carePosts, '2025-01-14')).toBe(36)
  })

  test('whole months end a day before their day', () => {
    expect([wholeMonths('2026-01-31', '2026-02-26'), wholeMonths('2026-01-31', '2026-02-27')]).toEqual([0, 1])
    expect(wholeMonths('2025-01-01', '2025-12-31')).toBe(12)
  })
})

describe('conditions', () => {
  test('in a public house only who is outside the establishment', () => {
    const publicHouse = { facility: { ...facility, nature: 'public' as const } }
    const inside = person('2020-01-01', { facts: { employmentForm: 'establishment' } })
    expect([granted(inside, publicHouse), granted(person('2020-01-01'), publicHouse)]).toEqual([[], ['service-3']])
    expect(granted(inside)).toEqual(['service-3'])
    expect(lineOf(inside, 'service-3', 'outside-establishment', publicHouse)?.isMet).toBe(false)
  })

  test('somebody who left, or whose house lies elsewhere, has none', () => {
    expect(granted(person('2015-01-01', { leftOn: '2025-12-31' }))).toEqual([])
    expect(granted(person('2015-01-01', { leftOn: '2026-01-01' }))).toEqual(['service-10'])
    expect(granted(person('2015-01-01'), { facility: { ...facility, areaCode: '350200000000' } })).toEqual([])
  })

  test('a vocational school gives 3 000, a part-time study nothing, an education not on record is unknown', () => {
    const study = (facts: Partial<JudgedPerson['facts']>) => person('2022-01-01', { facts: { ...graduate, ...facts } })
    expect(granted(study({ education: 'secondary-vocational' }))).toEqual(['entry-vocational', 'service-3'])
    expect(granted(study({ education: 'senior-skilled' }))).toEqual(['entry-college', 'service-3'])
    expect(granted(study({ isFullTimeEducation: false }))).toEqual(['service-3'])
    expect(resultOf(study({ education: null }), 'entry-college')?.result).toBe('unknown')
  })
})

describe('once only', () => {
  const claim = (kind: string, state: 'paid' | 'applied' | 'refused', on: string, of: number) => ({
    kind,
    state,
    on,
    year: of,
  })
  test('who got 3 000 after three years is not granted 12 000 after ten; which claim stands in the way is told', () => {
    const paid = person('2015-01-01', { claims: [claim('service-3', 'paid', '2019-06-01', 2019)] })
    expect(granted(paid)).toEqual([])
    expect(lineOf(paid, 'service-10', 'not-paid')).toEqual({
      ...{ rule: 'not-paid', isMet: false, value: '2019-06-01', asked: 'service-3' },
    })
  })

  test('a claim that was refused hinders nothing, nor does that of this very year', () => {
    expect(granted(person('2015-01-01', { claims: [claim('service-3', 'refused', '2019-06-01', 2019)] }))).toEqual([
      'service-10',
    ])
    expect(granted(person('2015-01-01', { claims: [claim('service-10', 'applied', '2026-02-01', 2026)] }))).toEqual([
      'service-10',
    ])
    expect(granted(person('2015-01-01', { claims: [claim('service-10', 'applied', '2025-02-01', 2025)] }))).toEqual([])
  })

  test('an award for entering does not hinder one for staying', () => {
    const entered = person('2022-08-01', {
      facts: graduate,
      claims: [claim('entry-college', 'paid', '2025-06-01', 2025)],
    })
    expect(granted(entered)).toEqual(['service-3'])
  })
})
