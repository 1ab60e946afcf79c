// SQL of the files of the staff; no rules here. Certificates and contracts are only ever added: a correction names the row it takes the place of.
import type { Day, Instant, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { CertificateFacts, ContractFacts, StaffFileFacts } from '#shared/features/staff-files/staff-files.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { fromStoredFiles, toStoredFiles } from '../attachments/index.ts'

type Stamp = { recordedAt: Instant; recordedBy: string | null }
type Corrects = { correctsId: RecordId | null; correctionReason: string | null; isVoid: 0 | 1 }
export type FactsRow = Omit<StaffFileFacts, 'isFullTimeEducation'> &
  Stamp & { staffId: StaffId; isFullTimeEducation: 0 | 1 | null; version: number }
export type CertificateRow = CertificateFacts & Stamp & Corrects & { id: RecordId; staffId: StaffId }
export type ContractRow = ContractFacts & Stamp & Corrects & { id: RecordId; staffId: StaffId }
export type ReadRow<Row> = Row & { isCorrected: 0 | 1 }
export type StaffFilesRepository = ReturnType<typeof createStaffFilesRepository>

const FACTS = `staff_id AS staffId, id_number AS idNumber, birth_on AS birthOn, education, school, major, graduated_on AS graduatedOn,
  is_full_time_education AS isFullTimeEducation, title, employment_form AS employmentForm, social_insurance AS socialInsurance, phone,
  bank_account AS bankAccount, earlier_care_months AS earlierCareMonths, user_id AS userId, note, version, recorded_at AS recordedAt,
  recorded_by AS recordedBy`
const ENTERED = `c.attachment_ids_json AS attachmentIdsJson, c.recorded_at AS recordedAt, c.recorded_by AS recordedBy, c.corrects_id AS correctsId,
  c.correction_reason AS correctionReason, c.is_void AS isVoid`
const CERTIFICATE = `SELECT c.id, c.staff_id AS staffId, c.kind, c.number, c.issuer, c.issued_on AS issuedOn, c.valid_until AS validUntil,
  c.skill_level AS skillLevel, ${ENTERED}, EXISTS (SELECT 1 FROM staff_certificates n WHERE n.corrects_id = c.id) AS isCorrected
  FROM staff_certificates c`
const CONTRACT = `SELECT c.id, c.staff_id AS staffId, c.kind, c.from_on AS fromOn, c.until_on AS untilOn, c.number, ${ENTERED},
  EXISTS (SELECT 1 FROM staff_contracts n WHERE n.corrects_id = c.id) AS isCorrected FROM staff_contracts c`
const NEWEST_CERTIFICATE = 'ORDER BY c.issued_on DESC, c.recorded_at DESC, c.id DESC'
const NEWEST_CONTRACT = 'ORDER BY c.from_on DESC, c.recorded_at DESC, c.id DESC'

export function createStaffFilesRepository(records: SqliteDatabase) {
  const facts = records.prepare(`SELECT ${FACTS} FROM staff_files WHERE staff_id = ?`)
  const saveFacts = records.prepare(
    `INSERT INTO staff_files (staff_id, id_number, birth_on, education, school, major, graduated_on, is_full_time_education, title,
       employment_form, social_insurance, phone, bank_account, earlier_care_months, user_id, note, version, recorded_at, recorded_by)
     VALUES (:staffId, :idNumber, :birthOn, :education, :school, :major, :graduatedOn, :isFullTimeEducation, :title, :employmentForm,
       :socialInsurance, :phone, :bankAccount, :earlierCareMonths, :userId, :note, :version, :recordedAt, :recordedBy)
     ON CONFLICT (staff_id) DO UPDATE SET id_number = excluded.id_number, birth_on = excluded.birth_on, education = excluded.education,
       school = excluded.school, major = excluded.major, graduated_on = excluded.graduated_on,
       is_full_time_education = excluded.is_full_time_education, title = excluded.title, employment_form = excluded.employment_form,
       social_insurance = excluded.social_insurance, phone = excluded.phone, bank_account = excluded.bank_account,
       earlier_care_months = excluded.earlier_care_months, user_id = excluded.user_id, note = excluded.note, version = excluded.version,
       recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
  )
  const insertCertificate = records.prepare(
    `INSERT INTO staff_certificates (id, staff_id, kind, number, issuer, issued_on, valid_until, skill_level, attachment_ids_json, recorded_at, recorded_by,
       corrects_id, correction_reason, is_void)
     VALUES (:id, :staffId, :kind, :number, :issuer, :issuedOn, :validUntil, :skillLevel, :attachmentIdsJson, :recordedAt, :recordedBy, :correctsId,
       :correctionReason, :isVoid)`,
  )
  const insertContract = records.prepare(
    `INSERT INTO staff_contracts (id, staff_id, kind, from_on, until_on, number, attachment_ids_json, recorded_at, recorded_by, corrects_id, correction_reason,
       is_void)
     VALUES (:id, :staffId, :kind, :fromOn, :untilOn, :number, :attachmentIdsJson, :recordedAt, :recordedBy, :correctsId, :correctionReason, :isVoid)`,
  )
  const levels = records.prepare(
    `SELECT v.level, count(*) AS count FROM admissions a
     LEFT JOIN ability_levels v ON v.resident_id = a.resident_id AND v.voided_at IS NULL AND v.from_on <= :day
       AND (v.to_on IS NULL OR v.to_on > :day)
     WHERE a.voided_at IS NULL AND a.from_on <= :day AND (a.to_on IS NULL OR a.to_on > :day) GROUP BY v.level`,
  )
  return {
    findFacts: (staffId: StaffId): FactsRow | undefined => facts.get(staffId) as FactsRow | undefined,
    listFacts: (): FactsRow[] => records.prepare(`SELECT ${FACTS} FROM staff_files`).all() as FactsRow[],
    findByIdNumber: (idNumber: string): StaffId | undefined =>
      records.prepare('SELECT staff_id FROM staff_files WHERE id_number = ?').pluck().get(idNumber) as
        | StaffId
        | undefined,
    findByUser: (userId: string): StaffId | undefined =>
      records.prepare('SELECT staff_id FROM staff_files WHERE user_id = ?').pluck().get(userId) as StaffId | undefined,
    saveFacts: (row: FactsRow): void => void saveFacts.run(row),
    listCertificates: () =>
      fromStoredFiles<ReadRow<CertificateRow>>(records.prepare(`${CERTIFICATE} ${NEWEST_CERTIFICATE}`).all()),
    certificatesOf: (staffId: StaffId) =>
      fromStoredFiles<ReadRow<CertificateRow>>(
        records.prepare(`${CERTIFICATE} WHERE c.staff_id = ? ${NEWEST_CERTIFICATE}`).all(staffId),
      ),
    findCertificate: (id: RecordId): ReadRow<CertificateRow> | undefined =>
      fromStoredFiles<ReadRow<CertificateRow>>(records.prepare(`${CERTIFICATE} WHERE c.id = ?`).all(id))[0],
    insertCertificate: (row: CertificateRow): void => void insertCertificate.run(toStoredFiles(row)),
    listContracts: () => fromStoredFiles<ReadRow<ContractRow>>(records.prepare(`${CONTRACT} ${NEWEST_CONTRACT}`).all()),
    contractsOf: (staffId: StaffId) =>
      fromStoredFiles<ReadRow<ContractRow>>(
        records.prepare(`${CONTRACT} WHERE c.staff_id = ? ${NEWEST_CONTRACT}`).all(staffId),
      ),
    findContract: (id: RecordId): ReadRow<ContractRow> | undefined =>
      fromStoredFiles<ReadRow<ContractRow>>(records.prepare(`${CONTRACT} WHERE c.id = ?`).all(id))[0],
    insertContract: (row: ContractRow): void => void insertContract.run(toStoredFiles(row)),
    /** Everybody admitted at 24:00 of a day by assessed level; null = none on record. */
    countLevelsOn: (day: Day): { level: number | null; count: number }[] =>
      levels.all({ day }) as { level: number | null; count: number }[],
  }
}
