// SQL of claims; no rules here. Rows are only added: the newest version of a claim counts.
import type { Day, Instant, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type { ClaimState } from '#shared/features/awards/awards.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ClaimRow = {
  id: RecordId
  claimId: RecordId
  version: number
  staffId: StaffId
  kind: string
  year: number
  amount: number
  state: ClaimState
  on: Day
  note: string | null
  recordedAt: Instant
  recordedBy: string | null
}
export type AwardsRepository = ReturnType<typeof createAwardsRepository>

const CURRENT = `SELECT c.id, c.claim_id AS claimId, c.version, c.staff_id AS staffId, c.kind, c.year, c.amount, c.state, c.on_day AS "on",
  c.note, c.recorded_at AS recordedAt, c.recorded_by AS recordedBy FROM award_claims c
  WHERE c.version = (SELECT max(n.version) FROM award_claims n WHERE n.claim_id = c.claim_id)`

export function createAwardsRepository(records: SqliteDatabase) {
  const insert = records.prepare(
    `INSERT INTO award_claims (id, claim_id, version, staff_id, kind, year, amount, state, on_day, note, recorded_at, recorded_by)
     VALUES (:id, :claimId, :version, :staffId, :kind, :year, :amount, :state, :on, :note, :recordedAt, :recordedBy)`,
  )
  return {
    list: (): ClaimRow[] =>
      records.prepare(`${CURRENT} ORDER BY c.year DESC, c.recorded_at DESC, c.id`).all() as ClaimRow[],
    find: (claimId: RecordId): ClaimRow | undefined =>
      records.prepare(`${CURRENT} AND c.claim_id = ?`).get(claimId) as ClaimRow | undefined,
    insert: (row: ClaimRow): void => void insert.run(row),
  }
}
