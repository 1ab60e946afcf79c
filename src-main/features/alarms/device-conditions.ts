// What a message of a device means as an alarm, apart from vital signs. Pure: answers what begins and what ends.
// Life safety rings also for a device nobody bound yet; everything else only for a bound one.
import type { Alarm, AlarmKind, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import type { DeviceHeard } from '../devices/index.ts'
import type { AlarmDefaults } from './alarm-defaults.ts'

export type DeviceFinding = {
  conditionKey: string
  kind: AlarmKind
  priority: AlarmPriority
  /** 'begins' = the state is on; 'happened' = a press, once more each time; 'ends' = back to normal. */
  change: 'begins' | 'happened' | 'ends'
  values: Alarm['values']
  /** Set for presses: the same press arrives twice from some gateways. */
  pressKey?: string
}

type FlagRule = { word: string; kind: AlarmKind; priority: AlarmPriority }

/** Told also when replayed by the broker: "active at start-up, verify now". */
const lifeSafety: readonly FlagRule[] = [
  { word: 'smoke', kind: 'smoke', priority: 'high' },
  { word: 'gas', kind: 'gas', priority: 'high' },
  { word: 'co', kind: 'carbon-monoxide', priority: 'high' },
  { word: 'fall', kind: 'fall', priority: 'high' },
  { word: 'sos', kind: 'call-bell', priority: 'high' },
  { word: 'water_leak', kind: 'water-leak', priority: 'medium' },
]

/** Told when it happens, by a bound device; the rule holds them back for a while. */
const watched: readonly FlagRule[] = [
  { word: 'fall_suspected', kind: 'fall-suspected', priority: 'medium' },
  { word: 'motionless', kind: 'motionless', priority: 'medium' },
]

const equipment: readonly FlagRule[] = [
  { word: 'tamper', kind: 'device-tamper', priority: 'low' },
  { word: 'sensor_detached', kind: 'sensor-detached', priority: 'low' },
]

/** Letting go of a button is not a press. */
const releases = /(^|_)release(d)?$/

function flagFindings(rules: readonly FlagRule[], heard: DeviceHeard): DeviceFinding[] {
  const findings: DeviceFinding[] = []
  for (const { word, kind, priority } of rules) {
    const value = heard.values[word]
    if (typeof value !== 'boolean') continue
    // A press carries `sos: true` as its meaning; whether it counts is decided as a press.
    if (word === 'sos' && heard.events.some((event) => event.kind === 'sos')) continue
    const conditionKey = `${kind}:${heard.device.id}`
    findings.push({ conditionKey, kind, priority, change: value ? 'begins' : 'ends', values: {} })
  }
  return findings
}

function pressFindings({ device, events }: DeviceHeard): DeviceFinding[] {
  if (events.length === 0) return []
  const isBoundBell = device.state === 'bound' && device.role === 'bell'
  return events
    .filter((event) => event.counts)
    .filter((event) => event.kind === 'sos' || (isBoundBell && event.kind === 'button' && !releases.test(event.word)))
    .map((event) => ({
      conditionKey: `call-bell:${device.id}`,
      kind: 'call-bell' as const,
      priority: 'high' as const,
      change: 'happened' as const,
      values: { press: event.word.slice(0, 40) },
      pressKey: event.pressKey,
    }))
}

function batteryFinding({ device, values }: DeviceHeard, limits: AlarmDefaults['battery']): DeviceFinding[] {
  const pct = typeof values.battery_pct === 'number' ? values.battery_pct : null
  const isLow = values.battery_low === true || (pct !== null && pct <= limits.lowAtOrBelowPct)
  const isFine = !isLow && (pct === null ? values.battery_low === false : pct >= limits.fineAtOrAbovePct)
  if (!isLow && !isFine) return []
  const about = {
    conditionKey: `device-battery:${device.id}`,
    kind: 'device-battery' as const,
    priority: 'low' as const,
  }
  return [{ ...about, change: isLow ? ('begins' as const) : ('ends' as const), values: { batteryPct: pct } }]
}

function vendorFinding({ device, values }: DeviceHeard, defaults: AlarmDefaults): DeviceFinding[] {
  const word = values.vendor_alarm
  if (typeof word !== 'string' || typeof values.active !== 'boolean') return []
  const known = Object.hasOwn(defaults.vendorAlarms, word) ? defaults.vendorAlarms[word] : undefined
  // An unknown word is told as "unclassified", never guessed and never dropped.
  const priority = known === undefined ? defaults.unknownVendorAlarm : known
  if (priority === null) return []
  const conditionKey = `vendor:${device.id}:${word.slice(0, 60)}`
  const about = { vendorAlarm: word.slice(0, 60), isClassified: known !== undefined }
  return [{ conditionKey, kind: 'vendor', priority, change: values.active ? 'begins' : 'ends', values: about }]
}

/** What one message begins and ends. Out of service and ignored devices say nothing. */
export function findDeviceConditions(heard: DeviceHeard, defaults: AlarmDefaults): DeviceFinding[] {
  const { state } = heard.device
  if (state === 'ignored' || state === 'out-of-service') return []
  const safety = [...flagFindings(lifeSafety, heard), ...pressFindings(heard)]
  // What was retained is shown, but only life safety is told: the rest was told when it happened.
  if (state !== 'bound' || heard.isRetained) return safety
  return [
    ...safety,
    ...flagFindings(watched, heard),
    ...flagFindings(equipment, heard),
    ...batteryFinding(heard, defaults.battery),
    ...vendorFinding(heard, defaults),
  ]
}
