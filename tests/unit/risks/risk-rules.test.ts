import { describe, expect, test } from 'vitest'
import { loadRiskLists } from '#main/features/risks/index.ts'
import { startOfDay } from '#shared/contract/days.ts'
import {
  frozenItems,
  gapsOf,
  joinRiskChanges,
  measureTexts,
  nobodyInformed,
  untouchedItem,
  untouchedItems,
  withRiskChanges,
} from '#shared/features/risks/draft.rules.ts'
import { countsFor, type RiskIncident, riskDue } from '#shared/features/risks/risk-due.rules.ts'
import { type RiskItems, riskKeys } from '#shared/features/risks/risks.model.ts'

const [list] = loadRiskLists()
const hour = 3_600_000

describe('the list', () => {
  test('names the nine risks by their official terms, in the order of the standard', () => {
    expect(list.risks.map(({ term }) => term)).toEqual([
      ...['噎食', '食品药品误食', '压疮', '烫伤', '坠床', '跌倒', '他伤和自伤', '走失', '文娱活动意外'],
    ])
    expect(list.risks.map(({ key }) => key)).toEqual(riskKeys)
    expect(list).toMatchObject({ validMonths: 12, isVerified: false })
  })

  test('has an incident kind for each risk and codes that are used once', () => {
    const codes = list.risks.flatMap(({ measures }) => measures.map(({ code }) => code))
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(list.risks.map(({ incidentKind }) => incidentKind)).size).toBe(9)
  })
})

type Draft = Parameters<typeof gapsOf>[0]
const draft: Draft = {
  ...{ kind: 'admission' as const, basedOn: '2026-11-20', items: untouchedItems(), assessor: null },
  ...{ informing: nobodyInformed, note: null },
}
const allAt = (level: 'none' | 'high'): RiskItems =>
  Object.fromEntries(riskKeys.map((key) => [key, { ...untouchedItem, level }])) as RiskItems
const now = startOfDay('2026-11-21') + 9 * hour
const told = { person: '林建国', relation: '儿子', at: startOfDay('2026-11-20') + 10 * hour, how: 'signed' as const }

describe('a draft', () => {
  test('keeps what a change does not name, in the items and beside them', () => {
    const first = withRiskChanges(draft, { items: { fall: { level: 'high', measures: ['fall-1'] } } })
    const second = withRiskChanges(first, {
      items: { fall: { otherMeasure: '陪同如厕' } },
      informing: { person: '林' },
    })
    expect(second.items.fall).toEqual({ level: 'high', measures: ['fall-1'], otherMeasure: '陪同如厕' })
    expect(second.items.choke.level).toBe('not-assessed')
    expect(second.informing).toEqual({ ...nobodyInformed, person: '林' })
  })

  test('takes two changes as one, the later word counting', () => {
    const joined = joinRiskChanges(
      { items: { fall: { level: 'none', measures: ['fall-1'] } }, informing: { how: 'verbal' } },
      { items: { fall: { level: 'high' }, choke: { level: 'none' } }, note: '复评' },
    )
    expect(joined).toEqual({
      items: { fall: { level: 'high', measures: ['fall-1'] }, choke: { level: 'none' } },
      informing: { how: 'verbal' },
      note: '复评',
    })
  })

  test('begins with nine gaps, nobody to have assessed and nobody informed', () => {
    expect(gapsOf(draft, now).map(({ rule, where }) => `${rule} ${where}`)).toEqual([
      ...riskKeys.map((key) => `RISK_NOT_ASSESSED ${key}`),
      'RISK_ASSESSOR_MISSING assessor',
      ...['person', 'relation', 'at', 'how'].map((field) => `RISK_NOBODY_INFORMED ${field}`),
    ])
  })

  test.each([
    ['nothing is missing', {}, []],
    [
      'a high risk has no measure',
      { items: { ...allAt('none'), fall: { ...untouchedItem, level: 'high' } } },
      ['RISK_WITHOUT_MEASURE fall'],
    ],
    [
      'own words are a measure',
      { items: { ...allAt('none'), fall: { level: 'high', measures: [], otherMeasure: '陪同' } } },
      [],
    ],
    [
      'a refusal has no reason',
      { informing: { ...nobodyInformed, ...told, how: 'refused' } },
      ['RISK_REFUSAL_WITHOUT_REASON refusalReason'],
    ],
    [
      'a refusal has its reason',
      { informing: { ...nobodyInformed, ...told, how: 'refused', refusalReason: '不认可结果' } },
      [],
    ],
    [
      'informed before the day',
      { informing: { ...nobodyInformed, ...told, at: startOfDay('2026-11-20') - 1 } },
      ['RISK_INFORMED_BEFORE at'],
    ],
    [
      'informed later than now',
      { informing: { ...nobodyInformed, ...told, at: now + 1 } },
      ['RISK_INFORMED_IN_FUTURE at'],
    ],
  ] as const)('%s', (_name, part, gaps) => {
    const complete = { ...draft, items: allAt('none'), assessor: '王', informing: { ...nobodyInformed, ...told } }
    expect(gapsOf({ ...complete, ...part } as Draft, now).map(({ rule, where }) => `${rule} ${where}`)).toEqual([
      ...gaps,
    ])
  })

  test('forgets measures of a risk that is not there when it is frozen', () => {
    const items: RiskItems = {
      ...allAt('none'),
      fall: { level: 'none', measures: ['fall-1'], otherMeasure: '陪同' },
      choke: { level: 'protect', measures: ['choke-2'], otherMeasure: null },
    }
    const frozen = frozenItems(items)
    expect(frozen.fall).toEqual({ ...untouchedItem, level: 'none' })
    expect(frozen.choke).toEqual(items.choke)
  })

  test('tells its measures in the order of the list, own words last', () => {
    const fall = list.risks.find(({ key }) => key === 'fall')
    if (!fall) throw new Error('no fall')
    const item = { level: 'high' as const, measures: ['fall-2', 'fall-1'], otherMeasure: '夜间陪护' }
    expect(measureTexts(fall, item)).toEqual([fall.measures[0]?.text, fall.measures[1]?.text, '夜间陪护'])
  })
})

