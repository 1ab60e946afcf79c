// R07 培训台账 of a year, form version 2026-12: closed sessions, and what each category came to.
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import { TrainingCategory } from '#shared/features/training/training.model.ts'
import { hoursAsked, hoursIn, isThereThroughout, safetyIn } from '#shared/features/training/training.rules.ts'
import r07Form from '../../../../../resources/reports/r07-2026-12.json' with { type: 'json' }
import type { SourceTraining } from '../../sources/staff-source.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, countOf, type FigureValue, ReportDefinition, type ReportModule } from '../definition.ts'
import { trainingRules } from '../staff-rules-in-force.ts'
import { MODE_WORDS, TRAINING_WORDS } from '../staff-words.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
const sessionsOf = ({ source, period }: Input) => source.trainingsIn(period.firstOn, period.asOf)

function figures(input: Input): Map<string, FigureValue> {
  const sessions = sessionsOf(input)
  const sum = (of: (session: SourceTraining) => number): FigureValue => {
    const rowAmounts = sessions.map(of)
    const value = rowAmounts.reduce((total, each) => total + each, 0)
    return { value, rowKind: 'training', rowIds: sessions.map(({ id }) => id), rowAmounts }
  }
  const examined = sum(({ counts }) => counts.examined).value ?? 0
  const passed = sum(({ counts }) => counts.passed)
  const rate = examined === 0 ? null : Math.round(((passed.value ?? 0) / examined) * 1000) / 10
  return new Map<string, FigureValue>([
    [
      'sessions',
      countOf(
        'training',
        sessions.map(({ id }) => id),
      ),
    ],
    ['hours', sum(({ hours }) => hours)],
    ['people', sum(({ counts }) => counts.present)],
    ['passed', passed],
    ['pass-rate', { value: rate, rowKind: 'none', rowIds: [] }],
    ...TrainingCategory.options.map((category): [string, FigureValue] => [
      `category-${category}`,
      countOf(
        'training',
        sessions.filter((each) => each.category === category).map(({ id }) => id),
      ),
    ]),
  ])
}

function rows(input: Input): FigureRow[] {
  return sessionsOf(input).map(({ id, counts, ...session }, index) => ({
    id,
    link: screenLinks.trainingSession(id),
    cells: {
      ...{ number: index + 1, on: dayOf(session.fromAt), time: `${timeOf(session.fromAt)}–${timeOf(session.untilAt)}` },
      ...{ hours: session.hours, category: TRAINING_WORDS[session.category], topic: session.topic },
      ...{
        lecturer: session.lecturer,
        mode: MODE_WORDS[session.mode],
        invited: counts.invited,
        present: counts.present,
      },
      names: session.present.join('、'),
      exam: { none: '不考核', score: '分数', 'pass-fail': '合格/不合格' }[session.exam],
      passed: session.exam === 'none' ? null : counts.passed,
      passRate: counts.passRate === null ? null : Math.round(counts.passRate * 1000) / 10,
      closedBy: session.closedBy,
    },
  }))
}

function timeOf(at: Instant): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / 60_000)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function checks(input: ComputeInput): CheckResult[] {
  const { asOf, firstOn } = input.period
  const year = asOf.slice(0, 4)
  const files = input.source.staffFilesOn(asOf)
  const halves = [
    { fromOn: firstOn, untilOn: `${year}-06-30` },
    { fromOn: `${year}-07-01`, untilOn: `${year}-12-31` },
  ].filter(({ untilOn }) => untilOn <= asOf)
  const unsafe = files.filter((file) =>
    halves.some(
      (half) =>
        isThereThroughout(file, half.fromOn, half.untilOn) && safetyIn(file.attended, trainingRules, half) === null,
    ),
  )
  const short = files.filter((file) => hoursIn(file.attended, year) < hoursAsked(file, asOf, trainingRules.yearlyHours))
  const low = sessionsOf(input).filter(
    ({ counts }) => counts.passRate !== null && counts.passRate < trainingRules.passRate,
  )
  const each = (code: string, found: { id: string; link: string; label: string }[], pass: string, fail: string) =>
    judge({ code, severity: 'warn', holds: found.length === 0, rows: found, pass, fail: `${found.length} ${fail}` })
  const people = (list: typeof files) =>
    list.map(({ id, name }) => ({ id, link: screenLinks.staffMember(id), label: name }))
  return [
    each('7.safety', people(unsafe), '在册人员每半年均有安全培训', '名在册人员有半年没有安全培训'),
    each('7.hours', people(short), '在册人员学时均达到按在册天数应有的学时', '名在册人员学时不足'),
    each(
      '7.pass-rate',
      low.map(({ id, topic }) => ({ id, link: screenLinks.trainingSession(id), label: topic })),
      ...(['各场合格率均达到规定', '场合格率低于规定'] as const),
    ),
    ...checkFacility(input.source.facility()),
  ]
}

export const r07Module: ReportModule = {
  definition: ReportDefinition.parse(r07Form),
  canFreezeRunningMonth: false,
  computeFigures: figures,
  computeRows: rows,
  computeChecks: checks,
}
