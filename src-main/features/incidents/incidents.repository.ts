import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { IncidentKind } from '#shared/features/incidents/incidents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type IncidentRow = {
  id: RecordId
  kind: IncidentKind
  occurredAt: Instant
  residentId: ResidentId | null
  place: string | null
  summary: string
  recordedAt: Instant
  recordedBy: string | null
}
export type IncidentsRepository = ReturnType<typeof createIncidentsRepository>

const SELECT = `SELECT id, kind, occurred_at AS occurredAt, resident_id AS residentId, place, summary,
  recorded_at AS recordedAt, recorded_by AS recordedBy FROM incidents WHERE voided_at IS NULL`

/** SQL of the incident register; no rules here. */
export function createIncidentsRepository(records: SqliteDatabase) {
  const between = records.prepare(`${SELECT} AND occurred_at >= :from AND occurred_at < :to ORDER BY occurred_at, id`)
  const ofResident = records.prepare(`${SELECT} AND resident_id = ? ORDER BY occurred_at DESC`)
  const byId = records.prepare(`${SELECT} AND id = ?`)
  const ofResidentsSince = records.prepare(
    `${SELECT} AND resident_id IS NOT NULL AND occurred_at >= ? ORDER BY occurred_at, id`,
  )
  const insert = records.prepare(
    `INSERT INTO incidents (id, kind, occurred_at, resident_id, place, summary, recorded_at, recorded_by)
     VALUES (:id, :kind, :occurredAt, :residentId, :place, :summary, :recordedAt, :recordedBy)`,
  )
  return {
    find: (id: RecordId) => byId.get(id) as IncidentRow | undefined,
    listBetween: (from: Instant, to: Instant): IncidentRow[] => between.all({ from, to }) as IncidentRow[],
    listOfResident: (id: ResidentId): IncidentRow[] => ofResident.all(id) as IncidentRow[],
    listOfResidentsSince: (from: Instant) => ofResidentsSince.all(from) as (IncidentRow & { residentId: ResidentId })[],
    insert: (row: IncidentRow): void => void insert.run(row),
  }
}
