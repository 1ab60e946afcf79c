// The calendar of duties of a home, month by month.
import * as z from 'zod'
import { Month } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { CalendarMonth } from './duty-calendar.model.ts'

export const dutyCalendarContract = {
  /** A month that has begun. Errors: PERIOD_NOT_OVER (it has not). */
  month: needs('duty-calendar.read')
    .input(z.object({ month: Month }))
    .output(CalendarMonth),
}
