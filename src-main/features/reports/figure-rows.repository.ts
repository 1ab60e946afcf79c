// Turns the ids behind a figure into lines a person can read. One statement a kind, whatever the number of ids (they travel as one JSON array).
import type { Day } from '#shared/contract/primitives.ts'
import type { Figure } from '#shared/features/reports/reports.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type RowFacts = { id: string } & Record<string, string | number | null>

const IDS = 'SELECT value AS id, key AS position FROM json_each(:ids)'
const BED_LABEL = `(SELECT r.name || '-' || b.name FROM stays s JOIN beds b ON b.id = s.bed_id JOIN rooms r ON r.id = b.room_id
  WHERE s.resident_id = p.id AND s.voided_at IS NULL AND s.from_on <= :day ORDER BY s.from_on DESC LIMIT 1)`
const dated = (table: string, column: string): string => `(SELECT n.${column} FROM ${table} n
  WHERE n.resident_id = p.id AND n.voided_at IS NULL AND n.from_on <= :day AND (n.to_on IS NULL OR n.to_on > :day))`
const PERSON = `p.id AS residentId, p.name, p.sex, p.id_number AS idNumber, ${BED_LABEL} AS bed,
  ${dated('funding_categories', 'category')} AS category, ${dated('ability_levels', 'level')} AS abilityLevel`
// A correction voids the row and writes another; a frozen run still shows the row it counted, so voided ones are found too.
const ADMISSION = `SELECT i.id, ${PERSON}, a.from_on AS admittedOn, a.to_on AS dischargedOn, a.discharge_reason AS reason,
    a.destination
  FROM (${IDS}) i JOIN admissions a ON a.id = i.id JOIN residents p ON p.id = a.resident_id ORDER BY i.position`
const RESIDENT = `SELECT i.id, ${PERSON}, (SELECT max(n.from_on) FROM admissions n WHERE n.resident_id = p.id
    AND n.voided_at IS NULL AND n.from_on <= :day) AS admittedOn
  FROM (${IDS}) i JOIN residents p ON p.id = i.id ORDER BY i.position`

const newestOf = (table: string, alias: string): string =>
  `${alias}.version = (SELECT max(n.version) FROM ${table} n WHERE n.id = ${alias}.id)`
const partnerName = (id: string): string => `(SELECT json_extract(q.facts_json, '$.name') FROM partner_institutions q
  WHERE q.id = ${id} ORDER BY q.version DESC LIMIT 1)`

