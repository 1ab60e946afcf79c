// SQL of cases, isolations, their reviews and the reports of a cluster; no rules here. Rows are only ever added.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CaseFacts } from '#shared/features/infections/infections.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Stamp = { recordedAt: Instant; recordedBy: string | null }
/** One version of a case. */
export type CaseRow = CaseFacts &
  Stamp & {
    id: RecordId
    caseId: RecordId
    version: number
    residentId: ResidentId
    isVoid: 0 | 1
    reason: string | null
  }
export type IsolationRow = Stamp & {
  id: RecordId
  caseId: RecordId
  residentId: ResidentId
  blockId: RecordId
  owner: string
  precautions: string[]
  reviewOn: Day
}
export type ReviewRow = Stamp & {
  id: RecordId
  isolationId: RecordId
  on: Day
  nextReviewOn: Day | null
  note: string | null
}
export type ReportRow = Stamp & {
  id: RecordId
  caseId: RecordId
  to: string
  at: Instant
  by: string
  note: string | null
}
export type InfectionsRepository = ReturnType<typeof createInfectionsRepository>

const CASE = `c.id, c.case_id AS caseId, c.version, c.resident_id AS residentId, c.kind, c.certainty, c.onset_on AS onsetOn,
  c.closed_on AS closedOn, c.outcome, c.note, c.is_void AS isVoid, c.reason, c.recorded_at AS recordedAt, c.recorded_by AS recordedBy`
const NEWEST = 'c.version = (SELECT max(n.version) FROM infection_cases n WHERE n.case_id = c.case_id)'
const ISOLATION = `id, case_id AS caseId, resident_id AS residentId, block_id AS blockId, owner, precautions_json AS precautionsJson,
  review_on AS reviewOn, recorded_at AS recordedAt, recorded_by AS recordedBy`
type StoredIsolation = Omit<IsolationRow, 'precautions'> & { precautionsJson: string }

function toIsolation({ precautionsJson, ...row }: StoredIsolation): IsolationRow {
  return { ...row, precautions: JSON.parse(precautionsJson) as string[] }
}

export function createInfectionsRepository(records: SqliteDatabase) {
  const current = records.prepare(`SELECT ${CASE} FROM infection_cases c WHERE ${NEWEST} AND c.onset_on >= ?`)
  const ofResident = records.prepare(`SELECT ${CASE} FROM infection_cases c WHERE ${NEWEST} AND c.resident_id = ?`)
  const versions = records.prepare(`SELECT ${CASE} FROM infection_cases c WHERE c.case_id = ? ORDER BY c.version`)
  const insertCase = records.prepare(
    `INSERT INTO infection_cases (id, case_id, version, resident_id, kind, certainty, onset_on, closed_on, outcome, note, is_void, reason,
       recorded_at, recorded_by)
     VALUES (:id, :caseId, :version, :residentId, :kind, :certainty, :onsetOn, :closedOn, :outcome, :note, :isVoid, :reason, :recordedAt,
       :recordedBy)`,
  )
  const isolations = records.prepare(`SELECT ${ISOLATION} FROM isolations ORDER BY recorded_at DESC, id DESC`)
  const isolation = records.prepare(`SELECT ${ISOLATION} FROM isolations WHERE id = ?`)
  const insertIsolation = records.prepare(
    `INSERT INTO isolations (id, case_id, resident_id, block_id, owner, precautions_json, review_on, recorded_at, recorded_by)
     VALUES (:id, :caseId, :residentId, :blockId, :owner, :precautionsJson, :reviewOn, :recordedAt, :recordedBy)`,
  )
  const reviews = records.prepare(
    `SELECT id, isolation_id AS isolationId, on_day AS "on", next_review_on AS nextReviewOn, note, recorded_at AS recordedAt,
       recorded_by AS recordedBy FROM isolation_reviews ORDER BY recorded_at, id`,
  )
  const insertReview = records.prepare(
    `INSERT INTO isolation_reviews (id, isolation_id, on_day, next_review_on, note, recorded_at, recorded_by)
     VALUES (:id, :isolationId, :on, :nextReviewOn, :note, :recordedAt, :recordedBy)`,
  )
  const reports = records.prepare(
    `SELECT id, case_id AS caseId, report_to AS "to", at, reported_by AS "by", note, recorded_at AS recordedAt, recorded_by AS recordedBy
     FROM infection_reports ORDER BY at, id`,
  )
  const insertReport = records.prepare(
    `INSERT INTO infection_reports (id, case_id, report_to, at, reported_by, note, recorded_at, recorded_by)
     VALUES (:id, :caseId, :to, :at, :by, :note, :recordedAt, :recordedBy)`,
  )
  return {
    /** The newest version of every case that began on the day or later. */
    listCases: (from: Day): CaseRow[] => current.all(from) as CaseRow[],
    listCasesOf: (residentId: ResidentId): CaseRow[] => ofResident.all(residentId) as CaseRow[],
    /** Oldest first; empty = no such case. */
    listVersions: (caseId: string): CaseRow[] => versions.all(caseId) as CaseRow[],
    insertCase: (row: CaseRow): void => void insertCase.run(row),
    listIsolations: (): IsolationRow[] => (isolations.all() as StoredIsolation[]).map(toIsolation),
    findIsolation(id: string): IsolationRow | undefined {
      const found = isolation.get(id) as StoredIsolation | undefined
      return found && toIsolation(found)
    },
    insertIsolation: ({ precautions, ...row }: IsolationRow): void =>
      void insertIsolation.run({ ...row, precautionsJson: JSON.stringify(precautions) }),
    listReviews: (): ReviewRow[] => reviews.all() as ReviewRow[],
    insertReview: (row: ReviewRow): void => void insertReview.run(row),
    listReports: (): ReportRow[] => reports.all() as ReportRow[],
    insertReport: (row: ReportRow): void => void insertReport.run(row),
  }
}
