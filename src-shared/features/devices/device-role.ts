// What a device is for the wall.
import * as z from 'zod'

/** What a device is for the wall; `unknown` until a person says or the convention tells. */
export const DeviceRole = z.enum([
  'mattress',
  'bell',
  'smoke',
  'gas',
  'water',
  'door',
  'fall',
  'presence',
  'climate',
  'bridge',
  'other',
  'unknown',
])
export type DeviceRole = z.infer<typeof DeviceRole>
