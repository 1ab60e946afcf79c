// Care charts: entries, a floor in one grid, a person on one time axis, what the mattress suggests. Health data.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ResidentId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { News2Band } from '../vitals/news2.rules.ts'
import { News2Next } from '../vitals/news2-response.rules.ts'
import { VitalMeasurement } from '../vitals/vitals.model.ts'
import {
  ChartDraft,
  ChartEntry,
  ChartGridRow,
  ChartInput,
  ChartKind,
  ChartLine,
  ChartNumbers,
  ChartValue,
} from './charts.model.ts'

const forResident = z.object({ residentId: ResidentId })
const inSpan = forResident.extend({ from: Instant, to: Instant })
const forFloor = z.object({ kind: ChartKind, floorName: z.string().max(60) })

/** A stretch of the bed as it was heard. */
export const BedStep = z.object({
  from: Instant,
  to: Instant,
  /** Share of the stretch in bed, 0 to 1; null = not heard. */
  inBedShare: z.number().min(0).max(1).nullable(),
  /** Means of the stretch; null = not heard. */
  heartRate: z.number().nullable(),
  respiration: z.number().nullable(),
})
export type BedStep = z.infer<typeof BedStep>

/** Everything one axis shows of a person. */
export const PersonChart = z.object({
  entries: z.array(ChartEntry),
  /** Measurements that count, earliest first. */
  vitals: z.array(VitalMeasurement),
  /** Older measurements of the span are left out; null = none are. */
  vitalsFrom: Instant.nullable(),
  news2: z.array(
    z.object({
      at: Instant,
      score: z.number().int().nullable(),
      partialScore: z.number().int(),
      known: z.number().int(),
      band: News2Band.nullable(),
    }),
  ),
  next: News2Next,
  /** Turns by entry or by a task that was done, earliest first, with the last one before the span. */
  turns: z.array(Instant),
  /** Stretches in which the person was in the house; intervals are not counted outside of them. */
  present: z.array(z.object({ from: Instant, to: Instant })),
  /** The plan in force today asks for turning. */
  hasTurningPlan: z.boolean(),
  bed: z.array(BedStep),
  /** End of the last stretch a bed sensor was heard in the span; null = never. */
  bedHeardUntil: Instant.nullable(),
  /** Every weight since a year before the end of the span, by chart or by measurement, earliest first. */
  weights: z.array(z.object({ at: Instant, kg: z.number(), source: z.enum(['chart', 'hand', 'device']) })),
  /** Stools of the last weeks before the end of the span. */
  bowel: z.array(ChartEntry),
})
export type PersonChart = z.infer<typeof PersonChart>

export const BedSuggestions = z.object({
  /** The night they are about. */
  nightFrom: Instant,
  nightTo: Instant,
  sleep: z
    .object({ from: Instant, to: Instant, outMinutes: z.number().int(), unheardMinutes: z.number().int() })
    .nullable(),
  /** Why there is none; null = there is one. `recorded` = sleep of this night is on record. */
  noSleepBecause: z.enum(['no-bed', 'unheard', 'no-sleep', 'recorded']).nullable(),
  unheardMinutes: z.number().int(),
  moves: z.array(z.object({ at: Instant, because: z.enum(['back-in-bed', 'lay-down']) })),
})
export type BedSuggestions = z.infer<typeof BedSuggestions>

export const chartsContract = {
  /** Ranges, intervals and thresholds in force. */
  numbers: needs('charts.read').output(ChartNumbers),
  /** Entries of a span, newest first, corrected ones among them; at most 2,000. Errors: NOT_FOUND. */
  listOf: needs('charts.read').input(inSpan).output(z.array(ChartEntry)),
  /** The newest entry of each kind that counts. Errors: NOT_FOUND. */
  latestOf: needs('charts.read').input(forResident).output(z.array(ChartEntry)),
  /** One axis of at most 92 days. Errors: NOT_FOUND, RULE_BROKEN (PERIOD_TOO_LONG). */
  ofResident: needs('charts.read').input(inSpan).output(PersonChart),
  /** Everybody of a floor ('' = the house) for one kind, in the order of the beds. */
  floor: needs('charts.read')
    .input(forFloor)
    .output(z.object({ floors: z.array(z.string()), rows: z.array(ChartGridRow) })),
  /**
   * Writes entries, all or none; the same request key sent twice is one entry. An entry with a task's key writes the task's record too.
   * Errors, with `where` = `entries.<index>` or `entries.<index>.<field>`: NOT_FOUND, RESIDENT_ON_LEAVE, RESIDENT_DEAD, RESIDENT_NOT_IN,
   * DAY_IN_FUTURE, RULE_BROKEN (VALUE_NOT_PLAUSIBLE, CHART_UNUSUAL, CHART_LATE_REASON_MISSING, TAKEN_TOO_LONG_AGO, TASK_OF_OTHER,
   * TASK_RECORDED, TASK_NOT_YET, REASON_MISSING, SHIFT_CLOSED).
   */
  record: needs('charts.record')
    .input(z.object({ entries: z.array(ChartInput).min(1).max(200) }))
    .output(z.object({ count: z.number().int() })),
  /**
   * Sets an entry right with a reason, or with `value` null says that it was none of this person; both stay. Errors: NOT_FOUND,
   * DAY_IN_FUTURE, RULE_BROKEN (ALREADY_CORRECTED, CHART_OTHER_KIND, VALUE_NOT_PLAUSIBLE).
   */
  correct: needs('charts.record')
    .input(z.object({ id: RecordId, value: ChartValue.nullable(), at: Instant.nullable(), reason: Reason }))
    .output(ChartEntry),
  /** The signed-in person's own lines of a floor that wait to be saved. */
  draft: needs('charts.record').input(forFloor).output(ChartDraft),
  /** Keeps lines; null takes one away. Errors: EDIT_CONFLICT with `theirs`. */
  saveDraft: needs('charts.record')
    .input(forFloor.extend({ version: z.number().int(), lines: z.record(z.string().max(64), ChartLine.nullable()) }))
    .output(ChartDraft),
  /** What the mattress suggests of the last night and the last hours. Nothing is written. Errors: NOT_FOUND. */
  suggestions: needs('charts.read')
    .input(forResident.extend({ on: Day.optional() }))
    .output(BedSuggestions),
}
