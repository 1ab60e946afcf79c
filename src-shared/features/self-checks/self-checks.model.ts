// Self-checks 自查: a check-list as data, filled item by item, signed by two. One engine for the monthly fire check, the weekly ones, those
// before holidays and the search for major hazards 重大事故隐患.
import * as z from 'zod'
import { Day, Instant, RecordId, ShortText, UserId } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'

export const CheckKind = z.enum(['fire-monthly', 'weekly', 'before-holiday', 'major-hazards'])
export type CheckKind = z.infer<typeof CheckKind>
/** 合格 不合格 不适用; in a list of yes and no: 否 = in order, 是 = wanting. */
export const CheckResult = z.enum(['in-order', 'wanting', 'not-applicable'])
export type CheckResult = z.infer<typeof CheckResult>
export const CheckCycle = z.enum(['week', 'month', 'quarter', 'holiday'])
export type CheckCycle = z.infer<typeof CheckCycle>
/** What must be said of an item that is wanting. */
export const CheckNeed = z.enum(['problem', 'measure', 'responsible', 'dueOn'])
export type CheckNeed = z.infer<typeof CheckNeed>

export const CheckItem = z.object({ code: z.string(), text: z.string(), basis: z.string(), isVerified: z.boolean() })
export type CheckItem = z.infer<typeof CheckItem>
export const CheckList = z.object({
  kind: CheckKind,
  /** The report its records go into; null = none. */
  report: z.enum(['R09', 'R13']).nullable(),
  title: z.string(),
  version: z.string(),
  cycle: CheckCycle,
  /** Which words the results have. */
  words: z.enum(['pass', 'yes-no']),
  results: z.array(CheckResult).min(2),
  needs: z.array(CheckNeed),
  basis: z.string(),
  isBasisVerified: z.boolean(),
  /** Holidays a check goes before; empty for the other cycles. */
  days: z.array(Day),
  sections: z.array(z.object({ key: z.string(), title: z.string(), items: z.array(CheckItem).min(1) })).min(1),
})
export type CheckList = z.infer<typeof CheckList>

export const CheckAnswer = z.object({
  result: CheckResult,
  /** What is wrong, or the evidence of a hazard. */
  problem: ShortText.nullable().default(null),
  measure: ShortText.nullable().default(null),
  responsible: ShortText.nullable().default(null),
  dueOn: Day.nullable().default(null),
  attachmentIds: AttachmentIds.default([]),
})
export type CheckAnswer = z.infer<typeof CheckAnswer>
/** By item code; null in a change = taken back. */
export const CheckAnswers = z.record(z.string().max(20), CheckAnswer)
export type CheckAnswers = z.infer<typeof CheckAnswers>
export const CheckChanges = z.record(z.string().max(20), CheckAnswer.nullable())
export type CheckChanges = z.infer<typeof CheckChanges>

export const Recheck = z.object({
  itemCode: z.string(),
  on: Day,
  isPassed: z.boolean(),
  note: z.string().nullable(),
  recordedBy: z.string().nullable(),
})
export type Recheck = z.infer<typeof Recheck>

export const HazardReport = z.object({ reportedOn: Day, reportedTo: ShortText, note: ShortText.nullable() })
export type HazardReport = z.infer<typeof HazardReport>

export const SelfCheck = z.object({
  id: RecordId,
  kind: CheckKind,
  listVersion: z.string(),
  on: Day,
  lateReason: z.string().nullable(),
  startedBy: z.string().nullable(),
  /** Version of the draft; 0 once it is signed. */
  version: z.number().int(),
  answers: CheckAnswers,
  finishedAt: Instant.nullable(),
  checkedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  /** What was written first, and each correction of it, oldest first; empty until it is signed. */
  records: z.array(
    z.object({
      id: RecordId,
      answers: CheckAnswers,
      reason: z.string().nullable(),
      recordedAt: Instant,
      recordedBy: z.string().nullable(),
    }),
  ),
  rechecks: z.array(Recheck),
  hazardReport: HazardReport.nullable(),
})
export type SelfCheck = z.infer<typeof SelfCheck>

export const CheckSigner = z.object({ userId: UserId, pin: z.string().max(12) })