describe('when the next one is due', () => {
  const admittedOn = '2026-01-10'
  const current = {
    basedOn: '2026-03-01',
    kind: 'admission' as const,
    finishedAt: startOfDay('2026-03-01') + 10 * hour,
  }
  const at = (day: string, hours = 12): RiskIncident => ({
    ...{ id: `${day} ${hours}`, kind: 'fall' as const, occurredAt: startOfDay(day) + hours * hour },
  })
  const due = (incidents: RiskIncident[], assessed: typeof current | null = current) => {
    const found = riskDue({ admittedOn, current: assessed, incidents, validMonths: 12 })
    return `${found.reason} ${found.dueOn} ${found.incident?.id ?? '-'}`
  }
  test.each([
    ['on the day of admission while there is none', [], null, 'missing 2026-01-10 -'],
    ['twelve months after the last', [], current, 'yearly 2027-03-01 -'],
    ['not again for an incident before it', [at('2026-02-27')], current, 'yearly 2027-03-01 -'],
    ['not again for an incident of the same morning', [at('2026-03-01', 8)], current, 'yearly 2027-03-01 -'],
    [
      'at once for an incident of the same evening',
      [at('2026-03-01', 20)],
      current,
      'incident 2026-03-01 2026-03-01 20',
    ],
    [
      'by the first of two incidents, telling the newer',
      [at('2026-06-09'), at('2026-06-02')],
      current,
      'incident 2026-06-02 2026-06-09 12',
    ],
    ['by the year where that came first', [at('2027-05-01')], current, 'incident 2027-03-01 2027-05-01 12'],
  ])('%s', (_name, incidents, assessed, expected) => expect(due(incidents, assessed)).toBe(expected))

  test.each([
    ['admission', '2026-01-10', true],
    ['admission', '2025-12-11', true],
    ['admission', '2025-12-10', false],
    ['periodic', '2026-01-09', false],
    ['periodic', '2026-01-10', true],
  ] as const)('%s on %s counts for the stay from 2026-01-10: %s', (kind, basedOn, counts) =>
    expect(countsFor(admittedOn, { kind, basedOn }, list)).toBe(counts),
  )
})
