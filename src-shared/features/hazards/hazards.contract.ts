// The loop of hazards. Anybody on the floor may report one; it is put right by the safety officer and decided on by who answers for the house.
import * as z from 'zod'
import { AlarmId, Day, Reason, RecordId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Hazard, HazardDecision, HazardFigures, HazardFound, HazardStep, HazardWork } from './hazards.model.ts'

export const HazardDetail = z.object({ hazard: Hazard, steps: z.array(HazardStep) })
export type HazardDetail = z.infer<typeof HazardDetail>

const Step = { id: RecordId, on: Day, reason: Reason.nullable() }

export const hazardsContract = {
  /** Found in the span or open at its end, and the figures of the span; both days inside. */
  list: needs('fire-safety.read')
    .input(z.object({ from: Day, until: Day }))
    .output(z.object({ hazards: z.array(Hazard), figures: HazardFigures })),
  /** Errors: NOT_FOUND. */
  get: needs('fire-safety.read')
    .input(z.object({ id: RecordId }))
    .output(HazardDetail),
  /** What an alarm says of a hazard seen at it. Errors: NOT_FOUND. */
  fromAlarm: needs('hazards.report')
    .input(z.object({ alarmId: AlarmId }))
    .output(z.object({ place: z.string(), foundOn: Day, text: z.string().nullable(), hazardId: RecordId.nullable() })),
  /**
   * Writes down what was seen; a day that is over needs `reason`. `fixedText` = put right on the spot: it then waits for somebody else to look.
   * `openedFrom` = what the form was opened from, such as an alarm: its draft goes with the report.
   * Errors: DAY_IN_FUTURE, NOT_FOUND (alarm, drill, attachments), RULE_BROKEN (HAZARD_LATE_REASON, HAZARD_OF_ALARM_EXISTS).
   */
  report: needs('hazards.report')
    .input(
      HazardFound.extend({
        reason: Reason.nullable(),
        fixedText: ShortText.nullable(),
        openedFrom: z.string().max(120).default(''),
      }),
    )
    .output(z.object({ id: RecordId, number: z.string() })),
  /**
   * A step of the work. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN (HAZARD_LATE_REASON, HAZARD_STEP_TOO_EARLY, HAZARD_STEP_NOT_NOW,
   * HAZARD_RECHECK_BY_OWNER, HAZARD_DUE_IN_PAST, HAZARD_DUE_NEEDS_EXTENSION).
   */
  addStep: needs('fire-safety.record')
    .input(z.object({ ...Step, content: HazardWork }))
    .output(HazardDetail),
  /** Errors: as `addStep`, and RULE_BROKEN (HAZARD_MAJOR_UNREPORTED, HAZARD_MAJOR_UNTOLD, HAZARD_NOT_RECHECKED, HAZARD_DUE_NOT_LATER). */
  decide: needs('fire-safety.manage')
    .input(z.object({ ...Step, content: HazardDecision }))
    .output(HazardDetail),
  /** The newest step that counts was a mistake: both rows stay. Errors: NOT_FOUND, NOTHING_TO_UNDO. */
  takeBack: needs('fire-safety.manage')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(HazardDetail),
}
