import { describe, expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import { incidentEvent, openEventOf, type ReassessEvent } from '#shared/features/assessments/reassess.rules.ts'

const HOUR = 3_600_000
const at = (day: string, hours = 10) => startOfDay(day) + hours * HOUR
const rules = { lookBackDays: 90, incidentKinds: ['fall' as const], afterHospital: true }
const hospital = (day: string): ReassessEvent => ({
  ...{ cause: 'hospital', at: startOfDay(day), on: day, incidentKind: null, text: null },
})
const diagnosis = (day: string): ReassessEvent => ({
  ...{ cause: 'diagnosis', at: at(day), on: day, incidentKind: null, text: '脑梗塞' },
})
const fall = (day: string, hours = 10) => incidentEvent({ kind: 'fall', occurredAt: at(day, hours) })
const open = (
  events: ReassessEvent[],
  part: { assessed?: { basedOn: string; finishedAt: number } | null; answeredAt?: number | null } = {},
  own = rules,
) =>
  openEventOf({
    ...{ events, today: '2026-11-26', rules: own, answeredAt: null },
    ...{ assessed: { basedOn: '2026-06-01', finishedAt: at('2026-06-01', 15) }, ...part },
  })

describe('what calls for an immediate assessment', () => {
  test('back from hospital, a fall, a diagnosis: the newest that no assessment knows of', () => {
    expect(open([hospital('2026-11-20')])?.cause).toBe('hospital')
    expect(open([hospital('2026-11-20'), fall('2026-11-24'), diagnosis('2026-11-22')])).toMatchObject({
      ...{ cause: 'incident', on: '2026-11-24', incidentKind: 'fall' },
    })
    expect(open([])).toBeNull()
  })

  test('an assessment of a later day knows it; of the same day only when it was finished afterwards', () => {
    const assessed = (basedOn: string, hours: number) => ({ assessed: { basedOn, finishedAt: at(basedOn, hours) } })
    expect(open([fall('2026-11-20', 10)], assessed('2026-11-21', 9))).toBeNull()
    expect(open([fall('2026-11-20', 10)], assessed('2026-11-20', 11))).toBeNull()
    expect(open([fall('2026-11-20', 10)], assessed('2026-11-20', 9))).not.toBeNull()
    expect(open([fall('2026-11-20', 10)], assessed('2026-11-19', 23))).not.toBeNull()
  })

  test('who was never assessed is due for the first assessment, not for an immediate one', () => {
    expect(open([fall('2026-11-20')], { assessed: null })).toBeNull()
  })

  test('the word that none is needed counts for what happened before it, not for what follows', () => {
    const answeredAt = at('2026-11-21')
    expect(open([fall('2026-11-20')], { answeredAt })).toBeNull()
    expect(open([fall('2026-11-20'), fall('2026-11-22')], { answeredAt })?.on).toBe('2026-11-22')
  })

  test('the list says which incidents count, whether hospital does, and how far back', () => {
    const scald = incidentEvent({ kind: 'scald', occurredAt: at('2026-11-20') })
    expect(open([scald])).toBeNull()
    expect(open([hospital('2026-11-20')], {}, { ...rules, afterHospital: false })).toBeNull()
    expect([open([fall('2026-08-28')])?.on, open([fall('2026-08-27')])]).toEqual(['2026-08-28', null])
  })
})
