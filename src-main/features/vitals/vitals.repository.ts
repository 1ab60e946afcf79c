// SQL of spot measurements and saturation scales; no rules here. Rows are only ever added.
import type { DeviceId, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { Consciousness, VitalKind } from '#shared/features/vitals/vitals.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type MeasurementRow = {
  id: RecordId
  residentId: ResidentId
  kind: VitalKind
  value: number | null
  diastolic: number | null
  word: Consciousness | null
  entered: string | null
  takenAt: Instant
  isBackDated: 0 | 1
  source: 'hand' | 'device'
  deviceId: DeviceId | null
  deviceName: string | null
  deviceAt: Instant | null
  deliveryKey: string | null
  note: string | null
  recordedAt: Instant
  recordedBy: string | null
  seat: string | null
  correctsId: RecordId | null
  correctionReason: string | null
  isVoid: 0 | 1
}
/** `isCorrected` = another row corrects this one. */
export type ReadMeasurement = MeasurementRow & { isCorrected: 0 | 1 }
export type ScaleRow = {
  id: RecordId
  residentId: ResidentId
  scale: 1 | 2
  reason: string
  recordedAt: Instant
  recordedBy: string | null
}
export type VitalsRepository = ReturnType<typeof createVitalsRepository>

/** A span is answered with at most so many rows. */
export const MOST_ROWS = 2000
const IS_CORRECTED = 'EXISTS (SELECT 1 FROM vital_measurements c WHERE c.corrects_id = m.id)'
const COLUMNS = `m.id, m.resident_id AS residentId, m.kind, m.value, m.diastolic, m.word, m.entered, m.taken_at AS takenAt,
  m.is_back_dated AS isBackDated, m.source, m.device_id AS deviceId, m.device_name AS deviceName, m.device_at AS deviceAt,
  m.delivery_key AS deliveryKey, m.note, m.recorded_at AS recordedAt, m.recorded_by AS recordedBy, m.seat,
  m.corrects_id AS correctsId, m.correction_reason AS correctionReason, m.is_void AS isVoid, ${IS_CORRECTED} AS isCorrected`
const COUNTS = `m.is_void = 0 AND NOT ${IS_CORRECTED}`

