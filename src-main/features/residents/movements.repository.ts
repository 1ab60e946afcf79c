// SQL of the register of movements: admissions that began or ended in a span of days.
import type { Day } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Movement } from './figures.ts'

export type MovementsRepository = ReturnType<typeof createMovementsRepository>

export function createMovementsRepository(records: SqliteDatabase) {
  // Two indexed searches; a movement that both began and ended in the span is one row of the union.
  const columns = `a.id AS id, a.resident_id AS residentId, r.name AS name, a.from_on AS admittedOn, a.to_on AS dischargedOn,
    a.discharge_reason AS dischargeReason FROM admissions a JOIN residents r ON r.id = a.resident_id
    WHERE a.voided_at IS NULL`
  const between = records.prepare(
    `SELECT ${columns} AND a.from_on BETWEEN :firstOn AND :lastOn
     UNION SELECT ${columns} AND a.to_on BETWEEN :firstOn AND :lastOn ORDER BY admittedOn, id`,
  )
  return {
    between: (range: { firstOn: Day; lastOn: Day }): Movement[] => between.all(range) as Movement[],
  }
}
