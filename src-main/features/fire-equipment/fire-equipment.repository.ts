// SQL of the register of fire equipment and its entries; rows are only added. No rules here.
import type { Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { EquipmentEventKind, EquipmentFields } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type EquipmentRow = EquipmentFields & {
  rowId: string
  id: RecordId
  version: number
  reason: string | null
  recordedAt: Instant
  recordedBy: string | null
}
export type EventRow = {
  id: RecordId
  equipmentId: RecordId
  kind: EquipmentEventKind
  on: Day
  faults: string[]
  company: string | null
  note: string | null
  attachmentIds: AttachmentIds
  source: 'scan' | 'hand'
  isLate: boolean
  reason: string | null
  voidsId: RecordId | null
  recordedAt: Instant
  recordedBy: string | null
}
type StoredEvent = Omit<EventRow, 'faults' | 'attachmentIds' | 'isLate'> & {
  faultsJson: string
  attachmentIdsJson: string
  isLate: number
}
export type FireEquipmentRepository = ReturnType<typeof createFireEquipmentRepository>

const PIECE = `SELECT e.id AS rowId, e.equipment_id AS id, e.version, e.number, e.type, e.spec, e.floor_name AS floorName, e.place, e.quantity,
  e.made_on AS madeOn, e.bought_on AS boughtOn, e.owner, e.device_id AS deviceId, e.note, e.reason, e.recorded_at AS recordedAt,
  e.recorded_by AS recordedBy FROM fire_equipment e`
const EVENT = `SELECT id, equipment_id AS equipmentId, kind, on_day AS "on", faults_json AS faultsJson, company, note,
  attachment_ids_json AS attachmentIdsJson, source, is_late AS isLate, reason, voids_id AS voidsId, recorded_at AS recordedAt, recorded_by AS recordedBy FROM fire_equipment_events`
const IN_ORDER = 'ORDER BY on_day, recorded_at, id'

function toEvent({ faultsJson, attachmentIdsJson, isLate, ...row }: StoredEvent): EventRow {
  return {
    ...row,
    faults: JSON.parse(faultsJson) as string[],
    attachmentIds: JSON.parse(attachmentIdsJson) as AttachmentIds,
    isLate: isLate === 1,
  }
}

export function createFireEquipmentRepository(records: SqliteDatabase) {
  const versions = records.prepare(`${PIECE} ORDER BY e.equipment_id, e.version`)
  const versionsOf = records.prepare(`${PIECE} WHERE e.equipment_id = ? ORDER BY e.version`)
  const events = records.prepare(`${EVENT} ${IN_ORDER}`)
  const eventsOf = records.prepare(`${EVENT} WHERE equipment_id = ? ${IN_ORDER}`)
  const event = records.prepare(`${EVENT} WHERE id = ?`)
  const insertPiece = records.prepare(
    `INSERT INTO fire_equipment (id, equipment_id, version, number, type, spec, floor_name, place, quantity, made_on, bought_on, owner,
       device_id, note, reason, recorded_at, recorded_by)
     VALUES (:rowId, :id, :version, :number, :type, :spec, :floorName, :place, :quantity, :madeOn, :boughtOn, :owner, :deviceId, :note,
       :reason, :recordedAt, :recordedBy)`,
  )
  const insertEvent = records.prepare(
    `INSERT INTO fire_equipment_events (id, equipment_id, kind, on_day, faults_json, company, note, attachment_ids_json, source, is_late, reason,
       voids_id, recorded_at, recorded_by)
     VALUES (:id, :equipmentId, :kind, :on, :faultsJson, :company, :note, :attachmentIdsJson, :source, :isLate, :reason, :voidsId, :recordedAt, :recordedBy)`,
  )
  return {
    /** Every version of every piece, the oldest of each first. */
    listVersions: () => versions.all() as EquipmentRow[],
    versionsOf: (id: RecordId) => versionsOf.all(id) as EquipmentRow[],
    /** Taken-back ones among them, oldest first. */
    listEvents: (): EventRow[] => (events.all() as StoredEvent[]).map(toEvent),
    eventsOf: (id: RecordId): EventRow[] => (eventsOf.all(id) as StoredEvent[]).map(toEvent),
    findEvent(id: RecordId): EventRow | undefined {
      const row = event.get(id) as StoredEvent | undefined
      return row && toEvent(row)
    },
    insertPiece: (row: EquipmentRow): void => void insertPiece.run(row),
    insertEvent({ faults, attachmentIds, isLate, ...row }: EventRow): void {
      const stored = { faultsJson: JSON.stringify(faults), attachmentIdsJson: JSON.stringify(attachmentIds) }
      insertEvent.run({ ...row, ...stored, isLate: isLate ? 1 : 0 })
    },
  }
}
