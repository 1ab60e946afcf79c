// Drills, hazards and fire equipment as the reports read them. A few statements, whatever their number; reads only.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { DrillEntryContent } from '#shared/features/drills/drills.model.ts'
import type { EquipmentFields } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import type { HazardStepContent } from '#shared/features/hazards/hazards.model.ts'
import type { SqliteDatabase } from '../../../database/open-database.ts'
import type { FireSafetySource, SourceDrill, SourceEquipment, SourceHazard } from './fire-safety-source.ts'

/** Rows that count: none that takes another back, none that was taken back. */
const counts = (table: string, alias: string): string =>
  `${alias}.voids_id IS NULL AND NOT EXISTS (SELECT 1 FROM ${table} v WHERE v.voids_id = ${alias}.id)`

const DRILLS = `SELECT id, kind, planned_on AS plannedOn, place, organizer FROM emergency_drills ORDER BY planned_on, id`
const ENTRIES = `SELECT e.drill_id AS owner, e.content_json AS json FROM emergency_drill_entries e
  WHERE ${counts('emergency_drill_entries', 'e')} ORDER BY e.recorded_at, e.id`
const HAZARDS = `SELECT id, number, found_on AS foundOn, source, category, place, text, attachment_ids_json AS attachmentIdsJson
  FROM hazards WHERE found_on <= ? ORDER BY found_on, number`
const STEPS = `SELECT s.hazard_id AS owner, s.on_day AS "on", s.content_json AS json FROM hazard_steps s
  WHERE s.on_day <= ? AND ${counts('hazard_steps', 's')} ORDER BY s.recorded_at, s.id`
const PIECES = `SELECT e.equipment_id AS id, e.number, e.type, e.spec, e.floor_name AS floorName, e.place, e.quantity, e.made_on AS madeOn,
    e.bought_on AS boughtOn, e.owner, e.device_id AS deviceId, e.note,
    (SELECT min(f.recorded_at) FROM fire_equipment f WHERE f.equipment_id = e.equipment_id) AS addedAt
  FROM fire_equipment e WHERE e.recorded_at < :end AND NOT EXISTS (SELECT 1 FROM fire_equipment n
    WHERE n.equipment_id = e.equipment_id AND n.version > e.version AND n.recorded_at < :end) ORDER BY e.number, e.equipment_id`
const EVENTS = `SELECT v0.equipment_id AS owner, v0.kind, v0.on_day AS "on", v0.faults_json AS faultsJson FROM fire_equipment_events v0
  WHERE v0.on_day <= ? AND ${counts('fire_equipment_events', 'v0')} ORDER BY v0.on_day, v0.recorded_at, v0.id`

type Owned = { owner: RecordId }

export function createFireSafetySource(records: SqliteDatabase): FireSafetySource {
  const read = <Row>(sql: string, ...values: unknown[]): Row[] => records.prepare(sql).all(...values) as Row[]
  const byOwner = <Row extends Owned>(rows: readonly Row[]) => Map.groupBy(rows, ({ owner }) => owner)
  return {
    drills() {
      const entries = byOwner(read<Owned & { json: string }>(ENTRIES))
      return read<Omit<SourceDrill, 'contents'>>(DRILLS).map((row) => ({
        ...row,
        contents: (entries.get(row.id) ?? []).map(({ json }) => DrillEntryContent.parse(JSON.parse(json))),
      }))
    },
    hazardsOn(day: Day) {
      const steps = byOwner(read<Owned & { on: Day; json: string }>(STEPS, day))
      const rows = read<Omit<SourceHazard, 'steps' | 'attachmentIds'> & { attachmentIdsJson: string }>(HAZARDS, day)
      return rows.map(({ attachmentIdsJson, ...row }) => ({
        ...{ ...row, attachmentIds: JSON.parse(attachmentIdsJson) as AttachmentIds },
        steps: (steps.get(row.id) ?? []).map(({ on, json }) => ({
          on,
          content: JSON.parse(json) as HazardStepContent,
        })),
      }))
    },
    equipmentOn(day: Day) {
      const events = byOwner(
        read<Owned & Pick<SourceEquipment['events'][number], 'kind' | 'on'> & { faultsJson: string }>(EVENTS, day),
      )
      const end = startOfDay(addDays(day, 1))
      const rows = read<EquipmentFields & { id: RecordId; addedAt: number }>(PIECES, { end })
      return rows.map(({ addedAt, ...row }) => ({
        ...{ ...row, addedOn: dayOf(addedAt) },
        events: (events.get(row.id) ?? []).map(({ kind, on, faultsJson }) => ({
          kind,
          on,
          faults: JSON.parse(faultsJson) as string[],
        })),
      }))
    },
  }
}