const STATEMENTS: Readonly<Record<Exclude<Figure['rowKind'], 'none'>, string>> = {
  admission: ADMISSION,
  discharge: ADMISSION,
  resident: RESIDENT,
  'person-day': RESIDENT,
  'leave-day': RESIDENT,
  bed: `SELECT i.id, r.name || '-' || b.name AS bed, t.care_type AS careType, t.stay_mode AS stayMode, b.opened_on AS openedOn
    FROM (${IDS}) i JOIN beds b ON b.id = i.id JOIN rooms r ON r.id = b.room_id
    LEFT JOIN bed_types t ON t.bed_id = b.id AND t.voided_at IS NULL
      AND t.from_on <= :day AND (t.to_on IS NULL OR t.to_on > :day)
    ORDER BY i.position`,
  assessment: `SELECT i.id, ${PERSON}, v.level, v.from_on AS assessedOn, v.report_number AS reportNumber
    FROM (${IDS}) i JOIN ability_levels v ON v.id = i.id JOIN residents p ON p.id = v.resident_id ORDER BY i.position`,
  incident: `SELECT i.id, n.kind, n.occurred_at AS occurredAt, n.place, n.summary, p.id AS residentId, p.name
    FROM (${IDS}) i JOIN incidents n ON n.id = i.id LEFT JOIN residents p ON p.id = n.resident_id
    WHERE :day IS NOT NULL ORDER BY i.position`,
  partner: `SELECT i.id, ${partnerName('i.id')} AS partner FROM (${IDS}) i WHERE :day IS NOT NULL ORDER BY i.position`,
  'partner-agreement': `SELECT i.id, ${partnerName('a.partner_id')} AS partner, json_extract(a.facts_json, '$.number') AS number,
      coalesce(json_extract(a.facts_json, '$.endedOn'), a.until_on) AS untilOn
    FROM (${IDS}) i JOIN partner_agreements a ON a.id = i.id AND ${newestOf('partner_agreements', 'a')}
    WHERE :day IS NOT NULL ORDER BY i.position`,
  'medical-visit': `SELECT i.id, v.on_day AS visitOn, ${partnerName('a.partner_id')} AS partner,
      (SELECT count(*) FROM medical_visit_people s WHERE s.visit_row_id = v.row_id) AS people
    FROM (${IDS}) i JOIN medical_visits v ON v.id = i.id AND ${newestOf('medical_visits', 'v')}
    JOIN partner_agreements a ON a.id = v.agreement_id AND ${newestOf('partner_agreements', 'a')}
    WHERE :day IS NOT NULL ORDER BY i.position`,
  referral: `SELECT i.id, r.issued_at AS occurredAt, p.id AS residentId, p.name, r.direction,
      json_extract(r.facts_json, '$.toInstitution') AS institution
    FROM (${IDS}) i JOIN referrals r ON r.id = i.id JOIN residents p ON p.id = r.resident_id
    WHERE :day IS NOT NULL ORDER BY i.position`,
  teleconsultation: `SELECT i.id, c.booked_for AS occurredAt, p.id AS residentId, p.name, ${partnerName('c.partner_id')} AS partner
    FROM (${IDS}) i JOIN teleconsultations c ON c.id = i.id AND ${newestOf('teleconsultations', 'c')}
    JOIN residents p ON p.id = c.resident_id WHERE :day IS NOT NULL ORDER BY i.position`,
  training: `SELECT i.id, t.topic, t.lecturer, t.hours, t.from_at AS fromAt
    FROM (${IDS}) i JOIN training_sessions t ON t.id = i.id WHERE :day IS NOT NULL ORDER BY i.position`,
  'duty-day': `SELECT i.id, i.id AS dutyDay FROM (${IDS}) i WHERE :day IS NOT NULL ORDER BY i.position`,
  staff: `SELECT i.id, s.name, coalesce((SELECT p.post FROM staff_posts p WHERE p.staff_id = s.id AND p.from_on <= :day
      ORDER BY p.from_on DESC, p.recorded_at DESC, p.id DESC LIMIT 1), s.post) AS post, s.hired_on AS hiredOn
    FROM (${IDS}) i JOIN staff s ON s.id = i.id ORDER BY i.position`,
  'food-sample': `SELECT i.id, s.day AS dutyDay, s.meal, s.dish, s.grams, s.kept_by AS keptBy
    FROM (${IDS}) i JOIN food_samples s ON s.id = i.id WHERE :day IS NOT NULL ORDER BY i.position`,
  meal: `SELECT i.id, substr(i.id, 1, 10) AS dutyDay, substr(i.id, 12) AS meal
    FROM (${IDS}) i WHERE :day IS NOT NULL ORDER BY i.position`,
  drill: `SELECT i.id, d.kind AS what, d.planned_on AS heldOn, d.place
    FROM (${IDS}) i JOIN emergency_drills d ON d.id = i.id WHERE :day IS NOT NULL ORDER BY i.position`,
  equipment: `SELECT i.id, e.number, e.type AS what, e.place, e.made_on AS madeOn
    FROM (${IDS}) i JOIN fire_equipment e ON e.equipment_id = i.id
    WHERE :day IS NOT NULL AND NOT EXISTS (SELECT 1 FROM fire_equipment n WHERE n.equipment_id = e.equipment_id AND n.version > e.version)
    ORDER BY i.position`,
  hazard: `SELECT i.id, h.number, h.found_on AS foundOn, h.place, h.text
    FROM (${IDS}) i JOIN hazards h ON h.id = i.id WHERE :day IS NOT NULL ORDER BY i.position`,
  // A night's patrol after midnight is counted on the evening before; the day's patrols lie after six.
  'fire-patrol': `SELECT i.id, p.started_at AS startedAt, p.shift,
      date((coalesce(p.planned_at, p.started_at) - iif(p.shift = 'night', 43200000, 0)) / 1000 + 28800, 'unixepoch') AS countedOn
    FROM (${IDS}) i JOIN fire_patrols p ON p.id = i.id WHERE :day IS NOT NULL ORDER BY i.position`,
  'fire-patrol-time': `SELECT i.id, CAST(i.id AS INTEGER) AS plannedAt,
      date(CAST(i.id AS INTEGER) / 1000 + 28800 - 21600, 'unixepoch') AS countedOn
    FROM (${IDS}) i WHERE :day IS NOT NULL ORDER BY i.position`,
  'self-check': `SELECT i.id, i.id AS checkId, c.on_day AS checkedOn
    FROM (${IDS}) i JOIN self_checks c ON c.id = i.id WHERE :day IS NOT NULL ORDER BY i.position`,
  // The id is that of the check and the code of the item.
  'self-check-item': `SELECT i.id, c.id AS checkId, c.on_day AS checkedOn, substr(i.id, length(c.id) + 2) AS itemCode,
      (SELECT json_extract(r.answers_json, '$."' || substr(i.id, length(c.id) + 2) || '".problem') FROM self_check_records r
        WHERE r.check_id = c.id ORDER BY r.rowid DESC LIMIT 1) AS problem
    FROM (${IDS}) i JOIN self_checks c ON c.id = substr(i.id, 1, instr(i.id, ':') - 1)
    WHERE :day IS NOT NULL ORDER BY i.position`,
}

/** Facts of the rows behind a figure in the order of `ids`, dated facts as of `day`. */
export function readRowFacts(
  records: SqliteDatabase,
  kind: Figure['rowKind'],
  ids: readonly string[],
  day: Day,
): RowFacts[] {
  if (kind === 'none') return []
  return records.prepare(STATEMENTS[kind]).all({ ids: JSON.stringify(ids), day }) as RowFacts[]
}
