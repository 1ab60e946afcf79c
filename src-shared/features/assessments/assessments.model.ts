// An assessment of a person by a scale: a draft while people answer, then frozen with its result. What was wrong is voided with a reason.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText, Version } from '../../contract/primitives.ts'
import { ScaleLevel } from './scale.model.ts'

/** 首次评估 常规评估 即时评估 因对评估结果有疑问进行的复评 其他 (GB/T 42195-2022 A.1). */
export const AssessmentReason = z.enum(['first', 'routine', 'immediate', 'dispute', 'other'])
export type AssessmentReason = z.infer<typeof AssessmentReason>
/** `history` = brought in from an older standard: shown, never counted as the level in force. */
export const AssessmentState = z.enum(['draft', 'finished', 'voided', 'history'])
export type AssessmentState = z.infer<typeof AssessmentState>

/** 本人 配偶 子女 其他亲属 雇佣照顾者 村(居)民委员会工作人员 其他 (A.3). */
export const InformantRelation = z.enum(['self', 'spouse', 'child', 'relative', 'carer', 'committee', 'other'])
export type InformantRelation = z.infer<typeof InformantRelation>
export const Informant = z.object({ name: z.string().trim().min(1).max(40), relation: InformantRelation })
export type Informant = z.infer<typeof Informant>

/** Item code → score, fact code → value. */
const Marks = z.record(z.string().max(20), z.number())
/** null takes an answer back. */
const MarkChanges = z.record(z.string().max(20), z.number().nullable())

/** What one person may add to a draft at a time. */
export const DraftChanges = z.object({
  answers: MarkChanges.optional(),
  /** Scores of the second assessor, where they were given apart. */
  secondAnswers: MarkChanges.optional(),
  facts: MarkChanges.optional(),
  reason: AssessmentReason.optional(),
  basedOn: Day.optional(),
  assessors: z.array(z.string().trim().max(40)).max(3).optional(),
  informant: Informant.nullable().optional(),
  note: ShortText.nullable().optional(),
})
export type DraftChanges = z.infer<typeof DraftChanges>

const BlockScore = z.object({
  code: z.string(),
  name: z.string(),
  score: z.number().nullable(),
  max: z.number(),
  answered: z.number().int(),
  of: z.number().int(),
})
/** The judgement as it was when the assessment was finished; the scale may have a newer version by now. */
export const AssessmentResult = z.object({
  blocks: z.array(BlockScore),
  total: z.number().nullable(),
  max: z.number(),
  initial: ScaleLevel.nullable(),
  final: ScaleLevel.nullable(),
  changes: z.array(
    z.object({ code: z.string(), text: z.string(), because: z.array(z.string()), isApplied: z.boolean() }),
  ),
})
export type AssessmentResult = z.infer<typeof AssessmentResult>

export const Assessment = z.object({
  id: RecordId,
  residentId: ResidentId,
  scale: z.string(),
  scaleVersion: z.string(),
  state: AssessmentState,
  /** 评估编号; given when it is finished. */
  number: z.string().nullable(),
  reason: AssessmentReason,
  /** 评估基准日期. */
  basedOn: Day,
  answers: Marks,
  secondAnswers: Marks,
  facts: Marks,
  assessors: z.array(z.string()),
  informant: Informant.nullable(),
  note: z.string().nullable(),
  /** Of a re-assessment on dispute: the finished one it answers, who disputes it and why. */
  disputes: z.object({ id: RecordId, by: z.string(), why: z.string() }).nullable(),
  /** null while it is a draft. */
  result: AssessmentResult.nullable(),
  startedAt: Instant,
  startedBy: z.string().nullable(),
  finishedAt: Instant.nullable(),
  finishedBy: z.string().nullable(),
  voidedAt: Instant.nullable(),
  voidReason: z.string().nullable(),
  version: Version,
})
export type Assessment = z.infer<typeof Assessment>

/** One line of the list: who, what, how it stands. */
export const AssessmentLine = z.object({
  id: RecordId,
  residentId: ResidentId,
  residentName: z.string(),
  bedLabel: z.string().nullable(),
  scale: z.string(),
  state: AssessmentState,
  basedOn: Day,
  total: z.number().nullable(),
  levelName: z.string().nullable(),
  answered: z.number().int(),
  of: z.number().int(),
  assessors: z.array(z.string()),
  version: Version,
})
export type AssessmentLine = z.infer<typeof AssessmentLine>
