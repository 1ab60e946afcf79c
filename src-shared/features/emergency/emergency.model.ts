// What the house holds ready for an emergency: plans with versions, whom to call in which order, and stores that are looked through.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, ShortText, StaffId, UserId } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'

const PersonName = z.string().trim().min(1).max(40)
/** A code of the data, such as `fire`. */
const Code = z.string().min(1).max(40)
/** Digits, spaces, a plus or dashes, as people write numbers. */
export const CallNumber = z
  .string()
  .trim()
  .regex(/^[+\d][\d\s-]{2,24}$/)

/** Kinds of plans and stores, and their terms: versioned data with its basis. */
export const EmergencyRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  reviewEveryMonths: z.number().int().min(1),
  /** Days before its last valid day at which something counts as expiring. */
  warnDays: z.number().int().min(0),
  plans: z.array(z.object({ kind: Code, term: z.string() })),
  supplies: z.array(z.object({ category: Code, term: z.string(), check: z.enum(['week', 'month']) })),
})
export type EmergencyRules = z.infer<typeof EmergencyRules>

/** A version of a plan: its text, or scans of the signed paper. */
export const PlanVersion = z.object({
  id: RecordId,
  kind: Code,
  version: z.number().int().min(1),
  text: z.string().max(20_000).nullable(),
  attachmentIds: AttachmentIds,
  inForceOn: Day,
  approvedBy: PersonName,
  changeNote: ShortText.nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type PlanVersion = z.infer<typeof PlanVersion>

export const PlanReview = z.object({
  id: RecordId,
  versionId: RecordId,
  on: Day,
  by: PersonName,
  note: ShortText.nullable(),
  lateReason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type PlanReview = z.infer<typeof PlanReview>

/** Somebody who read a version. By PIN of an account, or before a witness. */
export const PlanReading = z.object({
  versionId: RecordId,
  staffId: StaffId,
  userId: UserId.nullable(),
  witness: z.string().nullable(),
  recordedAt: Instant,
})
export type PlanReading = z.infer<typeof PlanReading>

/** How a plan stands. `current` null = none is in force. */
export const PlanStanding = z.object({
  kind: Code,
  term: z.string(),
  current: PlanVersion.pick({ id: true, version: true, inForceOn: true, approvedBy: true }).nullable(),
  lastReviewedOn: Day.nullable(),
  reviewDueOn: Day.nullable(),
  /** Of the staff on the roll today, who read the version in force. */
  readCount: z.number().int(),
  staffCount: z.number().int(),
})
export type PlanStanding = z.infer<typeof PlanStanding>

export const PlanFile = z.object({
  standing: PlanStanding,
  /** Newest first. */
  versions: z.array(PlanVersion),
  reviews: z.array(PlanReview),
  /** The staff of today; `reading` null = not read yet. */
  readers: z.array(z.object({ staffId: StaffId, name: z.string(), reading: PlanReading.nullable() })),
})
export type PlanFile = z.infer<typeof PlanFile>

/** A line of the call list; the order of the list is the order of calling. */
export const Contact = z.object({
  id: RecordId,
  role: z.string().trim().min(1).max(40),
  name: PersonName,
  phone: z.string(),
  backupName: PersonName.nullable(),
  backupPhone: z.string().nullable(),
})
export type Contact = z.infer<typeof Contact>

export const TestCall = z.object({
  id: RecordId,
  contactId: RecordId,
  at: Instant,
  isReached: z.boolean(),
  note: ShortText.nullable(),
  recordedBy: z.string().nullable(),
})
export type TestCall = z.infer<typeof TestCall>

/** Numbers are masked unless they were asked for with a reason. `version` 0 = there is no list yet. */
export const CallList = z.object({
  version: z.number().int().min(0),
  contacts: z.array(Contact),
  /** Newest first. */
  tests: z.array(TestCall),
})
export type CallList = z.infer<typeof CallList>

export const SupplyFields = z.object({
  category: Code,
  name: z.string().trim().min(1).max(60),
  place: z.string().trim().min(1).max(60),
  unit: z.string().trim().min(1).max(10),
  leastCount: z.number().int().min(0).max(100_000),
})
export type SupplyFields = z.infer<typeof SupplyFields>

/** One look at a store. `expiresOn` = last valid day of what expires first; null = does not expire. */
export const SupplyCheck = z.object({
  id: RecordId,
  supplyId: RecordId,
  on: Day,
  count: z.number().int().min(0).max(100_000),
  expiresOn: Day.nullable(),
  by: PersonName,
  note: ShortText.nullable(),
  lateReason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type SupplyCheck = z.infer<typeof SupplyCheck>

/** `unknown` = nobody looked yet. */
export const ExpiryState = z.enum(['none', 'good', 'soon', 'expired', 'unknown'])
export type ExpiryState = z.infer<typeof ExpiryState>

export const SupplyStanding = SupplyFields.extend({
  supplyId: RecordId,
  version: z.number().int().min(1),
  sinceOn: Day,
  lastCheck: SupplyCheck.nullable(),
  checkDueOn: Day,
  expiry: ExpiryState,
  /** null = nobody counted yet. */
  isShort: z.boolean().nullable(),
})
export type SupplyStanding = z.infer<typeof SupplyStanding>

/** A change or the end of a store says why. */
export const ChangeReason = Reason.nullable()
