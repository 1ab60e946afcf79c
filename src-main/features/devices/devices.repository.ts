// SQL of the register: devices, their bindings, gateways, inbox topics and what conventions learned.
import type { BindingTarget } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { noDetails } from './device-defaults.ts'
import type { DeviceRecord } from './device-types.ts'

type DeviceRow = {
  id: string
  external_key: string
  convention: string | null
  name: string
  model: string | null
  role: DeviceRecord['role']
  state: DeviceRecord['state']
  first_heard_at: number
  out_of_service_reason: string | null
  out_of_service_until_on: string | null
  last_tested_at: number | null
  bed_id: string | null
  room_id: string | null
  place: string | null
  from_at: number | null
  told_vendor: string | null
  told_firmware: string | null
  told_power: DeviceRecord['told']['power']
  told_watchdog_seconds: number | null
  vendor: string | null
  firmware: string | null
  serial_number: string | null
  power: DeviceRecord['told']['power']
  installed_on: string | null
  replace_by_on: string | null
  silent_after_seconds: number | null
  note: string | null
  details_version: number | null
  walk_tested_at: number | null
  walk_tested_role: DeviceRecord['role'] | null
}

function targetOf(row: Pick<DeviceRow, 'bed_id' | 'room_id' | 'place'>): BindingTarget | null {
  if (row.bed_id !== null) return { kind: 'bed', bedId: row.bed_id as never }
  if (row.room_id !== null) return { kind: 'room', roomId: row.room_id as never }
  return row.place === null ? null : { kind: 'place', place: row.place }
}

function detailsOf(row: DeviceRow): DeviceRecord['details'] {
  if (row.details_version === null) return noDetails
  return {
    vendor: row.vendor,
    firmware: row.firmware,
    serialNumber: row.serial_number,
    power: row.power,
    installedOn: row.installed_on,
    replaceByOn: row.replace_by_on,
    silentAfterSeconds: row.silent_after_seconds,
    note: row.note,
  }
}

function toRecord(row: DeviceRow): DeviceRecord {
  return {
    id: row.id,
    externalKey: row.external_key,
    convention: row.convention,
    name: row.name,
    model: row.model,
    role: row.role,
    state: row.state,
    target: targetOf(row),
    boundAt: row.from_at,
    firstHeardAt: row.first_heard_at,
    outOfService:
      row.out_of_service_reason === null
        ? null
        : { reason: row.out_of_service_reason, untilOn: row.out_of_service_until_on },
    lastTestedAt: row.last_tested_at,
    told: {
      vendor: row.told_vendor,
      firmware: row.told_firmware,
      power: row.told_power,
      watchdogSeconds: row.told_watchdog_seconds,
    },
    details: detailsOf(row),
    detailsVersion: row.details_version ?? 0,
    walkTested:
      row.walk_tested_at === null || row.walk_tested_role === null
        ? null
        : { at: row.walk_tested_at, role: row.walk_tested_role },
  }
}

export type BindingSpan = { deviceId: string; fromAt: number; toAt: number | null }

export type DevicesRepository = ReturnType<typeof createDevicesRepository>

