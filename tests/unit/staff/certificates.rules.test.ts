import { describe, expect, test } from 'vitest'
import { loadCertificateRules } from '#main/features/staff-files/staff-file-rules.ts'
import {
  coveredBy,
  highestSkill,
  isRequiredOf,
  kindOf,
  paperOn,
  type Stretch,
  skillRank,
  uncovered,
  validUntilOf,
} from '#shared/features/staff-files/certificates.rules.ts'

const rules = loadCertificateRules()
const kind = (code: string) => kindOf(rules, code)!

describe('trade levels', () => {
  test('一级 is the highest, 五级 the lowest, nobody rated stands below both', () => {
    const levels = [null, 5, 1, 3, 2, 4]
    expect([...levels].sort((left, right) => skillRank(left) - skillRank(right))).toEqual([null, 5, 4, 3, 2, 1])
    expect([highestSkill([5, 1, 3]), highestSkill([null]), highestSkill([])]).toEqual([1, null, null])
  })
})

describe('how long a certificate is valid', () => {
  test.each([
    ['health', '2026-03-01', null, '2027-02-28'],
    ['health', '2024-02-29', null, '2025-02-27'],
    ['health', '2026-03-01', '2026-12-31', '2026-12-31'],
    ['nurse-licence', '2021-06-15', null, '2026-06-14'],
    ['skill', '2019-01-01', null, null],
    ['unheard-of', '2019-01-01', null, null],
  ])('%s issued on %s, printed until %s, is valid until %s', (code, issuedOn, validUntil, expected) => {
    expect(validUntilOf(kindOf(rules, code), { issuedOn, validUntil })).toBe(expected)
  })

  test('a caregiver and a cook need a health certificate, a clerk does not, everybody a declaration', () => {
    const needs = (code: string) =>
      (['caregiver', 'cook', 'clerk'] as const).map((post) => isRequiredOf(kind(code), post))
    expect([needs('health'), needs('no-crime')]).toEqual([
      [true, true, false],
      [true, true, true],
    ])
  })
})

describe('days nothing covers', () => {
  const stretch = (fromOn: string, untilOn: string | null): Stretch => ({ fromOn, untilOn })
  const of = (covered: Stretch[]) =>
    uncovered(covered, '2026-01-01', '2026-12-31').map(({ fromOn, untilOn }) => `${fromOn}…${untilOn}`)
  test.each([
    ['nothing at all', [], ['2026-01-01…2026-12-31']],
    ['everything', [stretch('2025-01-01', null)], []],
    ['a renewal on the next day', [stretch('2025-07-01', '2026-06-30'), stretch('2026-07-01', '2027-06-30')], []],
    [
      'a renewal a day late',
      [stretch('2025-07-01', '2026-06-29'), stretch('2026-07-01', null)],
      ['2026-06-30…2026-06-30'],
    ],
    ['the last day itself', [stretch('2026-01-01', '2026-12-31')], []],
    ['all but the last day', [stretch('2026-01-01', '2026-12-30')], ['2026-12-31…2026-12-31']],
    ['an early one that ended', [stretch('2024-01-01', '2024-12-31')], ['2026-01-01…2026-12-31']],
    ['a later one', [stretch('2027-01-01', null)], ['2026-01-01…2026-12-31']],
    ['one inside another', [stretch('2026-01-01', '2026-12-31'), stretch('2026-03-01', '2026-04-01')], []],
    [
      'two with holes',
      [stretch('2026-02-01', '2026-02-28'), stretch('2026-05-01', '2026-12-30')],
      ['2026-01-01…2026-01-31', '2026-03-01…2026-04-30', '2026-12-31…2026-12-31'],
    ],
  ])('%s', (_name, covered, expected) => {
    expect(of(covered)).toEqual(expected)
  })

  test('a corrected or voided row covers nothing', () => {
    const row = { kind: 'health', issuedOn: '2026-01-01', validUntil: null, isCorrected: false, isVoid: false }
    const cover = (part: object) => coveredBy(kind('health'), [{ ...row, ...part }])
    expect(cover({})).toEqual([stretch('2026-01-01', '2026-12-31')])
    expect([...cover({ isVoid: true }), ...cover({ isCorrected: true }), ...cover({ kind: 'skill' })]).toEqual([])
  })
})

describe('how a paper stands', () => {
  const year: Stretch[] = [{ fromOn: '2026-01-01', untilOn: '2026-12-31' }]
  test.each([
    ['2026-12-31', 'ending'],
    ['2027-01-01', 'expired'],
    ['2026-11-01', 'valid'],
    ['2026-11-02', 'ending'],
    ['2025-12-31', 'missing'],
  ])('on %s a paper valid until 2026-12-31 is %s', (on, state) => {
    expect(paperOn(year, on, 59, true).state).toBe(state)
  })

  test('one that is renewed already asks for nothing, and who needs none lacks none', () => {
    expect(paperOn([...year, { fromOn: '2027-01-01', untilOn: '2027-12-31' }], '2026-12-20', 60, true)).toEqual({
      ...{ state: 'valid', untilOn: '2026-12-31' },
    })
    expect(paperOn([], '2026-12-20', 60, false)).toEqual({ state: 'unneeded', untilOn: null })
    expect(paperOn([{ fromOn: '2020-01-01', untilOn: null }], '2026-12-20', 60, true).state).toBe('valid')
  })
})
