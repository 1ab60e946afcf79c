import { describe, expect, test } from 'vitest'
import { inspectionsEvidence, rectificationsEvidence } from '#main/features/inspections/inspection-evidence.ts'
import { loadInspectionRules } from '#main/features/inspections/inspection-rules.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { missingStretches } from '#shared/features/binder/missing-stretches.rules.ts'
import { isOverdue, onSiteDueOn, stateOf, stepFault, termOf } from '#shared/features/inspections/findings.rules.ts'
import type { Finding, Inspection, StepContent } from '#shared/features/inspections/inspections.model.ts'

const rectified = (on: string, by = '李安全'): StepContent => ({ kind: 'rectified', on, by, text: '已清理通道' })
const rechecked = (on: string, isPassed = true, by = '陈院长'): StepContent => ({
  ...{ kind: 'rechecked', on, by, isPassed },
  text: isPassed ? null : '仍有杂物',
})
const extended = (on: string, dueOn: string): StepContent => ({ kind: 'extended', on, dueOn, text: '等待配件' })
const closed = (on: string): StepContent => ({ kind: 'closed', on, text: null })

test('more time is not given for days before the inspection, nor until a day that is over', () => {
  const about = { inspectedOn: '2026-10-05', dueOn: '2026-10-10', live: [] }
  const fault = (on: string, dueOn: string) => stepFault(extended(on, dueOn), about)?.rule ?? null
  expect([
    fault('2026-10-04', '2026-10-20'),
    fault('2026-10-20', '2026-10-19'),
    fault('2026-10-20', '2026-10-20'),
  ]).toEqual(['FINDING_STEP_TOO_EARLY', 'TERM_NOT_LATER', null])
})

test('a finding is what its last step says; a recheck that did not pass opens it again', () => {
  const cases: [StepContent[], string][] = [
    [[], 'open'],
    [[rectified('2026-10-05')], 'rectified'],
    [[rectified('2026-10-05'), rechecked('2026-10-06')], 'passed'],
    [[rectified('2026-10-05'), rechecked('2026-10-06', false)], 'open'],
    [[extended('2026-10-05', '2026-10-20')], 'open'],
    [[rectified('2026-10-05'), rechecked('2026-10-06'), closed('2026-10-06')], 'closed'],
  ]
  expect(cases.map(([steps]) => stateOf(steps))).toEqual(cases.map(([, state]) => state))
})

test('the last day of a term is still in time, an extension moves it', () => {
  expect(isOverdue('open', '2026-10-10', '2026-10-10')).toBe(false)
  expect(isOverdue('open', '2026-10-10', '2026-10-11')).toBe(true)
  expect(isOverdue('rectified', '2026-10-10', '2026-10-11')).toBe(false)
  expect(termOf('2026-10-10', [extended('2026-10-09', '2026-10-20')])).toBe('2026-10-20')
})

describe('a step that cannot follow is refused at its field', () => {
  const done = [rectified('2026-10-05')]
  const passed = [...done, rechecked('2026-10-06')]
  const cases: [string, StepContent, StepContent[], string | null][] = [
    ['rectified before it was found', rectified('2026-09-30'), [], 'FINDING_STEP_TOO_EARLY'],
    ['rectified on the day it was found', rectified('2026-10-01'), [], null],
    ['rectified twice', rectified('2026-10-06'), done, 'FINDING_IS_RECTIFIED'],
    ['rechecked before anything was done', rechecked('2026-10-06'), [], 'RECHECK_BEFORE_RECTIFIED'],
    ['rechecked before the day it was done', rechecked('2026-10-04'), done, 'FINDING_STEP_TOO_EARLY'],
    ['rechecked by who did it', rechecked('2026-10-06', true, '李 安全'), done, 'RECHECK_BY_SAME_PERSON'],
    [
      'not passed without words',
      { ...rechecked('2026-10-06', false), text: null } as StepContent,
      done,
      'RECHECK_WITHOUT_WORDS',
    ],
    ['not passed with words', rechecked('2026-10-06', false), done, null],
    ['a term that is not later', extended('2026-10-05', '2026-10-10'), [], 'TERM_NOT_LATER'],
    ['a later term', extended('2026-10-05', '2026-10-11'), [], null],
    ['closed while open', closed('2026-10-06'), done, 'FINDING_NOT_PASSED'],
    ['closed when passed', closed('2026-10-06'), passed, null],
    ['anything after closing', rectified('2026-10-07'), [...passed, closed('2026-10-06')], 'FINDING_IS_CLOSED'],
  ]
  test.each(cases)('%s', (_name, next, live, rule) => {
    expect(stepFault(next, { inspectedOn: '2026-10-01', dueOn: '2026-10-10', live })?.rule ?? null).toBe(rule)
  })
})

