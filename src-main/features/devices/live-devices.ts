// What every device says right now, in memory. Rebuilt from the telemetry file at start, and then marked old until the device speaks again.
// Must never let an old value pass as live, and never turn "unknown" into a value.
import type { Reading } from '../../mqtt/message-types.ts'
import type { Clock } from '../../platform/clock.ts'
import { watchdogLimitMs } from './device-defaults.ts'
import type { DeviceRecord, LiveDevice, LiveSettings, LiveValue } from './device-types.ts'
import type { LatestRow } from './telemetry.repository.ts'
import { createValueLifetimes, type ValueLifetimes } from './value-lifetimes.ts'

type Entry = {
  values: Map<string, LiveValue>
  lifetimes: ValueLifetimes
  lastHeardAt: number | null
  isOld: boolean
  messageCount: number
  bridgeKey: string | null
  presenceSince: number | null
  /** The last known side of the bed: 1 in, 0 out. */
  lastSide: number | null
}

export type LiveDevices = {
  /** Puts back what was stored before this run. */
  restore(rows: readonly LatestRow[], presenceSince: (deviceId: string, inBed: number) => number | null): void
  /** Enters a reading; `keep` is told every value that is to be stored. */
  apply(record: DeviceRecord, reading: Reading, at: number, keep: (capability: string, live: LiveValue) => void): void
  get(record: DeviceRecord): LiveDevice
  /** True when the device is watched and said nothing for longer than its role allows. */
  isSilent(record: DeviceRecord): boolean
}

/** Words of a moment, not of a state: they say that something happened and must not stay "on". */
const momentary = new Set(['button_action', 'action'])

function toLive(raw: unknown): Pick<LiveValue, 'value' | 'text'> | null {
  if (raw === null) return { value: null, text: null }
  if (typeof raw === 'boolean') return { value: raw ? 1 : 0, text: null }
  if (typeof raw === 'number' && Number.isFinite(raw)) return { value: raw, text: null }
  return typeof raw === 'string' ? { value: null, text: raw.slice(0, 200) } : null
}

export function createLiveDevices(clock: Clock, settings: Pick<LiveSettings, 'get'>): LiveDevices {
  const entries = new Map<string, Entry>()
  const bridges = new Map<string, boolean>()

  function entryOf(id: string): Entry {
    let entry = entries.get(id)
    if (!entry) {
      entry = {
        values: new Map(),
        lifetimes: createValueLifetimes(),
        lastHeardAt: null,
        isOld: false,
        messageCount: 0,
        bridgeKey: null,
        presenceSince: null,
        lastSide: null,
      }
      entries.set(id, entry)
    }
    return entry
  }

  function isOnline(entry: Entry): boolean | null {
    if (entry.bridgeKey !== null && bridges.get(entry.bridgeKey) === false) return false
    const own = entry.values.get('online') ?? entry.values.get('bridge_online')
    return own === undefined || own.value === null || own.isOld ? null : own.value === 1
  }

  /** A press told as `sos` is an event; kept as a flag it would call for help until the end of days. */
  function statesOf({ events, values }: Reading): Record<string, unknown> {
    const press = events.length === 0 ? undefined : events.at(-1)
    if (press === undefined || !events.some((event) => event.kind === 'sos')) return values
    const { sos: _press, ...states } = values
    return { ...states, button_action: press.word }
  }

  return {
    restore(rows, presenceSince) {
      for (const row of rows) {
        const entry = entryOf(row.deviceId)
        const { value, text, at, deviceAt } = row
        entry.values.set(row.capability, {
          value,
          text,
          unknownBecause: null,
          at,
          deviceAt,
          isRetained: row.retained === 1,
          isOld: true,
        })
        entry.lastHeardAt = Math.max(entry.lastHeardAt ?? 0, at)
        entry.isOld = true
        if (row.capability === 'in_bed' && value !== null) {
          entry.lastSide = value
          entry.presenceSince = presenceSince(row.deviceId, value)
        }
      }
    },
    apply(record, reading, at, keep) {
      const entry = entryOf(record.id)
      const { retained: isRetained, deviceTime: deviceAt, reasons } = reading
      const states = statesOf(reading)
      let isHeard = false
      for (const capability of Object.keys(states)) {
        const raw = states[capability]
        if (raw === undefined || (isRetained && momentary.has(capability))) continue
        const before = entry.values.get(capability)
        const reason = reasons[capability as keyof Reading['reasons']] ?? null
        const isKept = reason === 'unchanged' && before !== undefined && !before.isOld
        const said = isKept ? before : toLive(raw)
        if (said === null) continue
        const { value, text } = said
        const unknownBecause = value === null && text === null ? (reason ?? 'no-reading') : null
        const live: LiveValue = { value, text, unknownBecause, at, deviceAt, isRetained, isOld: false }
        entry.values.set(capability, live)
        entry.lifetimes.note(capability, reading.lifetimes?.[capability as keyof Reading['reasons']], at)
        if (capability === 'bridge_online' && value !== null) bridges.set(record.externalKey, value === 1)
        // Unknown in between does not restart the time: the person did not move because the sensor looked away.
        if (capability === 'in_bed' && value !== null && value !== entry.lastSide) {
          entry.lastSide = value
          entry.presenceSince = at
        }
        // A device that is announced as gone, or only listed by its bridge, was not heard.
        if (capability !== 'online' || value !== 0) isHeard = true
        keep(capability, live)
      }
      if (reading.bridgeKey !== null) entry.bridgeKey = reading.bridgeKey
      // One that only tells of its battery or its signal lives too.
      if (isHeard || reading.events.length > 0 || reading.health !== undefined) {
        entry.lastHeardAt = at
        entry.isOld = false
        entry.messageCount += 1
      }
    },
    get(record) {
      const entry = entryOf(record.id)
      const { lastHeardAt, isOld, messageCount, presenceSince } = entry
      const values = entry.lifetimes.judge(entry.values, clock.now())
      return { record, values, lastHeardAt, isOld, messageCount, isOnline: isOnline(entry), presenceSince }
    },
    isSilent(record) {
      const limitMs = watchdogLimitMs(record, settings.get())
      if (limitMs === null || record.state !== 'bound') return false
      const { lastHeardAt } = entryOf(record.id)
      return lastHeardAt === null || clock.now() - lastHeardAt > limitMs
    },
  }
}
