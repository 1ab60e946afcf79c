// How far a drill has come and how long it took. Pure; entries come oldest first and without those taken back.
import { addMonths, dayOf } from '../../contract/days.ts'
import type { Day, Instant } from '../../contract/primitives.ts'
import { type DrillEntryContent, DrillMark, type DrillState, type EmergencyDrill } from './drills.model.ts'

/** 灭火和应急疏散演练 every half-year. */
export const FIRE_DRILL_MONTHS = 6

/** What people press, in the order in which it happens. */
export const drillMarks = DrillMark.options

type Stand = Pick<
  EmergencyDrill,
  'state' | 'marks' | 'heldOn' | 'arrivalSeconds' | 'evacuationSeconds' | 'report' | 'rollCallId'
>

/** State, times and report of a drill; times count from the alarm, else from the start. */
export function standOf(contents: readonly DrillEntryContent[]): Stand {
  const marks: Record<DrillMark, Instant | null> = { started: null, 'alarm-given': null, arrived: null, finished: null }
  let report: Stand['report'] = null
  let rollCallId: Stand['rollCallId'] = null
  for (const content of contents) {
    if (content.kind === 'mark') marks[content.mark] = content.at
    if (content.kind === 'report') report = content.report
    if (content.kind === 'roll-call') rollCallId = content.rollCallId
  }
  const has = (kind: DrillEntryContent['kind']) => contents.some((content) => content.kind === kind)
  const from = marks['alarm-given'] ?? marks.started
  const seconds = (to: Instant | null) => (from === null || to === null ? null : Math.round((to - from) / 1000))
  const state: DrillState = has('cancelled')
    ? 'cancelled'
    : has('signed')
      ? 'done'
      : report !== null && marks.finished !== null
        ? 'to-sign'
        : marks.finished !== null
          ? 'to-report'
          : marks.started === null
            ? 'planned'
            : 'running'
  return {
    ...{ state, marks, report, rollCallId },
    heldOn: marks.started === null ? null : dayOf(marks.started),
    arrivalSeconds: seconds(marks.arrived),
    evacuationSeconds: seconds(marks.finished),
  }
}

/** The mark that comes next; null = all are set. Arrival may be left out where nobody has to come. */
export function nextMarks(marks: EmergencyDrill['marks']): DrillMark[] {
  if (marks.finished !== null) return []
  const last = drillMarks.findLastIndex((mark) => marks[mark] !== null)
  return last < 0 ? ['started'] : drillMarks.slice(last + 1)
}

/** By when fire evacuation must be practised again; `sinceOn` stands in where it never was. */
export function fireDrillDueOn(lastHeldOn: Day | null, sinceOn: Day): Day {
  return lastHeldOn === null ? sinceOn : addMonths(lastHeldOn, FIRE_DRILL_MONTHS)
}

/** 'm:ss'. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
