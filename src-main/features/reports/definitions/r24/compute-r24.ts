// The rows and figures of R24: a row a day. What nobody was planned for is printed as 未排; what no signed handover tells stays unknown.
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { DutyPost } from '#shared/features/duty-roster/duty-roster.model.ts'
import { dutyRows, namesOf } from '#shared/features/duty-roster/duty-roster.rules.ts'
import type { HandoverMatters } from '#shared/features/handover/handover.rules.ts'
import { SHIFT_WORDS } from '#shared/features/reports/report-words.ts'
import type { FigureRow } from '#shared/features/reports/reports.model.ts'
import type { SourceDutyDay } from '../../report-source.ts'
import { type ComputeInput, countOf, type FigureValue } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>

const NOBODY = '未排'
const careShifts = dutyRows.flatMap(({ post, shift }) => (post === 'care' && shift !== null ? [shift] : []))

const peopleOf = ({ day, cells }: SourceDutyDay, post: DutyPost): string[] => namesOf(day, post, cells)

/** True while nobody leads the day. */
export function hasNoLeader(day: SourceDutyDay): boolean {
  return peopleOf(day, 'leader').length === 0
}

/** True while one of the day's shifts has nobody of the care staff. */
export function hasCareGap({ cells }: SourceDutyDay): boolean {
  return careShifts.some(
    (shift) => !cells.some((cell) => cell.post === 'care' && cell.shift === shift && cell.people.length > 0),
  )
}

/** Shifts of a day handed over, counted a shift once. */
export function handedOver({ handovers }: SourceDutyDay): number {
  return new Set(handovers.map(({ shift }) => shift)).size
}

export function daysOf({ source, period }: Input): SourceDutyDay[] {
  return source.dutyDaysIn(period.firstOn, period.asOf)
}

export function computeR24Figures(input: Input): Map<string, FigureValue> {
  const days = daysOf(input)
  const count = (holds: (day: SourceDutyDay) => boolean) =>
    countOf(
      'duty-day',
      days.filter(holds).map(({ day }) => day),
    )
  const sum = (of: (day: SourceDutyDay) => number): FigureValue => {
    const some = days.filter((day) => of(day) > 0)
    const rowAmounts = some.map(of)
    return {
      ...{ value: rowAmounts.reduce((total, each) => total + each, 0), rowKind: 'duty-day', rowAmounts },
      rowIds: some.map(({ day }) => day),
    }
  }
  return new Map([
    ['days', count(() => true)],
    ['leader-days', count((day) => !hasNoLeader(day))],
    ['leader-gaps', count(hasNoLeader)],
    ['care-gaps', count(hasCareGap)],
    ['handovers', sum(({ handovers }) => handovers.length)],
    ['received', sum(({ handovers }) => handovers.filter(({ receivedAt }) => receivedAt !== null).length)],
  ])
}

export function computeR24Rows(input: Input): FigureRow[] {
  return daysOf(input).map((day) => {
    const names = (post: DutyPost) => peopleOf(day, post).join('、') || NOBODY
    return {
      id: day.day,
      link: screenLinks.dutyRoster(day.day),
      cells: {
        ...{ day: day.day, leader: names('leader'), care: careText(day), medical: names('medical') },
        ...{ fireControl: names('fire-control'), guard: names('guard') },
        ...{ handoverAt: handoverText(day), matters: mattersText(day) },
      },
    }
  })
}

function careText({ cells }: SourceDutyDay): string {
  return careShifts
    .map((shift) => {
      const cell = cells.find((each) => each.post === 'care' && each.shift === shift)
      const names = (cell?.people ?? []).map(({ name }) => name).join('、')
      return `${SHIFT_WORDS[shift]} ${names || NOBODY}`
    })
    .join('；')
}

function handoverText({ day, handovers }: SourceDutyDay): string | null {
  if (handovers.length === 0) return null
  return handovers
    .map(({ shift, signedAt, receivedAt }) =>
      receivedAt === null
        ? `${SHIFT_WORDS[shift]} ${timeText(signedAt, day)}（接班未签名）`
        : `${SHIFT_WORDS[shift]} ${timeText(receivedAt, day)}`,
    )
    .join('；')
}

const matterWords: readonly [keyof HandoverMatters, string, string][] = [
  ['incidents', '事件', '件'],
  ['alarms', '报警', '次'],
  ['unattended', '未到场', '次'],
  ['admitted', '入住', '人'],
  ['discharged', '退住', '人'],
  ['left', '外出', '人'],
  ['returned', '返院', '人'],
]
/** These are told by day in each of its shifts' sheets: adding them up would count one person three times. */
const toldByDay: readonly (keyof HandoverMatters)[] = ['admitted', 'discharged', 'left', 'returned']

function mattersText({ handovers }: SourceDutyDay): string | null {
  if (handovers.length === 0) return null
  const texts = matterWords.flatMap(([key, word, unit]) => {
    const counts = handovers.map(({ matters }) => matters[key])
    const count = toldByDay.includes(key) ? Math.max(...counts) : counts.reduce((sum, each) => sum + each, 0)
    return count > 0 ? [`${word} ${count} ${unit}`] : []
  })
  return texts.join('，') || '无'
}

/** 'HH:mm', with the day where it is the next one. */
function timeText(at: Instant, day: string): string {
  const on = dayOf(at)
  const minutes = Math.floor((at - startOfDay(on)) / 60_000)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return on === day ? time : `${on.slice(5)} ${time}`
}
