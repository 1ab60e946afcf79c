// The versioned defaults of the alarms: one rule a kind, and what belongs to no kind. Clinical numbers are borrowed and wait
// for a physician's sign-off. An older version stays as a file: records name the version they used.
import * as z from 'zod'
import { Worded } from '#shared/contract/primitives.ts'
import { AlarmRule, RuleField } from '#shared/features/alarms/alarm-rules.model.ts'
import { AlarmKind, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import defaults from '../../../resources/alarms/defaults-2026-12.json' with { type: 'json' }

const KindDefaults = z.object({
  /** Where the numbers come from, and what the other source says. */
  basis: Worded,
  /** Fields only a physician can stand for. */
  clinical: z.array(RuleField),
  fields: AlarmRule,
})
export type KindDefaults = z.infer<typeof KindDefaults>

export const AlarmDefaults = z.object({
  version: z.string(),
  effectiveOn: z.iso.date(),
  basis: z.string(),
  needsPhysicianSignOff: z.boolean(),
  vitals: z.object({
    /** A bed sensor that grades its signal is believed from this grade on. */
    minSignalQuality: z.number(),
    /** A short "no reading" inside an episode does not end it. */
    toleratedGapMs: z.number(),
    /** Extra hold when no second reading confirms the first: some devices speak only on change, others err once. */
    silentHoldExtraMs: z.number(),
  }),
  battery: z.object({ lowAtOrBelowPct: z.number(), fineAtOrAbovePct: z.number() }),
  /** A condition that comes again this long after the acknowledgement rings again. */
  ringsAgainAfterMs: z.number(),
  /** A press of the bell this long after the acknowledgement says that somebody is there; before it nobody can have walked. */
  presenceFromPressAfterMs: z.number(),
  /** Alarms of one family and place within this time of each other are one group. */
  groupWindowMs: z.object({ person: z.number(), fire: z.number(), equipment: z.number() }),
  siren: z.object({ topic: z.string(), on: z.string(), off: z.string() }),
  testIntervalDays: z.number().int(),
  /** Vendor's word -> priority; null = the house has a better rule of its own. */
  vendorAlarms: z.record(z.string(), AlarmPriority.nullable()),
  unknownVendorAlarm: AlarmPriority,
  rules: z.record(AlarmKind, KindDefaults),
})
export type AlarmDefaults = z.infer<typeof AlarmDefaults>

/** The defaults of this version; imported, so that a bundle carries them along. Throws when the file was broken. */
export function loadAlarmDefaults(): AlarmDefaults {
  return AlarmDefaults.parse(defaults)
}
