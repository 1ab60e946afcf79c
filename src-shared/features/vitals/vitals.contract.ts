// Spot vitals, the early-warning score and suggestions for a person's night. Health data: `vitals.read`, and with names `vitals.record`.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { News2Result } from './news2.rules.ts'
import { News2Next } from './news2-response.rules.ts'
import { NightSuggestion } from './night-suggestion.rules.ts'
import {
  LatestVital,
  PlausibleRange,
  RoundRow,
  VitalDue,
  VitalEntry,
  VitalKind,
  VitalMeasurement,
  WaitingReading,
} from './vitals.model.ts'

const forResident = z.object({ residentId: ResidentId })
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Everything a screen shows of one resident now. */
export const VitalPicture = z.object({
  latest: z.array(LatestVital),
  news2: News2Result,
  /** What the newest round asks for. */
  next: News2Next,
  due: z.array(VitalDue),
})
export type VitalPicture = z.infer<typeof VitalPicture>

export const vitalsContract = {
  /** Ranges a field refuses outside of, and the versions of the limits; both wait for a physician's sign-off until said otherwise. */
  limits: needs('vitals.read').output(
    z.object({
      version: z.string(),
      news2Version: z.string(),
      needsPhysicianSignOff: z.boolean(),
      plausible: z.partialRecord(z.enum([...VitalKind.options, 'diastolic']), PlausibleRange),
    }),
  ),
  /** The newest value of each kind, the score and what is due. Errors: NOT_FOUND. */
  latestOf: needs('vitals.read').input(forResident).output(VitalPicture),
  /** Rows taken in a span, newest first, corrected ones among them; at most 2,000. Errors: NOT_FOUND. */
  listOf: needs('vitals.read')
    .input(forResident.extend({ from: Instant, to: Instant, kind: VitalKind.optional() }))
    .output(z.array(VitalMeasurement)),
  /**
   * Writes what was measured at one moment; `takenAt` null = now. Errors: RESIDENT_NOT_IN, RESIDENT_ON_LEAVE, RESIDENT_DEAD,
   * DAY_IN_FUTURE, RULE_BROKEN (VALUE_NOT_PLAUSIBLE, DIASTOLIC_NOT_BELOW, NOTHING_MEASURED, TAKEN_TOO_LONG_AGO).
   */
  record: needs('vitals.record')
    .input(forResident.extend({ takenAt: Instant.nullable(), entry: VitalEntry, note: ShortText.nullable() }))
    .output(z.array(VitalMeasurement)),
  /** A round of several residents, all or none. Errors: as `record`, with `where` = `entries.<index>`. */
  recordRound: needs('vitals.record')
    .input(
      z.object({
        entries: z
          .array(forResident.extend({ takenAt: Instant.nullable(), entry: VitalEntry }))
          .min(1)
          .max(200),
      }),
    )
    .output(z.object({ count: z.number().int() })),
  /**
   * Sets a row right with a reason; both stay. `entry` holds the right value of the same kind, or null = it was no measurement of
   * this person. Errors: NOT_FOUND, RULE_BROKEN (ALREADY_CORRECTED, NOTHING_MEASURED, VALUE_NOT_PLAUSIBLE, DIASTOLIC_NOT_BELOW).
   */
  correct: needs('vitals.record')
    .input(z.object({ id: RecordId, entry: VitalEntry.nullable(), reason: Reason }))
    .output(VitalMeasurement),
  /** Readings of devices that belong to nobody yet ("whose is it?"), newest first. */
  waiting: needs('vitals.record').output(z.array(WaitingReading)),
  /** Says whose a waiting reading is. Errors: NOT_FOUND, and as `record`. */
  assign: needs('vitals.record')
    .input(z.object({ id: RecordId, residentId: ResidentId }))
    .output(VitalMeasurement),
  /** Takes a waiting reading off the list with a reason; it stays on record. Errors: NOT_FOUND. */
  discard: needs('vitals.record')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(z.object({ ok: z.literal(true) })),
  /** The score as it was or is at a moment; `at` left out = now, with the live values of the bed. Errors: NOT_FOUND. */
  news2Of: needs('vitals.read')
    .input(forResident.extend({ at: Instant.optional() }))
    .output(News2Result),
  /** Chooses the saturation scale of a person: a physician's decision, nobody else's. Errors: NOT_FOUND. */
  setSpo2Scale: needs('alarms.sign-off')
    .input(forResident.extend({ scale: z.union([z.literal(1), z.literal(2)]), reason: Reason }))
    .output(z.object({ scale: z.union([z.literal(1), z.literal(2)]) })),
  /** Everybody of a floor (null = the house) with newest values, score and what is due, in the order of the beds. */
  floorRound: needs('vitals.record')
    .input(z.object({ floorName: z.string().max(60).nullable() }))
    .output(z.object({ floors: z.array(z.string()), rows: z.array(RoundRow.extend(VitalPicture.shape)) })),
  /** The night a person's last 14 nights suggest, or why none. Errors: NOT_FOUND. */
  nightSuggestion: needs('vitals.read').input(forResident).output(NightSuggestion),
  /** Makes the suggestion the person's own rule. Errors: NOT_FOUND, RULE_BROKEN (SUGGESTION_CHANGED). */
  acceptSuggestion: needs('alarms.rules')
    .input(
      forResident.extend({
        nightFrom: TimeOfDay,
        nightTo: TimeOfDay,
        graceMinutes: z.number().int().nullable(),
        basedOn: z.array(Day),
        reason: Reason,
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  /** Keeps the suggestion, answered with no; it is not made again for 30 days. Errors: NOT_FOUND. */
  dismissSuggestion: needs('alarms.rules')
    .input(forResident.extend({ reason: Reason }))
    .output(z.object({ ok: z.literal(true) })),
}
