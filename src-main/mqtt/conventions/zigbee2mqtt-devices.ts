// Reads the retained `bridge/devices` list: which devices the bridge has, their models and what their properties declare.
import type { ExposedProperty, ZigbeeDevice } from '../knowledge.ts'
import { isObject, numberOf, property, textOf } from './values.ts'

const MAX_PROPERTIES = 200
const MAX_DEPTH = 4
/** Bit of `access` that says the property can be written. */
const ACCESS_SET = 2

function scalar(value: unknown): string | number | boolean | null | undefined {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? (value as string | number | boolean | null)
    : undefined
}

/** Composite exposes (a cover, a lock) hold their properties in `features`. */
function collect(exposes: unknown, into: [string, ExposedProperty][], depth: number): void {
  if (!Array.isArray(exposes) || depth > MAX_DEPTH) return
  for (const expose of exposes) {
    if (into.length >= MAX_PROPERTIES) return
    const name = property(expose, 'property')
    const type = property(expose, 'type')
    if (typeof name === 'string' && typeof type === 'string') {
      const declared: ExposedProperty = { name: textOf(property(expose, 'name')) ?? name, type }
      const on = scalar(property(expose, 'value_on'))
      const off = scalar(property(expose, 'value_off'))
      const unit = property(expose, 'unit')
      const access = numberOf(property(expose, 'access')) ?? 0
      const min = numberOf(property(expose, 'value_min'))
      const max = numberOf(property(expose, 'value_max'))
      if (on !== undefined) declared.on = on
      if (off !== undefined) declared.off = off
      if (typeof unit === 'string') declared.unit = unit
      if ((access & ACCESS_SET) !== 0) declared.isSetting = true
      if (min !== null) declared.min = min
      if (max !== null) declared.max = max
      into.push([name, declared])
    }
    collect(property(expose, 'features'), into, depth + 1)
  }
}

/** The devices by friendly name; the coordinator is left out. null when the body is not a device list. */
export function readBridgeDevices(body: unknown): [name: string, device: ZigbeeDevice][] | null {
  if (!Array.isArray(body)) return null
  const devices: [string, ZigbeeDevice][] = []
  for (const entry of body) {
    if (!isObject(entry) || property(entry, 'type') === 'Coordinator') continue
    const name = property(entry, 'friendly_name')
    const ieee = property(entry, 'ieee_address')
    if (typeof name !== 'string' || typeof ieee !== 'string') continue
    const exposes: [string, ExposedProperty][] = []
    collect(property(property(entry, 'definition'), 'exposes'), exposes, 0)
    devices.push([
      name,
      {
        ieee,
        model: textOf(property(property(entry, 'definition'), 'model')) ?? textOf(property(entry, 'model_id')),
        properties: Object.fromEntries(exposes),
      },
    ])
  }
  return devices
}
