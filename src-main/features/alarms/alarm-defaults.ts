// The versioned limits and hold times of the alarms. Clinical numbers are borrowed and wait for a physician's sign-off.
import * as z from 'zod'
import { AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import defaults from '../../../resources/alarms/defaults-2026-11.json' with { type: 'json' }

const Tier = z.object({ atOrBelow: z.number(), atOrAbove: z.number(), holdMs: z.number().int().positive() })
const Tiers = z.object({ high: Tier, medium: Tier })

export const AlarmDefaults = z.object({
  version: z.string(),
  effectiveOn: z.iso.date(),
  basis: z.string(),
  needsPhysicianSignOff: z.boolean(),
  vitals: z.object({
    heartRate: Tiers,
    respiration: Tiers,
    /** A bed sensor that grades its signal is believed from this grade on. */
    minSignalQuality: z.number(),
    /** A short "no reading" inside an episode does not end it. */
    toleratedGapMs: z.number(),
    /** Extra hold when no second reading confirms the first: some devices speak only on change, others err once. */
    silentHoldExtraMs: z.number(),
  }),
  battery: z.object({ lowAtOrBelowPct: z.number(), fineAtOrAbovePct: z.number() }),
  brokerLostAfterMs: z.number(),
  /** An unanswered medium or low alarm leaves the list this long after its condition ended. */
  autoCloseAfterMs: z.number(),
  /** A condition that comes again this long after the acknowledgement rings again. */
  ringsAgainAfterMs: z.number(),
  testIntervalDays: z.number().int(),
  /** Vendor's word -> priority; null = the house has a better rule of its own. */
  vendorAlarms: z.record(z.string(), AlarmPriority.nullable()),
  unknownVendorAlarm: AlarmPriority,
})
export type AlarmDefaults = z.infer<typeof AlarmDefaults>
export type VitalTiers = z.infer<typeof Tiers>

/** The defaults of this version; imported, so that a bundle carries them along. Throws when the file was broken. */
export function loadAlarmDefaults(): AlarmDefaults {
  return AlarmDefaults.parse(defaults)
}
