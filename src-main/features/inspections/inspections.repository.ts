// SQL of inspections, findings and their steps; rows are only added. No rules here.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, Instant, RecordId, UserId } from '#shared/contract/primitives.ts'
import {
  type Finding,
  type FindingStep,
  InspectionDraftContent,
  type InspectionInput,
  type StepContent,
} from '#shared/features/inspections/inspections.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Recorded = { recordedAt: Instant; recordedBy: string | null }
export type InspectionRow = Omit<InspectionInput, 'findings'> &
  Recorded & { id: RecordId; day: Day; voidReason: string | null }
export type FindingRow = Omit<Finding, 'state' | 'termOn' | 'steps'>
export type StepRow = FindingStep & { number: number }
type Stored<Row> = Record<string, unknown> & Row
export type InspectionsRepository = ReturnType<typeof createInspectionsRepository>

const INSPECTION = `SELECT i.id, i.source, i.form, i.at, i.day, i.officers_json AS officersJson, i.document_number AS documentNumber,
  i.summary, i.attachment_ids_json AS attachmentIdsJson, i.late_reason AS lateReason, i.recorded_at AS recordedAt,
  i.recorded_by AS recordedBy, v.reason AS voidReason
  FROM inspections i LEFT JOIN inspection_voids v ON v.inspection_id = i.id`
const FINDING = `SELECT id, inspection_id AS inspectionId, category, text, basis, level, due_on AS dueOn, responsible,
  attachment_ids_json AS attachmentIdsJson FROM inspection_findings`
const STEP = `SELECT s.id, s.finding_id AS findingId, s.number, s.content_json AS contentJson,
  s.attachment_ids_json AS attachmentIdsJson, s.late_reason AS lateReason, s.recorded_at AS recordedAt, s.recorded_by AS recordedBy,
  b.reason AS takenBack FROM finding_steps s LEFT JOIN finding_steps_taken_back b ON b.step_id = s.id`
const IN_IDS = 'IN (SELECT value FROM json_each(?))'

function toInspection({ officersJson, attachmentIdsJson, ...row }: Stored<InspectionRow>): InspectionRow {
  return {
    ...row,
    officers: JSON.parse(String(officersJson)),
    attachmentIds: JSON.parse(String(attachmentIdsJson)),
  }
}
const toFinding = ({ attachmentIdsJson, ...row }: Stored<FindingRow>): FindingRow => ({
  ...row,
  attachmentIds: JSON.parse(String(attachmentIdsJson)),
})
/** Judged when it was written; judging thousands again would make every list wait. */
const toStep = ({ contentJson, attachmentIdsJson, ...row }: Stored<StepRow>): StepRow => ({
  ...row,
  content: JSON.parse(String(contentJson)) as StepContent,
  attachmentIds: JSON.parse(String(attachmentIdsJson)),
})

