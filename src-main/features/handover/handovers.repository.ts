// SQL of handovers, their receipts, notes and drafts, and of the people to watch; no rules here. Signed rows are only added.
import type { Day, Instant, RecordId, ResidentId, UserId } from '#shared/contract/primitives.ts'
import type { HandoverDraft } from '#shared/features/handover/handover.model.ts'
import type { LeaveKind } from '#shared/features/residents/residents.model.ts'
import type { ShiftName } from '#shared/features/stations/stations.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type SignedRow = {
  id: RecordId
  shift: ShiftName
  shiftStartedAt: Instant
  shiftEndsAt: Instant
  contentJson: string
  contentHash: string
  signedAt: Instant
  signedBy: UserId
  seat: string | null
  lateReason: string | null
}
export type HandoverRecord = SignedRow & { receivedAt: Instant | null; receivedBy: UserId | null; noteCount: number }
export type NoteRow = {
  id: RecordId
  handoverId: RecordId
  text: string
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
}
export type WatchedRow = {
  id: RecordId
  residentId: ResidentId
  reason: string
  recordedAt: Instant
  recordedBy: string | null
}
/** A leave that began or ended on a day. */
export type LeaveMove = { residentId: ResidentId; name: string; kind: LeaveKind; isReturn: 0 | 1; on: Day }
export type HandoversRepository = ReturnType<typeof createHandoversRepository>

const SELECT = `SELECT h.id, h.shift, h.shift_started_at AS shiftStartedAt, h.shift_ends_at AS shiftEndsAt,
  h.content_json AS contentJson, h.content_hash AS contentHash, h.signed_at AS signedAt, h.signed_by AS signedBy, h.seat,
  h.late_reason AS lateReason, r.received_at AS receivedAt, r.received_by AS receivedBy,
  (SELECT count(*) FROM handover_notes n WHERE n.handover_id = h.id) AS noteCount
  FROM handovers h LEFT JOIN handover_receipts r ON r.handover_id = h.id`
const LEAVE = `SELECT l.resident_id AS residentId, p.name, l.kind`
const OF_LEAVE = 'FROM leaves l JOIN residents p ON p.id = l.resident_id WHERE l.voided_at IS NULL'

export function createHandoversRepository(records: SqliteDatabase) {
  const byId = records.prepare(`${SELECT} WHERE h.id = ?`)
  const byShift = records.prepare(`${SELECT} WHERE h.shift_started_at = ?`)
  const between = records.prepare(
    `${SELECT} WHERE h.shift_started_at >= ? AND h.shift_started_at < ? ORDER BY h.shift_started_at DESC`,
  )
  const first = records.prepare('SELECT min(shift_started_at) FROM handovers').pluck()
  const insert = records.prepare(
    `INSERT INTO handovers (id, shift, shift_started_at, shift_ends_at, content_json, content_hash, signed_at, signed_by, seat, late_reason)
     VALUES (:id, :shift, :shiftStartedAt, :shiftEndsAt, :contentJson, :contentHash, :signedAt, :signedBy, :seat, :lateReason)`,
  )
  const receive = records.prepare(
    'INSERT INTO handover_receipts (handover_id, received_at, received_by, seat) VALUES (:id, :receivedAt, :receivedBy, :seat)',
  )
  const notes = records.prepare(
    `SELECT id, handover_id AS handoverId, text, recorded_at AS recordedAt, recorded_by AS recordedBy, seat
     FROM handover_notes WHERE handover_id = ? ORDER BY recorded_at, id`,
  )
  const insertNote = records.prepare(
    `INSERT INTO handover_notes (id, handover_id, text, recorded_at, recorded_by, seat)
     VALUES (:id, :handoverId, :text, :recordedAt, :recordedBy, :seat)`,
  )
  const draft = records.prepare('SELECT remarks, version FROM handover_drafts WHERE shift_started_at = ?')
  const saveDraft = records.prepare(
    `INSERT INTO handover_drafts (shift_started_at, remarks, version, changed_at, changed_by)
     VALUES (:shiftStartedAt, :remarks, :version, :changedAt, :changedBy)
     ON CONFLICT (shift_started_at) DO UPDATE SET remarks = excluded.remarks, version = excluded.version,
       changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  )
  const watched = records.prepare(
    `SELECT id, resident_id AS residentId, reason, recorded_at AS recordedAt, recorded_by AS recordedBy
     FROM watched_residents WHERE ended_at IS NULL ORDER BY recorded_at, id`,
  )
  const watch = records.prepare(
    `INSERT INTO watched_residents (id, resident_id, reason, recorded_at, recorded_by)
     VALUES (:id, :residentId, :reason, :recordedAt, :recordedBy)`,
  )
  const unwatch = records.prepare(
    `UPDATE watched_residents SET ended_at = :endedAt, ended_by = :endedBy, end_reason = :reason WHERE id = :id`,
  )
  const leaves = records.prepare(
    `${LEAVE}, 0 AS isReturn, l.from_on AS "on" ${OF_LEAVE} AND l.from_on BETWEEN :from AND :until
     UNION ALL ${LEAVE}, 1 AS isReturn, l.to_on AS "on" ${OF_LEAVE} AND l.to_on BETWEEN :from AND :until
     ORDER BY "on", name`,
  )
  return {
    find: (id: RecordId) => byId.get(id) as HandoverRecord | undefined,
    findOfShift: (startedAt: Instant) => byShift.get(startedAt) as HandoverRecord | undefined,
    /** Shifts that began from an instant on and before another, newest first. */
    listBetween: (from: Instant, to: Instant): HandoverRecord[] => between.all(from, to) as HandoverRecord[],
    /** Start of the first shift that was ever handed over; null = none was. */
    firstStartedAt: (): Instant | null => first.get() as Instant | null,
    insert: (row: SignedRow): void => void insert.run(row),
    receive: (row: { id: RecordId; receivedAt: Instant; receivedBy: UserId; seat: string | null }): void =>
      void receive.run(row),
    listNotes: (id: RecordId): NoteRow[] => notes.all(id) as NoteRow[],
    insertNote: (row: NoteRow): void => void insertNote.run(row),
    findDraft: (startedAt: Instant): HandoverDraft =>
      (draft.get(startedAt) as HandoverDraft | undefined) ?? { remarks: '', version: 0 },
    saveDraft: (row: HandoverDraft & { shiftStartedAt: Instant; changedAt: Instant; changedBy: string | null }): void =>
      void saveDraft.run(row),
    listWatched: (): WatchedRow[] => watched.all() as WatchedRow[],
    insertWatched: (row: WatchedRow): void => void watch.run(row),
    endWatched: (row: { id: RecordId; endedAt: Instant; endedBy: string | null; reason: string }): void =>
      void unwatch.run(row),
    /** Leaves that began or ended on days, both included. */
    leaveMovesBetween: (from: Day, until: Day): LeaveMove[] => leaves.all({ from, until }) as LeaveMove[],
  }
}
