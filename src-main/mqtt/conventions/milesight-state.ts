// What a decoded Milesight message says. Words are believed, bare numbers of contradictory sources are not: the vendor's manual and its
// decoder number the alarms of the fall radar (VS373) and the tamper switch of the door sensor (WS301) differently.
import type { Capabilities, Capability, UnknownReason } from '#shared/features/devices/capabilities.ts'
import type { DeviceHealth } from '#shared/features/devices/device-health.ts'
import type { MomentaryAct } from '../message-types.ts'
import { flagWord } from './canonical-properties.ts'
import { tamperInFrame } from './milesight-frame.ts'
import { isObject, type JsonObject, numberOf, property, textOf } from './values.ts'
import { readZigbeeState } from './zigbee2mqtt-state.ts'

export type MilesightMeaning = {
  values: Capabilities
  reasons: Partial<Record<Capability, UnknownReason>>
  acts: MomentaryAct[]
  health: DeviceHealth
}

const UNCLASSIFIED = 'unclassified'
const IN_BED: Readonly<Record<string, boolean>> = { in_bed: true, out_of_bed: false }
const DETECTIONS = new Set(['normal', 'vacant', 'in_bed', 'out_of_bed', 'fall'])
/** Alarms as objects, with the status as the number whose meaning the sources dispute. */
const NUMBERED_ALARMS = [
  'fall_alarm',
  'dwell_alarm',
  'out_of_bed_alarm',
  'lying_alarm',
  'bradypnea',
  'tachypnea',
  'human_in_place',
]
const ALIASES: Readonly<Record<string, string>> = {
  pir: 'occupancy',
  pir_status: 'occupancy',
  occupancy_status: 'occupancy',
  door: 'magnet_status',
  door_status: 'magnet_status',
}

function scalarsOf(state: JsonObject): JsonObject {
  const scalars: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(state)) {
    if (typeof value === 'object' && value !== null) continue
    const name = Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? key) : key
    if (name !== key && Object.hasOwn(state, name)) continue
    Object.defineProperty(scalars, name, { value, enumerable: true, configurable: true, writable: true })
  }
  return scalars
}

function readDetection(meaning: MilesightMeaning, state: JsonObject): void {
  const { values, reasons } = meaning
  const detection = property(state, 'detection_status')
  if (detection !== undefined) {
    const word = typeof detection === 'string' ? detection : ''
    values.in_bed = Object.hasOwn(IN_BED, word) ? (IN_BED[word] ?? null) : null
    values.fall = DETECTIONS.has(word) ? word === 'fall' : null
    if (values.in_bed === null) reasons.in_bed = 'no-lock'
    if (values.fall === null) reasons.fall = 'invalid'
  }
  const target = property(state, 'target_status')
  if (typeof target !== 'string') return
  const isKnown = ['normal', 'motionless', 'abnormal', 'lying_down'].includes(target)
  values.motionless = isKnown ? target === 'motionless' : null
  values.lying_down = isKnown ? target === 'lying_down' : null
}

function readButton(meaning: MilesightMeaning, state: JsonObject): void {
  const event = property(state, 'button_event')
  const old = property(state, 'press')
  const word = isObject(event) ? textOf(property(event, 'status')) : typeof old === 'string' ? old : null
  const panel = Object.keys(state).find((key) => /^button_\d$/.test(key) && property(state, key) === 'trigger')
  const told = word ?? panel ?? null
  if (told === null || told === '' || told === 'unknown') return
  meaning.values.button_action = told
  const identity = isObject(event) ? textOf(property(event, 'msgid')) : null
  meaning.acts.push({ kind: 'button', word: told, source: 'json', identity })
}

function isOver(status: unknown): boolean {
  return status === 'alarm_deactivated' || status === 'alarm_ignored'
}

/** A fall told only as an alarm event is a suspicion; a number instead of a word is shown as what it is: not classified. */
function readAlarms(meaning: MilesightMeaning, state: JsonObject): void {
  const events = property(state, 'events')
  for (const event of Array.isArray(events) ? events.slice(0, 50) : []) {
    const type = property(event, 'alarm_type')
    if (typeof type === 'number') {
      meaning.values.vendor_alarm = UNCLASSIFIED
      meaning.values.active = true
    } else if (type === 'fall') meaning.values.fall_suspected = !isOver(property(event, 'alarm_status'))
  }
  if (!NUMBERED_ALARMS.some((name) => isObject(property(state, name)))) return
  meaning.values.vendor_alarm = UNCLASSIFIED
  meaning.values.active = true
}

function readHealth(meaning: MilesightMeaning, state: JsonObject): void {
  const life = numberOf(property(state, 'life_remain'))
  if (life !== null) meaning.health.lifeRemainSeconds = life
  const fault = property(state, 'alarm')
  if (typeof fault === 'string') meaning.health.fault = fault === 'none' || fault === 'normal' ? '' : fault.slice(0, 80)
}

/** @param frame the raw bytes of the same message, null when the envelope has none. */
export function readMilesightState(state: JsonObject, frame: Uint8Array | null): MilesightMeaning {
  const { values, reasons } = readZigbeeState(scalarsOf(state), undefined)
  const meaning: MilesightMeaning = { values, reasons, acts: [], health: {} }
  delete values.action
  const tamper = flagWord(property(state, 'tamper_status'))
  const inFrame = frame ? tamperInFrame(frame) : null
  // Word and frame must agree; where they do not, nobody knows whether the case is open.
  if (tamper !== null && (inFrame === null || inFrame === tamper)) values.tamper = tamper
  readDetection(meaning, state)
  readButton(meaning, state)
  readAlarms(meaning, state)
  readHealth(meaning, state)
  return meaning
}
