// When a resident's ability is assessed again. Must never count a person never assessed as overdue: that is "unknown".
import { addMonths, daysBetween } from '../../contract/days.ts'

/** Months between two assessments of ability (GB/T 42195-2022: at least once a year, sooner when the condition changes). */
export const REASSESS_AFTER_MONTHS = 12

/** The day ('YYYY-MM-DD') by which the next assessment is due; null when there is none on record. */
export function assessmentDueOn(assessedOn: string | null): string | null {
  return assessedOn === null ? null : addMonths(assessedOn, REASSESS_AFTER_MONTHS)
}

/** Whole days the assessment is overdue on `today`; 0 = not overdue, null = never assessed. */
export function assessmentOverdueDays(assessedOn: string | null, today: string): number | null {
  const dueOn = assessmentDueOn(assessedOn)
  return dueOn === null ? null : Math.max(0, daysBetween(dueOn, today))
}
