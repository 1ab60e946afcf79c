// One list of dated duties, gathered anew on every call. A duty is never stored and never ticked off here: it closes when its record does.
import { addDays, dayOf } from '#shared/contract/days.ts'
import { isAllowed, type Permission } from '#shared/contract/permissions.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { Duty, DutyKind } from '#shared/features/duties/duties.contract.ts'
import { dutyHorizonDays, longestHorizonDays } from '#shared/features/duties/duty-horizons.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DutiesRepository, SnoozeRow } from './duties.repository.ts'

/** A duty as its feature knows it; snoozes are the duties feature's own. */
export type ContributedDuty = Omit<Duty, 'snoozed'>
/** Answers the open duties of one feature that fall due up to `untilOn`, overdue ones included. Keys are stable and unique. */
export type DutyContributor = (today: Day, untilOn: Day) => readonly ContributedDuty[]

export const LONGEST_SNOOZE_DAYS = 90
/** How far ahead a duty is looked for by its key. */
const SEARCH_AHEAD_DAYS = 400

export type DutiesServiceDependencies = {
  records: SqliteDatabase
  repository: DutiesRepository
  contributors: readonly DutyContributor[]
  clock: Clock
  displayNameOf: (userId: string) => string | null
}
export type DutiesService = ReturnType<typeof createDutiesService>

// A duty tells about its record, so it is shown only to those who may see that record.
const NEEDED: Readonly<Record<DutyKind, Permission>> = {
  'agreement-ends': 'residents.read',
  'agreement-missing': 'residents.read',
  'care-level-differs': 'residents.read',
  'care-level-unagreed': 'residents.read',
  'leave-overdue': 'residents.read',
  'id-expires': 'residents.read',
  'id-missing': 'residents.read',
  'assessment-due': 'residents.read',
  'emergency-contact-missing': 'residents.read',
  'report-due': 'reports.read',
  'device-untested': 'devices.read',
  'device-unbound': 'devices.read',
  'device-out-of-service-ends': 'devices.read',
  'device-replace': 'devices.read',
  'walk-test-missing': 'devices.read',
  'coverage-gap': 'devices.read',
  'bed-block-ends': 'beds.read',
  'backup-due': 'duties.read',
  'nightly-backup-failed': 'duties.read',
  'vital-repeat': 'vitals.read',
  'vital-re-observe': 'vitals.read',
  'care-tasks-missed': 'care.read',
  'care-plan-of-day': 'care.read',
  'care-plan-review': 'care.read',
  'care-plan-missing': 'care.read',
  'medication-agreement-missing': 'medication.read',
  'medication-missed': 'medication.read',
  'medication-effect': 'medication.read',
  'medication-few-days': 'medication.read',
  'medication-expires': 'medication.read',
  'turning-overdue': 'charts.read',
  'bowel-none': 'charts.read',
  'weight-change': 'charts.read',
  'fluid-under-target': 'charts.read',
  'incident-family-untold': 'incidents.read',
  'incident-report-due': 'incidents.read',
  'incident-measure-due': 'incidents.read',
  'incident-review-due': 'incidents.read',
  'finding-due': 'inspections.read',
  'finding-recheck-due': 'inspections.read',
  'on-site-check-due': 'inspections.read',
  'food-sample-missing': 'food-samples.read',
  'plan-review-due': 'emergency.read',
  'supply-expiring': 'emergency.read',
  'supply-check-due': 'emergency.read',
  'risk-missing': 'risks.read',
  'risk-due': 'risks.read',
  'risk-after-incident': 'risks.read',
  'handover-missing': 'handover.read',
  'handover-unconfirmed': 'handover.read',
  'round-missed': 'rounds.read',
  'fire-patrol-due': 'fire-safety.read',
  'fire-patrol-missed': 'fire-safety.read',
  'fire-patrols-unsigned': 'fire-safety.read',
  'fire-check-due': 'fire-safety.read',
  'fire-weekly-check-due': 'fire-safety.read',
  'fire-holiday-check-due': 'fire-safety.read',
  'major-hazard-check-due': 'fire-safety.read',
  'major-hazard-unreported': 'fire-safety.read',
  'reassess-due': 'assessments.read',
  'isolation-review-due': 'infections.read',
  'infection-cluster': 'infections.read',
  'screening-missing': 'infections.read',
  'vaccination-due': 'infections.read',
  'calendar-open': 'duty-calendar.read',
  'gap-open': 'binder.read',
  'house-paper-due': 'house-records.read',
  'house-paper-missing': 'house-records.read',
  'partnership-ends': 'partnerships.agreements',
  'partner-licence': 'partnerships.agreements',
  'medical-visit-due': 'partnerships.agreements',
  'check-up-overdue': 'partnerships.read',
  'teleconsultation-open': 'partnerships.read',
  'certificate-ends': 'staff.read',
  'contract-ends': 'staff.read',
  'pre-job-before-shift': 'training.read',
  'pre-job-missing': 'training.read',
  'safety-training-due': 'training.read',
  'training-hours-behind': 'training.read',
  'equipment-service-due': 'fire-safety.read',
  'equipment-scrap-due': 'fire-safety.read',
  'equipment-look-due': 'fire-safety.read',
  'hazard-overdue': 'fire-safety.read',
  'hazard-unreported': 'fire-safety.read',
  'drill-due': 'fire-safety.read',
  'drill-unwritten': 'fire-safety.read',
  'station-training-due': 'fire-safety.read',
  'station-kit-due': 'fire-safety.read',
  birthday: 'residents.read',
}

