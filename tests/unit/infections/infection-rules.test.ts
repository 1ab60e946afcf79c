import { describe, expect, test } from 'vitest'
import { loadInfectionRules } from '#main/features/infections/infection-rules.ts'
import { type CountedCase, findClusters, isFever } from '#shared/features/infections/infections.rules.ts'
import { isSeasonOpen, seasonOn, standingOf } from '#shared/features/infections/vaccinations.rules.ts'

const { rules, vaccines } = loadInfectionRules()
const today = '2026-12-10'
let count = 0
const one = (onsetOn: string, part: Partial<CountedCase> = {}): CountedCase => ({
  ...{ id: `case-${++count}`, kind: 'respiratory', onsetOn, outcome: null, isVoid: false, floorId: 'floor-2' },
  ...part,
})

test('a temperature is a fever from the limit on, the limit included', () => {
  expect([37.2, 37.3, 38].map((celsius) => isFever(celsius, rules))).toEqual([false, true, true])
})

test('numbers nobody compared with the rules in force are marked so', () => {
  expect([rules.isVerified, vaccines.isVerified]).toEqual([false, false])
  const known = rules.precautions.map(({ code }) => code)
  expect(rules.kinds.flatMap(({ precautions }) => precautions).filter((code) => !known.includes(code))).toEqual([])
})

describe('a possible cluster', () => {
  test('is three of a kind on a floor within seven days, both ends counted', () => {
    const cases = [one('2026-12-01'), one('2026-12-03'), one('2026-12-07')]
    expect(findClusters(cases, rules, today)).toEqual([
      {
        ...{ kind: 'respiratory', floorId: 'floor-2', caseIds: cases.map(({ id }) => id), firstOn: '2026-12-01' },
        ...{ reachedOn: '2026-12-07', lastOn: '2026-12-07', isOpen: true },
      },
    ])
    expect(findClusters([one('2026-12-01'), one('2026-12-03'), one('2026-12-08')], rules, today)).toEqual([])
  })

  test('counts neither another floor, another kind, what was ruled out nor what was entered by mistake', () => {
    const pair = [one('2026-12-01'), one('2026-12-02')]
    const others = [
      one('2026-12-02', { floorId: 'floor-3' }),
      one('2026-12-02', { kind: 'gastro' }),
      one('2026-12-02', { outcome: 'excluded' }),
      one('2026-12-02', { isVoid: true }),
      one('2026-12-02', { floorId: null }),
    ]
    expect(findClusters([...pair, ...others], rules, today)).toEqual([])
    expect(findClusters([...pair, one('2026-12-02', { outcome: 'recovered' })], rules, today)).toHaveLength(1)
  })

  test('goes on with every further case and is over after seven quiet days', () => {
    const cases = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-29'].map((onsetOn) => one(onsetOn))
    const state = (on: string) => findClusters(cases, rules, on).map(({ isOpen, lastOn }) => [isOpen, lastOn])
    expect([state('2026-12-06'), state('2026-12-07')]).toEqual([[[true, '2026-11-29']], [[false, '2026-11-29']]])
  })

  test('of an illness without a number is never told', () => {
    expect(
      findClusters(
        Array.from({ length: 9 }, () => one('2026-12-01', { kind: 'urinary' })),
        rules,
        today,
      ),
    ).toEqual([])
  })
})

describe('vaccinations', () => {
  const influenza = vaccines.vaccines.find(({ code }) => code === 'influenza')!
  const hepatitis = vaccines.vaccines.find(({ code }) => code === 'hepatitis-b')!
  const row = (vaccine: string, on: string, outcome: 'given' | 'refused' | 'contraindicated' = 'given') => ({
    ...{ vaccine, on, outcome, dose: null as number | null, isVoid: false, isCorrected: false },
  })

  test('a season is named by its years and lasts until the next begins', () => {
    expect(seasonOn(influenza.season!, '2026-08-31')).toEqual({
      ...{ startsOn: '2025-09-01', dueOn: '2025-11-30', name: '2025–2026' },
    })
    expect(seasonOn(influenza.season!, '2026-09-01').startsOn).toBe('2026-09-01')
  })

  test('nothing entered is unknown, last year counts no more, and a refusal only for its season', () => {
    const at = (...rows: ReturnType<typeof row>[]) => standingOf(rows, influenza, today)
    expect(at()).toBeNull()
    expect(at(row('influenza', '2025-10-08'))).toBeNull()
    expect(at(row('influenza', '2025-10-08', 'refused'))).toBeNull()
    expect(at(row('influenza', '2025-10-08', 'contraindicated'))).toMatchObject({ outcome: 'contraindicated' })
    expect(at(row('influenza', '2026-10-08'))).toMatchObject({ outcome: 'given', doses: 1, isComplete: true })
    expect(isSeasonOpen([row('influenza', '2025-10-08')], vaccines, today)).toBe(true)
    expect(isSeasonOpen([row('influenza', '2026-10-08', 'refused')], vaccines, today)).toBe(false)
  })

  test('doses of a course are counted; what was corrected or voided counts for nothing', () => {
    const rows = [row('hepatitis-b', '2024-01-01'), { ...row('hepatitis-b', '2024-02-01'), isCorrected: true }]
    expect(standingOf(rows, hepatitis, today)).toEqual({
      ...{ outcome: 'given', on: '2024-01-01', doses: 1, isComplete: false },
    })
    expect(standingOf([{ ...row('hepatitis-b', '2024-01-01'), dose: 3 }], hepatitis, today)).toMatchObject({
      ...{ doses: 3, isComplete: true },
    })
    expect(standingOf([{ ...row('hepatitis-b', '2024-01-01'), isVoid: true }], hepatitis, today)).toBeNull()
  })
})
