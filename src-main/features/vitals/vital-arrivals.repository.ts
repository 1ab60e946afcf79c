// SQL of device readings that belong to nobody yet; no rules here.
import type { DeviceId, Instant, RecordId, RoomId } from '#shared/contract/primitives.ts'
import type { VitalKind, WaitingReading } from '#shared/features/vitals/vitals.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ArrivalRow = {
  id: RecordId
  deviceId: DeviceId
  deviceName: string
  placeLabel: string | null
  roomId: RoomId | null
  kind: VitalKind
  value: number | null
  diastolic: number | null
  arrivedAt: Instant
  deviceAt: Instant | null
  deliveryKey: string | null
  because: WaitingReading['because']
}
export type ArrivalAnswer = {
  id: RecordId
  at: Instant
  by: string | null
  measurementId: RecordId | null
  reason: string | null
}
export type VitalArrivalsRepository = ReturnType<typeof createVitalArrivalsRepository>

const MOST_WAITING = 500
const COLUMNS = `id, device_id AS deviceId, device_name AS deviceName, place_label AS placeLabel, room_id AS roomId, kind, value,
  diastolic, arrived_at AS arrivedAt, device_at AS deviceAt, delivery_key AS deliveryKey, because`

export function createVitalArrivalsRepository(records: SqliteDatabase) {
  const insert = records.prepare(
    `INSERT INTO vital_arrivals (id, device_id, device_name, place_label, room_id, kind, value, diastolic, arrived_at, device_at,
       delivery_key, because)
     VALUES (:id, :deviceId, :deviceName, :placeLabel, :roomId, :kind, :value, :diastolic, :arrivedAt, :deviceAt, :deliveryKey,
       :because)`,
  )
  const open = records.prepare(
    `SELECT ${COLUMNS} FROM vital_arrivals WHERE answered_at IS NULL ORDER BY arrived_at DESC, id DESC LIMIT ${MOST_WAITING}`,
  )
  const openById = records.prepare(`SELECT ${COLUMNS} FROM vital_arrivals WHERE id = ? AND answered_at IS NULL`)
  const newestOfDevice = records.prepare(
    `SELECT ${COLUMNS} FROM vital_arrivals WHERE device_id = :deviceId AND kind = :kind ORDER BY arrived_at DESC LIMIT 1`,
  )
  const delivered = records.prepare('SELECT 1 FROM vital_arrivals WHERE delivery_key = ?')
  const answer = records.prepare(
    `UPDATE vital_arrivals SET answered_at = :at, answered_by = :by, measurement_id = :measurementId, discard_reason = :reason
     WHERE id = :id AND answered_at IS NULL`,
  )
  return {
    insert: (row: ArrivalRow): void => void insert.run(row),
    listOpen: (): ArrivalRow[] => open.all() as ArrivalRow[],
    findOpen: (id: string) => openById.get(id) as ArrivalRow | undefined,
    findNewestOfDevice: (deviceId: DeviceId, kind: VitalKind) =>
      newestOfDevice.get({ deviceId, kind }) as ArrivalRow | undefined,
    isDelivered: (deliveryKey: string): boolean => delivered.get(deliveryKey) !== undefined,
    answer: (given: ArrivalAnswer): void => void answer.run(given),
  }
}
