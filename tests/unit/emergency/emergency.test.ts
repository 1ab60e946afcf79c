import { expect, test } from 'vitest'
import { plansEvidence, suppliesEvidence } from '#main/features/emergency/emergency-evidence.ts'
import { loadEmergencyRules } from '#main/features/emergency/emergency-rules.ts'
import type { Plan } from '#main/features/emergency/plans.service.ts'
import type { Supply } from '#main/features/emergency/supplies.service.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { SupplyCheck } from '#shared/features/emergency/emergency.model.ts'
import {
  checkDueOn,
  diffLines,
  expiryOf,
  planReviewDueOn,
  versionOn,
} from '#shared/features/emergency/emergency.rules.ts'

const rules = loadEmergencyRules()
const span = { from: '2026-10-01', until: '2026-10-31' }

test('a plan is due a year after it came into force or was looked through, a store a week or a month after the last look', () => {
  expect(planReviewDueOn('2025-10-31', rules)).toBe('2026-10-31')
  expect(checkDueOn('2026-01-31', 'month')).toBe('2026-02-28')
  expect(checkDueOn('2026-10-24', 'week')).toBe('2026-10-31')
})

test('a version counts from the day it is in force', () => {
  const versions = [
    { version: 2, inForceOn: '2026-11-01' },
    { version: 1, inForceOn: '2025-01-01' },
  ]
  expect(versionOn(versions, '2026-10-31')?.version).toBe(1)
  expect(versionOn(versions, '2026-11-01')?.version).toBe(2)
  expect(versionOn(versions, '2024-01-01')).toBeNull()
})

test('the last valid day is valid; thirty days before it is soon', () => {
  const cases: [string | null, string][] = [
    ['2026-10-30', 'expired'],
    ['2026-10-31', 'soon'],
    ['2026-11-30', 'soon'],
    ['2026-12-01', 'good'],
    [null, 'none'],
  ]
  expect(cases.map(([expiresOn]) => expiryOf({ expiresOn }, '2026-10-31', 30))).toEqual(cases.map(([, word]) => word))
  expect(expiryOf(null, '2026-10-31', 30)).toBe('unknown')
})

test('versions differ line by line', () => {
  const lines = diffLines('一、报警\n二、疏散\n三、清点', '一、报警\n二、断电\n二、疏散\n四、总结')
  expect(lines.map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`)).toEqual([
    ...[' 一、报警', '+二、断电', ' 二、疏散', '-三、清点', '+四、总结'],
  ])
})

const plan = (kind: string, inForceOn: string[], reviewedOn: string[] = []): Plan => ({
  ...{ kind, term: kind },
  versions: inForceOn.map((day, index) => ({
    ...{ id: `${kind}${index}` as RecordId, kind, version: index + 1, text: '', attachmentIds: [], inForceOn: day },
    ...{ approvedBy: '陈', changeNote: null, recordedAt: 0, recordedBy: null },
  })),
  reviews: reviewedOn.map((on, index) => ({
    ...{ id: `r${index}` as RecordId, versionId: `${kind}0` as RecordId, on, by: '陈', note: null, lateReason: null },
    ...{ recordedAt: 0, recordedBy: null },
  })),
})

test('evidence names kinds without a plan and plans past their review, nothing else', () => {
  const plans = [
    plan('none', []),
    plan('later', ['2026-10-20']),
    plan('good', ['2020-01-01'], ['2025-12-01']),
    plan('past', ['2025-10-10']),
    plan('reviewed in time', ['2025-10-10'], ['2026-10-10']),
  ]
  const { gaps, records } = plansEvidence(plans, span, rules, '2020-01-01')
  expect(gaps.map(({ key, on }) => [key, on])).toEqual([
    ['plan-missing:none', '2026-10-01'],
    ['plan-missing:later', '2026-10-01'],
    ['plan-review-missing:past:2026-10-11', '2026-10-11'],
  ])
  expect(records.map(({ on, values }) => [on, values.act])).toEqual([
    ['2026-10-10', 'review'],
    ['2026-10-20', 'version'],
  ])
})

const look = (on: string, part: Partial<SupplyCheck> = {}): SupplyCheck => ({
  ...{ id: on as RecordId, supplyId: 'u' as RecordId, on, count: 10, expiresOn: null, by: '李', note: null },
  ...{ lateReason: null, recordedAt: 0, recordedBy: null, ...part },
})
const supply = (name: string, checks: SupplyCheck[], part: Partial<Supply> = {}): Supply => ({
  ...{ supplyId: name as RecordId, version: 1, category: 'infection', name, place: '库房', unit: '只', leastCount: 10 },
  ...{
    sinceOn: '2026-09-01',
    endedOn: null,
    reason: null,
    recordedAt: 0,
    recordedBy: null,
    every: 'month',
    checks,
    ...part,
  },
})

test('evidence names stores that were not looked at, expired or ran short, together where they belong together', () => {
  const monthly = [look('2026-09-15'), look('2026-10-15')]
  const stores = [
    supply('in order', monthly),
    supply('valid to the last day', [look('2026-09-15'), look('2026-10-15', { expiresOn: '2026-10-31' })]),
    supply('forgotten', [look('2026-09-15')]),
    supply('forgotten too', [look('2026-09-15')]),
    supply('expired', [
      look('2026-09-15', { expiresOn: '2026-10-04' }),
      look('2026-10-15', { expiresOn: '2026-10-04' }),
    ]),
    supply('replaced before', [look('2026-09-15', { expiresOn: '2026-09-20' }), look('2026-10-01')]),
    supply('short', [look('2026-09-15'), look('2026-10-15', { count: 9 })]),
    supply('ended', [look('2026-09-15')], { endedOn: '2026-10-01' }),
  ]
  const { gaps, records } = suppliesEvidence(stores, span, rules)
  expect(gaps.map(({ key }) => key)).toEqual([
    'supply-expired:expired:2026-10-05',
    'supply-short:short:2026-10-15',
    'supply-check-missing:infection:2026-10-16',
  ])
  expect(gaps.at(-1)?.values.things).toBe(2)
  expect(records.map(({ id, values }) => [id, values.things])).toEqual([
    ['2026-10-01:infection', 1],
    ['2026-10-15:infection', 4],
  ])
})
