// The wire messages of simulated devices, written as the real ones write them (Sleepace records, Zigbee2MQTT topics).
import type { BedSampleOfDay, SleeperHabit } from './bed-day.ts'

export type SimulatedDevice = {
  /** `foreign` speaks on a topic of its own that no convention knows: a ward radar somebody has to map. */
  kind: 'mattress' | 'bell' | 'smoke' | 'door' | 'foreign'
  /** Sleepace device id, or Zigbee2MQTT friendly name (may hold `/` and Chinese). */
  id: string
  /** Mattresses only: whether the person is up by day. Default active. */
  habit?: SleeperHabit
}

export type WireMessage = { topic: string; payload: string; retain: boolean }

const SLEEPACE_TOPIC = 'sleepace-demo'
const MODELS = { bell: 'TS0215A_sos', smoke: 'JTYJ-GD-01LM/BW', door: 'MCCGQ11LM' } as const

/** A stable, invented IEEE address from the place in the list. */
export const ieeeOf = (index: number) => `0x00158d${(0xa0000000 + index).toString(16).padStart(10, '0')}`

const binary = (name: string, on: boolean) => ({
  access: 1,
  name,
  property: name,
  type: 'binary',
  value_off: !on,
  value_on: on,
})
const battery = {
  access: 1,
  name: 'battery',
  property: 'battery',
  type: 'numeric',
  unit: '%',
  value_min: 0,
  value_max: 100,
}

function exposesOf(kind: SimulatedDevice['kind']): object[] {
  if (kind === 'smoke') return [binary('smoke', true), binary('tamper', true), binary('battery_low', true), battery]
  if (kind === 'door') return [binary('contact', false), battery]
  return [{ access: 1, name: 'action', property: 'action', type: 'enum', values: ['emergency'] }, battery]
}

const zigbee = (name: string, body: object, retain = false): WireMessage => ({
  topic: `zigbee2mqtt/${name}`,
  payload: JSON.stringify(body),
  retain,
})

/** The retained start: bridge online, device list, every device reachable. */
export function startBurst(devices: readonly SimulatedDevice[]): WireMessage[] {
  const zigbeeDevices = devices.filter(({ kind }) => kind !== 'mattress' && kind !== 'foreign')
  if (zigbeeDevices.length === 0) return []
  const list = zigbeeDevices.map((device, index) => ({
    ieee_address: ieeeOf(index),
    friendly_name: device.id,
    type: 'EndDevice',
    supported: true,
    definition: {
      model: MODELS[device.kind as keyof typeof MODELS],
      vendor: 'simulated',
      exposes: exposesOf(device.kind),
    },
  }))
  return [
    zigbee('bridge/state', { state: 'online' }, true),
    zigbee(
      'bridge/devices',
      [{ ieee_address: '0x00124b0000000001', friendly_name: 'Coordinator', type: 'Coordinator' }, ...list],
      true,
    ),
    ...zigbeeDevices.map((device) => zigbee(`${device.id}/availability`, { state: 'online' }, true)),
  ]
}

export function bridgeState(state: 'online' | 'offline'): WireMessage {
  return zigbee('bridge/state', { state }, true)
}

export function availability(id: string, state: 'online' | 'offline'): WireMessage {
  return zigbee(`${id}/availability`, { state }, true)
}

/** One vendor message with the records of many mattresses. `at` is the device's own clock. */
export function mattressRecords(samples: readonly { id: string; sample: BedSampleOfDay; at: number }[]): WireMessage {
  const records = samples.map(({ id, sample, at }) => ({
    dataKey: 'realtime',
    deviceId: id,
    data: {
      leftRight: 0,
      breath: sample.breathRate,
      heart: sample.heartRate,
      bodyMove: 0,
      sitUp: 0,
      initStatus: 0,
      bedStatus: sample.inBed ? 0 : 1,
      signalQuality: 5,
    },
    timeStamp: at,
  }))
  return { topic: SLEEPACE_TOPIC, payload: JSON.stringify(records), retain: false }
}

export function mattressNotice(
  id: string,
  dataKey: 'connectionStatus' | 'deviceSenSor',
  value: 0 | 1,
  at: number,
): WireMessage {
  const data = dataKey === 'connectionStatus' ? { connectionStatus: value } : { status: value }
  const record = { dataKey, deviceId: id, data, timeStamp: at }
  return { topic: SLEEPACE_TOPIC, payload: JSON.stringify([record]), retain: false }
}

/** A press as the bridge sends it: JSON and, right after, the plain copy. */
export function bellPress(id: string, at: number): WireMessage[] {
  const body = { action: 'emergency', battery: 100, last_seen: new Date(at).toISOString(), linkquality: 120 }
  return [zigbee(id, body), { topic: `zigbee2mqtt/${id}/action`, payload: 'emergency', retain: false }]
}

export function smokeState(id: string, smoke: boolean, batteryPercent: number, at: number): WireMessage {
  const body = {
    battery: batteryPercent,
    battery_low: batteryPercent <= 10,
    last_seen: new Date(at).toISOString(),
    linkquality: 96,
    smoke,
    tamper: false,
  }
  return zigbee(id, body)
}

/** A ward radar as no convention knows it: numbers as text, its own words, 0 for "nobody". */
export function foreignState(id: string, sample: BedSampleOfDay, at: number): WireMessage {
  const body = {
    dev: { sn: `WS-${id.toUpperCase()}`, fw: '1.4.2', bat: '87' },
    up: { hr: String(sample.heartRate), rr: String(sample.breathRate), pos: sample.inBed ? 'lie' : 'none', sig: 71 },
    ts: Math.floor(at / 1000),
  }
  return { topic: `wardsense/${id}/up`, payload: JSON.stringify(body), retain: false }
}

export function doorState(id: string, isOpen: boolean, batteryPercent: number, at: number): WireMessage {
  return zigbee(id, {
    battery: batteryPercent,
    contact: !isOpen,
    last_seen: new Date(at).toISOString(),
    linkquality: 110,
  })
}
