// 服务安全风险评估 of a resident by the nine risks of GB 38600-2019: a draft while people judge, then frozen. What was wrong is voided.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, Version } from '../../contract/primitives.ts'
import { IncidentKind } from '../incidents/incidents.model.ts'

/** 噎食 食品药品误食 压疮 烫伤 坠床 跌倒 他伤和自伤 走失 文娱活动意外, in the order of every screen. */
export const RiskKey = z.enum([
  'choke',
  'misintake',
  'pressure',
  'scald',
  'bedfall',
  'fall',
  'harm',
  'elope',
  'activity',
])
export type RiskKey = z.infer<typeof RiskKey>
export const riskKeys = RiskKey.options

/** 未评估 无 需防护 高风险. Nobody's risk is 无 before somebody said so. */
export const RiskLevel = z.enum(['not-assessed', 'none', 'protect', 'high'])
export type RiskLevel = z.infer<typeof RiskLevel>

/** 入住评估 阶段性评估 即时评估. */
export const RiskAssessmentKind = z.enum(['admission', 'periodic', 'immediate'])
export type RiskAssessmentKind = z.infer<typeof RiskAssessmentKind>

export const RiskMeasure = z.object({ code: z.string().max(40), text: z.string().min(1) })
export type RiskMeasure = z.infer<typeof RiskMeasure>

/** At most six measures a risk: each has one of the digits 4 to 9. */
export const Risk = z.object({
  key: RiskKey,
  term: z.string(),
  /** The term as the head of a narrow column. */
  short: z.string(),
  /** In two letters, for 大字. */
  shortest: z.string(),
  incidentKind: IncidentKind,
  measures: z.array(RiskMeasure).min(1).max(6),
})
export type Risk = z.infer<typeof Risk>

/** The versioned data file. */
export const RiskList = z.object({
  code: z.string(),
  version: z.string(),
  title: z.string(),
  standard: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string().optional(),
  /** After so many months it is due again. */
  validMonths: z.number().int().positive(),
  /** An admission assessment made so many days before moving in counts for it. */
  beforeAdmissionDays: z.number().int().min(0),
  risks: z.array(Risk).length(riskKeys.length),
})
export type RiskList = z.infer<typeof RiskList>

const OwnWords = z.string().trim().min(1).max(200)
export const RiskItem = z.object({
  level: RiskLevel,
  /** Codes of measures of the list. */
  measures: z.array(z.string().max(40)).max(6),
  /** A measure in the assessor's own words; counts as one. */
  otherMeasure: OwnWords.nullable(),
})
export type RiskItem = z.infer<typeof RiskItem>
export const RiskItems = z.record(RiskKey, RiskItem)
export type RiskItems = z.infer<typeof RiskItems>

/** 签字 口头 拒签. */
export const InformedHow = z.enum(['signed', 'verbal', 'refused'])
export type InformedHow = z.infer<typeof InformedHow>
/** Who of the family, or the resident, was told the result. null = not on record yet. */
export const Informing = z.object({
  person: z.string().trim().min(1).max(40).nullable(),
  relation: z.string().trim().min(1).max(20).nullable(),
  at: Instant.nullable(),
  how: InformedHow.nullable(),
  refusalReason: OwnWords.nullable(),
})
export type Informing = z.infer<typeof Informing>

export const RiskAssessmentState = z.enum(['draft', 'finished', 'voided'])
export type RiskAssessmentState = z.infer<typeof RiskAssessmentState>

export const RiskAssessment = z.object({
  id: RecordId,
  residentId: ResidentId,
  listVersion: z.string(),
  state: RiskAssessmentState,
  kind: RiskAssessmentKind,
  /** 评估日期. */
  basedOn: Day,
  items: RiskItems,
  assessor: z.string().nullable(),
  informing: Informing,
  note: z.string().nullable(),
  startedAt: Instant,
  startedBy: z.string().nullable(),
  finishedAt: Instant.nullable(),
  finishedBy: z.string().nullable(),
  voidedAt: Instant.nullable(),
  voidReason: z.string().nullable(),
  version: Version,
})
export type RiskAssessment = z.infer<typeof RiskAssessment>

/** What one person may change in a draft at a time; what is not named stays. */
export const RiskChanges = z.object({
  kind: RiskAssessmentKind.optional(),
  basedOn: Day.optional(),
  assessor: z.string().trim().min(1).max(40).nullable().optional(),
  note: z.string().trim().min(1).max(500).nullable().optional(),
  informing: Informing.partial().optional(),
  items: z.partialRecord(RiskKey, RiskItem.partial()).optional(),
})
export type RiskChanges = z.infer<typeof RiskChanges>

/** Why somebody is to be assessed: never since moving in, an incident since the last one, or twelve months later. */
export const RiskDueReason = z.enum(['missing', 'incident', 'yearly'])
export type RiskDueReason = z.infer<typeof RiskDueReason>

/** How one person stands. */
export const RiskStanding = z.object({
  residentId: ResidentId,
  residentName: z.string(),
  bedLabel: z.string().nullable(),
  admittedOn: Day.nullable(),
  /** The newest finished one that counts; null = 未评估. */
  current: z
    .object({ id: RecordId, basedOn: Day, kind: RiskAssessmentKind, levels: z.record(RiskKey, RiskLevel) })
    .nullable(),
  /** Whole days since the current one; null = none. */
  ageDays: z.number().int().min(0).nullable(),
  /** The day by which it is to be done; null = the person does not live here. */
  dueOn: Day.nullable(),
  dueReason: RiskDueReason.nullable(),
  /** The newest incident since the current one, when that is why. */
  incidentKind: IncidentKind.nullable(),
  isOverdue: z.boolean(),
  draft: z.object({ id: RecordId, assessed: z.number().int().min(0).max(riskKeys.length) }).nullable(),
})
export type RiskStanding = z.infer<typeof RiskStanding>