export function createVitalsRepository(records: SqliteDatabase) {
  const insert = records.prepare(
    `INSERT INTO vital_measurements (id, resident_id, kind, value, diastolic, word, entered, taken_at, is_back_dated, source,
       device_id, device_name, device_at, delivery_key, note, recorded_at, recorded_by, seat, corrects_id, correction_reason,
       is_void)
     VALUES (:id, :residentId, :kind, :value, :diastolic, :word, :entered, :takenAt, :isBackDated, :source, :deviceId,
       :deviceName, :deviceAt, :deliveryKey, :note, :recordedAt, :recordedBy, :seat, :correctsId, :correctionReason, :isVoid)`,
  )
  const byId = records.prepare(`SELECT ${COLUMNS} FROM vital_measurements m WHERE m.id = ?`)
  const between = records.prepare(
    `SELECT ${COLUMNS} FROM vital_measurements m WHERE m.resident_id = :residentId AND m.taken_at >= :from
       AND m.taken_at < :to AND (:kind IS NULL OR m.kind = :kind) ORDER BY m.taken_at DESC, m.recorded_at DESC, m.id DESC
     LIMIT ${MOST_ROWS}`,
  )
  const counting = records.prepare(
    `SELECT ${COLUMNS} FROM vital_measurements m WHERE m.resident_id = :residentId AND m.kind = :kind AND m.taken_at >= :from
       AND ${COUNTS} ORDER BY m.taken_at DESC, m.recorded_at DESC LIMIT 50`,
  )
  // One seek in the index for each person and kind: the history may be long, the newest value is one row.
  const latest = records.prepare(
    `SELECT ${COLUMNS} FROM json_each(:ids) r CROSS JOIN json_each(:kinds) k JOIN vital_measurements m ON m.id =
       (SELECT m.id FROM vital_measurements m WHERE m.resident_id = r.value AND m.kind = k.value AND m.taken_at <= :at
          AND ${COUNTS} ORDER BY m.taken_at DESC, m.recorded_at DESC LIMIT 1)`,
  )
  const weights = records.prepare(
    `SELECT m.resident_id AS residentId, m.taken_at AS at, m.value AS kg FROM json_each(:ids) r JOIN vital_measurements m
       ON m.resident_id = r.value AND m.kind = 'weight' AND m.taken_at >= :from WHERE ${COUNTS}`,
  )
  const ofKind = records.prepare(
    `SELECT m.resident_id AS residentId, m.value, m.taken_at AS takenAt FROM vital_measurements m
     WHERE m.kind = :kind AND m.taken_at >= :from AND m.taken_at < :to AND ${COUNTS} ORDER BY m.taken_at`,
  )
  const delivered = records.prepare('SELECT 1 FROM vital_measurements WHERE delivery_key = ?')
  const newestOfDevice = records.prepare(
    `SELECT ${COLUMNS} FROM vital_measurements m WHERE m.device_id = :deviceId AND m.kind = :kind
       ORDER BY m.recorded_at DESC LIMIT 1`,
  )
  const months = records.prepare(
    `SELECT strftime('%Y-%m', m.taken_at / 1000 + 28800, 'unixepoch') AS month, count(*) AS count, max(m.taken_at) AS newestAt
     FROM vital_measurements m WHERE m.resident_id = ? AND ${COUNTS} GROUP BY month`,
  )
  const recentlyMeasured = records.prepare(
    `SELECT DISTINCT m.resident_id AS residentId, m.kind FROM vital_measurements m WHERE m.taken_at >= ? AND ${COUNTS}`,
  )
  const insertScale = records.prepare(
    `INSERT INTO vital_spo2_scales (id, resident_id, scale, reason, recorded_at, recorded_by)
     VALUES (:id, :residentId, :scale, :reason, :recordedAt, :recordedBy)`,
  )
  const scaleOf = records.prepare(
    `SELECT scale FROM vital_spo2_scales WHERE resident_id = :residentId AND recorded_at <= :at
       ORDER BY recorded_at DESC, id DESC LIMIT 1`,
  )
  return {
    insert: (row: MeasurementRow): void => void insert.run(row),
    findById: (id: string) => byId.get(id) as ReadMeasurement | undefined,
    listBetween: (residentId: ResidentId, from: Instant, to: Instant, kind: VitalKind | null): ReadMeasurement[] =>
      between.all({ residentId, from, to, kind }) as ReadMeasurement[],
    /** Rows of one kind that count, newest first, at most 50. */
    listCounting: (residentId: ResidentId, kind: VitalKind, from: Instant): ReadMeasurement[] =>
      counting.all({ residentId, kind, from }) as ReadMeasurement[],
    /** The newest counting row of each kind for each resident, taken not after `at`. */
    listLatest: (ids: readonly ResidentId[], kinds: readonly VitalKind[], at: Instant): ReadMeasurement[] =>
      latest.all({ ids: JSON.stringify(ids), kinds: JSON.stringify(kinds), at }) as ReadMeasurement[],
    /** Counting rows of one kind of everybody, earliest first; `to` is excluded. */
    listOfKindBetween: (kind: VitalKind, from: Instant, to: Instant) =>
      ofKind.all({ kind, from, to }) as Pick<MeasurementRow, 'residentId' | 'value' | 'takenAt'>[],
    isDelivered: (deliveryKey: string): boolean => delivered.get(deliveryKey) !== undefined,
    findNewestOfDevice: (deviceId: DeviceId, kind: VitalKind) =>
      newestOfDevice.get({ deviceId, kind }) as ReadMeasurement | undefined,
    /** Counting rows by calendar month of the facility. */
    countByMonth: (residentId: ResidentId) =>
      months.all(residentId) as { month: string; count: number; newestAt: Instant }[],
    /** Who has counting rows since a moment, by kind. */
    listMeasuredSince: (since: Instant) => recentlyMeasured.all(since) as { residentId: ResidentId; kind: VitalKind }[],
    listWeights: (ids: readonly ResidentId[], from: Instant) =>
      weights.all({ ids: JSON.stringify(ids), from }) as { residentId: ResidentId; at: Instant; kg: number }[],
    insertScale: (row: ScaleRow): void => void insertScale.run(row),
    /** Saturation scale in force at a moment; 1 where nobody decided. */
    scaleOf: (residentId: ResidentId, at: Instant): 1 | 2 =>
      (scaleOf.get({ residentId, at }) as { scale: 1 | 2 } | undefined)?.scale ?? 1,
  }
}