export function createInspectionsRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${INSPECTION} WHERE i.id = ?`)
  const inSpan = records.prepare(`${INSPECTION} WHERE i.day >= :from AND i.day <= :until ORDER BY i.at DESC, i.id DESC`)
  const findingById = records.prepare(`${FINDING} WHERE id = ?`)
  const findings = records.prepare(`${FINDING} WHERE inspection_id ${IN_IDS} ORDER BY inspection_id, position`)
  const steps = records.prepare(`${STEP} WHERE s.finding_id ${IN_IDS} ORDER BY s.finding_id, s.number`)
  const stepById = records.prepare(`${STEP} WHERE s.id = ?`)
  const insertInspection = records.prepare(
    `INSERT INTO inspections (id, source, form, at, day, officers_json, document_number, summary, attachment_ids_json, late_reason,
       recorded_at, recorded_by)
     VALUES (:id, :source, :form, :at, :day, :officersJson, :documentNumber, :summary, :attachmentIdsJson, :lateReason,
       :recordedAt, :recordedBy)`,
  )
  const insertFinding = records.prepare(
    `INSERT INTO inspection_findings (id, inspection_id, position, category, text, basis, level, due_on, responsible, attachment_ids_json)
     VALUES (:id, :inspectionId, :position, :category, :text, :basis, :level, :dueOn, :responsible, :attachmentIdsJson)`,
  )
  const insertStep = records.prepare(
    `INSERT INTO finding_steps (id, finding_id, number, kind, content_json, attachment_ids_json, late_reason, recorded_at, recorded_by)
     VALUES (:id, :findingId, :number, :kind, :contentJson, :attachmentIdsJson, :lateReason, :recordedAt, :recordedBy)`,
  )
  const takeBack = records.prepare(
    'INSERT INTO finding_steps_taken_back (step_id, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
  )
  const insertVoid = records.prepare(
    'INSERT INTO inspection_voids (inspection_id, reason, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
  )
  const draft = records.prepare('SELECT version, content_json AS contentJson FROM inspection_drafts WHERE user_id = ?')
  const saveDraft = records.prepare(
    `INSERT INTO inspection_drafts (user_id, version, content_json, recorded_at) VALUES (:userId, :version, :contentJson, :recordedAt)
     ON CONFLICT (user_id) DO UPDATE SET version = :version, content_json = :contentJson, recorded_at = :recordedAt`,
  )
  const clearDraft = records.prepare('DELETE FROM inspection_drafts WHERE user_id = ?')
  const since = records.prepare('SELECT at FROM audit_log ORDER BY seq LIMIT 1').pluck()
  return {
    find(id: RecordId): InspectionRow | undefined {
      const row = byId.get(id) as Stored<InspectionRow> | undefined
      return row && toInspection(row)
    },
    /** Both days are inside; newest first, voided ones too. */
    list: (from: Day, until: Day): InspectionRow[] =>
      (inSpan.all({ from, until }) as Stored<InspectionRow>[]).map(toInspection),
    findFinding(id: RecordId): FindingRow | undefined {
      const row = findingById.get(id) as Stored<FindingRow> | undefined
      return row && toFinding(row)
    },
    listFindings: (inspectionIds: readonly RecordId[]): FindingRow[] =>
      (findings.all(JSON.stringify(inspectionIds)) as Stored<FindingRow>[]).map(toFinding),
    findStep(id: RecordId): StepRow | undefined {
      const row = stepById.get(id) as Stored<StepRow> | undefined
      return row && toStep(row)
    },
    /** In the order they were written down, those taken back too. */
    listSteps: (findingIds: readonly RecordId[]): StepRow[] =>
      (steps.all(JSON.stringify(findingIds)) as Stored<StepRow>[]).map(toStep),
    insert({ officers, attachmentIds, voidReason: _none, ...row }: InspectionRow): void {
      insertInspection.run({
        ...row,
        officersJson: JSON.stringify(officers),
        attachmentIdsJson: JSON.stringify(attachmentIds),
      })
    },
    insertFinding({ attachmentIds, ...row }: FindingRow, position: number): void {
      insertFinding.run({ ...row, position, attachmentIdsJson: JSON.stringify(attachmentIds) })
    },
    insertStep({ content, attachmentIds, takenBack: _none, ...row }: StepRow): void {
      insertStep.run({
        ...{ ...row, kind: content.kind, contentJson: JSON.stringify(content) },
        attachmentIdsJson: JSON.stringify(attachmentIds),
      })
    },
    takeBack: (id: RecordId, reason: string, { recordedAt, recordedBy }: Recorded): void =>
      void takeBack.run(id, reason, recordedAt, recordedBy),
    void: (id: RecordId, reason: string, { recordedAt, recordedBy }: Recorded): void =>
      void insertVoid.run(id, reason, recordedAt, recordedBy),
    findDraft(userId: UserId): { version: number; content: InspectionDraftContent } | undefined {
      const row = draft.get(userId) as { version: number; contentJson: string } | undefined
      return row && { version: row.version, content: InspectionDraftContent.parse(JSON.parse(row.contentJson)) }
    },
    saveDraft: (userId: UserId, version: number, content: InspectionDraftContent, recordedAt: Instant): void =>
      void saveDraft.run({ userId, version, contentJson: JSON.stringify(content), recordedAt }),
    clearDraft: (userId: UserId): void => void clearDraft.run(userId),
    /** First day of this home's records; null = nothing was ever written. */
    recordsSince(): Day | null {
      const at = since.get() as Instant | undefined
      return at === undefined ? null : dayOf(at)
    },
  }
}
