// The binder: what each clause of a rule asks for, and what the house has to show for it in a span of days.
import * as z from 'zod'
import { Instant } from '../../contract/primitives.ts'
import { EvidenceGap, EvidenceRecord, EvidenceSpan, EvidenceTopic } from './evidence.model.ts'

/** A clause in the console's own words; the versioned data file holds them. */
export const ClauseDefinition = z.object({
  /** Unique, such as `order66-28`. */
  code: z.string(),
  /** As it is cited, e.g. 第二十八条. */
  article: z.string(),
  text: z.string(),
  /** False = the article's number or wording was not compared with the original. */
  isVerified: z.boolean(),
  /** What answers it, any of several features; empty = nothing in the console does. */
  topics: z.array(EvidenceTopic),
})
export const ClauseDocument = z.object({
  code: z.string(),
  title: z.string(),
  clauses: z.array(ClauseDefinition).min(1),
})
export const ClauseCatalogue = z.object({
  version: z.string(),
  basis: z.string(),
  documents: z.array(ClauseDocument).min(1),
})
export type ClauseCatalogue = z.infer<typeof ClauseCatalogue>

/**
 * `in-order`: records and no gap. `gaps`: something is missing. `no-record`: kept here, but nothing on record in the span.
 * `not-kept`: the console holds nothing on it; the paper folder answers.
 */
export const ClauseState = z.enum(['in-order', 'gaps', 'no-record', 'not-kept'])
export type ClauseState = z.infer<typeof ClauseState>

export const BinderClause = ClauseDefinition.extend({ state: ClauseState })
export type BinderClause = z.infer<typeof BinderClause>

/** What one feature shows: the newest records up to a number, how many there are, and every gap, oldest first. */
export const BinderTopic = z.object({
  topic: EvidenceTopic,
  recordCount: z.number().int(),
  records: z.array(EvidenceRecord),
  gaps: z.array(EvidenceGap),
})
export type BinderTopic = z.infer<typeof BinderTopic>

export const Binder = z.object({
  span: EvidenceSpan,
  builtAt: Instant,
  facilityName: z.string().nullable(),
  catalogueVersion: z.string(),
  documents: z.array(ClauseDocument.extend({ clauses: z.array(BinderClause) })),
  topics: z.array(BinderTopic),
})
export type Binder = z.infer<typeof Binder>

/** Records of a topic that are listed; the number tells of the rest. */
export const mostRecordsListed: number = 200
/** A binder may span so many days. */
export const longestBinderDays: number = 366

export const BinderProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), topic: EvidenceTopic, done: z.number().int(), total: z.number().int() }),
  z.object({ kind: z.literal('done'), binder: Binder }),
])
export type BinderProgress = z.infer<typeof BinderProgress>
