// The duty roster 值班带班: read by most, written by who plans. Names of staff only, no health data.
import * as z from 'zod'
import { Day } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { DutyCell, DutyChange, DutySlot, DutyWeek } from './duty-roster.model.ts'

export const dutyRosterContract = {
  /** The week of a day. A slot without a cell was never planned. */
  week: needs('duty-roster.read')
    .input(z.object({ of: Day }))
    .output(DutyWeek),
  /** Every row of a slot, newest first. */
  historyOf: needs('duty-roster.read').input(DutySlot).output(z.array(DutyCell)),
  /**
   * Plans the people of a slot. A day that is over needs a reason; the row before stays. Errors: EDIT_CONFLICT, NOT_FOUND (staff),
   * RULE_BROKEN (DUTY_SHIFT_MISPLACED, DUTY_PERSON_TWICE, DUTY_PERSON_NOT_EMPLOYED, DUTY_PERSON_UNTRAINED, DUTY_PERSON_HEALTH_EXPIRED,
   * DUTY_DAY_OVER). A day that is over may name somebody who should not have worked: the record tells what was.
   */
  set: needs('duty-roster.edit').input(DutyChange).output(DutyCell),
  /**
   * Fills the gaps of a week, from today on, with who stood there the week before; whoever may not work that day is not taken along. Answers
   * how many slots were filled.
   */
  copyLastWeek: needs('duty-roster.edit')
    .input(z.object({ of: Day }))
    .output(z.object({ count: z.number().int() })),
}
