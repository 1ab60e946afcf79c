// The register of devices in memory, backed by the records file. A device nobody knew gets an inbox row; the inbox is bounded.
// Must never lose a call for help because a row could not be written: the device then lives in memory until storing works again.
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import { createDeferredSync, type DeferredSync } from '../../database/deferred-sync.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Reading } from '../../mqtt/message-types.ts'
import type { Logger } from '../../platform/logger.ts'
import { createDeviceFacts, isCall, KEY_CHARACTERS } from './device-facts.ts'
import type { DeviceRecord } from './device-types.ts'
import type { DevicesRepository } from './devices.repository.ts'

const INBOX_LIMIT = 2000
/** Places kept for devices that call for help or tell danger: a full inbox must not silence them. */
const CALL_RESERVE = 2000

export type DeviceRegistry = {
  load(): void
  get(id: string): DeviceRecord | undefined
  list(): DeviceRecord[]
  /** Devices that hang on a bed now. */
  ofBed(bedId: string): readonly DeviceRecord[]
  /**
   * The device of each reading, in order; null = the inbox is full. New devices are written in one transaction, which is on disk once
   * `settle` was called: five hundred devices that speak for the first time in one turn wait for the disk once, not five hundred times.
   */
  hear(readings: readonly Reading[], at: number): (DeviceRecord | null)[]
  /** Puts the rows written by `hear` on disk; call it before a sender is told that its message was taken. */
  settle(): void
  /** Replaces a record after a service stored it. */
  put(record: DeviceRecord): void
  /** The gateway a device last spoke through; null = not known in this run, or it speaks for itself. */
  gatewayOf(id: string): string | null
  /** What the device last told of itself and its radio link in this run, with the arrival of each word. */
  healthOf(id: string): ReadonlyMap<keyof DeviceHealth, { value: number | string | null; at: number }>
  /** Tries again what the disk refused: until a device is stored, no alarm of it can be. */
  storeUnsaved(): void
  /** Devices turned away because the inbox is full. */
  turnedAwayCount(): number
}

export type DeviceRegistryOptions = {
  records: SqliteDatabase
  repository: DevicesRepository
  newId: () => string
  logger: Pick<Logger, 'error'>
  /** How rows get to the disk; given by tests only. */
  deferred?: DeferredSync
  onChanged: (record: DeviceRecord) => void
  /** Every reading of a known device, as it came. */
  onReading?: (id: string, reading: Reading, at: number) => void
}

export function createDeviceRegistry(options: DeviceRegistryOptions): DeviceRegistry {
  const deferred = options.deferred ?? createDeferredSync(options.records)
  const byId = new Map<string, DeviceRecord>()
  const byKey = new Map<string, DeviceRecord>()
  const facts = createDeviceFacts()
  const unsaved = new Set<string>()
  let byBed: Map<string, DeviceRecord[]> | null = null
  let inboxCount = 0
  let turnedAway = 0

  function put(record: DeviceRecord): void {
    const before = byId.get(record.id)
    if (before) byKey.delete(before.externalKey)
    inboxCount += Number(record.state === 'inbox') - Number(before?.state === 'inbox')
    byId.set(record.id, record)
    byKey.set(record.externalKey, record)
    byBed = null
  }

  function indexByBed(): Map<string, DeviceRecord[]> {
    const index = new Map<string, DeviceRecord[]>()
    for (const record of byId.values()) {
      if (record.target?.kind !== 'bed') continue
      index.set(record.target.bedId, [...(index.get(record.target.bedId) ?? []), record])
    }
    return index
  }

  function find(reading: Reading): DeviceRecord | undefined {
    const known = byKey.get(reading.deviceKey)
    if (known) return known
    for (const alias of reading.aliases) {
      const earlier = byKey.get(alias)
      if (earlier) return earlier
    }
    return undefined
  }

  function noteAll(readings: readonly Reading[], heard: readonly (DeviceRecord | null)[], at: number): void {
    readings.forEach((reading, index) => {
      const id = heard[index]?.id
      if (id === undefined) return
      options.onReading?.(id, reading, at)
      facts.note(id, reading, at)
    })
  }

  /** Nearly every message: devices that are known, stored and unchanged. */
  function hearKnown(readings: readonly Reading[], at: number): DeviceRecord[] | null {
    const heard: DeviceRecord[] = []
    for (const reading of readings) {
      const known = find(reading)
      if (!known || unsaved.has(known.id) || facts.refresh(known, reading) !== known) return null
      heard.push(known)
    }
    noteAll(readings, heard, at)
    return heard
  }

  function hear(readings: readonly Reading[], at: number): (DeviceRecord | null)[] {
    const unchanged = hearKnown(readings, at)
    if (unchanged) return unchanged
    const inserted = new Set<DeviceRecord>()
    const updated = new Set<DeviceRecord>()
    const heard = readings.map((reading) => {
      const known = find(reading)
      if (known) {
        const next = facts.refresh(known, reading)
        if (next !== known) {
          put(next)
          inserted.delete(known)
          if (unsaved.has(next.id)) inserted.add(next)
          else updated.add(next)
        } else if (unsaved.has(known.id)) inserted.add(known)
        return next
      }
      const limit = isCall(reading) ? INBOX_LIMIT + CALL_RESERVE : INBOX_LIMIT
      if (inboxCount >= limit || reading.deviceKey.length > KEY_CHARACTERS) {
        turnedAway += 1
        return null
      }
      const id = options.newId()
      const record = facts.newRecord(id, reading, at)
      put(record)
      unsaved.add(id)
      inserted.add(record)
      return record
    })
    if (inserted.size + updated.size > 0) save(inserted, updated)
    noteAll(readings, heard, at)
    // A later reading of the same message may have renewed a record that an earlier one returned.
    return heard.map((record) => (record ? (byId.get(record.id) ?? record) : null))
  }

  function save(inserted: Set<DeviceRecord>, updated: Set<DeviceRecord>): void {
    const current = (records: Set<DeviceRecord>) =>
      [...new Set([...records].map((record) => record.id))].map((id) => byId.get(id)).filter((one) => one !== undefined)
    const fresh = current(inserted)
    const changed = current(updated).filter((record) => !unsaved.has(record.id))
    try {
      deferred.run(() => {
        for (const record of fresh) options.repository.insert(record)
        for (const record of changed) options.repository.update(record)
      })
      for (const record of fresh) unsaved.delete(record.id)
      for (const record of [...fresh, ...changed]) options.onChanged(record)
    } catch (error) {
      options.logger.error({ err: error, devices: fresh.length + changed.length }, 'a new device could not be stored')
    }
  }

  function settle(): void {
    try {
      deferred.sync()
    } catch (error) {
      // The rows are written and stay owed to the disk; refusing the message would not bring them there.
      options.logger.error({ err: error }, 'new devices could not be put on disk')
    }
  }

  return {
    put,
    hear,
    settle,
    get: (id) => byId.get(id),
    list: () => [...byId.values()],
    ofBed(bedId) {
      byBed ??= indexByBed()
      return byBed.get(bedId) ?? []
    },
    healthOf: facts.healthOf,
    gatewayOf: facts.gatewayOf,
    turnedAwayCount: () => turnedAway,
    storeUnsaved() {
      const waiting = [...unsaved].map((id) => byId.get(id)).filter((record) => record !== undefined)
      if (waiting.length > 0) save(new Set(waiting), new Set())
    },
    load() {
      byId.clear()
      byKey.clear()
      unsaved.clear()
      byBed = null
      inboxCount = 0
      for (const record of options.repository.listAll()) put(record)
    },
  }
}
