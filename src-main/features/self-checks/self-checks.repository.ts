// SQL of self-checks; no rules here. Only a draft is ever changed, and it goes with the signatures.
import type { Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import type { CheckAnswers, CheckKind, HazardReport } from '#shared/features/self-checks/self-checks.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type Trace = { recordedAt: Instant; recordedBy: string | null; seat: string | null }
export type CheckRow = Trace & {
  id: RecordId
  kind: CheckKind
  listVersion: string
  onDay: Day
  lateReason: string | null
}
export type DraftRow = { checkId: RecordId; answers: CheckAnswers; version: number }
export type SignedRow = Trace & {
  id: RecordId
  checkId: RecordId
  answers: CheckAnswers
  signedBy: string | null
  correctsId: RecordId | null
  reason: string | null
}
export type RecheckRow = Trace & {
  id: RecordId
  checkId: RecordId
  itemCode: string
  onDay: Day
  isPassed: 0 | 1
  note: string | null
}
export type SelfChecksRepository = ReturnType<typeof createSelfChecksRepository>

const CHECKS = `SELECT id, kind, list_version AS listVersion, on_day AS onDay, late_reason AS lateReason, recorded_at AS recordedAt,
  recorded_by AS recordedBy, seat FROM self_checks`
const IDS = 'check_id IN (SELECT value FROM json_each(?))'

export function createSelfChecksRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${CHECKS} WHERE id = ?`)
  const between = records.prepare(`${CHECKS} WHERE on_day >= ? AND on_day <= ? ORDER BY on_day DESC, recorded_at DESC`)
  const openOf =
    records.prepare(`${CHECKS} WHERE kind = ? AND EXISTS (SELECT 1 FROM self_check_drafts d WHERE d.check_id = id)
    ORDER BY recorded_at DESC`)
  const made =
    records.prepare(`SELECT c.id, c.kind, c.on_day AS "on", EXISTS (SELECT 1 FROM self_check_records r WHERE r.check_id = c.id)
    AS isSigned FROM self_checks c ORDER BY c.on_day`)
  const drafts = records.prepare(
    `SELECT check_id AS checkId, answers_json AS answersJson, version FROM self_check_drafts WHERE ${IDS}`,
  )
  const signed = records.prepare(`SELECT id, check_id AS checkId, answers_json AS answersJson, signed_by AS signedBy,
    corrects_id AS correctsId, reason, recorded_at AS recordedAt, recorded_by AS recordedBy, seat
    FROM self_check_records WHERE ${IDS} ORDER BY rowid`)
  const rechecks =
    records.prepare(`SELECT id, check_id AS checkId, item_code AS itemCode, on_day AS onDay, is_passed AS isPassed, note,
    recorded_at AS recordedAt, recorded_by AS recordedBy, seat FROM self_check_rechecks WHERE ${IDS} ORDER BY rowid`)
  const reports =
    records.prepare(`SELECT check_id AS checkId, reported_on AS reportedOn, reported_to AS reportedTo, note
    FROM major_hazard_reports WHERE ${IDS}`)
  const insertCheck =
    records.prepare(`INSERT INTO self_checks (id, kind, list_version, on_day, late_reason, recorded_at, recorded_by, seat)
    VALUES (:id, :kind, :listVersion, :onDay, :lateReason, :recordedAt, :recordedBy, :seat)`)
  const insertDraft = records.prepare('INSERT INTO self_check_drafts VALUES (?, ?, 1, ?, ?)')
  const updateDraft =
    records.prepare(`UPDATE self_check_drafts SET answers_json = ?, version = version + 1, changed_at = ?, changed_by = ?
    WHERE check_id = ?`)
  const deleteDraft = records.prepare('DELETE FROM self_check_drafts WHERE check_id = ?')
  const insertRecord =
    records.prepare(`INSERT INTO self_check_records (id, check_id, answers_json, signed_by, corrects_id, reason,
    recorded_at, recorded_by, seat) VALUES (:id, :checkId, :answersJson, :signedBy, :correctsId, :reason, :recordedAt, :recordedBy, :seat)`)
  const insertRecheck =
    records.prepare(`INSERT INTO self_check_rechecks (id, check_id, item_code, on_day, is_passed, note, recorded_at,
    recorded_by, seat) VALUES (:id, :checkId, :itemCode, :onDay, :isPassed, :note, :recordedAt, :recordedBy, :seat)`)
  const insertReport =
    records.prepare(`INSERT INTO major_hazard_reports (check_id, reported_on, reported_to, note, recorded_at,
    recorded_by, seat) VALUES (:checkId, :reportedOn, :reportedTo, :note, :recordedAt, :recordedBy, :seat)`)
  const parsed = <Row>(rows: unknown[]): Row[] =>
    (rows as { answersJson: string }[]).map(({ answersJson, ...row }) => ({
      ...row,
      answers: JSON.parse(answersJson),
    })) as Row[]
  return {
    find: (id: RecordId) => byId.get(id) as CheckRow | undefined,
    /** By their day, newest first; both days are inside. */
    listBetween: (from: Day, until: Day) => between.all(from, until) as CheckRow[],
    /** Of the kind and not signed, newest first. */
    listOpen: (kind: CheckKind) => openOf.all(kind) as CheckRow[],
    /** Every check by its day, oldest first. */
    listMade: () =>
      (made.all() as { id: RecordId; kind: CheckKind; on: Day; isSigned: 0 | 1 }[]).map((row) => ({
        ...row,
        isSigned: row.isSigned === 1,
      })),
    listDrafts: (ids: readonly RecordId[]) => parsed<DraftRow>(drafts.all(JSON.stringify(ids))),
    /** In the order they were written. */
    listSigned: (ids: readonly RecordId[]) => parsed<SignedRow>(signed.all(JSON.stringify(ids))),
    listRechecks: (ids: readonly RecordId[]) => rechecks.all(JSON.stringify(ids)) as RecheckRow[],
    listReports: (ids: readonly RecordId[]) =>
      reports.all(JSON.stringify(ids)) as (HazardReport & { checkId: RecordId })[],
    insertCheck(row: CheckRow): void {
      insertCheck.run(row)
      insertDraft.run(row.id, '{}', row.recordedAt, row.recordedBy)
    },
    updateDraft: (checkId: RecordId, answers: CheckAnswers, { recordedAt, recordedBy }: Trace): void =>
      void updateDraft.run(JSON.stringify(answers), recordedAt, recordedBy, checkId),
    deleteDraft: (checkId: RecordId): void => void deleteDraft.run(checkId),
    insertRecord: ({ answers, ...row }: SignedRow): void =>
      void insertRecord.run({ ...row, answersJson: JSON.stringify(answers) }),
    insertRecheck: (row: RecheckRow): void => void insertRecheck.run(row),
    insertReport: (row: HazardReport & Trace & { checkId: RecordId }): void => void insertReport.run(row),
  }
}