test('civil affairs are due a year after their last look, or after the first day on record', () => {
  expect(onSiteDueOn('2025-11-02', '2020-01-01', 12)).toBe('2026-11-02')
  expect(onSiteDueOn(null, '2026-02-28', 12)).toBe('2027-02-28')
})

test('a stretch begins the day after it was due and ends when it was done again', () => {
  const span = { from: '2026-10-10', until: '2026-10-31' }
  const weekly = (lastOn: string | null) => (lastOn === null ? null : onSiteDueOn(lastOn, '', 1))
  expect(missingStretches(['2026-09-15'], weekly, span)).toEqual([{ beganOn: '2026-10-16', lastOn: '2026-09-15' }])
  expect(missingStretches(['2026-09-15', '2026-10-16'], weekly, span)).toEqual([])
  expect(missingStretches(['2026-09-15', '2026-10-17'], weekly, span)).toHaveLength(1)
  // Missing before the span only.
  expect(missingStretches(['2026-09-01', '2026-10-10'], weekly, span)).toEqual([])
  expect(missingStretches(['2026-09-30'], weekly, span)).toEqual([{ beganOn: '2026-10-31', lastOn: '2026-09-30' }])
  expect(missingStretches([], weekly, span)).toEqual([])
})

const inspection = (id: string, day: string, part: Partial<Inspection> = {}): Inspection => ({
  ...{ id: id as RecordId, source: 'fire', form: 'daily', at: startOfDay(day) + 36_000_000, officers: ['甲', '乙'] },
  ...{ documentNumber: null, summary: null, attachmentIds: [], lateReason: null, findings: [], state: 'closed' },
  ...{ recordedAt: 0, recordedBy: null, voidReason: null, ...part },
})
const finding = (id: string, dueOn: string, contents: StepContent[] = []): Finding => ({
  ...{ id: id as RecordId, inspectionId: 'i' as RecordId, category: 'fire', text: id, basis: null, level: 'ordinary' },
  ...{ dueOn, responsible: '李安全', attachmentIds: [], termOn: termOf(dueOn, contents), state: stateOf(contents) },
  steps: contents.map((content, index) => ({
    ...{ id: `${id}-${index}` as RecordId, findingId: id as RecordId, content, attachmentIds: [], lateReason: null },
    ...{ recordedAt: index, recordedBy: null, takenBack: null },
  })),
})

test('evidence names a year without civil affairs and findings past their term, and nothing that was in order', () => {
  const span = { from: '2026-10-01', until: '2026-10-31' }
  const rules = loadInspectionRules()
  const late = finding('late', '2026-10-10')
  const held = inspection('i', '2026-10-02', {
    findings: [
      late,
      finding('in time', '2026-10-10', [rectified('2026-10-10')]),
      finding('not yet due', '2026-10-31'),
      finding('done late', '2026-10-10', [rectified('2026-10-20'), rechecked('2026-10-21')]),
      finding('extended', '2026-10-10', [extended('2026-10-09', '2026-11-10')]),
      finding('extended on the day after', '2026-10-10', [extended('2026-10-11', '2026-11-10')]),
      finding('extended too late', '2026-10-10', [extended('2026-10-20', '2026-11-10')]),
    ],
  })
  const overdueBefore = inspection('j', '2026-08-01', {
    findings: [finding('done before', '2026-09-01', [rectified('2026-09-20')])],
  })
  const rectifications = rectificationsEvidence([held, overdueBefore], span)
  expect(rectifications.gaps.map(({ key, on }) => [key, on])).toEqual([
    ['finding-overdue:late:2026-10-11', '2026-10-11'],
    ['finding-overdue:done late:2026-10-11', '2026-10-11'],
    ['finding-overdue:extended too late:2026-10-11', '2026-10-11'],
  ])
  expect(rectifications.records).toHaveLength(7)
  const seen = inspection('k', '2025-10-15', { source: 'civil-affairs' })
  expect(inspectionsEvidence([held, seen], span, rules, '2020-01-01')).toMatchObject({
    records: [{ id: 'i', on: '2026-10-02', values: { source: 'fire', findings: 7 } }],
    gaps: [{ key: 'on-site-check-missing:2026-10-16', on: '2026-10-16' }],
  })
  const again = inspection('l', '2026-10-14', { source: 'joint' })
  expect(inspectionsEvidence([seen, again], span, rules, '2020-01-01').gaps).toEqual([])
  expect(inspectionsEvidence([], span, rules, '2026-01-01').gaps).toEqual([])
  expect(inspectionsEvidence([], span, rules, null).gaps).toEqual([])
  expect(inspectionsEvidence([], span, rules, '2025-01-01').gaps.map(({ on }) => on)).toEqual(['2026-01-02'])
})
