// The file of a person who works here: who they are, under what contract, with which certificates. ID number, phone and account are masked.
import * as z from 'zod'
import { Day, Instant, RecordId, StaffId, UserId, Worded } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import { StaffMember, StaffPost } from '../staff/staff.contract.ts'

/** 小学 初中 高中 中职或技校 高级工班或预备技师班 大专 本科 研究生, from the lowest. */
export const Education = z.enum([
  'primary',
  'junior-middle',
  'senior-middle',
  'secondary-vocational',
  'senior-skilled',
  'junior-college',
  'bachelor',
  'graduate',
])
export type Education = z.infer<typeof Education>

/** 用工形式: 在编 合同 劳务 志愿. */
export const EmploymentForm = z.enum(['establishment', 'contract', 'labour-service', 'volunteer'])
export type EmploymentForm = z.infer<typeof EmploymentForm>

/** 社保: 已参保 未参保 无须参保 (such as retired people taken on again). */
export const SocialInsurance = z.enum(['insured', 'uninsured', 'exempt'])
export type SocialInsurance = z.infer<typeof SocialInsurance>

/** 固定期限 无固定期限 劳务协议 聘用合同 志愿服务协议. */
export const ContractKind = z.enum(['fixed-term', 'open-ended', 'labour-service', 'public-employment', 'volunteer'])
export type ContractKind = z.infer<typeof ContractKind>

/** 五级 to 一级 of a trade. 1 is the highest; never sort by the number itself (`skillRank`). */
export const SkillLevel = z.number().int().min(1).max(5)
export type SkillLevel = z.infer<typeof SkillLevel>

/** What is known of a person; null = not on record. */
export const StaffFileFacts = z.object({
  /** 18 characters; as shown masked = unchanged. */
  idNumber: z.string().trim().max(40).nullable(),
  birthOn: Day.nullable(),
  education: Education.nullable(),
  school: z.string().trim().max(80).nullable(),
  major: z.string().trim().max(80).nullable(),
  graduatedOn: Day.nullable(),
  isFullTimeEducation: z.boolean().nullable(),
  /** 职务. */
  title: z.string().trim().max(40).nullable(),
  employmentForm: EmploymentForm.nullable(),
  socialInsurance: SocialInsurance.nullable(),
  phone: z.string().trim().max(20).nullable(),
  /** 8 to 30 digits; as shown masked = unchanged. */
  bankAccount: z.string().trim().max(40).nullable(),
  /** Whole months of care work elsewhere before this house; null = not on record. */
  earlierCareMonths: z.number().int().min(0).max(600).nullable(),
  /** The account this person signs in with: the card of it signs them in at a training. */
  userId: UserId.nullable(),
  note: z.string().trim().max(500).nullable(),
})
export type StaffFileFacts = z.infer<typeof StaffFileFacts>
/** Facts an inspector looks for in every file. */
export const requiredFacts = ['idNumber', 'education', 'phone', 'employmentForm', 'socialInsurance'] as const
export type RequiredFact = (typeof requiredFacts)[number]

export const CertificateFacts = z.object({
  kind: z.string().max(40),
  number: z.string().trim().max(60).nullable(),
  issuer: z.string().trim().max(80).nullable(),
  issuedOn: Day,
  /** Last valid day as printed; null = by the rule of its kind. */
  validUntil: Day.nullable(),
  skillLevel: SkillLevel.nullable(),
  /** Scans of the paper. */
  attachmentIds: AttachmentIds.default([]),
})
export type CertificateFacts = z.infer<typeof CertificateFacts>

/** Who wrote a row, and what became of it. */
const Entered = z.object({
  id: RecordId,
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** True once another row took its place. */
  isCorrected: z.boolean(),
  isVoid: z.boolean(),
  correctionReason: z.string().nullable(),
})
export const Certificate = CertificateFacts.extend(Entered.shape).extend({ staffId: StaffId })
export type Certificate = z.infer<typeof Certificate>

export const ContractFacts = z.object({
  kind: ContractKind,
  fromOn: Day,
  /** Last day in force; null = no end agreed. */
  untilOn: Day.nullable(),
  number: z.string().trim().max(60).nullable(),
  /** Scans of the signed paper. */
  attachmentIds: AttachmentIds.default([]),
})
export type ContractFacts = z.infer<typeof ContractFacts>
export const StaffContract = ContractFacts.extend(Entered.shape).extend({ staffId: StaffId })
export type StaffContract = z.infer<typeof StaffContract>

/** How a paper stands on a day. `unneeded` = the post does not ask for it and there is none. */
export const PaperState = z.enum(['valid', 'ending', 'expired', 'missing', 'unneeded'])
export type PaperState = z.infer<typeof PaperState>
export const Paper = z.object({ state: PaperState, untilOn: Day.nullable() })
export type Paper = z.infer<typeof Paper>

/** A line of the register as it stands today. */
export const StaffLine = StaffMember.extend({
  title: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  employmentForm: EmploymentForm.nullable(),
  education: Education.nullable(),
  /** Highest trade level held; null = none on record. */
  skillLevel: SkillLevel.nullable(),
  health: Paper,
  contract: Paper,
  /** Day on which the pre-job training was passed; null = not on record. */
  preJobOn: Day.nullable(),
  /** Hours of training in the running year. */
  hours: z.number(),
  missing: z.array(z.enum(requiredFacts)),
})
export type StaffLine = z.infer<typeof StaffLine>

export const PostChange = z.object({
  post: StaffPost,
  fromOn: Day,
  reason: z.string(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type PostChange = z.infer<typeof PostChange>

export const StaffFile = z.object({
  line: StaffLine,
  leaveReason: z.string().nullable(),
  facts: StaffFileFacts,
  /** Counts changes of the facts; 0 = nothing was ever entered. */
  factsVersion: z.number().int().min(0),
  accountName: z.string().nullable(),
  certificates: z.array(Certificate),
  contracts: z.array(StaffContract),
  /** Newest first; the post of hiring is the last one. */
  posts: z.array(PostChange),
})
export type StaffFile = z.infer<typeof StaffFile>

export const StaffRevealField = z.enum(['id-number', 'phone', 'bank-account'])
export type StaffRevealField = z.infer<typeof StaffRevealField>

const Validity = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('months'), months: z.number().int().min(1) }),
  z.object({ rule: z.literal('none') }),
])
export const CertificateKind = z.object({
  code: z.string(),
  term: Worded,
  /** Posts that must hold it. */
  requiredOf: z.union([z.literal('all'), z.array(StaffPost)]),
  validity: Validity,
  hasSkillLevel: z.boolean(),
  basis: z.string(),
  isVerified: z.boolean(),
})
export type CertificateKind = z.infer<typeof CertificateKind>
export const CertificateRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  /** Days before the last valid day on which it is told, and told as urgent. */
  toldDaysBefore: z.number().int(),
  urgentDaysBefore: z.number().int(),
  kinds: z.array(CertificateKind),
})
export type CertificateRules = z.infer<typeof CertificateRules>
