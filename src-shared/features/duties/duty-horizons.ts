// How long before its day each kind of duty is told: one table, so that the work list keeps what each kind promises.
// House habits, editable later; no law names them.
import type { DutyKind } from './duties.contract.ts'

/** Days ahead, 0 = on the day itself. What is overdue is always told. */
export const dutyHorizonDays: Readonly<Record<DutyKind, number>> = {
  'agreement-ends': 30,
  'agreement-missing': 0,
  'care-level-differs': 0,
  'care-level-unagreed': 0,
  'leave-overdue': 0,
  // A new card takes weeks: the family is told two months ahead.
  'id-expires': 60,
  'id-missing': 0,
  'assessment-due': 30,
  'emergency-contact-missing': 0,
  'report-due': 30,
  'device-untested': 7,
  // Due a day after the device was first heard, told as soon as it is.
  'device-unbound': 1,
  'device-out-of-service-ends': 7,
  // A device must be ordered and somebody must come to hang it.
  'device-replace': 60,
  'walk-test-missing': 7,
  'coverage-gap': 0,
  'bed-block-ends': 7,
  'backup-due': 0,
  'nightly-backup-failed': 0,
  'vital-repeat': 0,
  'vital-re-observe': 0,
  'care-tasks-missed': 0,
  'care-plan-of-day': 0,
  'care-plan-review': 7,
  'care-plan-missing': 3,
  'medication-agreement-missing': 0,
  'medication-missed': 0,
  'medication-effect': 0,
  // The family must be told and bring the next box.
  'medication-few-days': 3,
  'medication-expires': 30,
  'turning-overdue': 0,
  'bowel-none': 0,
  'weight-change': 0,
  'fluid-under-target': 0,
  'incident-family-untold': 0,
  // Written by tomorrow at the latest: told at once.
  'incident-report-due': 2,
  'incident-measure-due': 7,
  'incident-review-due': 7,
  'risk-missing': 0,
  'risk-due': 30,
  'risk-after-incident': 0,
  'handover-missing': 0,
  'handover-unconfirmed': 0,
  'round-missed': 0,
  'fire-patrol-due': 0,
  'fire-patrol-missed': 0,
  'fire-patrols-unsigned': 0,
  'fire-check-due': 10,
  'fire-weekly-check-due': 3,
  'fire-holiday-check-due': 10,
  'major-hazard-check-due': 20,
  'major-hazard-unreported': 0,
  'reassess-due': 0,
  'isolation-review-due': 1,
  'infection-cluster': 0,
  'screening-missing': 0,
  // The whole season is there to do it in.
  'vaccination-due': 60,
  birthday: 7,
}

/** The farthest any kind looks ahead, in days. */
export const longestHorizonDays: number = Math.max(...Object.values(dutyHorizonDays))
