import { expect, test } from 'vitest'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { Hazard, HazardStepContent } from '#shared/features/hazards/hazards.model.ts'
import { figuresOf, type LoopEntry, problemOf, standOf, stepsAllowed } from '#shared/features/hazards/hazards.rules.ts'

const FOUND = '2026-11-02'
const at = (day: number, content: HazardStepContent): LoopEntry => ({
  on: `2026-11-${String(day).padStart(2, '0')}`,
  content,
})
const verified = (grade: 'general' | 'major') => at(2, { kind: 'verified', grade, basis: null })
const planned = at(3, {
  kind: 'planned',
  owner: '黄 建国',
  measures: '更换',
  funds: 300,
  dueOn: '2026-11-10',
  precautions: null,
})
const started = at(4, { kind: 'started' })
const finished = at(8, { kind: 'finished', text: '已更换', attachmentIds: [] })
const rechecked = (isPassed: boolean, by = '李安全员') => at(9, { kind: 'rechecked', isPassed, by, text: '现场查看' })
const closed = at(9, { kind: 'closed', text: null })
const told = at(5, { kind: 'staff-told', text: '晨会通报' })
const reported = at(5, { kind: 'reported', to: '消防救援大队', text: null })
const rule = (steps: readonly LoopEntry[], next: LoopEntry) => problemOf(steps, next, FOUND)?.rule ?? null

test('a hazard goes 待核实, 待整改, 整改中, 待复查, 已销号, and back to work when it did not pass', () => {
  const again: LoopEntry = { ...finished, on: '2026-11-09' }
  const steps = [verified('general'), planned, started, finished, rechecked(false), again, rechecked(true), closed]
  expect(steps.map((_, index) => standOf(steps.slice(0, index + 1), '2026-11-09').state)).toEqual([
    'to-rectify',
    'to-rectify',
    'rectifying',
    'to-recheck',
    'rectifying',
    'to-recheck',
    'to-recheck',
    'closed',
  ])
  expect(steps.map((step, index) => rule(steps.slice(0, index), step))).toEqual(Array(8).fill(null))
})

test('what is missing is told in words: a name and a day, another person, the authority, the staff', () => {
  const until = [planned, started, finished]
  const cases: [readonly LoopEntry[], LoopEntry][] = [
    [[], planned],
    [[verified('general')], started],
    [[verified('general'), ...until], rechecked(true, '黄建国')],
    [[verified('general'), ...until], closed],
    [[verified('general'), ...until, rechecked(true), finished], closed],
    [[verified('major'), ...until, rechecked(true)], closed],
    [[verified('major'), reported, ...until, rechecked(true)], closed],
    [[verified('major'), reported, told, ...until, rechecked(true)], closed],
    [[verified('general'), planned], at(9, { kind: 'extended', dueOn: '2026-11-10', why: '缺配件' })],
    [[verified('general')], { on: '2026-11-01', content: { kind: 'staff-told', text: '通报' } }],
    [[verified('general')], at(12, { ...planned.content, dueOn: '2026-11-11' } as HazardStepContent)],
    [[verified('general'), planned], at(12, { kind: 'extended', dueOn: '2026-11-11', why: '缺配件' })],
    [[verified('general'), ...until], at(7, rechecked(true).content)],
    [[verified('general'), planned], at(4, { ...planned.content, dueOn: '2026-11-11' } as HazardStepContent)],
    [[verified('general'), planned], at(4, { ...planned.content, dueOn: '2026-11-09' } as HazardStepContent)],
  ]
  expect(cases.map(([steps, next]) => rule(steps, next))).toEqual([
    'HAZARD_STEP_NOT_NOW',
    'HAZARD_NOT_PLANNED',
    'HAZARD_RECHECK_BY_OWNER',
    'HAZARD_NOT_RECHECKED',
    'HAZARD_NOT_RECHECKED',
    'HAZARD_MAJOR_UNREPORTED',
    'HAZARD_MAJOR_UNTOLD',
    null,
    'HAZARD_DUE_NOT_LATER',
    'HAZARD_STEP_TOO_EARLY',
    'HAZARD_DUE_IN_PAST',
    'HAZARD_DUE_IN_PAST',
    'HAZARD_STEP_TOO_EARLY',
    'HAZARD_DUE_NEEDS_EXTENSION',
    null,
  ])
})

test('the last day is not overdue, the day after is, and an extension moves it', () => {
  const steps = [verified('general'), planned]
  const late = (list: readonly LoopEntry[]) => ['2026-11-10', '2026-11-11'].map((day) => standOf(list, day).isOverdue)
  expect(late(steps)).toEqual([false, true])
  const longer = [...steps, at(9, { kind: 'extended', dueOn: '2026-11-20', why: '缺配件' })]
  expect([late(longer), standOf(longer, '2026-11-10').marks]).toEqual([[false, false], ['extended']])
})

test('buttons offer what may follow and nothing else', () => {
  const offered = (steps: readonly LoopEntry[]) => stepsAllowed(standOf(steps, '2026-11-09')).sort()
  expect(offered([])).toEqual(['dismissed', 'protected', 'verified'])
  expect(offered([verified('general'), planned, finished, rechecked(true)])).toContain('closed')
  expect(offered([verified('general'), planned, finished, rechecked(true), closed])).toEqual([])
})

test('整改率 is closed of due; what was dismissed or is due later counts nowhere', () => {
  const hazard = (id: string, part: Partial<Hazard>): Hazard => ({
    ...standOf([], '2026-11-26'),
    ...{
      id: id as RecordId,
      number: id,
      foundOn: FOUND,
      source: 'patrol',
      category: 'other',
      place: '一层',
      text: '堵塞',
    },
    ...{
      attachmentIds: [],
      alarmId: null,
      drillId: null,
      reportedAt: 0,
      reportedBy: null,
      isLate: false,
      lateReason: null,
    },
    ...part,
  })
  const list = [
    hazard('closed', { state: 'closed', dueOn: '2026-11-10', closedOn: '2026-11-06' }),
    hazard('late', { state: 'rectifying', dueOn: '2026-11-20' }),
    hazard('today', { state: 'rectifying', dueOn: '2026-11-26' }),
    hazard('later', { state: 'rectifying', dueOn: '2026-11-27' }),
    hazard('early', { state: 'closed', dueOn: '2026-11-30', closedOn: '2026-11-25' }),
    hazard('none', { state: 'dismissed' }),
  ]
  expect(figuresOf(list, { from: '2026-11-01', until: '2026-11-30' }, '2026-11-26')).toEqual({
    dueIds: ['closed', 'late', 'today', 'early'],
    closedOfDueIds: ['closed', 'early'],
    overdueIds: ['late'],
    closedIds: ['closed', 'early'],
    averageDays: 13.5,
  })
})
