// What a device tells about itself and its radio link, apart from what it measures. Feeds the register, never the wall.
import { z } from 'zod'

/** The device's own condition. A missing key was not told; null = told, but not readable. */
export const DeviceHealth = z.object({
  /** Zigbee link quality, 0 to 255; below about 20 the link is weak. */
  linkQuality: z.number().nullable().optional(),
  /** Received signal in dBm, about -130 to 0. */
  rssiDbm: z.number().nullable().optional(),
  /** Signal to noise in dB (LoRa), about -25 to 15. */
  snrDb: z.number().nullable().optional(),
  /** Battery voltage in millivolts. */
  voltageMv: z.number().nullable().optional(),
  /** Seconds until the sensor element is used up (gas detectors). */
  lifeRemainSeconds: z.number().nullable().optional(),
  /** The fault word of the device, shortened to 80 characters; '' = it says there is none. */
  fault: z.string().optional(),
})
export type DeviceHealth = z.infer<typeof DeviceHealth>

/** Every word of `DeviceHealth`, in the order of the schema. */
export const healthWords = Object.keys(DeviceHealth.shape) as (keyof DeviceHealth)[]

/** Readable range of each number, both ends included, in the unit of the word. */
export const healthRanges: Readonly<Record<Exclude<keyof DeviceHealth, 'fault'>, { min: number; max: number }>> = {
  linkQuality: { min: 0, max: 255 },
  rssiDbm: { min: -150, max: 20 },
  snrDb: { min: -50, max: 60 },
  voltageMv: { min: 0, max: 500_000 },
  lifeRemainSeconds: { min: 0, max: 1_000_000_000 },
}