export function createDutiesService(deps: DutiesServiceDependencies) {
  const { records, repository, clock } = deps
  const today = (): Day => dayOf(clock.now())

  function gather(untilOn: Day, actor: Actor): Duty[] {
    const day = today()
    const snoozes = new Map(repository.list().map((row) => [row.key, row]))
    return deps.contributors
      .flatMap((contribute) => contribute(day, untilOn))
      .filter(({ dueOn, kind }) => dueOn <= untilOn && isAllowed(actor.roles, NEEDED[kind]))
      .map((duty) => ({ ...duty, snoozed: toSnooze(snoozes.get(duty.key), day) }))
      .sort(byDueDay)
  }

  // On its day a snoozed duty is back: "until the 5th" means it is there on the 5th.
  function toSnooze(row: SnoozeRow | undefined, day: Day): Duty['snoozed'] {
    if (row === undefined || row.untilOn <= day) return null
    const by = row.snoozedBy === null ? null : (deps.displayNameOf(row.snoozedBy) ?? row.snoozedBy)
    return { untilOn: row.untilOn, reason: row.reason, by, at: row.snoozedAt }
  }

  function find(key: string, actor: Actor): Duty {
    const duty = gather(addDays(today(), SEARCH_AHEAD_DAYS), actor).find((one) => one.key === key)
    if (!duty) throw new DomainError('NOT_FOUND', { where: 'key', values: { key } }, 'The duty is not open any more.')
    return duty
  }

  return {
    /** Most overdue first; what is snoozed only when asked for. Without `untilOn` each kind is told as long ahead as its horizon says. */
    list(input: { untilOn?: Day | undefined; withSnoozed: boolean }, actor: Actor): { today: Day; duties: Duty[] } {
      const day = today()
      const { untilOn } = input
      const duties =
        untilOn === undefined
          ? gather(addDays(day, longestHorizonDays), actor).filter(isNear(day))
          : gather(untilOn, actor)
      return { today: day, duties: duties.filter(({ snoozed }) => input.withSnoozed || snoozed === null) }
    },
    snooze(input: { key: string; untilOn: Day; reason: string }, actor: Actor): Duty {
      const day = today()
      const lastOn = addDays(day, LONGEST_SNOOZE_DAYS)
      if (input.untilOn > lastOn) {
        throw new DomainError('SNOOZE_TOO_LONG', { where: 'untilOn', values: { untilOn: input.untilOn, lastOn } })
      }
      if (input.untilOn <= day) {
        throw new DomainError('DAY_BEFORE_START', { where: 'untilOn', values: { untilOn: input.untilOn, today: day } })
      }
      const { key } = find(input.key, actor)
      withTransaction(records, () => {
        const before = repository.find(key) ?? null
        const at = clock.now()
        const row = { key, untilOn: input.untilOn, reason: input.reason, snoozedBy: actor.userId, snoozedAt: at }
        repository.save(row)
        const audit = { action: 'duties.snooze', objectType: 'duty', objectId: key, reason: input.reason }
        appendAudit(records, { at, ...auditAs(actor), ...audit, before: dayOnly(before), after: dayOnly(row) })
      })
      return find(key, actor)
    },
    unsnooze(input: { key: string }, actor: Actor): Duty {
      const { key } = find(input.key, actor)
      withTransaction(records, () => {
        const before = repository.find(key)
        if (!before) throw new DomainError('NOTHING_TO_UNDO', { where: 'key', values: { key } })
        repository.remove(key)
        const audit = { action: 'duties.unsnooze', objectType: 'duty', objectId: key, before: dayOnly(before) }
        appendAudit(records, { at: clock.now(), ...auditAs(actor), ...audit })
      })
      return find(key, actor)
    },
  }
}

/** True for a duty of a kind that is told by `day`. */
function isNear(day: Day): (duty: Duty) => boolean {
  const lastOn = new Map(Object.entries(dutyHorizonDays).map(([kind, days]) => [kind, addDays(day, days)]))
  return ({ kind, dueOn }) => dueOn <= (lastOn.get(kind) ?? day)
}

function byDueDay(left: Duty, right: Duty): number {
  if (left.dueOn !== right.dueOn) return left.dueOn < right.dueOn ? -1 : 1
  if (left.key === right.key) return 0
  return left.key < right.key ? -1 : 1
}

function dayOnly(row: SnoozeRow | null): { untilOn: Day } | null {
  return row === null ? null : { untilOn: row.untilOn }
}
