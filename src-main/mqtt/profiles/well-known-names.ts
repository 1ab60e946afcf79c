// Names whose meaning is the same with every vendor (`HeartRate`, `bp_sys`, `SOS`), for profiles of platforms where each product names
// its own properties. Must not hold a name that can mean two things: a temperature may be the room's, the body's or the chip's.
import type { Capability } from '#shared/features/devices/capabilities.ts'
import { canonicalProperty, plainName } from '../conventions/canonical-properties.ts'
import { type CompiledProperty, compileProperty } from './profile-value.ts'

const SPOT_NAMES: Partial<Record<Capability, string>> = {
  spo2_pct: 'spo2 sp02 spo bloodoxygen oxygensaturation oxygen',
  systolic_mmhg: 'bpsys bphigh systolic systolicpressure sbp systolicbloodpressure',
  diastolic_mmhg: 'bpdia bplow diastolic diastolicpressure dbp diastolicbloodpressure',
  body_temperature_c: 'bodytemperature bodytemp',
  weight_kg: 'weight bodyweight',
  steps: 'step steps stepcount',
  motionless: 'motionless',
  fall_suspected: 'fallsuspected suspectedfall',
}

const bySpotName = new Map<string, Capability>()
for (const [capability, names] of Object.entries(SPOT_NAMES) as [Capability, string][]) {
  for (const name of names.split(' ')) bySpotName.set(name, capability)
}

const compiled = new Map<string, CompiledProperty>()

/** How a well-known name is read, or null when the name may mean anything. */
export function wellKnownProperty(name: string): CompiledProperty | null {
  const plain = plainName(name)
  const known = compiled.get(plain)
  if (known) return known
  const canonical = canonicalProperty(name)
  const capability = canonical?.capability ?? bySpotName.get(plain)
  if (capability === undefined) return null
  const property = compileProperty({
    path: name,
    capability,
    scale: 1,
    offset: 0,
    unit: 'as-is',
    isInverted: canonical?.kind === 'flag' && canonical.inverted,
    sentinels: [],
    isMomentary: false,
  })
  compiled.set(plain, property)
  return property
}