export function createDevicesRepository(db: SqliteDatabase) {
  const insertDevice = db.prepare(
    `INSERT INTO devices (id, external_key, convention, name, model, role, state, first_heard_at,
       told_vendor, told_firmware, told_power, told_watchdog_seconds)
     VALUES (:id, :externalKey, :convention, :name, :model, :role, :state, :firstHeardAt, :vendor, :firmware, :power,
       :watchdogSeconds)`,
  )
  const updateDevice = db.prepare(
    `UPDATE devices SET external_key = :externalKey, convention = :convention, name = :name, model = :model, role = :role,
       state = :state, out_of_service_reason = :reason, out_of_service_until_on = :untilOn, last_tested_at = :lastTestedAt,
       told_vendor = :vendor, told_firmware = :firmware, told_power = :power,
       told_watchdog_seconds = :watchdogSeconds
     WHERE id = :id`,
  )
  return {
    listAll(): DeviceRecord[] {
      const rows = db
        .prepare(
          `SELECT d.*, b.bed_id, b.room_id, b.place, b.from_at, t.vendor, t.firmware, t.serial_number, t.power,
             t.installed_on, t.replace_by_on, t.silent_after_seconds, t.note, t.version AS details_version,
             w.finished_at AS walk_tested_at, w.role AS walk_tested_role
           FROM devices d
           LEFT JOIN device_bindings b ON b.device_id = d.id AND b.to_at IS NULL
           LEFT JOIN device_details t ON t.device_id = d.id
           LEFT JOIN walk_tests w ON w.id = (
             SELECT id FROM walk_tests WHERE device_id = d.id AND result = 'passed' ORDER BY finished_at DESC LIMIT 1)
           ORDER BY d.first_heard_at, d.id`,
        )
        .all()
      return (rows as DeviceRow[]).map(toRecord)
    },
    insert(device: DeviceRecord): void {
      const { id, externalKey, convention, name, model, role, state, firstHeardAt, told } = device
      insertDevice.run({ id, externalKey, convention, name, model, role, state, firstHeardAt, ...told })
    },
    update(device: DeviceRecord): void {
      const { id, externalKey, convention, name, model, role, state, lastTestedAt, outOfService } = device
      const outage = { reason: outOfService?.reason ?? null, untilOn: outOfService?.untilOn ?? null }
      updateDevice.run({
        id,
        externalKey,
        convention,
        name,
        model,
        role,
        state,
        lastTestedAt,
        ...outage,
        ...device.told,
      })
    },
    saveDetails({ id, details, detailsVersion }: DeviceRecord, at: number, by: string | null): void {
      db.prepare(
        `INSERT INTO device_details (device_id, vendor, firmware, serial_number, power, installed_on, replace_by_on,
           silent_after_seconds, note, version, changed_at, changed_by)
         VALUES (:id, :vendor, :firmware, :serialNumber, :power, :installedOn, :replaceByOn, :silentAfterSeconds, :note,
           :version, :at, :by)
         ON CONFLICT (device_id) DO UPDATE SET vendor = excluded.vendor, firmware = excluded.firmware,
           serial_number = excluded.serial_number, power = excluded.power, installed_on = excluded.installed_on,
           replace_by_on = excluded.replace_by_on, silent_after_seconds = excluded.silent_after_seconds,
           note = excluded.note, version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      ).run({ id, ...details, version: detailsVersion, at, by })
    },
    openBinding(id: string, deviceId: string, target: BindingTarget, fromAt: number): void {
      db.prepare(
        'INSERT INTO device_bindings (id, device_id, bed_id, room_id, place, from_at) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(
        id,
        deviceId,
        target.kind === 'bed' ? target.bedId : null,
        target.kind === 'room' ? target.roomId : null,
        target.kind === 'place' ? target.place : null,
        fromAt,
      )
    },
    closeBinding(deviceId: string, toAt: number, reason: string | null): number {
      return db
        .prepare(
          'UPDATE device_bindings SET to_at = max(:toAt, from_at), end_reason = :reason WHERE device_id = :deviceId AND to_at IS NULL',
        )
        .run({ deviceId, toAt, reason }).changes
    },
    /** Devices that hung on a bed at any moment of a span. */
    listBindingsOfBed(bedId: string, from: number, to: number): BindingSpan[] {
      return db
        .prepare(
          `SELECT device_id AS deviceId, from_at AS fromAt, to_at AS toAt FROM device_bindings
           WHERE bed_id = :bedId AND from_at < :to AND (to_at IS NULL OR to_at > :from)`,
        )
        .all({ bedId, from, to }) as BindingSpan[]
    },
    readKnowledge(convention: string): unknown {
      const row = db.prepare('SELECT knowledge_json FROM convention_knowledge WHERE convention = ?').get(convention)
      if (row === undefined) return undefined
      try {
        return JSON.parse((row as { knowledge_json: string }).knowledge_json)
      } catch {
        return undefined
      }
    },
    saveKnowledge(convention: string, json: string, at: number): void {
      db.prepare(
        `INSERT INTO convention_knowledge (convention, knowledge_json, changed_at) VALUES (?, ?, ?)
         ON CONFLICT (convention) DO UPDATE SET knowledge_json = excluded.knowledge_json, changed_at = excluded.changed_at`,
      ).run(convention, json, at)
    },
  }
}
