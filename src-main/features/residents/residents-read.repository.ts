// Heavy reads over all residents, set-based and derived from intervals on the day asked for.
import type { AdmissionId, BedId, Day, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type {
  AbilityLevel,
  CareLevel,
  DischargeReason,
  FundingCategory,
  LeaveKind,
  Sex,
} from '#shared/features/residents/residents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** Everything a list needs of one resident on one day; null = none or not known that day. */
export type ResidentOnDay = {
  id: ResidentId
  name: string
  sex: Sex
  birthOn: Day | null
  idNumber: string | null
  admissionId: AdmissionId | null
  admittedOn: Day | null
  endsOn: Day | null
  dischargeReason: DischargeReason | null
  stayId: RecordId | null
  bedId: BedId | null
  bedSince: Day | null
  leaveId: RecordId | null
  leaveKind: LeaveKind | null
  returnsOn: Day | null
  category: FundingCategory | null
  abilityLevel: AbilityLevel | null
  assessedOn: Day | null
  assessmentId: RecordId | null
  reportNumber: string | null
  careLevel: CareLevel | null
  careLevelId: RecordId | null
  careLevelSince: Day | null
  careLevelAgreedOn: Day | null
  agreementId: RecordId | null
  agreementFromOn: Day | null
  /** Last day in force. */
  agreementEndsOn: Day | null
  monthlyFee: number | null
  agreementNumber: string | null
  contactName: string | null
  contactRelation: string | null
  contactPhone: string | null
}
/** `nextAgreementOn`: first day of an agreement that begins after the day asked for. */
export type PersonDates = {
  id: ResidentId
  idExpiresOn: Day | null
  hasEmergencyPhone: 0 | 1
  nextAgreementOn: Day | null
}
export type Scope = 'in' | 'all' | 'discharged'
export type ResidentsReadRepository = ReturnType<typeof createResidentsReadRepository>

const onDay = (alias: string) =>
  `${alias}.voided_at IS NULL AND ${alias}.from_on <= :on AND (${alias}.to_on IS NULL OR ${alias}.to_on > :on)`

const COLUMNS = `SELECT r.id, r.name, r.sex, r.birth_on AS birthOn, r.id_number AS idNumber,
  a.id AS admissionId, a.from_on AS admittedOn, a.to_on AS endsOn, a.discharge_reason AS dischargeReason,
  s.id AS stayId, s.bed_id AS bedId, s.from_on AS bedSince,
  l.id AS leaveId, l.kind AS leaveKind, l.expected_return_on AS returnsOn, c.category,
  b.level AS abilityLevel, b.from_on AS assessedOn, b.id AS assessmentId, b.report_number AS reportNumber,
  v.care_level AS careLevel, v.id AS careLevelId, v.from_on AS careLevelSince, v.agreed_on AS careLevelAgreedOn,
  g.id AS agreementId, g.from_on AS agreementFromOn, date(g.to_on, '-1 day') AS agreementEndsOn,
  g.monthly_fee AS monthlyFee, g.number AS agreementNumber,
  k.name AS contactName, k.relation AS contactRelation, k.phone AS contactPhone
FROM residents r`
const LATEST_ADMISSION = `LEFT JOIN admissions a ON a.id = (SELECT x.id FROM admissions x WHERE x.resident_id = r.id
  AND x.voided_at IS NULL AND x.from_on <= :on ORDER BY x.from_on DESC, COALESCE(x.to_on, '9999-12-31') DESC LIMIT 1)`
const FACTS = `LEFT JOIN stays s ON s.resident_id = r.id AND ${onDay('s')}
LEFT JOIN leaves l ON l.resident_id = r.id AND ${onDay('l')}
LEFT JOIN funding_categories c ON c.resident_id = r.id AND ${onDay('c')}
LEFT JOIN ability_levels b ON b.resident_id = r.id AND ${onDay('b')}
LEFT JOIN care_levels v ON v.resident_id = r.id AND ${onDay('v')}
LEFT JOIN agreements g ON g.id = (SELECT x.id FROM agreements x WHERE x.resident_id = r.id AND x.voided_at IS NULL
  AND x.from_on <= :on ORDER BY x.from_on DESC LIMIT 1)
LEFT JOIN contacts k ON k.id = (SELECT x.id FROM contacts x WHERE x.resident_id = r.id
  ORDER BY x.is_emergency DESC, x.position LIMIT 1)`

/** Admissions never overlap, so the one that runs on the day needs no search for the latest. */
const ADMISSIONS: Record<Scope, string> = {
  in: `JOIN admissions a ON a.resident_id = r.id AND ${onDay('a')}`,
  discharged: LATEST_ADMISSION,
  all: LATEST_ADMISSION,
}
const SCOPES: Record<Scope, string> = { in: '1', discharged: 'a.id IS NOT NULL AND a.to_on <= :on', all: '1' }
const selectOf = (scope: Scope) => `${COLUMNS} ${ADMISSIONS[scope]} ${FACTS}`

export function createResidentsReadRepository(records: SqliteDatabase) {
  const byScope = (scope: Scope) => records.prepare(`${selectOf(scope)} WHERE ${SCOPES[scope]}`)
  const lists = { in: byScope('in'), all: byScope('all'), discharged: byScope('discharged') }
  const someOf = (scope: Scope) =>
    records.prepare(`${selectOf(scope)} WHERE r.id IN (SELECT value FROM json_each(:ids)) AND ${SCOPES[scope]}`)
  const some = { in: someOf('in'), all: someOf('all'), discharged: someOf('discharged') }
  const census = records.prepare(
    `SELECT s.resident_id AS residentId, l.kind FROM stays s
     LEFT JOIN leaves l ON l.resident_id = s.resident_id AND ${onDay('l')} WHERE ${onDay('s')} ORDER BY s.resident_id`,
  )
  const personDates = records.prepare(
    `SELECT r.id, r.id_expires_on AS idExpiresOn, EXISTS (SELECT 1 FROM contacts k
       WHERE k.resident_id = r.id AND k.is_emergency = 1 AND k.phone <> '') AS hasEmergencyPhone,
       (SELECT min(x.from_on) FROM agreements x WHERE x.resident_id = r.id AND x.voided_at IS NULL AND x.from_on > :on)
         AS nextAgreementOn FROM residents r`,
  )
  const inBeds = records.prepare(
    `SELECT s.resident_id AS residentId, s.bed_id AS bedId FROM stays s
     WHERE s.bed_id IN (SELECT value FROM json_each(:bedIds)) AND ${onDay('s')}`,
  )
  const occupants = records.prepare(
    `SELECT s.bed_id AS bedId, r.id AS residentId, r.name, r.sex, r.birth_on AS birthOn, b.level AS abilityLevel,
       s.from_on AS since, l.kind AS leaveKind, l.expected_return_on AS returnsOn
     FROM stays s JOIN residents r ON r.id = s.resident_id
     LEFT JOIN leaves l ON l.resident_id = r.id AND ${onDay('l')}
     LEFT JOIN ability_levels b ON b.resident_id = r.id AND ${onDay('b')}
     WHERE ${onDay('s')}`,
  )
  const occupantOf = records.prepare(
    `SELECT r.id AS residentId, r.name, l.kind AS leaveKind FROM stays s JOIN residents r ON r.id = s.resident_id
     LEFT JOIN leaves l ON l.resident_id = r.id AND ${onDay('l')} WHERE s.bed_id = :bedId AND ${onDay('s')} LIMIT 1`,
  )
  const hasStayFrom = records.prepare(
    `SELECT 1 FROM stays WHERE bed_id = :bedId AND voided_at IS NULL
       AND (to_on IS NULL OR to_on > :fromOn OR from_on > :fromOn) LIMIT 1`,
  )
  const staysOfBed = records.prepare(
    `SELECT s.id, s.resident_id AS residentId, r.name, s.from_on AS fromOn, s.to_on AS toOn
     FROM stays s JOIN residents r ON r.id = s.resident_id WHERE s.bed_id = ? AND s.voided_at IS NULL
     ORDER BY s.from_on DESC, COALESCE(s.to_on, '9999-12-31') DESC`,
  )
  type InBed = { residentId: ResidentId; bedId: BedId }
  type Occupant = {
    bedId: BedId
    residentId: ResidentId
    name: string
    sex: Sex
    birthOn: Day | null
    abilityLevel: AbilityLevel | null
    since: Day
    leaveKind: LeaveKind | null
    returnsOn: Day | null
  }
  return {
    list: (on: Day, scope: Scope): ResidentOnDay[] => lists[scope].all({ on }) as ResidentOnDay[],
    listSome: (on: Day, scope: Scope, ids: readonly ResidentId[]): ResidentOnDay[] =>
      some[scope].all({ on, ids: JSON.stringify(ids) }) as ResidentOnDay[],
    census: (on: Day) => census.all({ on }) as { residentId: ResidentId; kind: LeaveKind | null }[],
    /** What the due engine asks of every person at once. */
    listPersonDates: (on: Day): PersonDates[] => personDates.all({ on }) as PersonDates[],
    listInBeds: (on: Day, bedIds: readonly BedId[]): InBed[] =>
      inBeds.all({ on, bedIds: JSON.stringify(bedIds) }) as InBed[],
    listOccupants: (on: Day): Occupant[] => occupants.all({ on }) as Occupant[],
    findOccupant: (bedId: BedId, on: Day) =>
      occupantOf.get({ bedId, on }) as
        | { residentId: ResidentId; name: string; leaveKind: LeaveKind | null }
        | undefined,
    hasStayFrom: (bedId: BedId, fromOn: Day): boolean => hasStayFrom.get({ bedId, fromOn }) !== undefined,
    staysOfBed: (bedId: BedId) =>
      staysOfBed.all(bedId) as { id: RecordId; residentId: ResidentId; name: string; fromOn: Day; toOn: Day | null }[],
  }
}
