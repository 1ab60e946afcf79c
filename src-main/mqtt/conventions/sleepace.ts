// Sleepace bed sensors (vendor's subscription document v3.11): records `{dataKey, deviceId, data, timeStamp}`, alone or in a list.
// The vendor hands out the topic per channel, so the records are recognised by their shape.
// 255, 8 and initStatus 1 are "no value yet"; 0/0 out of bed is an empty bed, never a cardiac arrest.
import type { Capabilities, Capability, SleepStage, UnknownReason } from '#shared/features/devices/capabilities.ts'
import {
  type Convention,
  type ConventionResult,
  type Observation,
  type OpenedMessage,
  observation,
  type Problem,
} from '../message-types.ts'
import { deviceTimeOf, isObject, type JsonObject, measureOf, numberOf, property, textOf } from './values.ts'

const LIMIT_BYTES = 64 * 1024
const MAX_RECORDS = 2000
const SLEEP_STAGES: Readonly<Record<number, SleepStage>> = { 1: 'awake', 2: 'light', 4: 'deep' }
/** Notices without a live value: a report is ready, a firmware is loading, a strip is (not yet) calibrated. */
const SILENT_KEYS = new Set(['analysis', 'upgradeProgress', 'pressureSenSor'])

type Meaning = { values: Capabilities; reasons: Partial<Record<Capability, UnknownReason>> }

type Record_ = { dataKey: string; deviceId: string; data: JsonObject; side: number; at: number | null }

function flagOf(raw: unknown, whenZero: boolean): boolean | null {
  const number = numberOf(raw)
  if (number === 0) return whenZero
  return number === 1 ? !whenZero : null
}

/** 8 next to a valid neighbour means "as before"; when every state is 8 the algorithm is still starting. */
function reasonForEight(raw: unknown, othersKnown: boolean): UnknownReason {
  if (numberOf(raw) !== 8) return 'invalid'
  return othersKnown ? 'unchanged' : 'initialising'
}

function realtime(data: JsonObject): Meaning {
  if (numberOf(property(data, 'initStatus')) === 1) {
    const reason: UnknownReason = 'initialising'
    return {
      values: { heart_rate_bpm: null, respiration_rpm: null, in_bed: null },
      reasons: { heart_rate_bpm: reason, respiration_rpm: reason, in_bed: reason },
    }
  }
  const values: Capabilities = {}
  const reasons: Meaning['reasons'] = {}
  const bed = property(data, 'bedStatus')
  const sitUp = property(data, 'sitUp')
  if (bed !== undefined) {
    values.in_bed = flagOf(bed, true)
    if (values.in_bed === null) reasons.in_bed = reasonForEight(bed, flagOf(sitUp, false) !== null)
  }
  const isOut = values.in_bed === false
  for (const [key, capability] of [
    ['heart', 'heart_rate_bpm'],
    ['breath', 'respiration_rpm'],
  ] as const) {
    const raw = property(data, key)
    if (raw === undefined) continue
    const vital = isOut ? { value: null, reason: 'out-of-bed' as const } : measureOf(capability, raw)
    values[capability] = vital.value
    if (vital.reason) reasons[capability] = vital.reason
  }
  // An empty bed has no posture and no signal worth judging.
  if (isOut) return { values, reasons }
  if (sitUp !== undefined) {
    values.sit_up = flagOf(sitUp, false)
    if (values.sit_up === null) reasons.sit_up = reasonForEight(sitUp, values.in_bed === true)
  }
  const stage = property(data, 'sleepStage')
  if (stage !== undefined) {
    values.sleep_stage = SLEEP_STAGES[numberOf(stage) ?? -1] ?? null
    if (values.sleep_stage === null) reasons.sleep_stage = reasonForEight(stage, values.in_bed === true)
  }
  const quality = property(data, 'signalQuality')
  if (quality !== undefined) {
    const number = numberOf(quality)
    values.signal_quality = number !== null && number >= 0 && number <= 5 ? number : null
    if (values.signal_quality === null) reasons.signal_quality = 'out-of-range'
  }
  return { values, reasons }
}

