// 感染防控: daily screening of symptoms, cases, isolation and what was reported of a possible cluster. Rows are only ever added.
import * as z from 'zod'
import { BedId, Day, FloorId, Instant, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'

const Code = z.string().regex(/^[a-z0-9-]{2,40}$/)
export const Term = z.object({ code: Code, term: z.string().min(1) })
export type Term = z.infer<typeof Term>

/** The versioned data file. */
export const InfectionRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  /** 发热: °C, this value included. */
  feverFromCelsius: z.number(),
  symptoms: z.array(Term).min(1).max(8),
  precautions: z.array(Term).min(1),
  /** An isolation is looked at again after so many days, unless another day is chosen. */
  reviewAfterDays: z.number().int().positive(),
  /** A possible cluster is over when so many days brought no further case. */
  quietDays: z.number().int().positive(),
  kinds: z
    .array(
      Term.extend({
        /** Proposed for the isolation. */
        precautions: z.array(Code),
        /** So many cases within so many days on one floor; null = none is told. */
        cluster: z.object({ cases: z.number().int().min(2), days: z.number().int().positive() }).nullable(),
      }),
    )
    .min(1),
  /** Whom a possible cluster is reported to. */
  reportTo: z.array(Term).min(1),
})
export type InfectionRules = z.infer<typeof InfectionRules>

/** What was seen of a person on a day. No symptom at all is an empty list that somebody entered, never a default. */
export const Screening = z.object({
  id: RecordId,
  residentId: ResidentId,
  day: Day,
  symptoms: z.array(Code),
  note: z.string().nullable(),
  /** Written down after its day. */
  isLate: z.boolean(),
  /** Why it is late, or why it takes the place of an earlier row. */
  reason: z.string().nullable(),
  isCorrection: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Screening = z.infer<typeof Screening>

/** One person of the grid. */
export const ScreeningRow = z.object({
  residentId: ResidentId,
  name: z.string(),
  bedLabel: z.string().nullable(),
  floorName: z.string().nullable(),
  /** Where the person was on the day; only somebody who was here is screened. */
  state: z.enum(['in', 'on-leave', 'in-hospital']),
  /** Highest of the day's measurements, °C; null = none taken. */
  temperature: z.object({ value: z.number(), takenAt: Instant }).nullable(),
  isFever: z.boolean(),
  /** null = 未筛查. */
  screening: Screening.nullable(),
  hasOpenCase: z.boolean(),
})
export type ScreeningRow = z.infer<typeof ScreeningRow>

export const ScreeningEntry = z.object({
  residentId: ResidentId,
  symptoms: z.array(Code).max(8),
  /** °C, measured now; kept as a vital sign. null = not measured, or taken from the vital signs. */
  temperature: z.number().nullable(),
  note: ShortText.nullable(),
  reason: ShortText.nullable(),
})
export type ScreeningEntry = z.infer<typeof ScreeningEntry>

/** 疑似 确诊. */
export const Certainty = z.enum(['suspected', 'confirmed'])
export type Certainty = z.infer<typeof Certainty>
/** 痊愈 转院 死亡 排除: a case that was ruled out counts for no cluster. */
export const CaseOutcome = z.enum(['recovered', 'transferred', 'died', 'excluded'])
export type CaseOutcome = z.infer<typeof CaseOutcome>

/** What is said of a case; said anew in full whenever something changes. */
export const CaseFacts = z.object({
  kind: Code,
  certainty: Certainty,
  /** 发病日期. */
  onsetOn: Day,
  closedOn: Day.nullable(),
  outcome: CaseOutcome.nullable(),
  note: ShortText.nullable(),
})
export type CaseFacts = z.infer<typeof CaseFacts>

export const InfectionCase = CaseFacts.extend({
  id: RecordId,
  residentId: ResidentId,
  residentName: z.string(),
  /** Where the person slept when it began; null = no bed on that day. */
  bedLabel: z.string().nullable(),
  floorId: FloorId.nullable(),
  floorName: z.string().nullable(),
  /** Entered by mistake, with the reason in `reason`; counts for nothing. */
  isVoid: z.boolean(),
  /** Why it was changed last; null = as it was first written. */
  reason: z.string().nullable(),
  version: Version,
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  hasOpenIsolation: z.boolean(),
})
export type InfectionCase = z.infer<typeof InfectionCase>

export const CaseVersion = CaseFacts.extend({
  version: Version,
  isVoid: z.boolean(),
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type CaseVersion = z.infer<typeof CaseVersion>

/** An isolation of a bed for a case. Its days are those of the block of the bed. */
export const Isolation = z.object({
  id: RecordId,
  caseId: RecordId,
  residentId: ResidentId,
  residentName: z.string(),
  kind: Code,
  bedId: BedId,
  bedLabel: z.string(),
  floorName: z.string(),
  fromOn: Day,
  /** First day without it; null = it lasts. */
  toOn: Day.nullable(),
  owner: z.string(),
  precautions: z.array(Code),
  /** The day it is looked at again; null = it is over. */
  reviewOn: Day.nullable(),
  reviews: z.array(
    z.object({
      id: RecordId,
      on: Day,
      nextReviewOn: Day.nullable(),
      note: z.string().nullable(),
      recordedBy: z.string().nullable(),
    }),
  ),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Isolation = z.infer<typeof Isolation>

/** 可能聚集: derived from the cases, never stored. */
export const Cluster = z.object({
  kind: Code,
  floorId: FloorId,
  floorName: z.string(),
  caseIds: z.array(RecordId),
  firstOn: Day,
  /** The day on which the number was reached. */
  reachedOn: Day,
  lastOn: Day,
  isOpen: z.boolean(),
  reports: z.array(z.object({ id: RecordId, to: Code, at: Instant, by: z.string(), note: z.string().nullable() })),
  /** Codes of whom nothing was reported to yet. */
  unreportedTo: z.array(Code),
})
export type Cluster = z.infer<typeof Cluster>
