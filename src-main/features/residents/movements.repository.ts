// SQL of the register of movements: admissions that began or ended in a span of days.
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
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
  const returns = records.prepare(
    `SELECT l.resident_id AS residentId, l.to_on AS "on" FROM leaves l JOIN admissions a ON a.id = l.admission_id
     WHERE l.voided_at IS NULL AND l.kind = 'hospital' AND l.to_on >= ? AND a.voided_at IS NULL AND a.to_on IS NULL
     ORDER BY l.to_on, l.id`,
  )
  return {
    /** Who came back from hospital on the day or later and still lives here. */
    hospitalReturnsSince: (from: Day) => returns.all(from) as { residentId: ResidentId; on: Day }[],
    between: (range: { firstOn: Day; lastOn: Day }): Movement[] => between.all(range) as Movement[],
  }
}
