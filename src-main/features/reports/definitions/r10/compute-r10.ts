// The rows and figures of R10: a row a patrol with the six items, and a row for each that nobody walked. A running month ends the day before.
import { addDays } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { PatrolItem, PatrolState, PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import type { SourceFirePatrols, SourcePatrol } from '../../sources/fire-patrols-source.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

const SHIFT_WORD = { day: '昼', night: '夜' } as const
const HANDLING_WORD = { corrected: '当场整改', reported: '已上报' } as const
const columnOf: Record<PatrolItem, string> = {
  ...{ 'fire-power': 'firePower', exits: 'exits', equipment: 'equipment' },
  ...{ 'fire-doors': 'fireDoors', 'key-posts': 'keyPosts', other: 'other' },
}

/** The patrols of the days that are over. */
export function patrolsOf({ source, period }: Input): SourceFirePatrols {
  return source.firePatrolsIn(period.firstOn, period.isOver ? period.asOf : addDays(period.asOf, -1))
}

const faultsOf = ({ visits }: SourcePatrol) =>
  visits.flatMap(({ answer, pointName }) => (answer?.faults ?? []).map((fault) => ({ ...fault, pointName })))

export function computeR10Figures(input: Input): Map<string, FigureValue> {
  const { planned, patrols } = patrolsOf(input)
  const times = (...states: PatrolState[]) =>
    countOf(
      'fire-patrol-time',
      planned.filter(({ state }) => states.length === 0 || states.includes(state)).map(({ at }) => String(at)),
    )
  const count = (holds: (patrol: SourcePatrol) => boolean) =>
    countOf(
      'fire-patrol',
      patrols.filter(holds).map(({ id }) => id),
    )
  const faulty = patrols.filter((patrol) => faultsOf(patrol).length > 0)
  const rowAmounts = faulty.map((patrol) => faultsOf(patrol).length)
  return new Map([
    ['planned', times()],
    ['walked', times('walked')],
    ['partly', times('partly')],
    ['explained', times('explained')],
    ['missed', times('missed')],
    ['patrols', count(() => true)],
    ['day', count(({ shift }) => shift === 'day')],
    ['night', count(({ shift }) => shift === 'night')],
    ['late', count(({ isLate }) => isLate)],
    ['unsigned', count(({ signedAt }) => signedAt === null)],
    [
      'faults',
      {
        ...{ value: rowAmounts.reduce((sum, each) => sum + each, 0), rowKind: 'fire-patrol' as const, rowAmounts },
        rowIds: faulty.map(({ id }) => id),
      },
    ],
  ])
}

export function computeR10Rows(input: Input): FigureRow[] {
  const { planned, patrols, plan } = patrolsOf(input)
  const items = plan.items.map(({ key }) => key)
  const unwalked = planned.filter(({ state }) => state === 'missed' || state === 'explained')
  return [
    ...patrols.map((patrol) => ({ at: patrol.plannedAt ?? patrol.startedAt, row: walkedRow(patrol, items) })),
    ...unwalked.map((each) => ({ at: each.at, row: unwalkedRow(each, items) })),
  ]
    .sort((left, right) => left.at - right.at)
    .map(({ row }) => row)
}

function walkedRow(patrol: SourcePatrol, items: readonly PatrolItem[]): FigureRow {
  const answers = patrol.visits.flatMap(({ answer, pointName }) => (answer ? [{ ...answer, pointName }] : []))
  const faults = faultsOf(patrol)
  const marks = items.map((item) => {
    const mark = faults.some((fault) => fault.item === item) ? '×' : '✓'
    return [columnOf[item], answers.some((answer) => answer.items.includes(item)) ? mark : '—']
  })
  const lateMark = patrol.isLate ? `（补记：${patrol.lateReason}）` : ''
  return {
    id: patrol.id,
    link: screenLinks.firePatrolsOf(patrol.day),
    cells: {
      ...{ day: patrol.day, shift: SHIFT_WORD[patrol.shift], time: `${clockTimeOf(patrol.startedAt)}${lateMark}` },
      points: [...new Set(answers.map(({ pointName }) => pointName))].join('、'),
      ...Object.fromEntries(marks),
      problem: faults.map(({ pointName, text }) => `${pointName}：${text}`).join('；') || '无',
      handling: faults.map(({ handling, done }) => `${HANDLING_WORD[handling]}：${done}`).join('；') || '—',
      ...{ walkedBy: patrol.walkedBy, signedBy: patrol.signedBy },
    },
  }
}

function unwalkedRow(
  { at, day, shift, reason, missing, answered }: PlannedPatrol,
  items: readonly PatrolItem[],
): FigureRow {
  return {
    id: `planned:${at}`,
    link: screenLinks.firePatrolsOf(day),
    cells: {
      ...{ day, shift: SHIFT_WORD[shift], time: clockTimeOf(at), points: `未巡：${missing.join('、')}` },
      ...Object.fromEntries(items.map((item) => [columnOf[item], '—'])),
      ...{ problem: answered === 0 ? '未巡查' : '未巡全', handling: reason, walkedBy: null, signedBy: null },
    },
  }
}
