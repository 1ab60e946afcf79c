// Reports are definitions over one query layer. Each figure keeps the ids of the rows behind it; a run is frozen.
import * as z from 'zod'
import { Instant, Month, ReportRunId } from '../../contract/primitives.ts'

export const ReportCode = z.enum([
  'R02',
  'R04',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R19',
  'R20',
  'R21',
  'R23',
  'R24',
])
export type ReportCode = z.infer<typeof ReportCode>

/** One line of a report in 甲乙丙 form. `value` null = unknown (drawn as unknown, exported as blank with a note). */
export const Figure = z.object({
  code: z.string(),
  /** Official name, e.g. 期初在院. */
  name: z.string(),
  indent: z.number().int().min(0).max(3),
  /** Heading the line stands under, e.g. 期末在院按能力等级; absent = none. */
  group: z.string().optional(),
  unit: z.string(),
  value: z.number().nullable(),
  previous: z.number().nullable(),
  /** Definition in a sentence, with its basis. */
  definition: z.string(),
  /** What kind of rows stand behind the figure. */
  rowKind: z.enum([
    'bed',
    'resident',
    'admission',
    'discharge',
    'person-day',
    'leave-day',
    'assessment',
    'incident',
    'staff',
    'duty-day',
    'partner',
    'partner-agreement',
    'medical-visit',
    'referral',
    'teleconsultation',
    'training',
    'food-sample',
    'meal',
    'drill',
    'equipment',
    'hazard',
    'fire-patrol',
    'fire-patrol-time',
    'self-check',
    'self-check-item',
    'none',
  ]),
  rowIds: z.array(z.string()),
  /** What each row adds to the value (days), in the order of `rowIds`; absent = each row counts as one. */
  rowAmounts: z.array(z.number()).optional(),
})
export type Figure = z.infer<typeof Figure>

/** A row behind a figure, ready to be shown. */
export const FigureRow = z.object({
  id: z.string(),
  /** Where a click leads, e.g. /residents/<id>. */
  link: z.string().nullable(),
  cells: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export type FigureRow = z.infer<typeof FigureRow>

export const CheckResult = z.object({
  code: z.string(),
  severity: z.enum(['block', 'warn', 'pass']),
  /** Sentence with the numbers in it. */
  message: z.string(),
  rows: z.array(z.object({ id: z.string(), link: z.string().nullable(), label: z.string() })),
})
export type CheckResult = z.infer<typeof CheckResult>

export const ReportColumn = z.object({
  key: z.string(),
  title: z.string(),
  width: z.number(),
  kind: z.enum(['text', 'number', 'day']),
})
export type ReportColumn = z.infer<typeof ReportColumn>

/** A computed report: figures for R02-like forms, a table for R04-like lists. */
export const ReportContent = z.object({
  code: ReportCode,
  title: z.string(),
  period: Month,
  definitionVersion: z.string(),
  computedAt: Instant,
  figures: z.array(Figure),
  table: z.object({ columns: z.array(ReportColumn), rows: z.array(FigureRow) }).nullable(),
  checks: z.array(CheckResult),
})
export type ReportContent = z.infer<typeof ReportContent>

export const ReportRun = z.object({
  id: ReportRunId,
  code: ReportCode,
  period: Month,
  frozenAt: Instant,
  frozenBy: z.string().nullable(),
  /** sha256 of the frozen content. */
  contentHash: z.string(),
  state: z.enum(['frozen', 'filed', 'accepted', 'rejected']),
  files: z.array(
    z.object({
      name: z.string(),
      copy: z.enum(['masked', 'full']),
      sha256: z.string(),
      bytes: z.number().int(),
      exportedAt: Instant,
      exportedBy: z.string().nullable(),
    }),
  ),
  note: z.string().nullable(),
})
export type ReportRun = z.infer<typeof ReportRun>
