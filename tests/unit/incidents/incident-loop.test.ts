import { describe, expect, test } from 'vitest'
import { listIncidentDuties } from '#main/features/incidents/incident-duties.ts'
import { loadIncidentRules } from '#main/features/incidents/index.ts'
import { startOfDay } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import {
  demandsOf,
  gradeOf,
  type LoopFile,
  type LoopStep,
  liveSteps,
  missingForClosing,
  openMeasures,
  stagesOf,
} from '#shared/features/incidents/incident-loop.rules.ts'
import type { IncidentRules, StepContent } from '#shared/features/incidents/incidents.model.ts'

const rules = loadIncidentRules()
const found = startOfDay('2026-11-10') + 14 * 3_600_000
const minute = 60_000

let count = 0
function step(content: StepContent, minutesAfter = 5, part: Partial<LoopStep> = {}): LoopStep {
  count += 1
  const at = found + minutesAfter * minute
  return { id: `s${count}` as RecordId, at, content, recordedAt: at, correctsId: null, isVoid: false, ...part }
}
const grade = (severity: 'minor' | 'moderate' | 'severe' | 'death' | null, circumstances: ('fire' | 'group')[] = []) =>
  ({ kind: 'graded', severity, circumstances, consequence: null }) as const
const handled = { kind: 'handled', text: '扶起检查', hospital: null } as const
const told = { kind: 'family-told', toWhom: '儿子', way: 'phone', by: '李护士', text: null } as const
const notReached = { kind: 'family-not-reached', by: '李护士', reason: '三次无人接听' } as const
const report = (to: 'head' | 'civil-affairs' | 'fire-brigade' | 'health', form: 'verbal' | 'written' = 'verbal') =>
  ({ kind: 'reported', to, form, by: '李护士', text: null }) as const
const cause = { kind: 'cause', text: '地面湿滑' } as const
const measure = { kind: 'measure', text: '铺防滑垫', owner: '后勤', dueOn: '2026-11-15' } as const
const reviewed = { kind: 'reviewed', text: '步态不稳', risk: 'protect' } as const

const fileOf = (steps: LoopStep[], part: Partial<LoopFile> = {}): LoopFile => ({
  ...{ kind: 'fall', residentId: 'r1' as ResidentId, foundAt: found, steps },
  ...part,
})
const judge = (file: LoopFile, with_: IncidentRules = rules) => {
  const live = liveSteps(file.steps)
  return { missing: missingForClosing(file, live, with_).map(({ rule }) => rule), stages: stagesOf(file, live, with_) }
}
const demandsBy = (file: LoopFile, with_: IncidentRules = rules) =>
  demandsOf(file, liveSteps(file.steps), with_).map(({ to, form, dueAt, doneAt }) => [
    form === null ? to : `${to} ${form}`,
    (dueAt - found) / minute,
    doneAt === null ? null : (doneAt - found) / minute,
  ])

/** A minor fall with everything done. */
function whole(): LoopStep[] {
  const planned = step(measure, 60)
  const done = step({ kind: 'measure-done', measureId: planned.id, text: null }, 90)
  return [
    step(grade('minor')),
    step(handled),
    step(told),
    step(report('head')),
    step(cause),
    planned,
    done,
    step(reviewed, 99),
  ]
}

