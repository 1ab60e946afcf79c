// SQL of night rounds; no rules here. Rows are only added.
import type { BedId, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { RoundOutcome, VisitPresence } from '#shared/features/rounds/rounds.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type VisitRow = {
  id: RecordId
  bedId: BedId
  residentId: ResidentId | null
  presence: VisitPresence
  at: Instant
  roundAt: Instant | null
  source: 'scan' | 'hand'
  isLate: 0 | 1
  reason: string | null
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
}
export type ResultRow = {
  id: RecordId
  visitId: RecordId
  outcome: RoundOutcome
  text: string | null
  correctsId: RecordId | null
  reason: string | null
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
}
/** A visit with what counts of it. */
export type ToldVisit = VisitRow & {
  resultId: RecordId | null
  outcome: RoundOutcome | null
  text: string | null
  correction: string | null
}
export type RoundVisitsRepository = ReturnType<typeof createRoundVisitsRepository>

const SELECT = `SELECT v.id, v.bed_id AS bedId, v.resident_id AS residentId, v.presence, v.at, v.round_at AS roundAt, v.source,
  v.is_late AS isLate, v.reason, v.recorded_at AS recordedAt, v.recorded_by AS recordedBy, v.seat,
  r.id AS resultId, r.outcome, r.text, r.reason AS correction
  FROM round_visits v LEFT JOIN round_results r ON r.visit_id = v.id
    AND NOT EXISTS (SELECT 1 FROM round_results c WHERE c.corrects_id = r.id)`

export function createRoundVisitsRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${SELECT} WHERE v.id = ?`)
  const between = records.prepare(`${SELECT} WHERE v.at >= ? AND v.at < ? ORDER BY v.at, v.id`)
  const roundsBetween = records
    .prepare('SELECT DISTINCT round_at FROM round_visits WHERE at >= ? AND at < ? AND round_at IS NOT NULL')
    .pluck()
  const walkedBetween = records.prepare(
    `SELECT round_at AS roundAt, count(DISTINCT bed_id) AS beds FROM round_visits
     WHERE round_at >= ? AND round_at < ? GROUP BY round_at ORDER BY round_at`,
  )
  const firstVisit = records.prepare('SELECT min(at) FROM round_visits').pluck()
  const insertVisit = records.prepare(
    `INSERT INTO round_visits (id, bed_id, resident_id, presence, at, round_at, source, is_late, reason, recorded_at, recorded_by, seat)
     VALUES (:id, :bedId, :residentId, :presence, :at, :roundAt, :source, :isLate, :reason, :recordedAt, :recordedBy, :seat)`,
  )
  const insertResult = records.prepare(
    `INSERT INTO round_results (id, visit_id, outcome, text, corrects_id, reason, recorded_at, recorded_by, seat)
     VALUES (:id, :visitId, :outcome, :text, :correctsId, :reason, :recordedAt, :recordedBy, :seat)`,
  )
  const reasons = records.prepare(
    'SELECT round_at AS roundAt, reason FROM round_reasons WHERE round_at >= ? AND round_at < ?',
  )
  const insertReason = records.prepare(
    `INSERT INTO round_reasons (round_at, reason, recorded_at, recorded_by, seat)
     VALUES (:roundAt, :reason, :recordedAt, :recordedBy, :seat)`,
  )
  return {
    find: (id: RecordId) => byId.get(id) as ToldVisit | undefined,
    /** By the time somebody was there, oldest first; `to` is excluded. */
    listBetween: (from: Instant, to: Instant): ToldVisit[] => between.all(from, to) as ToldVisit[],
    /** Planned times of the rounds somebody walked, in whole or in part. */
    listWalked: (from: Instant, to: Instant): Instant[] => roundsBetween.all(from, to) as Instant[],
    /** Rounds by their planned time with the beds somebody was at. */
    listRounds: (from: Instant, to: Instant) => walkedBetween.all(from, to) as { roundAt: Instant; beds: number }[],
    firstVisitAt: (): Instant | null => firstVisit.get() as Instant | null,
    insertVisit: (row: VisitRow): void => void insertVisit.run(row),
    insertResult: (row: ResultRow): void => void insertResult.run(row),
    listReasons: (from: Instant, to: Instant) => reasons.all(from, to) as { roundAt: Instant; reason: string }[],
    insertReason: (row: {
      roundAt: Instant
      reason: string
      recordedAt: Instant
      recordedBy: string | null
      seat: string | null
    }): void => void insertReason.run(row),
  }
}
