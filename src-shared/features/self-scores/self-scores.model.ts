// The home scores itself by the rating standard: items in blocks, what each scored, and the level that comes of it. The scale is data.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, Version, Worded } from '../../contract/primitives.ts'

export const SelfScoreItem = z.object({
  code: z.string(),
  text: z.string(),
  /** Full score of the item. */
  max: z.number().positive(),
  /** Topics of the binder whose records speak for it; unknown ones are passed over. */
  topics: z.array(z.string()),
})
export const SelfScoreBlock = z.object({
  code: z.string(),
  name: Worded,
  max: z.number().positive(),
  items: z.array(SelfScoreItem).min(1),
})
export const SelfScoreLevel = z.object({
  level: z.number().int(),
  name: z.string(),
  /** Least score in all. */
  total: z.number(),
  /** Least share of every block, 0 to 1. */
  blockRate: z.number().min(0).max(1),
})
export const SelfScoreScale = z.object({
  code: z.string(),
  version: z.string(),
  title: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  validYears: z.number().int().positive(),
  blocks: z.array(SelfScoreBlock).min(1),
  /** Lowest first. */
  levels: z.array(SelfScoreLevel).min(1),
})
export type SelfScoreScale = z.infer<typeof SelfScoreScale>

/** Scores by item code; an item that is left out was not scored yet, which is not 0. */
export const Scores = z.record(z.string(), z.number().min(0))
export type Scores = z.infer<typeof Scores>
export const Notes = z.record(z.string(), z.string().trim().max(300))
export type Notes = z.infer<typeof Notes>

export const SelfScore = z.object({
  id: RecordId,
  scaleVersion: z.string(),
  scoredOn: Day,
  state: z.enum(['draft', 'finished', 'voided']),
  scores: Scores,
  /** What was seen, by item. */
  notes: Notes,
  scorer: z.string().nullable(),
  finishedAt: Instant.nullable(),
  voidReason: z.string().nullable(),
  version: Version,
})
export type SelfScore = z.infer<typeof SelfScore>

export const SelfScoreChanges = z.object({
  /** Null takes a score back. */
  scores: z.record(z.string(), z.number().min(0).nullable()).optional(),
  notes: Notes.optional(),
  scorer: z.string().trim().max(40).nullable().optional(),
})
export type SelfScoreChanges = z.infer<typeof SelfScoreChanges>
export const SelfScoreVoid = z.object({ id: RecordId, version: Version, reason: Reason })
