// The query layer of reports over the home's tables: set-based SQL, one statement a question. Reads only.
// Every interval is half open [from_on, to_on) and counts only while it is not voided.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { Facility } from '#shared/features/facility/facility.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { readDutyDays } from './duty-days-in.repository.ts'
import { readIncidentFiles } from './incident-files-in.repository.ts'
import type {
  ReportSource,
  SourceAdmission,
  SourceAssessment,
  SourceBed,
  SourceDays,
  SourceDischarge,
  SourceIncident,
  SourceStaff,
} from './report-source.ts'
import { readResidentsOn } from './residents-on-day.repository.ts'
import { readRisksOn } from './risks-on-day.repository.ts'
import { readFirePatrols, readSelfChecks } from './sources/fire-patrols-in.repository.ts'
import { createFireSafetySource } from './sources/fire-safety-in.repository.ts'
import { readFoodSamples } from './sources/food-samples-in.repository.ts'
import { createPartnershipSource } from './sources/partnership-in.repository.ts'
import { createStaffSource } from './sources/staff-in.repository.ts'

/** `now`: what is not over by then is not judged; left out, everything is. */
export function createReportSource(records: SqliteDatabase, now = () => Number.POSITIVE_INFINITY): ReportSource {
  const all = <Row>(sql: string, values: Record<string, unknown>): Row[] => records.prepare(sql).all(values) as Row[]
  const one = <Value>(sql: string, values: Record<string, unknown> = {}): Value | undefined =>
    records.prepare(sql).pluck().get(values) as Value | undefined
  /** The period as a half-open interval of days. */
  const span = (from: Day, until: Day) => ({ from, end: addDays(until, 1) })
  return {
    ...createPartnershipSource(records),
    ...createStaffSource(records),
    ...readFoodSamples(records),
    ...createFireSafetySource(records),
    facility() {
      const json = one<string>('SELECT record_json FROM facility WHERE id = 1')
      return json === undefined ? null : Facility.parse(JSON.parse(json))
    },
    firstRecordedOn: () => one<string | null>(FIRST_RECORDED_ON) ?? null,
    bedsOn: (day) =>
      all<Omit<SourceBed, 'isAvailable'> & { isAvailable: number }>(BEDS_ON, { day }).map((bed) => ({
        ...bed,
        isAvailable: bed.isAvailable === 1,
      })),
    bedDays: (from, until) => one<number | null>(BED_DAYS, span(from, until)) ?? 0,
    residentsOn: (day) => readResidentsOn(records, day),
    admissionsIn: (from, until) => all<SourceAdmission>(ADMISSIONS_IN, span(from, until)),
    dischargesIn: (from, until) => all<SourceDischarge>(DISCHARGES_IN, span(from, until)),
    personDays: (from, until) => all<SourceDays>(PERSON_DAYS, span(from, until)),
    leaveDays: (from, until) => all<SourceDays>(LEAVE_DAYS, span(from, until)),
    assessmentsIn: (from, until) => all<SourceAssessment>(ASSESSMENTS_IN, span(from, until)),
    incidentsIn: (from, until) =>
      all<SourceIncident>(INCIDENTS_IN, { fromAt: startOfDay(from), endAt: startOfDay(addDays(until, 1)) }),
    incidentFilesIn: (from, until) => readIncidentFiles(records, startOfDay(from), startOfDay(addDays(until, 1))),
    dutyDaysIn: (from, until) => readDutyDays(records, from, until),
    firePatrolsIn: (from, until) => readFirePatrols(records, from, until, now()),
    selfChecksIn: (kind, from, until) => readSelfChecks(records, kind, from, until),
    risksOn: (day) => readRisksOn(records, day),
    staffOn: (day) => all<SourceStaff>(STAFF_ON, { day }),
    hasStaffRegister: () => one<number>('SELECT EXISTS (SELECT 1 FROM staff)') === 1,
  }
}

