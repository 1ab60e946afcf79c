// Papers of the house: licences, tests, contractor visits, insurance and rules. What kinds there are and how long each holds is data.
import * as z from 'zod'
import { Day, Instant, Reason, RecordId, StaffId, Worded } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'

/** 证照 检测 维保 保险 制度. */
export const HouseRecordGroup = z.enum(['licence', 'test', 'service', 'insurance', 'rule'])
export type HouseRecordGroup = z.infer<typeof HouseRecordGroup>

export const HouseRecordKind = z.object({
  code: z.string(),
  group: HouseRecordGroup,
  name: Worded,
  /** True = the paper itself names its last day. */
  asksValidity: z.boolean(),
  /** Due again so many months after the newest one; null = holds until it is replaced or its own last day. */
  cycleMonths: z.number().int().positive().nullable(),
  /** Told so many days ahead. */
  warnDays: z.number().int().min(0),
  /** True = not every house needs it; somebody says so with a reason. */
  isOptional: z.boolean(),
  basis: z.string(),
  isVerified: z.boolean(),
})
export type HouseRecordKind = z.infer<typeof HouseRecordKind>
export const HouseRecordKinds = z.object({ version: z.string(), basis: z.string(), kinds: z.array(HouseRecordKind) })
export type HouseRecordKinds = z.infer<typeof HouseRecordKinds>

export const HouseRecordInput = z.object({
  kind: z.string().max(60),
  /** Issued, tested, visited, or in force from. */
  on: Day,
  /** Last day it holds, as the paper says. */
  validUntil: Day.nullable(),
  number: z.string().trim().max(80).nullable(),
  /** Who issued, tested or came; of a rule who approved it. */
  issuer: z.string().trim().max(120).nullable(),
  /** Of a test or visit. */
  result: z.enum(['passed', 'failed']).nullable(),
  note: z.string().trim().max(500).nullable(),
  attachmentIds: AttachmentIds,
})
export type HouseRecordInput = z.infer<typeof HouseRecordInput>

export const HouseRecord = HouseRecordInput.extend({
  id: RecordId,
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  /** The row this one sets right, and why. */
  correctsId: RecordId.nullable(),
  reason: z.string().nullable(),
  /** True = the corrected row was no paper of the house at all. */
  isVoid: z.boolean(),
})
export type HouseRecord = z.infer<typeof HouseRecord>

/** Somebody signed to have read a rule. */
export const HouseReading = z.object({ staffId: StaffId.nullable(), name: z.string().trim().min(1).max(40), on: Day })
export type HouseReading = z.infer<typeof HouseReading>

/** `unasked`: nobody said yet whether the house needs it. `missing`: needed, and nothing is on record. */
export const HouseStanding = z.enum([
  'in-order',
  'due-soon',
  'expired',
  'overdue',
  'failed',
  'missing',
  'unasked',
  'not-needed',
])
export type HouseStanding = z.infer<typeof HouseStanding>

export const HouseLine = z.object({
  kind: HouseRecordKind,
  standing: HouseStanding,
  /** The last day it holds; null = no end, or nothing on record. */
  holdsUntil: Day.nullable(),
  newest: HouseRecord.nullable(),
  recordCount: z.number().int(),
  /** Null = nobody said. */
  isNeeded: z.boolean().nullable(),
  neededReason: z.string().nullable(),
  /** Of a rule: staff on the roll who have not signed the newest version. */
  unsigned: z.array(z.object({ staffId: StaffId, name: z.string() })),
})
export type HouseLine = z.infer<typeof HouseLine>

export const HouseNeed = z.object({ kind: z.string().max(60), isNeeded: z.boolean(), reason: Reason })
export type HouseNeed = z.infer<typeof HouseNeed>
