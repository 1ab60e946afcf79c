// Every device as it stood at a moment: its place and role from bindings and the audit log, its values from the readings stored by then.

import type { SqliteDatabase } from '../../database/open-database.ts'
import type { DeviceRecord, LiveDevice, LiveValue } from '../devices/index.ts'

type BindingRow = {
  deviceId: string
  bedId: string | null
  roomId: string | null
  place: string | null
  fromAt: number
}
type Before = Pick<DeviceRecord, 'state' | 'role' | 'outOfService'>
type Stored = { at: number; value: number | null; text: string | null }

const bridgeName = 'bridge'

function targetOf(row: BindingRow): DeviceRecord['target'] {
  if (row.bedId !== null) return { kind: 'bed', bedId: row.bedId as never }
  return row.roomId === null ? { kind: 'place', place: row.place ?? '' } : { kind: 'room', roomId: row.roomId as never }
}

/** The bridge a device speaks through: the one whose key begins as the device's own. */
function isBehind(device: DeviceRecord, bridge: DeviceRecord): boolean {
  const stem = bridge.externalKey.slice(0, -bridgeName.length)
  return bridge.externalKey.endsWith(bridgeName) && stem !== '' && device.externalKey.startsWith(stem)
}

/** `registered` = the register as it is now, in its order. */
export function createPastDevices(
  records: SqliteDatabase,
  telemetry: SqliteDatabase,
  registered: () => readonly DeviceRecord[],
) {
  const bindings = records.prepare(
    `SELECT device_id AS deviceId, bed_id AS bedId, room_id AS roomId, place, from_at AS fromAt FROM device_bindings
     WHERE from_at <= :at AND (to_at IS NULL OR to_at > :at)`,
  )
  // What a later act found is what stood at the moment; the first act after it decides.
  const laterActs = records.prepare(
    `SELECT object_id AS id, before_json AS json FROM audit_log WHERE at > ? AND object_type = 'device'
       AND json_type(before_json, '$.state') = 'text' ORDER BY seq DESC`,
  )
  const series = telemetry.prepare('SELECT device_id AS deviceId, capability, at FROM device_latest')
  const lastBy = telemetry.prepare(
    'SELECT at, value, text FROM readings WHERE device_id = ? AND capability = ? AND at <= ? ORDER BY at DESC LIMIT 1',
  )
  const latest = telemetry.prepare(
    'SELECT at, value, text, retained FROM device_latest WHERE device_id = ? AND capability = ?',
  )
  const inBed = "(SELECT id FROM reading_series WHERE device_id = :id AND capability = 'in_bed')"
  const sideSince = telemetry.prepare(
    `SELECT min(at) FROM series_readings WHERE series_id = ${inBed} AND value = :value AND at <= :at
       AND at > coalesce((SELECT max(at) FROM series_readings WHERE series_id = ${inBed} AND at <= :at
         AND value IS NOT NULL AND value <> :value), 0)`,
  )
  const lastSide = telemetry.prepare(
    `SELECT value FROM readings WHERE device_id = ? AND capability = 'in_bed' AND at <= ? AND value IS NOT NULL
     ORDER BY at DESC LIMIT 1`,
  )

  function recordsAt(at: number): DeviceRecord[] {
    const hung = new Map((bindings.all({ at }) as BindingRow[]).map((row) => [row.deviceId, row]))
    const before = new Map(
      (laterActs.all(at) as { id: string; json: string }[]).map(({ id, json }) => [id, JSON.parse(json) as Before]),
    )
    return registered()
      .filter((record) => record.firstHeardAt <= at)
      .map((record) => {
        const binding = hung.get(record.id)
        const then = before.get(record.id)
        const hanging = { target: binding ? targetOf(binding) : null, boundAt: binding?.fromAt ?? null }
        if (!then) return { ...record, ...hanging }
        const { state, role, outOfService } = then
        return { ...record, ...hanging, state, role, outOfService }
      })
  }

  function wordsAt(): Map<string, { capability: string; at: number }[]> {
    const words = new Map<string, { capability: string; at: number }[]>()
    for (const { deviceId, ...word } of series.all() as { deviceId: string; capability: string; at: number }[]) {
      const list = words.get(deviceId)
      if (list) list.push(word)
      else words.set(deviceId, [word])
    }
    return words
  }

  function readValue(
    id: string,
    word: { capability: string; at: number },
    at: number,
  ): (Stored & { retained: number }) | null {
    // The last word of all is kept with the moment it was heard; earlier ones only when they changed, or once a minute.
    if (word.at <= at) return latest.get(id, word.capability) as Stored & { retained: number }
    const row = lastBy.get(id, word.capability, at) as Stored | undefined
    return row ? { ...row, retained: 0 } : null
  }

  function sideStart(id: string, at: number): number | null {
    const value = lastSide.pluck().get(id, at) as number | undefined
    return value === undefined ? null : (sideSince.pluck().get({ id, value, at }) as number | null)
  }

  /** Devices with their values at `at`; what was heard before `runStartedAt` is old, as it was on the wall. */
  return function devicesAt(at: number, runStartedAt: number): LiveDevice[] {
    const words = wordsAt()
    const known = recordsAt(at).map((record) => {
      const values = new Map<string, LiveValue>()
      let lastHeardAt: number | null = null
      for (const word of words.get(record.id) ?? []) {
        const row = readValue(record.id, word, at)
        if (!row) continue
        const { value, text } = row
        values.set(word.capability, {
          ...{ value, text, unknownBecause: null, at: row.at, deviceAt: null },
          ...{ isRetained: row.retained === 1, isOld: row.at < runStartedAt },
        })
        // A device that is announced as gone was not heard.
        if (word.capability !== 'online' || value !== 0) lastHeardAt = Math.max(lastHeardAt ?? 0, row.at)
      }
      return { record, values, lastHeardAt }
    })
    const goneBridges = known.filter(({ values }) => {
      const online = values.get('bridge_online')
      return online !== undefined && !online.isOld && online.value === 0
    })
    return known.map(({ record, values, lastHeardAt }): LiveDevice => {
      const own = values.get('online') ?? values.get('bridge_online')
      const isCutOff = goneBridges.some((bridge) => isBehind(record, bridge.record))
      return {
        ...{ record, values, lastHeardAt, messageCount: 0 },
        isOld: lastHeardAt !== null && lastHeardAt < runStartedAt,
        isOnline: isCutOff ? false : own === undefined || own.value === null || own.isOld ? null : own.value === 1,
        presenceSince: values.has('in_bed') ? sideStart(record.id, at) : null,
      }
    })
  }
}
