// One list of dated duties. Features contribute; a duty closes only when its record says so. Today reads it.
import * as z from 'zod'
import { Role } from '../../contract/permissions.ts'
import { Day, Instant, Reason } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

export const DutyKind = z.enum([
  'agreement-ends',
  'agreement-missing',
  'care-level-differs',
  'care-level-unagreed',
  'leave-overdue',
  'id-expires',
  'id-missing',
  'assessment-due',
  'emergency-contact-missing',
  'report-due',
  'device-untested',
  'device-unbound',
  'device-out-of-service-ends',
  'device-replace',
  'walk-test-missing',
  'coverage-gap',
  'bed-block-ends',
  'backup-due',
  'nightly-backup-failed',
  'vital-repeat',
  'vital-re-observe',
  'care-tasks-missed',
  'care-plan-of-day',
  'care-plan-review',
  'care-plan-missing',
  'medication-agreement-missing',
  'medication-missed',
  'medication-effect',
  'medication-few-days',
  'medication-expires',
  'turning-overdue',
  'bowel-none',
  'weight-change',
  'fluid-under-target',
  'incident-family-untold',
  'incident-report-due',
  'incident-measure-due',
  'incident-review-due',
  'finding-due',
  'finding-recheck-due',
  'on-site-check-due',
  'food-sample-missing',
  'plan-review-due',
  'supply-expiring',
  'supply-check-due',
  'risk-missing',
  'risk-due',
  'risk-after-incident',
  'handover-missing',
  'handover-unconfirmed',
  'round-missed',
  'fire-patrol-due',
  'fire-patrol-missed',
  'fire-patrols-unsigned',
  'fire-check-due',
  'fire-weekly-check-due',
  'fire-holiday-check-due',
  'major-hazard-check-due',
  'major-hazard-unreported',
  'reassess-due',
  'isolation-review-due',
  'infection-cluster',
  'screening-missing',
  'vaccination-due',
  'calendar-open',
  'gap-open',
  'house-paper-due',
  'house-paper-missing',
  'partnership-ends',
  'partner-licence',
  'medical-visit-due',
  'check-up-overdue',
  'teleconsultation-open',
  'certificate-ends',
  'contract-ends',
  'pre-job-before-shift',
  'pre-job-missing',
  'safety-training-due',
  'training-hours-behind',
  'equipment-service-due',
  'equipment-scrap-due',
  'equipment-look-due',
  'hazard-overdue',
  'hazard-unreported',
  'drill-due',
  'drill-unwritten',
  'station-training-due',
  'station-kit-due',
  'birthday',
])
export type DutyKind = z.infer<typeof DutyKind>

export const Duty = z.object({
  /** Stable key of kind and record, e.g. `leave-overdue:<leaveId>`; snoozes hang on it. */
  key: z.string(),
  kind: DutyKind,
  dueOn: Day,
  /** Role that should act. */
  owner: Role,
  /** Screen where it is done. */
  link: z.string(),
  /** Values of the sentence: name, bedLabel, day … */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  basis: z.string().nullable(),
  snoozed: z.object({ untilOn: Day, reason: z.string(), by: z.string().nullable(), at: Instant }).nullable(),
})
export type Duty = z.infer<typeof Duty>

export const dutiesContract = {
  /** Duties due up to a day, most overdue first; without `untilOn` each kind as far ahead as `dutyHorizonDays` says. */
  list: needs('duties.read')
    .input(z.object({ untilOn: Day.optional(), withSnoozed: z.boolean().default(false) }))
    .output(z.object({ today: Day, duties: z.array(Duty) })),
  /** At most 90 days. Errors: SNOOZE_TOO_LONG. */
  snooze: needs('duties.snooze')
    .input(z.object({ key: z.string().max(200), untilOn: Day, reason: Reason }))
    .output(Duty),
  unsnooze: needs('duties.snooze')
    .input(z.object({ key: z.string().max(200) }))
    .output(Duty),
}
