// The words the house understands from any device, whatever its convention. Screens, alarms and the command line share them.
// null always means "unknown" and must be shown as unknown; it must never be read as 0, false, clear or normal.
import { z } from 'zod'

/** true or false as the device says it; null = the device has not told or the value is not valid. */
const flag = z.boolean().nullable().optional()
/** A finite number in the unit of the word; null = no valid reading. */
const measure = z.number().nullable().optional()

/** Where a value is found: what one discovery message announces about one entity. `on`/`off` are the raw payloads, null when not stated. */
export const DiscoveredEntity = z.object({
  component: z.string(),
  device_class: z.string().nullable(),
  state_topic: z.string().nullable(),
  value_template: z.string().nullable(),
  unit: z.string().nullable(),
  on: z.unknown(),
  off: z.unknown(),
})
export type DiscoveredEntity = z.infer<typeof DiscoveredEntity>

/** Sleep stages a bed sensor can tell apart. */
export const SleepStage = z.enum(['awake', 'light', 'deep'])
export type SleepStage = z.infer<typeof SleepStage>

/** The capabilities of one device. A missing key says nothing and changes nothing. */
export const Capabilities = z.object({
  /** Smoke detected. Life safety. */
  smoke: flag,
  /** Combustible gas detected. Life safety. */
  gas: flag,
  /** Carbon monoxide detected. Life safety. */
  co: flag,
  /** Water where none should be. */
  water_leak: flag,
  /** true = open. Contact sensors that say `contact: true` mean closed. */
  door_open: flag,
  /** A call for help. Never invented from an ordinary button press. */
  sos: flag,
  /** The press of an ordinary button (`single`, `double`, `hold` …); what it means is the home's choice. */
  button_action: z.string().nullable().optional(),
  /** Any other momentary action word of the device (`vibration`, `drop`, `brightness_stop` …). */
  action: z.string().nullable().optional(),
  /** The number of a card held to a reader. An act of a moment: it is told, hashed, and never kept as a value. */
  badge_id: z.string().nullable().optional(),
  /** Somebody is in the zone. */
  occupancy: flag,
  vibration: flag,
  /** The case was opened or the device was taken off its place. */
  tamper: flag,
  /** Remaining battery in percent, 0 to 100. */
  battery_pct: measure,
  battery_low: flag,
  /** Air temperature in degrees Celsius (not the temperature of the device itself). */
  temperature_c: measure,
  /** Relative humidity in percent, as reported. */
  humidity_pct: measure,
  /** Heart rate in beats a minute, 20 to 250. */
  heart_rate_bpm: measure,
  /** Breaths a minute, 0 to 60. */
  respiration_rpm: measure,
  /** true = somebody lies in this bed. */
  in_bed: flag,
  /** A fall. Life safety. */
  fall: flag,
  /** The device can be reached. false makes every other value of the device stale, never normal. */
  online: flag,
  /** The gateway can be reached. false makes every device behind it stale. */
  bridge_online: flag,
  sleep_stage: SleepStage.nullable().optional(),
  /** The person sits up in bed. */
  sit_up: flag,
  /** Raw signal of a bed sensor, 0 to 5; 4 and 5 can be trusted. */
  signal_quality: measure,
  /** The sensor strip is unplugged: the device is blind. */
  sensor_detached: flag,
  /** The vendor's own alarm word; `active` tells raised (true) from cleared (false). */
  vendor_alarm: z.string().nullable().optional(),
  active: flag,
  /** Oxygen saturation in percent, 50 to 100. */
  spo2_pct: measure,
  /** Blood pressure in mmHg: systolic 50 to 250, diastolic 20 to 200. */
  systolic_mmhg: measure,
  diastolic_mmhg: measure,
  /** Temperature of the body in degrees Celsius, 30 to 45. Never the air of the room. */
  body_temperature_c: measure,
  /** Blood glucose in mmol/L, 0.6 to 33.3. */
  glucose_mmol_l: measure,
  /** Body weight in kilograms, 2 to 300. */
  weight_kg: measure,
  /** Steps of the day as the watch counts them, 0 to 200 000. */
  steps: measure,
  /** A radar sees a person who does not move. */
  motionless: flag,
  /** A radar sees a person lying outside a bed, or does not say where. */
  lying_down: flag,
  /** A fall the sensor has not confirmed itself. A confirmed one is `fall`. */
  fall_suspected: flag,
})
export type Capabilities = z.infer<typeof Capabilities>