const FIRST_RECORDED_ON = `SELECT min(first_on) FROM (
  SELECT min(opened_on) AS first_on FROM beds
  UNION ALL SELECT min(from_on) FROM admissions WHERE voided_at IS NULL)`

const BEDS_ON = `SELECT b.id, r.name || '-' || b.name AS label, t.care_type AS careType, t.stay_mode AS stayMode,
    NOT EXISTS (SELECT 1 FROM bed_blocks k WHERE k.bed_id = b.id AND k.voided_at IS NULL
      AND k.kind IN ('repair','out-of-use','isolation')
      AND k.from_on <= :day AND (k.to_on IS NULL OR k.to_on > :day)) AS isAvailable
  FROM beds b JOIN rooms r ON r.id = b.room_id
  LEFT JOIN bed_types t ON t.bed_id = b.id AND t.voided_at IS NULL
    AND t.from_on <= :day AND (t.to_on IS NULL OR t.to_on > :day)
  WHERE b.opened_on <= :day AND (b.closed_on IS NULL OR b.closed_on > :day)
  ORDER BY label, b.id`

const BED_DAYS = `SELECT CAST(sum(julianday(min(coalesce(closed_on, :end), :end)) - julianday(max(opened_on, :from))) AS INTEGER)
  FROM beds WHERE opened_on < :end AND (closed_on IS NULL OR closed_on > :from)`

const ADMISSIONS_IN = `SELECT id, resident_id AS residentId, from_on AS admittedOn FROM admissions
  WHERE voided_at IS NULL AND from_on >= :from AND from_on < :end ORDER BY from_on, id`

const DISCHARGES_IN = `SELECT id, resident_id AS residentId, from_on AS admittedOn, to_on AS dischargedOn,
    discharge_reason AS reason
  FROM admissions WHERE voided_at IS NULL AND to_on >= :from AND to_on < :end ORDER BY to_on, id`

const PERSON_DAYS = `SELECT resident_id AS residentId,
    CAST(sum(julianday(min(coalesce(to_on, :end), :end)) - julianday(max(from_on, :from))) AS INTEGER) AS days
  FROM admissions
  WHERE voided_at IS NULL AND from_on < :end AND (to_on IS NULL OR to_on > :from)
  GROUP BY resident_id HAVING days > 0 ORDER BY resident_id`

// A leave nobody ended stops with the stay in the home: the dead and the discharged are not on leave.
const LEAVE_DAYS = `SELECT residentId, CAST(sum(julianday(until_on) - julianday(since_on)) AS INTEGER) AS days FROM (
    SELECT l.resident_id AS residentId, max(l.from_on, a.from_on, :from) AS since_on,
      min(coalesce(l.to_on, :end), coalesce(a.to_on, :end), :end) AS until_on
    FROM leaves l JOIN admissions a ON a.id = l.admission_id AND a.voided_at IS NULL
    WHERE l.voided_at IS NULL AND l.from_on < :end AND (l.to_on IS NULL OR l.to_on > :from))
  WHERE until_on > since_on GROUP BY residentId ORDER BY residentId`

// A level that came with a roster names no assessment: its day is the day of admission.
const ASSESSMENTS_IN = `SELECT id, resident_id AS residentId, from_on AS assessedOn, level FROM ability_levels
  WHERE voided_at IS NULL AND source <> 'roster' AND from_on >= :from AND from_on < :end ORDER BY from_on, id`

const INCIDENTS_IN = `SELECT id, kind FROM incidents
  WHERE voided_at IS NULL AND occurred_at >= :fromAt AND occurred_at < :endAt ORDER BY occurred_at, id`

const STAFF_ON = `SELECT s.id, coalesce((SELECT p.post FROM staff_posts p WHERE p.staff_id = s.id AND p.from_on <= :day
    ORDER BY p.from_on DESC, p.recorded_at DESC, p.id DESC LIMIT 1), s.post) AS post
  FROM staff s WHERE s.hired_on <= :day AND (s.left_on IS NULL OR s.left_on > :day) ORDER BY s.hired_on, s.id`
