// SQL of assessments; no rules here. Rows are never deleted, and a finished one is never changed but for being voided.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type {
  AssessmentReason,
  AssessmentResult,
  AssessmentState,
  Informant,
} from '#shared/features/assessments/assessments.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

type Marks = Record<string, number>
export type AssessmentRow = {
  id: RecordId
  residentId: ResidentId
  scale: string
  scaleVersion: string
  state: AssessmentState
  number: string | null
  reason: AssessmentReason
  basedOn: Day
  answers: Marks
  secondAnswers: Marks
  facts: Marks
  assessors: string[]
  informant: Informant | null
  note: string | null
  disputes: { id: RecordId; by: string; why: string } | null
  result: AssessmentResult | null
  startedAt: Instant
  startedBy: string | null
  finishedAt: Instant | null
  finishedBy: string | null
  voidedAt: Instant | null
  voidedBy: string | null
  voidReason: string | null
  version: number
}
export type AssessmentsRepository = ReturnType<typeof createAssessmentsRepository>

const MOST_LINES = 2000
/** Column of each field; the ones in `json` hold JSON text. */
const columns = {
  id: 'id',
  residentId: 'resident_id',
  scale: 'scale',
  scaleVersion: 'scale_version',
  state: 'state',
  number: 'number',
  reason: 'reason',
  basedOn: 'based_on',
  answers: 'answers_json',
  secondAnswers: 'second_answers_json',
  facts: 'facts_json',
  assessors: 'assessors_json',
  informant: 'informant_json',
  note: 'note',
  disputes: 'disputes_json',
  result: 'result_json',
  startedAt: 'started_at',
  startedBy: 'started_by',
  finishedAt: 'finished_at',
  finishedBy: 'finished_by',
  voidedAt: 'voided_at',
  voidedBy: 'voided_by',
  voidReason: 'void_reason',
  version: 'version',
} as const satisfies Record<keyof AssessmentRow, string>
const fields = Object.keys(columns) as (keyof AssessmentRow)[]
const isJson = (field: keyof AssessmentRow): boolean => columns[field].endsWith('_json')

type Stored = Record<keyof AssessmentRow, string | number | null>

function toRow(stored: Stored): AssessmentRow {
  const read = (field: keyof AssessmentRow): unknown => {
    const value = stored[field]
    return isJson(field) && typeof value === 'string' ? JSON.parse(value) : value
  }
  return Object.fromEntries(fields.map((field) => [field, read(field)])) as AssessmentRow
}

function toStored(row: AssessmentRow): Stored {
  const write = (field: keyof AssessmentRow): unknown =>
    isJson(field) && row[field] !== null ? JSON.stringify(row[field]) : row[field]
  return Object.fromEntries(fields.map((field) => [field, write(field)])) as Stored
}

export function createAssessmentsRepository(records: SqliteDatabase) {
  const select = `SELECT ${fields.map((field) => `${columns[field]} AS ${field}`).join(', ')} FROM assessments`
  const order = "ORDER BY state = 'draft' DESC, based_on DESC, started_at DESC, id DESC"
  const byId = records.prepare(`${select} WHERE id = ?`)
  const draft = records.prepare(`${select} WHERE resident_id = ? AND scale = ? AND state = 'draft'`)
  const drafts = records.prepare(`${select} WHERE state = 'draft' ${order} LIMIT ${MOST_LINES}`)
  const ofResident = records.prepare(`${select} WHERE resident_id = ? ${order}`)
  const all = records.prepare(`${select} ${order} LIMIT ${MOST_LINES}`)
  const before = records.prepare(
    `${select} WHERE resident_id = :residentId AND scale = :scale AND state = 'finished' AND id <> :id AND based_on <= :basedOn
     ORDER BY based_on DESC, finished_at DESC LIMIT 1`,
  )
  const names = fields.map((field) => columns[field])
  const insert = records.prepare(
    `INSERT INTO assessments (${names.join(', ')}) VALUES (${fields.map((field) => `:${field}`).join(', ')})`,
  )
  const update = records.prepare(
    `UPDATE assessments SET ${fields.map((field) => `${columns[field]} = :${field}`).join(', ')} WHERE id = :id`,
  )
  const countOfYear = records.prepare('SELECT count(*) FROM assessments WHERE number LIKE ?').pluck()
  const rowOf = (found: unknown): AssessmentRow | undefined => (found ? toRow(found as Stored) : undefined)
  return {
    find: (id: string) => rowOf(byId.get(id)),
    findDraft: (residentId: ResidentId, scale: string) => rowOf(draft.get(residentId, scale)),
    /** The newest finished one of the same scale, not after the day of the given one. */
    findBefore: ({ residentId, scale, id, basedOn }: AssessmentRow) =>
      rowOf(before.get({ residentId, scale, id, basedOn })),
    listOf: (residentId: ResidentId): AssessmentRow[] => (ofResident.all(residentId) as Stored[]).map(toRow),
    listDrafts: (): AssessmentRow[] => (drafts.all() as Stored[]).map(toRow),
    listAll: (): AssessmentRow[] => (all.all() as Stored[]).map(toRow),
    insert: (row: AssessmentRow): void => void insert.run(toStored(row)),
    update: (row: AssessmentRow): void => void update.run(toStored(row)),
    /** How many were numbered with this beginning. */
    countNumbered: (prefix: string): number => Number(countOfYear.get(`${prefix}%`)),
  }
}