/** One word of the vocabulary. */
export type Capability = keyof Capabilities

/** Every word, in the order of the schema. */
export const capabilityNames = Object.keys(Capabilities.shape) as Capability[]

/**
 * What one message means. `{}` = it changes nothing.
 * `devices` is used when one message carries several devices or names the device in its body;
 * `discovers` is a list when one message announces several entities; `properties` holds raw values whose meaning is left to a mapping.
 * Further keys are switch inputs (`switch1` …) whose wiring only the home knows.
 */
export const Understood = Capabilities.extend({
  discovers: z.union([DiscoveredEntity, z.array(DiscoveredEntity)]).optional(),
  removes_discovery: z.boolean().optional(),
  devices: z.record(z.string(), Capabilities).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
}).catchall(z.boolean().nullable())
export type Understood = Capabilities & {
  discovers?: DiscoveredEntity | DiscoveredEntity[]
  removes_discovery?: boolean
  devices?: Record<string, Capabilities>
  properties?: Record<string, unknown>
}

/** Words whose value is a number. */
export type MeasureCapability = {
  [Word in Capability]-?: NonNullable<Capabilities[Word]> extends number ? Word : never
}[Capability]

/** Words whose value is true or false. */
export type FlagCapability = {
  [Word in Capability]-?: NonNullable<Capabilities[Word]> extends boolean ? Word : never
}[Capability]

/** Words that tell of a person's body or bed: for those only who may see vitals (the system administrator may not). */
export const personalCapabilities: ReadonlySet<string> = new Set<Capability>([
  'heart_rate_bpm',
  'respiration_rpm',
  'in_bed',
  'sleep_stage',
  'sit_up',
  'fall',
  'spo2_pct',
  'systolic_mmhg',
  'diastolic_mmhg',
  'body_temperature_c',
  'glucose_mmol_l',
  'weight_kg',
  'steps',
  'motionless',
  'lying_down',
  'fall_suspected',
])

/** Measurements taken now and then (a cuff, a meter, scales), as against a stream. They belong in the vitals record. */
export const spotVitals = [
  'spo2_pct',
  'systolic_mmhg',
  'diastolic_mmhg',
  'body_temperature_c',
  'glucose_mmol_l',
  'weight_kg',
] as const satisfies readonly MeasureCapability[]

/** Words whose `true` endangers life: shown at once, also when the message was retained ("active at start-up, verify now"). */
export const lifeSafetyCapabilities = ['smoke', 'gas', 'co', 'sos', 'fall'] as const satisfies readonly Capability[]

/** Flags that say "somebody or the house is in danger" when true: a message that holds one is never let go, whatever its device does. */
export const dangerCapabilities = [...lifeSafetyCapabilities, 'water_leak'] as const satisfies readonly Capability[]

/**
 * Plausible range of every number, both ends included, in the unit of the word; outside it the value is an artefact of the sensor and is
 * shown as unknown. The limits refuse artefacts, they are no alarm limits. Sources: heart, breath, SpO2, systolic and body temperature
 * after the data-quality limits of bed-sensor practice; the others are what the instruments on sale can show (unverified).
 */
export const plausibleRanges: Readonly<Record<MeasureCapability, { min: number; max: number }>> = {
  heart_rate_bpm: { min: 20, max: 250 },
  respiration_rpm: { min: 0, max: 60 },
  spo2_pct: { min: 50, max: 100 },
  systolic_mmhg: { min: 50, max: 250 },
  diastolic_mmhg: { min: 20, max: 200 },
  body_temperature_c: { min: 30, max: 45 },
  glucose_mmol_l: { min: 0.6, max: 33.3 },
  weight_kg: { min: 2, max: 300 },
  steps: { min: 0, max: 200_000 },
  battery_pct: { min: 0, max: 100 },
  temperature_c: { min: -60, max: 150 },
  humidity_pct: { min: 0, max: 110 },
  signal_quality: { min: 0, max: 5 },
}

/** Why a value is null although the device sent something. */
export const UnknownReason = z.enum(['out-of-range', 'no-lock', 'initialising', 'out-of-bed', 'invalid', 'unchanged'])
export type UnknownReason = z.infer<typeof UnknownReason>
