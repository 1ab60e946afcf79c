// SQL of risk assessments; no rules here. Rows are never deleted, and a finished one is never changed but for being voided.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import {
  type InformedHow,
  type RiskAssessment,
  type RiskItem,
  type RiskItems,
  type RiskKey,
  type RiskLevel,
  riskKeys,
} from '#shared/features/risks/risks.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

/** An assessment as it is stored: accounts by id. */
export type RiskRow = RiskAssessment & { voidedBy: string | null }
export type RisksRepository = ReturnType<typeof createRisksRepository>

type StoredRow = Omit<RiskRow, 'items' | 'informing'> & {
  person: string | null
  relation: string | null
  at: Instant | null
  how: InformedHow | null
  refusalReason: string | null
}
type StoredItem = {
  assessmentId: RecordId
  risk: RiskKey
  level: RiskLevel
  measures: string
  otherMeasure: string | null
}
/** The newest finished one of a person, without what lists do not show. */
export type CurrentRow = Pick<RiskRow, 'id' | 'residentId' | 'basedOn' | 'kind'> & { finishedAt: Instant }

const columns = {
  ...{ id: 'id', residentId: 'resident_id', listVersion: 'list_version', state: 'state', kind: 'kind' },
  ...{ basedOn: 'based_on', assessor: 'assessor', person: 'informed_person', relation: 'informed_relation' },
  ...{ at: 'informed_at', how: 'informed_how', refusalReason: 'refusal_reason', note: 'note' },
  ...{ startedAt: 'started_at', startedBy: 'started_by', finishedAt: 'finished_at', finishedBy: 'finished_by' },
  ...{ voidedAt: 'voided_at', voidedBy: 'voided_by', voidReason: 'void_reason', version: 'version' },
} as const satisfies Record<keyof StoredRow, string>
const fields = Object.keys(columns) as (keyof StoredRow)[]

function toStored({ items: _items, informing, ...row }: RiskRow): StoredRow {
  return { ...row, ...informing }
}

export function createRisksRepository(records: SqliteDatabase) {
  const select = `SELECT ${fields.map((field) => `${columns[field]} AS ${field}`).join(', ')} FROM risk_assessments`
  const order = "ORDER BY state = 'draft' DESC, based_on DESC, started_at DESC, id DESC"
  const byId = records.prepare(`${select} WHERE id = ?`)
  const draft = records.prepare(`${select} WHERE resident_id = ? AND state = 'draft'`)
  const ofResident = records.prepare(`${select} WHERE resident_id = ? ${order}`)
  const before = records.prepare(
    `${select} WHERE resident_id = :residentId AND state = 'finished' AND id <> :id AND based_on <= :basedOn
     ORDER BY based_on DESC, finished_at DESC LIMIT 1`,
  )
  const finished = records.prepare(
    `SELECT id, resident_id AS residentId, based_on AS basedOn, kind, finished_at AS finishedAt FROM risk_assessments
     WHERE state = 'finished' ORDER BY based_on, finished_at, id`,
  )
  const drafts = records.prepare(
    `SELECT a.id, a.resident_id AS residentId, count(i.risk) AS assessed FROM risk_assessments a
     LEFT JOIN risk_items i ON i.assessment_id = a.id AND i.level <> 'not-assessed' WHERE a.state = 'draft' GROUP BY a.id`,
  )
  const itemsOf = records.prepare(
    `SELECT risk, level, measures_json AS measures, other_measure AS otherMeasure FROM risk_items WHERE assessment_id = ?`,
  )
  const names = fields.map((field) => columns[field])
  const insertRow = records.prepare(
    `INSERT INTO risk_assessments (${names.join(', ')}) VALUES (${fields.map((field) => `:${field}`).join(', ')})`,
  )
  const updateRow = records.prepare(
    `UPDATE risk_assessments SET ${fields.map((field) => `${columns[field]} = :${field}`).join(', ')} WHERE id = :id`,
  )
  const insertItem = records.prepare(
    `INSERT INTO risk_items (assessment_id, risk, level, measures_json, other_measure)
     VALUES (:assessmentId, :risk, :level, :measures, :otherMeasure)`,
  )
  const updateItem = records.prepare(
    `UPDATE risk_items SET level = :level, measures_json = :measures, other_measure = :otherMeasure
     WHERE assessment_id = :assessmentId AND risk = :risk`,
  )

  function readItems(id: string): RiskItems {
    const rows = itemsOf.all(id) as Omit<StoredItem, 'assessmentId'>[]
    const read = rows.map(({ risk, level, measures, otherMeasure }): [RiskKey, RiskItem] => [
      risk,
      { level, measures: JSON.parse(measures) as string[], otherMeasure },
    ])
    return Object.fromEntries(read) as RiskItems
  }
  function toRow({ person, relation, at, how, refusalReason, ...row }: StoredRow): RiskRow {
    return { ...row, informing: { person, relation, at, how, refusalReason }, items: readItems(row.id) }
  }
  const rowOf = (found: unknown): RiskRow | undefined => (found ? toRow(found as StoredRow) : undefined)
  function storedItems({ id, items }: RiskRow): StoredItem[] {
    return riskKeys.map((risk) => {
      const { level, measures, otherMeasure } = items[risk]
      return { assessmentId: id, risk, level, measures: JSON.stringify(measures), otherMeasure }
    })
  }

  return {
    find: (id: string) => rowOf(byId.get(id)),
    findDraft: (residentId: ResidentId) => rowOf(draft.get(residentId)),
    /** The newest finished one not after the day of the given one. */
    findBefore: ({ residentId, id, basedOn }: { residentId: ResidentId; id: string; basedOn: Day }) =>
      rowOf(before.get({ residentId, id, basedOn })),
    listOf: (residentId: ResidentId): RiskRow[] => (ofResident.all(residentId) as StoredRow[]).map(toRow),
    /** The newest finished one of everybody. */
    listCurrent: (): Map<ResidentId, CurrentRow> =>
      new Map((finished.all() as CurrentRow[]).map((row) => [row.residentId, row])),
    listDrafts: () => drafts.all() as { id: RecordId; residentId: ResidentId; assessed: number }[],
    itemsOf: readItems,
    insert(row: RiskRow): void {
      insertRow.run(toStored(row))
      for (const item of storedItems(row)) insertItem.run(item)
    },
    /** Items go before the row: once it is finished they are frozen. Voiding touches none. */
    update(row: RiskRow): void {
      if (row.state !== 'voided') for (const item of storedItems(row)) updateItem.run(item)
      updateRow.run(toStored(row))
    },
  }
}