function meaningOf(record: Record_): Meaning | null {
  const { data, dataKey } = record
  switch (dataKey) {
    case 'realtime':
      return realtime(data)
    case 'inBedStatus': {
      const raw = property(data, 'inbedStatus') ?? property(data, 'inBedStatus') ?? property(data, 'bedStatus')
      const inBed = flagOf(raw, true)
      return { values: { in_bed: inBed }, reasons: inBed === null ? { in_bed: reasonForEight(raw, false) } : {} }
    }
    case 'sleepStage': {
      const raw = property(data, 'sleepStage')
      const stage = SLEEP_STAGES[numberOf(raw) ?? -1] ?? null
      return {
        values: { sleep_stage: stage },
        reasons: stage === null ? { sleep_stage: reasonForEight(raw, false) } : {},
      }
    }
    case 'connectionStatus':
      return { values: { online: flagOf(property(data, 'connectionStatus'), false) }, reasons: {} }
    case 'deviceSenSor':
      return { values: { sensor_detached: flagOf(property(data, 'status'), true) }, reasons: {} }
    case 'alarmNotify': {
      const type = textOf(property(data, 'type'))
      return { values: { vendor_alarm: type, active: flagOf(property(data, 'status'), true) }, reasons: {} }
    }
    default:
      return null
  }
}

function readRecord(value: unknown): Record_ | null {
  const dataKey = property(value, 'dataKey')
  const deviceId = textOf(property(value, 'deviceId'))
  const data = property(value, 'data')
  if (typeof dataKey !== 'string' || deviceId === null || deviceId === '' || !isObject(data)) return null
  const side = numberOf(property(data, 'leftRight') ?? property(value, 'leftRight')) ?? 0
  return {
    dataKey,
    deviceId,
    data,
    side,
    at: deviceTimeOf(property(value, 'timeStamp') ?? property(data, 'timestamp')),
  }
}

function recordsOf(message: OpenedMessage): Record_[] {
  if (!message.body.isJson) return []
  const { value } = message.body
  const entries = Array.isArray(value) ? value.slice(0, MAX_RECORDS) : [value]
  return entries.map(readRecord).filter((record) => record !== null)
}

function understoodOf(
  records: readonly Record_[],
  meanings: readonly [Record_, Capabilities][],
): ConventionResult['understood'] {
  const devices = new Map<string, Capabilities>()
  const firstSides = new Set(records.filter((record) => record.side !== 1).map((record) => record.deviceId))
  for (const [{ side, deviceId }, values] of meanings) {
    const id = side === 1 && firstSides.has(deviceId) ? `${deviceId}/1` : deviceId
    devices.set(id, { ...devices.get(id), ...values })
  }
  return devices.size === 0 ? {} : { devices: Object.fromEntries(devices) }
}

/** `understood` is asked for where a message is looked at closely, not where it is stored. */
class SleepaceResult implements ConventionResult {
  declare problem?: Problem
  readonly observations: Observation[]
  readonly #records: readonly Record_[]
  readonly #meanings: readonly [Record_, Capabilities][]

  constructor(
    observations: Observation[],
    records: readonly Record_[],
    meanings: readonly [Record_, Capabilities][],
    isUnknownKey: boolean,
  ) {
    this.observations = observations
    this.#records = records
    this.#meanings = meanings
    if (isUnknownKey) this.problem = 'UNKNOWN_DATA_KEY'
  }

  get understood(): ConventionResult['understood'] {
    return understoodOf(this.#records, this.#meanings)
  }
}

function decode(message: OpenedMessage): ConventionResult {
  if (!message.body.isJson)
    return { understood: {}, observations: [], ...(message.body.text === '' ? {} : { problem: 'NOT_JSON' as const }) }
  const records = recordsOf(message)
  const observations: Observation[] = []
  const meanings: [Record_, Capabilities][] = []
  let isUnknownKey = false
  for (const record of records) {
    const meaning = meaningOf(record)
    if (!meaning) {
      isUnknownKey ||= !SILENT_KEYS.has(record.dataKey)
      continue
    }
    // Two people share a double bed sensor: the sides must never be mixed into one person.
    const isSecondSide = record.side === 1
    const deviceKey = `sleepace:${record.deviceId}${isSecondSide ? '/1' : ''}`
    observations.push(observation(deviceKey, { ...meaning, name: record.deviceId, deviceTime: record.at }))
    meanings.push([record, meaning.values])
  }
  return new SleepaceResult(observations, records, meanings, isUnknownKey)
}

export const sleepace: Convention = {
  name: 'sleepace-mqtt',
  payloadLimitBytes: (topic) => (topic.startsWith('sleepace') ? LIMIT_BYTES : null),
  claims: (message) => message.topic.startsWith('sleepace') || recordsOf(message).length > 0,
  decode,
}
