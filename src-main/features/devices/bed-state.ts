// What is known of a bed right now, from all devices that hang on it. Wall and alarms read the same answer.
// Anything old, offline, detached or out of range is unknown, with the reason; it is never an empty bed and never a healthy pulse.
import type { UnknownReason } from '#shared/features/wall/wall.contract.ts'
import { watchdogLimitMs } from './device-defaults.ts'
import type { LiveDevice, LiveSettings, LiveValue } from './device-types.ts'

export type BedState = {
  /** null = unknown. */
  inBed: boolean | null
  presenceSince: number | null
  /** True when some device of the bed tells presence at all. */
  tellsPresence: boolean
  heartRate: { value: number | null; at: number | null }
  respiration: { value: number | null; at: number | null }
  /** The sensor's own grade of its signal, 0 to 5; null = it does not grade. */
  signalQuality: number | null
  unknownBecause: UnknownReason | null
  dataAt: number | null
  deviceCount: number
  hasLowBattery: boolean
}

export type BedStateInput = {
  devices: readonly LiveDevice[]
  now: number
  isBrokerLost: boolean
  settings: ReturnType<LiveSettings['get']>
  batteryLowPct: number
}

const bedWords = ['in_bed', 'heart_rate_bpm', 'respiration_rpm', 'sleep_stage', 'sensor_detached']
const nothing = { value: null, at: null }

function isBedSensor(device: LiveDevice): boolean {
  return device.record.role === 'mattress' || bedWords.some((word) => device.values.has(word))
}

function newest(devices: readonly LiveDevice[], word: string): { device: LiveDevice; live: LiveValue } | null {
  let best: { device: LiveDevice; live: LiveValue } | null = null
  for (const device of devices) {
    const live = device.values.get(word)
    // A sensor that knows beats a fresher one that does not.
    const isBetter = live && (!best || (live.value !== null && best.live.value === null) || live.at > best.live.at)
    if (isBetter) best = { device, live }
  }
  return best
}

/** A radar over the bed streams like a mattress and is watched like one, unless a person gave it a time of its own. */
function limitMsOf({ record }: LiveDevice, { settings }: BedStateInput): number {
  return watchdogLimitMs(record, settings, 'mattress') ?? 0
}

/** Why this device cannot be believed now; null = it can. */
function doubtOf(device: LiveDevice, input: BedStateInput): UnknownReason | null {
  if (device.lastHeardAt === null) return 'never-heard'
  if (input.isBrokerLost) return 'broker-lost'
  if (device.isOnline === false) return 'offline'
  const detached = device.values.get('sensor_detached')
  if (detached && !detached.isOld && detached.value === 1) return 'sensor-detached'
  const limitMs = limitMsOf(device, input)
  return device.isOld || input.now - device.lastHeardAt > limitMs ? 'stale' : null
}

function vital(devices: readonly LiveDevice[], word: string, input: BedStateInput): BedState['heartRate'] {
  const found = newest(devices, word)
  if (!found) return nothing
  const { device, live } = found
  const limitMs = limitMsOf(device, input)
  const isLive = !live.isOld && !live.isRetained && input.now - live.at <= limitMs
  return { value: isLive ? live.value : null, at: live.at }
}

function isBatteryLow(device: LiveDevice, lowPct: number): boolean {
  const pct = device.values.get('battery_pct')?.value ?? null
  return device.values.get('battery_low')?.value === 1 || (pct !== null && pct <= lowPct)
}

export function readBedState(input: BedStateInput): BedState {
  const { devices } = input
  const sensors = devices.filter((device) => device.record.state === 'bound' && isBedSensor(device))
  let dataAt: number | null = null
  for (const { lastHeardAt } of devices) if (lastHeardAt !== null && lastHeardAt > (dataAt ?? 0)) dataAt = lastHeardAt
  const state: BedState = {
    inBed: null,
    presenceSince: null,
    tellsPresence: sensors.some((device) => device.values.has('in_bed')),
    heartRate: nothing,
    respiration: nothing,
    signalQuality: null,
    unknownBecause: null,
    dataAt,
    deviceCount: devices.length,
    hasLowBattery: devices.some((device) => isBatteryLow(device, input.batteryLowPct)),
  }
  if (sensors.length === 0) {
    const isOut = devices.some((device) => device.record.state === 'out-of-service')
    return { ...state, unknownBecause: isOut ? 'out-of-service' : 'no-device' }
  }
  const trusted = sensors.filter((device) => doubtOf(device, input) === null)
  if (trusted.length === 0) {
    const doubts = sensors.map((device) => doubtOf(device, input))
    return { ...state, unknownBecause: doubts.find((doubt) => doubt !== 'never-heard') ?? 'never-heard' }
  }
  const presence = newest(trusted, 'in_bed')
  const isKnown = presence !== null && presence.live.value !== null && !presence.live.isOld
  const inBed = isKnown ? presence.live.value === 1 : null
  const isOut = inBed === false
  return {
    ...state,
    inBed,
    presenceSince: isKnown ? presence.device.presenceSince : null,
    unknownBecause: isKnown ? null : 'no-reading',
    // An empty bed has no pulse; a value told meanwhile is the sensor's echo.
    heartRate: isOut ? nothing : vital(trusted, 'heart_rate_bpm', input),
    respiration: isOut ? nothing : vital(trusted, 'respiration_rpm', input),
    signalQuality: newest(trusted, 'signal_quality')?.live.value ?? null,
  }
}
