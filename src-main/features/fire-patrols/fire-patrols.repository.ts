// SQL of fire patrols; no rules here. Rows are only added.
import type { Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type {
  NewPoint,
  PatrolSetting,
  PatrolShift,
  PatrolTimes,
  PointFault,
} from '#shared/features/fire-patrols/fire-patrols.model.ts'
import type { PointVersion } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type Trace = { recordedAt: Instant; recordedBy: string | null; seat: string | null }
export type PatrolRow = Trace & {
  id: RecordId
  plannedAt: Instant | null
  shift: PatrolShift
  startedAt: Instant
  isLate: 0 | 1
  lateReason: string | null
  planVersion: string
}
/** A patrol with its end and its signature. */
export type ToldPatrol = PatrolRow & { finishedAt: Instant | null; signedAt: Instant | null; signedBy: string | null }
export type VisitRow = Trace & {
  id: RecordId
  patrolId: RecordId
  pointId: RecordId
  at: Instant | null
  source: 'scan' | 'hand'
  hasteReason: string | null
}
export type AnswerRow = Trace & {
  id: RecordId
  visitId: RecordId
  items: NewPoint['items']
  faults: PointFault[]
  attachmentIds: AttachmentIds
  undatedPhotos: number
  correctsId: RecordId | null
  reason: string | null
}
/** A visit with the answer that counts. */
export type ToldVisit = VisitRow & { answer: AnswerRow | null }
export type FirePatrolsRepository = ReturnType<typeof createFirePatrolsRepository>

type Raw = Record<string, unknown>
const PATROLS = `SELECT p.id, p.planned_at AS plannedAt, p.shift, p.started_at AS startedAt, p.is_late AS isLate,
    p.late_reason AS lateReason, p.plan_version AS planVersion, p.recorded_at AS recordedAt, p.recorded_by AS recordedBy, p.seat,
    e.finished_at AS finishedAt, s.signed_at AS signedAt, s.signed_by AS signedBy
  FROM fire_patrols p LEFT JOIN fire_patrol_ends e ON e.patrol_id = p.id
  LEFT JOIN fire_patrol_signatures s ON s.patrol_id = p.id`
const VISITS = `SELECT v.id, v.patrol_id AS patrolId, v.point_id AS pointId, v.at, v.source, v.haste_reason AS hasteReason,
    v.recorded_at AS recordedAt, v.recorded_by AS recordedBy, v.seat, a.id AS answerId, a.items_json AS itemsJson,
    a.faults_json AS faultsJson, a.attachment_ids_json AS attachmentIdsJson, a.undated_photos AS undatedPhotos,
    a.corrects_id AS correctsId, a.reason, a.recorded_at AS answeredAt, a.recorded_by AS answeredBy, a.seat AS answerSeat
  FROM fire_patrol_visits v LEFT JOIN fire_patrol_answers a ON a.visit_id = v.id
    AND NOT EXISTS (SELECT 1 FROM fire_patrol_answers c WHERE c.corrects_id = a.id)`

function toVisit(row: Raw): ToldVisit {
  const { answerId, itemsJson, faultsJson, attachmentIdsJson, undatedPhotos, correctsId, reason, ...rest } = row
  const { answeredAt, answeredBy, answerSeat, ...visit } = rest
  const answer = {
    ...{ id: answerId, visitId: row.id, undatedPhotos, correctsId, reason },
    ...{ recordedAt: answeredAt, recordedBy: answeredBy, seat: answerSeat },
  }
  const contentOf = () => ({
    items: JSON.parse(String(itemsJson)),
    faults: JSON.parse(String(faultsJson)),
    attachmentIds: JSON.parse(String(attachmentIdsJson)),
  })
  return { ...visit, answer: answerId === null ? null : { ...answer, ...contentOf() } } as ToldVisit
}

function toVersion({ positionJson, itemsJson, isClosed, ...row }: Raw): PointVersion {
  const position = positionJson === null ? null : JSON.parse(String(positionJson))
  return { ...row, position, items: JSON.parse(String(itemsJson)), isClosed: isClosed === 1 } as PointVersion
}

export function createFirePatrolsRepository(records: SqliteDatabase) {
  const versions =
    records.prepare(`SELECT point_id AS id, from_on AS fromOn, name, building, floor, place, position_json AS positionJson,
    route_order AS routeOrder, items_json AS itemsJson, is_closed AS isClosed, reason, recorded_at AS recordedAt
    FROM fire_point_versions ORDER BY rowid`)
  const insertVersion =
    records.prepare(`INSERT INTO fire_point_versions (id, point_id, from_on, name, building, floor, place,
      position_json, route_order, items_json, is_closed, reason, recorded_at, recorded_by, seat)
    VALUES (:rowId, :id, :fromOn, :name, :building, :floor, :place, :positionJson, :routeOrder, :itemsJson, :isClosed, :reason,
      :recordedAt, :recordedBy, :seat)`)
  const settings = records.prepare(
    'SELECT id, from_on AS fromOn, times_json AS timesJson FROM fire_patrol_settings ORDER BY rowid',
  )
  const insertSetting =
    records.prepare(`INSERT INTO fire_patrol_settings (id, from_on, times_json, reason, recorded_at, recorded_by, seat)
    VALUES (:id, :fromOn, :timesJson, :reason, :recordedAt, :recordedBy, :seat)`)
  const patrolById = records.prepare(`${PATROLS} WHERE p.id = ?`)
  const patrolsBetween = records.prepare(`${PATROLS} WHERE coalesce(p.planned_at, p.started_at) >= ?
    AND coalesce(p.planned_at, p.started_at) < ? ORDER BY p.started_at, p.id`)
  const unsigned = records.prepare(`${PATROLS} WHERE s.patrol_id IS NULL AND p.started_at < ?
    AND EXISTS (SELECT 1 FROM fire_patrol_visits v WHERE v.patrol_id = p.id) ORDER BY p.started_at`)
  const visitById = records.prepare(`${VISITS} WHERE v.id = ?`)
  const visitsOf = records.prepare(`${VISITS} WHERE v.patrol_id IN (SELECT value FROM json_each(?)) ORDER BY v.rowid`)
  const answered = records.prepare(`SELECT DISTINCT p.planned_at AS plannedAt, v.point_id AS pointId FROM fire_patrols p
    JOIN fire_patrol_visits v ON v.patrol_id = p.id
    WHERE coalesce(p.planned_at, p.started_at) >= ? AND coalesce(p.planned_at, p.started_at) < ? AND p.planned_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM fire_patrol_answers a WHERE a.visit_id = v.id)`)
  const reasons = records.prepare(
    'SELECT planned_at AS plannedAt, reason FROM fire_patrol_reasons WHERE planned_at >= ? AND planned_at < ?',
  )
  const insertPatrol =
    records.prepare(`INSERT INTO fire_patrols (id, planned_at, shift, started_at, is_late, late_reason, plan_version,
      recorded_at, recorded_by, seat)
    VALUES (:id, :plannedAt, :shift, :startedAt, :isLate, :lateReason, :planVersion, :recordedAt, :recordedBy, :seat)`)
  const insertVisit =
    records.prepare(`INSERT INTO fire_patrol_visits (id, patrol_id, point_id, at, source, haste_reason, recorded_at,
      recorded_by, seat) VALUES (:id, :patrolId, :pointId, :at, :source, :hasteReason, :recordedAt, :recordedBy, :seat)`)
  const insertAnswer =
    records.prepare(`INSERT INTO fire_patrol_answers (id, visit_id, items_json, faults_json, attachment_ids_json,
      undated_photos, corrects_id, reason, recorded_at, recorded_by, seat)
    VALUES (:id, :visitId, :itemsJson, :faultsJson, :attachmentIdsJson, :undatedPhotos, :correctsId, :reason, :recordedAt, :recordedBy,
      :seat)`)
  const insertEnd = records.prepare('INSERT INTO fire_patrol_ends VALUES (?, ?, ?, ?)')
  const insertSignature = records.prepare('INSERT INTO fire_patrol_signatures VALUES (?, ?, ?, ?)')
  const insertReason = records.prepare('INSERT INTO fire_patrol_reasons VALUES (?, ?, ?, ?, ?)')
  return {
    /** In the order they were written. */
    listVersions: (): PointVersion[] => (versions.all() as Raw[]).map(toVersion),
    insertVersion({ position, items, isClosed, ...row }: PointVersion & { rowId: string } & Trace): void {
      const positionJson = position === null ? null : JSON.stringify(position)
      insertVersion.run({ ...row, positionJson, itemsJson: JSON.stringify(items), isClosed: isClosed ? 1 : 0 })
    },
    listSettings: (): PatrolSetting[] =>
      (settings.all() as { id: RecordId; fromOn: Day; timesJson: string }[]).map(({ timesJson, ...row }) => ({
        ...(JSON.parse(timesJson) as PatrolTimes),
        ...row,
      })),
    insertSetting: ({
      times,
      ...row
    }: { id: RecordId; fromOn: Day; times: PatrolTimes; reason: string } & Trace): void =>
      void insertSetting.run({ ...row, timesJson: JSON.stringify(times) }),
    findPatrol: (id: RecordId) => patrolById.get(id) as ToldPatrol | undefined,
    /** By the time they belong to, else their beginning; `to` is excluded. */
    listPatrols: (from: Instant, to: Instant) => patrolsBetween.all(from, to) as ToldPatrol[],
    /** Patrols begun before an instant that nobody signed; one that reached no point is none. */
    listUnsigned: (before: Instant) => unsigned.all(before) as ToldPatrol[],
    findVisit: (id: RecordId): ToldVisit | undefined => {
      const row = visitById.get(id) as Raw | undefined
      return row && toVisit(row)
    },
    /** In the order they were written. */
    listVisits: (patrolIds: readonly RecordId[]): ToldVisit[] =>
      (visitsOf.all(JSON.stringify(patrolIds)) as Raw[]).map(toVisit),
    listAnswered: (from: Instant, to: Instant) => answered.all(from, to) as { plannedAt: Instant; pointId: string }[],
    listReasons: (from: Instant, to: Instant) => reasons.all(from, to) as { plannedAt: Instant; reason: string }[],
    insertPatrol: (row: PatrolRow): void => void insertPatrol.run(row),
    insertVisit: (row: VisitRow): void => void insertVisit.run(row),
    insertAnswer({ items, faults, attachmentIds, ...row }: AnswerRow): void {
      const [itemsJson, faultsJson, attachmentIdsJson] = [items, faults, attachmentIds].map((each) =>
        JSON.stringify(each),
      )
      insertAnswer.run({ ...row, itemsJson, faultsJson, attachmentIdsJson })
    },
    insertEnd: (patrolId: RecordId, { recordedAt, recordedBy, seat }: Trace): void =>
      void insertEnd.run(patrolId, recordedAt, recordedBy, seat),
    insertSignature: (patrolId: RecordId, signed: { at: Instant; by: string; seat: string }): void =>
      void insertSignature.run(patrolId, signed.at, signed.by, signed.seat),
    insertReason: (plannedAt: Instant, reason: string, { recordedAt, recordedBy, seat }: Trace): void =>
      void insertReason.run(plannedAt, reason, recordedAt, recordedBy, seat),
  }
}
