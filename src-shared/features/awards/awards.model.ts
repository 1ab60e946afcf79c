// 养老护理岗位奖补: who may have which award for a year, why, and what became of each claim. Amounts and conditions are data of their version.
import * as z from 'zod'
import { Day, Instant, RecordId, StaffId, Version, Yuan } from '../../contract/primitives.ts'
import { StaffPost } from '../staff/staff.contract.ts'
import { Education } from '../staff-files/staff-files.model.ts'

export const AwardFamily = z.enum(['entry', 'service'])
export const AwardKind = z.object({
  code: z.string(),
  /** 入职奖补 or 在职奖补. */
  family: AwardFamily,
  term: z.string(),
  amount: Yuan,
  /** Educations one of which is asked; absent = any. */
  educations: z.array(Education).optional(),
  isFullTimeAsked: z.boolean().optional(),
  /** Whole years in this house. */
  facilityYears: z.number().int().optional(),
  /** Whole years in a care post, here and elsewhere: from, and below. */
  careYears: z.number().int().optional(),
  careYearsBelow: z.number().int().optional(),
})
export type AwardKind = z.infer<typeof AwardKind>

export const AwardRules = z.object({
  version: z.string(),
  title: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  areaPrefix: z.string(),
  filedSince: Day,
  carePosts: z.array(StaffPost),
  kinds: z.array(AwardKind),
})
export type AwardRules = z.infer<typeof AwardRules>

/** One condition. `isMet` null = the record does not tell. */
export const AwardLine = z.object({
  rule: z.enum([
    'facility',
    'outside-establishment',
    'on-roll',
    'care-post',
    'education',
    'full-time',
    'graduated',
    'facility-years',
    'care-years',
    'not-paid',
  ]),
  isMet: z.boolean().nullable(),
  /** What the condition was held against: a day, a number of months, a code. */
  value: z.string().nullable(),
  asked: z.string().nullable(),
})
export type AwardLine = z.infer<typeof AwardLine>

export const AwardResult = z.enum(['eligible', 'not-eligible', 'unknown'])
export const AwardJudgement = z.object({
  kind: z.string(),
  amount: Yuan,
  result: AwardResult,
  lines: z.array(AwardLine),
})
export type AwardJudgement = z.infer<typeof AwardJudgement>

/** 申报 审核通过 发放 不予发放. */
export const ClaimState = z.enum(['applied', 'approved', 'paid', 'refused'])
export type ClaimState = z.infer<typeof ClaimState>
export const AwardClaim = z.object({
  id: RecordId,
  version: Version,
  staffId: StaffId,
  name: z.string(),
  kind: z.string(),
  /** Year of the application; years of work count to 31 December of the year before. */
  year: z.number().int().min(2000).max(2100),
  amount: Yuan,
  state: ClaimState,
  on: Day,
  note: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type AwardClaim = z.infer<typeof AwardClaim>

/** Columns of the form that the record leaves open. */
export const FormGap = z.enum(['idNumber', 'school', 'graduatedOn', 'bankAccount', 'contract', 'socialInsurance'])
export type FormGap = z.infer<typeof FormGap>
export const AwardPerson = z.object({
  staffId: StaffId,
  name: z.string(),
  post: StaffPost,
  hiredOn: Day,
  careMonths: z.number().int().nullable(),
  judgements: z.array(AwardJudgement),
  missing: z.array(FormGap),
  claims: z.array(AwardClaim),
})
export type AwardPerson = z.infer<typeof AwardPerson>
export const AwardOverview = z.object({
  year: z.number().int(),
  /** 31 December of the year before. */
  asOf: Day,
  people: z.array(AwardPerson),
  totals: z.array(z.object({ kind: z.string(), people: z.number().int(), amount: Yuan })),
})
export type AwardOverview = z.infer<typeof AwardOverview>