describe('terms', () => {
  test('are data with a basis, and none of them is verified', () => {
    const each = [...Object.values(rules.timers), ...Object.values(rules.authorities)]
    expect(each.filter(({ basis, isVerified }) => basis.length < 5 || isVerified)).toEqual([])
    expect(rules.isVerified).toBe(false)
  })

  test('a minor fall asks for the family in 30 minutes and the head at once, and no authority', () => {
    expect(demandsBy(fileOf([step(grade('minor'))]))).toEqual([
      ['family', 30, null],
      ['head', 0, null],
    ])
    expect(demandsBy(fileOf([step(told, 12), step(report('head'), 3)]))).toEqual([
      ['family', 30, 12],
      ['head', 0, 3],
    ])
  })

  test.each([
    ['severe', [], ['civil-affairs']],
    ['death', [], ['civil-affairs']],
    ['minor', ['fire'], ['civil-affairs', 'fire-brigade']],
    [null, ['group'], ['civil-affairs', 'health']],
    ['moderate', [], []],
  ] as const)(
    'severity %s with %j must be reported to %j, verbally and in writing',
    (severity, circumstances, bodies) => {
      const demands = demandsBy(fileOf([step(grade(severity, [...circumstances]), 0)])).slice(2)
      expect(demands).toEqual(
        bodies.flatMap((to) => [
          [`${to} verbal`, 60, null],
          [`${to} written`, 1440, null],
        ]),
      )
    },
  )

  test('a kind may be always reportable, by data alone', () => {
    const civil = { ...rules.authorities['civil-affairs'], kinds: ['elopement' as const] }
    const strict = { ...rules, authorities: { ...rules.authorities, 'civil-affairs': civil } }
    expect(demandsBy(fileOf([], { kind: 'elopement' }), strict).slice(2)).toEqual([
      ['civil-affairs verbal', 60, null],
      ['civil-affairs written', 1440, null],
    ])
  })

  test('graded grave later, the terms of the authorities run from then; a written report is a verbal one too', () => {
    const steps = [step(grade('minor'), 0), step(grade('severe'), 300), step(report('civil-affairs', 'written'), 320)]
    expect(demandsBy(fileOf(steps)).slice(2)).toEqual([
      ['civil-affairs verbal', 360, 320],
      ['civil-affairs written', 1740, 320],
    ])
    const milder = [...steps, step(grade('moderate'), 400)]
    expect(demandsBy(fileOf(milder))).toHaveLength(2)
  })

  test('a complaint has no term of family or head, and an incident of no resident no family', () => {
    expect(demandsBy(fileOf([], { kind: 'complaint' }))).toEqual([])
    expect(demandsBy(fileOf([], { residentId: null }))).toEqual([['head', 0, null]])
    expect(demandsBy(fileOf([step(grade(null, ['group']), 0)], { residentId: null }))[0]).toEqual(['family', 30, null])
  })
})

describe('closing', () => {
  test('a file with everything done may be closed', () => {
    expect(judge(fileOf(whole())).missing).toEqual([])
  })

  test('an empty file says everything that is missing, in the order of the loop', () => {
    expect(judge(fileOf([])).missing).toEqual([
      'INCIDENT_NOT_GRADED',
      'INCIDENT_HANDLING_MISSING',
      'INCIDENT_FAMILY_NOT_TOLD',
      'INCIDENT_HEAD_NOT_TOLD',
      'INCIDENT_CAUSE_MISSING',
      'INCIDENT_MEASURE_MISSING',
      'INCIDENT_REVIEW_MISSING',
    ])
  })

  test.each([
    ['family-told', ['INCIDENT_FAMILY_NOT_TOLD']],
    ['handled', ['INCIDENT_HANDLING_MISSING']],
    ['reported', ['INCIDENT_HEAD_NOT_TOLD']],
    ['cause', ['INCIDENT_CAUSE_MISSING']],
    ['measure', ['INCIDENT_MEASURE_MISSING']],
    ['measure-done', ['INCIDENT_MEASURE_OPEN']],
    ['reviewed', ['INCIDENT_REVIEW_MISSING']],
  ])('without %s it is refused with %j', (kind, missing) => {
    expect(judge(fileOf(whole().filter(({ content }) => content.kind !== kind))).missing).toEqual(missing)
  })

  test('that nobody could be reached stands for the notice, with its reason', () => {
    const steps = whole().map((one) => (one.content.kind === 'family-told' ? step(notReached) : one))
    expect(judge(fileOf(steps)).missing).toEqual([])
  })

  test('a death is not closed before the authority has it in writing', () => {
    const dead = whole().map((one) => (one.content.kind === 'graded' ? step(grade('death')) : one))
    expect(judge(fileOf([...dead, step(report('civil-affairs'), 20)])).missing).toEqual(['INCIDENT_NOT_REPORTED'])
    expect(judge(fileOf([...dead, step(report('civil-affairs', 'written'), 20)])).missing).toEqual([])
  })
})

