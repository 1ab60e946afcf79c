// Emergency drills. Counts of residents only, no names.
import * as z from 'zod'
import { AlarmId, Day, Reason, RecordId, RollCallId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { DrillEntry, DrillMark, DrillPlan, DrillReport, DrillRollCall, EmergencyDrill } from './drills.model.ts'

/** `rollCall` null = none was held for it. */
export const DrillDetail = z.object({
  drill: EmergencyDrill,
  entries: z.array(DrillEntry),
  rollCall: DrillRollCall.nullable(),
})
export type DrillDetail = z.infer<typeof DrillDetail>
const OfDrill = { id: RecordId }

export const drillsContract = {
  /** Planned or held in the span, both days inside, newest first; `fireDueOn` = by when fire evacuation must be practised again. */
  list: needs('fire-safety.read')
    .input(z.object({ from: Day, until: Day }))
    .output(z.object({ drills: z.array(EmergencyDrill), fireDueOn: Day, lastFireOn: Day.nullable() })),
  /** Errors: NOT_FOUND. */
  get: needs('fire-safety.read').input(z.object(OfDrill)).output(DrillDetail),
  /** Errors: RULE_BROKEN (DRILL_PLANNED_IN_PAST). */
  plan: needs('fire-safety.record').input(DrillPlan).output(DrillDetail),
  /** A fire alarm that was a drill: its alarm, arrival and roll-call are taken over; it ends when the last one was found. Errors: NOT_FOUND, RULE_BROKEN (DRILL_OF_ALARM_EXISTS, DRILL_ALARM_NO_FIRE). */
  fromAlarm: needs('fire-safety.record')
    .input(z.object({ alarmId: AlarmId, organizer: z.string().trim().min(1).max(40) }))
    .output(DrillDetail),
  /** One key: now. Errors: NOT_FOUND, RULE_BROKEN (DRILL_NOT_NOW, DRILL_MARK_ORDER). */
  mark: needs('fire-safety.record')
    .input(z.object({ ...OfDrill, mark: DrillMark }))
    .output(DrillDetail),
  /** The roll-call that was held for it. Errors: NOT_FOUND, RULE_BROKEN (DRILL_NOT_NOW). */
  linkRollCall: needs('fire-safety.record')
    .input(z.object({ ...OfDrill, rollCallId: RollCallId }))
    .output(DrillDetail),
  /** A later one replaces it while it is not signed. Errors: NOT_FOUND, RULE_BROKEN (DRILL_NOT_NOW). */
  report: needs('fire-safety.record')
    .input(z.object({ ...OfDrill, report: DrillReport }))
    .output(DrillDetail),
  /** Errors: NOT_FOUND, RULE_BROKEN (DRILL_NOT_NOW). */
  sign: needs('fire-safety.manage').input(z.object(OfDrill)).output(DrillDetail),
  /** Errors: NOT_FOUND, RULE_BROKEN (DRILL_NOT_NOW). */
  cancel: needs('fire-safety.record')
    .input(z.object({ ...OfDrill, text: ShortText }))
    .output(DrillDetail),
  /** The newest entry that counts was a mistake: both rows stay. Errors: NOT_FOUND, NOTHING_TO_UNDO, RULE_BROKEN (DRILL_NOT_NOW: it is signed). */
  takeBack: needs('fire-safety.record')
    .input(z.object({ ...OfDrill, reason: Reason }))
    .output(DrillDetail),
}
