// SQL of emergency stores and the looks at them; rows are only added. No rules here.
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { SupplyCheck, SupplyFields } from '#shared/features/emergency/emergency.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type SupplyRow = SupplyFields & {
  supplyId: RecordId
  version: number
  sinceOn: Day
  endedOn: Day | null
  reason: string | null
  recordedAt: number
  recordedBy: string | null
}
export type SuppliesRepository = ReturnType<typeof createSuppliesRepository>

const SUPPLY = `SELECT s.supply_id AS supplyId, s.version, s.category, s.name, s.place, s.unit, s.least_count AS leastCount,
  s.since_on AS sinceOn, s.ended_on AS endedOn, s.reason, s.recorded_at AS recordedAt, s.recorded_by AS recordedBy
  FROM emergency_supplies s
  WHERE NOT EXISTS (SELECT 1 FROM emergency_supplies n WHERE n.supply_id = s.supply_id AND n.version > s.version)`
const CHECK = `SELECT id, supply_id AS supplyId, on_day AS "on", count, expires_on AS expiresOn, checked_by AS "by", note,
  late_reason AS lateReason, recorded_at AS recordedAt, recorded_by AS recordedBy FROM emergency_supply_checks`

export function createSuppliesRepository(records: SqliteDatabase) {
  const all = records.prepare(`${SUPPLY} ORDER BY s.category, s.place, s.name, s.supply_id`)
  const one = records.prepare(`${SUPPLY} AND s.supply_id = ?`)
  const checks = records.prepare(`${CHECK} ORDER BY supply_id, on_day, recorded_at, id`)
  const checksOf = records.prepare(`${CHECK} WHERE supply_id = ? ORDER BY on_day DESC, recorded_at DESC`)
  const insert = records.prepare(
    `INSERT INTO emergency_supplies (supply_id, version, category, name, place, unit, least_count, since_on, ended_on, reason,
       recorded_at, recorded_by)
     VALUES (:supplyId, :version, :category, :name, :place, :unit, :leastCount, :sinceOn, :endedOn, :reason, :recordedAt, :recordedBy)`,
  )
  const insertCheck = records.prepare(
    `INSERT INTO emergency_supply_checks (id, supply_id, on_day, count, expires_on, checked_by, note, late_reason, recorded_at, recorded_by)
     VALUES (:id, :supplyId, :on, :count, :expiresOn, :by, :note, :lateReason, :recordedAt, :recordedBy)`,
  )
  return {
    find: (id: RecordId) => one.get(id) as SupplyRow | undefined,
    /** Newest versions, ended ones too. */
    list: () => all.all() as SupplyRow[],
    /** Oldest first within a store. */
    listChecks: () => checks.all() as SupplyCheck[],
    /** Newest first. */
    listChecksOf: (id: RecordId) => checksOf.all(id) as SupplyCheck[],
    insert: (row: SupplyRow): void => void insert.run(row),
    insertCheck: (row: SupplyCheck): void => void insertCheck.run(row),
  }
}