describe('steps', () => {
  test('a corrected or voided step does not count, its correction does', () => {
    const wrong = step(grade('severe'), 1)
    const right = step(grade('minor'), 1, { correctsId: wrong.id })
    const slip = step(told, 2)
    const taken = step(told, 2, { correctsId: slip.id, isVoid: true })
    const live = liveSteps([wrong, right, slip, taken])
    expect(live).toEqual([right])
    expect(gradeOf(live).severity).toBe('minor')
  })

  test('a measure is open until it is told done, and open again when that was wrong', () => {
    const planned = step(measure)
    const done = step({ kind: 'measure-done', measureId: planned.id, text: null })
    const wrong = step(done.content, 9, { correctsId: done.id, isVoid: true })
    const open = (steps: LoopStep[]) => openMeasures(liveSteps(steps)).map(({ id }) => id)
    expect([open([planned]), open([planned, done]), open([planned, done, wrong])]).toEqual([
      [planned.id],
      [],
      [planned.id],
    ])
  })

  test('the stages follow the loop; what is due carries its term', () => {
    const { stages } = judge(fileOf([step(grade('minor'), 0), step(handled), step(measure)]))
    expect(stages.map(({ stage, state, dueAt }) => [stage, state, dueAt])).toEqual([
      ['found', 'done', null],
      ['handled', 'done', null],
      ['family', 'open', found + 30 * minute],
      ['reported', 'open', found],
      ['cause', 'open', null],
      ['measures', 'open', startOfDay('2026-11-16')],
      ['reviewed', 'open', found + 7 * 86_400_000],
      ['closed', 'open', null],
    ])
    expect(judge(fileOf([], { kind: 'complaint' })).stages[3]?.state).toBe('not-needed')
  })
})

describe('duties', () => {
  const duties = (steps: LoopStep[], now: number) => {
    const live = liveSteps(steps)
    const loop = fileOf(steps)
    const file = {
      id: 'i1' as RecordId,
      live,
      loop,
      stages: stagesOf(loop, live, rules),
      residentName: '林秀英',
      place: null,
    }
    return listIncidentDuties([file], rules, now).map(({ kind, dueOn, values }) => [
      kind,
      dueOn,
      values.lateMinutes ?? values.lateHours ?? null,
    ])
  }

  test('a term is late after its last minute, not in it, and is told in minutes, then in hours', () => {
    const steps = [step(grade('minor'), 0), step(report('head'), 1)]
    const family = (now: number) => duties(steps, now)[0]
    expect(family(found + 30 * minute)).toEqual(['incident-family-untold', '2026-11-10', null])
    expect(family(found + 30 * minute + 1)).toEqual(['incident-family-untold', '2026-11-10', 1])
    expect(family(found + 95 * minute)).toEqual(['incident-family-untold', '2026-11-10', 65])
    expect(family(found + 5 * 3_600_000)).toEqual(['incident-family-untold', '2026-11-10', 4])
    expect(family(found + 40 * 3_600_000)).toEqual(['incident-family-untold', '2026-11-10', null])
  })

  test('the report due first, each open measure and the review are told; what is done is not', () => {
    const steps = [
      step(grade('death'), 0),
      step(told),
      step(report('head')),
      step(report('civil-affairs')),
      step(measure),
    ]
    expect(duties(steps, found + minute)).toEqual([
      ['incident-report-due', '2026-11-11', null],
      ['incident-measure-due', '2026-11-15', null],
      ['incident-review-due', '2026-11-17', null],
    ])
    expect(duties(whole(), found + 99 * minute)).toEqual([])
  })
})
