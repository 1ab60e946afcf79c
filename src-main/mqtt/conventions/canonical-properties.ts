// Which property name means which capability, compared in lower case without `_ - .` and blanks. Used by every convention
// whose messages name their properties. Must never map a meter, a density or a soil moisture to an alarm.
import type { Capability } from '#shared/features/devices/capabilities.ts'

export type NamedFlag =
  | 'smoke'
  | 'gas'
  | 'co'
  | 'water_leak'
  | 'door_open'
  | 'sos'
  | 'occupancy'
  | 'vibration'
  | 'tamper'
  | 'battery_low'
  | 'in_bed'
  | 'fall'
export type NamedMeasure = 'battery_pct' | 'temperature_c' | 'humidity_pct' | 'heart_rate_bpm' | 'respiration_rpm'

export type CanonicalProperty =
  | { kind: 'flag'; capability: NamedFlag; inverted: boolean }
  | { kind: 'measure'; capability: NamedMeasure }

const FLAGS: Record<NamedFlag, string> = {
  smoke: 'smoke smokealarm smokedetected smokestatus smokesensorstatus',
  gas: 'gas gasalarm gasdetected gasleak gasstatus gassensorstatus',
  co: 'co carbonmonoxide carbonmonoxidealarm coalarm cosensorstatus costatus',
  water_leak: 'waterleak waterleakage leak leakage leakagestatus flood waterdetected watersensorstate',
  door_open: 'dooropen windowopen doorstate magnetstatus',
  sos: 'sos sosalarm panicbutton panic emergency sosstate',
  occupancy: 'occupancy presence presencestate pirstate hastarget occupied motion',
  vibration: 'vibration',
  tamper: 'tamper tampered',
  battery_low: 'batterylow batterystate lowbattery',
  in_bed: 'inbed onbed bedoccupancy bedpresence bedoccupied',
  fall: 'fall falldown fallalarm falldetected fallstatus falldownstatus',
}

/** Here true means the opposite of the capability: a closed contact, an empty bed. */
const INVERTED_FLAGS: Partial<Record<NamedFlag, string>> = {
  door_open: 'contact',
  in_bed: 'isoffbed leftbed leftbedflag offbed',
}

const MEASURES: Record<NamedMeasure, string> = {
  battery_pct: 'battery batterypercentage batterylevel',
  temperature_c: 'temperature',
  humidity_pct: 'humidity',
  heart_rate_bpm: 'heartrate pulse pulserate hr',
  respiration_rpm: 'respiratoryrate respirationrate respiration breathrate breathingrate breath resp rr',
}

const byName = new Map<string, CanonicalProperty>()
for (const [capability, names] of Object.entries(FLAGS) as [NamedFlag, string][]) {
  for (const name of names.split(' ')) byName.set(name, { kind: 'flag', capability, inverted: false })
}
for (const [capability, names] of Object.entries(INVERTED_FLAGS) as [NamedFlag, string][]) {
  for (const name of names.split(' ')) byName.set(name, { kind: 'flag', capability, inverted: true })
}
for (const [capability, names] of Object.entries(MEASURES) as [NamedMeasure, string][]) {
  for (const name of names.split(' ')) byName.set(name, { kind: 'measure', capability })
}

/** Devices use few names, again and again; an endless stream of invented ones only empties the memory. */
const MAX_REMEMBERED = 4000
const plainNames = new Map<string, string>()

/** The way names are compared: lower case, without `_ - .` and blanks. */
export function plainName(name: string): string {
  const known = plainNames.get(name)
  if (known !== undefined) return known
  const plain = name.toLowerCase().replaceAll(/[\s._-]+/g, '')
  if (plainNames.size >= MAX_REMEMBERED) plainNames.clear()
  if (name.length <= 100) plainNames.set(name, plain)
  return plain
}

export function canonicalProperty(name: string): CanonicalProperty | null {
  return byName.get(plainName(name)) ?? null
}

const ON_WORDS = new Set([
  'true',
  'on',
  'alarm',
  'leak',
  'detected',
  'triggered',
  'trigger',
  'pir',
  'presence',
  'occupied',
  'open',
  'low',
  'fall',
  'yes',
  'opened',
  'uninstall',
  'uninstalled',
])
const OFF_WORDS = new Set([
  'false',
  'off',
  'normal',
  'none',
  'idle',
  'clear',
  'cleared',
  'unoccupied',
  'vacant',
  'close',
  'closed',
  'medium',
  'high',
  'no',
  'install',
  'installed',
])

/** A spoken state ("alarm", "normal", "open") as true, false or null; both directions are listed, so an unlisted word stays unknown. */
export function flagWord(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return null
  const word = value.trim().toLowerCase()
  if (ON_WORDS.has(word)) return true
  return OFF_WORDS.has(word) ? false : null
}

/** Capability words a list of property names can deliver. */
export function offeredCapabilities(names: readonly string[]): Capability[] {
  const offers = new Set<Capability>()
  for (const name of names) {
    if (name === 'action') offers.add('action')
    const canonical = canonicalProperty(name)
    if (canonical) offers.add(canonical.capability)
  }
  return [...offers]
}
