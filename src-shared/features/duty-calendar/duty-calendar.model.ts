// What a home does each shift, day, week, month … as data, and how far it has come. An item is done by its record and by nothing else.
import * as z from 'zod'
import { Role } from '../../contract/permissions.ts'
import { Day, Month, Worded } from '../../contract/primitives.ts'
import { EvidenceGapKind, EvidenceTopic } from '../binder/evidence.model.ts'
import { ReportCode } from '../reports/reports.model.ts'

export const CalendarCycle = z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year'])
export type CalendarCycle = z.infer<typeof CalendarCycle>

/** Records of a topic, at least so many in the period, and no gap in it. */
export const TopicProof = z.object({
  topic: EvidenceTopic,
  atLeast: z.number().int().positive().default(1),
  /** Only records with one of these values count, and gaps that say nothing else: a lift test proves no service of the fire facilities. */
  where: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  /** Counted once for each of this value that differs; null = each record counts. */
  each: z.string().nullable().default(null),
  /** Kinds of gaps that count; null = every one of the topic. */
  gaps: z.array(EvidenceGapKind).nullable().default(null),
})
export type TopicProof = z.infer<typeof TopicProof>

/** What proves it: records of a topic, or a report frozen for the period. */
export const CalendarProof = z.union([TopicProof, z.object({ report: ReportCode })])
export type CalendarProof = z.infer<typeof CalendarProof>

export const CalendarItem = z.object({
  code: z.string(),
  cycle: CalendarCycle,
  name: Worded,
  owner: Role,
  proof: CalendarProof,
  basis: z.string(),
  isVerified: z.boolean(),
})
export type CalendarItem = z.infer<typeof CalendarItem>
export const CalendarFile = z.object({ version: z.string(), basis: z.string(), items: z.array(CalendarItem).min(1) })

/**
 * `done`: enough records and no gap. `partly`: records, but something is missing. `open`: the period still runs. `missed`: it is over and
 * nothing is on record. `before`: over before the first record of this kind was ever kept here, so nothing is known.
 */
export const PeriodState = z.enum(['done', 'partly', 'open', 'missed', 'before'])
export type PeriodState = z.infer<typeof PeriodState>

/** Both ends inside. */
export const CalendarPeriod = z.object({
  from: Day,
  until: Day,
  state: PeriodState,
  records: z.number().int(),
  gaps: z.number().int(),
})
export type CalendarPeriod = z.infer<typeof CalendarPeriod>

/** An item with the periods that end in the month or run over its end. */
export const CalendarRow = z.object({ item: CalendarItem, periods: z.array(CalendarPeriod), link: z.string() })
export type CalendarRow = z.infer<typeof CalendarRow>

export const CalendarMonth = z.object({
  month: Month,
  version: z.string(),
  basis: z.string(),
  rows: z.array(CalendarRow),
  /** Periods that are over and known: how many of them were done. */
  done: z.number().int(),
  over: z.number().int(),
})
export type CalendarMonth = z.infer<typeof CalendarMonth>
