// A care plan: problems, goals, and what is done about them how often. A version counts from a day until the next one; it is never edited.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { RiskKey } from '../risks/risks.model.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Which days: every day, some days of the week (1 = Monday … 7 = Sunday), or every n days counted from a day. */
export const CareDays = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily') }),
  z.object({ kind: z.literal('weekly'), weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7) }),
  z.object({ kind: z.literal('every-days'), everyDays: z.number().int().min(2).max(366), from: Day }),
])
export type CareDays = z.infer<typeof CareDays>

/** The days, and the times 'HH:mm' on each of them in the facility's zone. */
export const Frequency = z.object({ days: CareDays, times: z.array(TimeOfDay).min(1).max(24) })
export type Frequency = z.infer<typeof Frequency>

/** 翻身 协助如厕 洗澡 口腔护理 协助进食 饮水 皮肤检查 巡视 协助活动 测生命体征 环境安全 心理支持 其他. */
export const InterventionKind = z.enum([
  'turning',
  'toilet',
  'bathing',
  'oral-care',
  'feeding',
  'fluid',
  'skin-check',
  'round',
  'mobility',
  'vitals',
  'environment',
  'support',
  'other',
])
export type InterventionKind = z.infer<typeof InterventionKind>

export const Intervention = z.object({
  /** Stays the same from version to version, so that a task keeps its history. */
  id: RecordId,
  kind: InterventionKind,
  text: ShortText,
  frequency: Frequency,
})
export type Intervention = z.infer<typeof Intervention>

/** Where a problem comes from: an assessment with the item's code, or a risk assessment with the risk. */
export const ProblemSource = z.union([
  z.object({ assessmentId: RecordId, itemCode: z.string().max(20).nullable() }),
  z.object({ riskAssessmentId: RecordId, riskKey: RiskKey }),
])
export type ProblemSource = z.infer<typeof ProblemSource>

export const Problem = z.object({
  id: RecordId,
  text: ShortText,
  goal: ShortText,
  source: ProblemSource.nullable(),
  interventions: z.array(Intervention).min(1).max(20),
})
export type Problem = z.infer<typeof Problem>

/** 本人 or an agent who agreed to the plan. */
export const PlanConsent = z.object({
  name: z.string().trim().min(1).max(40),
  relation: z.string().trim().max(20),
  on: Day,
})
export type PlanConsent = z.infer<typeof PlanConsent>

export const PlanContent = z.object({
  problems: z.array(Problem).min(1).max(30),
  /** Day by which the plan is looked at again. */
  reviewOn: Day,
  consent: PlanConsent.nullable(),
  note: ShortText.nullable(),
})
export type PlanContent = z.infer<typeof PlanContent>

/** `reviewOn` is the day that counts: of the plan itself, or of its newest review. */
export const CarePlan = PlanContent.extend({
  id: RecordId,
  residentId: ResidentId,
  /** From 1. */
  version: z.number().int(),
  fromOn: Day,
  /** First day that no longer counts; null = in force until the next version. */
  toOn: Day.nullable(),
  endReason: z.string().nullable(),
  writtenAt: Instant,
  writtenBy: z.string().nullable(),
  /** When somebody last looked at this version and left it as it is; null = never. */
  reviewedAt: Instant.nullable(),
  reviewedBy: z.string().nullable(),
  reviewNote: z.string().nullable(),
})
export type CarePlan = z.infer<typeof CarePlan>

/** An intervention a template proposes. */
export const TemplateIntervention = Intervention.omit({ id: true })
export const PlanTemplates = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  reviewAfterDays: z.number().int().positive(),
  /** Days after moving in by which a plan is to be written. */
  writeWithinDays: z.number().int().min(0),
  templates: z.array(
    z.object({
      careLevel: z.string(),
      name: z.string(),
      problems: z.array(
        z.object({ text: z.string(), goal: z.string(), interventions: z.array(TemplateIntervention).min(1) }),
      ),
    }),
  ),
})
export type PlanTemplates = z.infer<typeof PlanTemplates>
