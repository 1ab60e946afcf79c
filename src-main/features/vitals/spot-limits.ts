// The versioned numbers of spot vitals: plausible ranges, limits, second readings, the score's table, the night proposal.
// Clinical numbers are borrowed and wait for a physician's sign-off.
import * as z from 'zod'
import { News2Table } from '#shared/features/vitals/news2.rules.ts'
import { News2Responses } from '#shared/features/vitals/news2-response.rules.ts'
import { NightSuggestionSettings } from '#shared/features/vitals/night-suggestion.rules.ts'
import type { SpotAlarmKind, SpotLimits } from '#shared/features/vitals/spot-judgement.rules.ts'
import { PlausibleRange, VitalKind } from '#shared/features/vitals/vitals.model.ts'
import news2 from '../../../resources/vitals/news2-2017.json' with { type: 'json' }
import news2Response from '../../../resources/vitals/news2-response-2026-12.json' with { type: 'json' }
import night from '../../../resources/vitals/night-suggestion-2026-12.json' with { type: 'json' }
import spot from '../../../resources/vitals/spot-limits-2026-12.json' with { type: 'json' }

const Limits = z.object({
  highAtOrAbove: z.number().optional(),
  highAtOrBelow: z.number().optional(),
  mediumAtOrAbove: z.number().optional(),
  mediumAtOrBelow: z.number().optional(),
  diastolicHighAtOrAbove: z.number().optional(),
  diastolicMediumAtOrAbove: z.number().optional(),
  diastolicMediumAtOrBelow: z.number().optional(),
})
const Confirmation = z.object({
  appliesTo: z.enum(['all', 'device']),
  repeatInMinutes: z.number().positive(),
  apartMinutes: z.number().positive(),
  overdueMinutes: z.number().positive(),
})
const SpotKind = z.enum([
  'spo2-low',
  'body-temperature',
  'blood-pressure',
  'glucose',
  'heart-rate-high',
  'heart-rate-low',
  'respiration-high',
  'respiration-low',
] satisfies SpotAlarmKind[])

export const SpotSettings = z.object({
  version: z.string(),
  effectiveOn: z.iso.date(),
  basis: z.string(),
  needsPhysicianSignOff: z.boolean(),
  plausible: z.partialRecord(z.enum([...VitalKind.options, 'diastolic']), PlausibleRange),
  limits: z.record(SpotKind, Limits),
  /** Takes the place of the saturation limits for people on scale 2: their normal is lower. */
  spo2Scale2: Limits,
  confirm: z.record(SpotKind, Confirmation.nullable()),
  /** A value older than this when it is written down raises nothing. */
  judgedWithinMinutes: z.number(),
  /** An entry is marked back-dated when it was taken this much before it was written. */
  backDatedAfterMinutes: z.number(),
  oldestEntryDays: z.number(),
  deviceRepeats: z.object({
    /** Without a device clock, an equal value within this time is the same reading again. */
    sameValueSeconds: z.number(),
    /** A device that streams is written down this often, and whenever its value crosses a limit. */
    streamMinutes: z.number(),
    /** And never more often than this. */
    streamLeastSeconds: z.number(),
    streamKinds: z.array(VitalKind),
  }),
})
export type SpotSettings = z.infer<typeof SpotSettings>

export type VitalNumbers = {
  spot: SpotSettings
  news2: News2Table
  responses: News2Responses
  night: NightSuggestionSettings
}

/** The numbers of this version; imported, so that a bundle carries them along. Throws when a file was broken. */
export function loadVitalNumbers(): VitalNumbers {
  return {
    spot: SpotSettings.parse(spot),
    news2: News2Table.parse(news2),
    responses: News2Responses.parse(news2Response),
    night: NightSuggestionSettings.parse(night),
  }
}

/** Limits of an alarm kind as the house's data say, for somebody on a saturation scale. */
export function defaultLimits(settings: SpotSettings, kind: SpotAlarmKind, scale: 1 | 2): SpotLimits {
  return kind === 'spo2-low' && scale === 2 ? settings.spo2Scale2 : settings.limits[kind]
}
