// Training of the staff: a plan for the year, sessions with who was invited, who came and who passed, and who looks after a newcomer. A closed
// session is the archive the law asks for: what is set right afterwards is a further row with a reason.
import * as z from 'zod'
import { Day, DeviceId, Instant, RecordId, StaffId, Version, Worded } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import { StaffPost } from '../staff/staff.contract.ts'

/** 培训类别. */
export const TrainingCategory = z.enum([
  'pre-job',
  'skills',
  'fire-safety',
  'emergency-drill',
  'food-safety',
  'infection-control',
  'ethics',
  'law',
  'first-aid',
  'dementia-care',
  'information-security',
])
export type TrainingCategory = z.infer<typeof TrainingCategory>

/** 线下 线上 both. */
export const TrainingMode = z.enum(['on-site', 'online', 'both'])
export type TrainingMode = z.infer<typeof TrainingMode>
/** How it is examined: not at all, by points out of 100, passed or not. */
export const ExamKind = z.enum(['none', 'score', 'pass-fail'])
export type ExamKind = z.infer<typeof ExamKind>

export const TrainingRules = z.object({
  version: z.string(),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string(),
  /** Hours a person and year. */
  yearlyHours: z.number(),
  /** Part of those examined who must pass, 0 to 1. */
  passRate: z.number(),
  defaultPassScore: z.number(),
  /** Categories that count as safety training; one is due in each half of a year. */
  safetyCategories: z.array(TrainingCategory),
  categories: z.array(z.object({ code: TrainingCategory, term: Worded })),
})
export type TrainingRules = z.infer<typeof TrainingRules>

export const PlanFacts = z.object({
  year: z.number().int().min(2000).max(2100),
  month: z.number().int().min(1).max(12),
  category: TrainingCategory,
  topic: z.string().trim().min(1).max(120),
  hours: z.number().min(0.5).max(200),
})
export const PlanItem = PlanFacts.extend({
  id: RecordId,
  isVoid: z.boolean(),
  voidReason: z.string().nullable(),
  /** Sessions held or to come for it. */
  sessions: z.array(z.object({ id: RecordId, fromAt: Instant })),
})
export type PlanItem = z.infer<typeof PlanItem>

export const SessionFacts = z.object({
  planId: RecordId.nullable(),
  category: TrainingCategory,
  topic: z.string().trim().min(1).max(120),
  /** What was taught, for the archive. */
  content: z.string().trim().max(2000).nullable(),
  lecturer: z.string().trim().min(1).max(80),
  mode: TrainingMode,
  fromAt: Instant,
  untilAt: Instant,
  hours: z.number().min(0.5).max(200),
  exam: ExamKind,
  /** Points from which a score passes; null unless the exam is a score. */
  passScore: z.number().min(1).max(100).nullable(),
  /** Where a card signs people in; null = ticked by hand. */
  readerId: DeviceId.nullable(),
  /** Sign-in sheet, exam papers, photos. */
  attachmentIds: AttachmentIds.default([]),
})
export type SessionFacts = z.infer<typeof SessionFacts>

/** How somebody was seen to be there. */
export const PresenceBy = z.enum(['badge', 'hand'])
export const ParticipantFacts = z.object({
  isInvited: z.boolean(),
  /** null = nobody said yet. */
  isPresent: z.boolean().nullable(),
  presentBy: PresenceBy.nullable(),
  presentAt: Instant.nullable(),
  score: z.number().min(0).max(100).nullable(),
  /** null = not examined, or nobody said yet. */
  isPassed: z.boolean().nullable(),
})
export type ParticipantFacts = z.infer<typeof ParticipantFacts>
export const Participant = ParticipantFacts.extend({
  staffId: StaffId,
  name: z.string(),
  post: StaffPost,
  version: Version,
  /** Why it was set right after the session was closed. */
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Participant = z.infer<typeof Participant>

export const SessionCounts = z.object({
  invited: z.number().int(),
  present: z.number().int(),
  examined: z.number().int(),
  passed: z.number().int(),
  /** 0 to 1; null = nobody was examined. */
  passRate: z.number().nullable(),
})
export type SessionCounts = z.infer<typeof SessionCounts>

export const SessionLine = SessionFacts.extend({
  id: RecordId,
  version: Version,
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  /** Why it was called off; null = it was not. */
  calledOffReason: z.string().nullable(),
  counts: SessionCounts,
})
export type SessionLine = z.infer<typeof SessionLine>
export const TrainingSession = SessionLine.extend({
  participants: z.array(Participant),
  /** Rows that others took the place of, newest first: kept with their reason. */
  corrected: z.array(Participant),
  notes: z.array(
    z.object({
      id: RecordId,
      text: z.string(),
      /** Papers that came after the closing. */
      attachmentIds: AttachmentIds,
      recordedAt: Instant,
      recordedBy: z.string().nullable(),
    }),
  ),
})
export type TrainingSession = z.infer<typeof TrainingSession>

/** What somebody has of the year: hours, the pre-job training, safety training by half. */
export const TrainingRecord = z.object({
  staffId: StaffId,
  name: z.string(),
  post: StaffPost,
  hiredOn: Day,
  hours: z.number(),
  /** Hours the year asks of this person, by the days on the roll. */
  target: z.number(),
  /** Hours that should be there by today. */
  targetByNow: z.number(),
  sessions: z.number().int(),
  preJobOn: Day.nullable(),
  safety: z.tuple([Day.nullable(), Day.nullable()]),
})
export type TrainingRecord = z.infer<typeof TrainingRecord>

export const MentorshipFacts = z.object({
  menteeId: StaffId,
  mentorId: StaffId,
  fromOn: Day,
  untilOn: Day.nullable(),
  assessment: z.string().trim().max(500).nullable(),
  isPassed: z.boolean().nullable(),
})
export type MentorshipFacts = z.infer<typeof MentorshipFacts>
export const Mentorship = MentorshipFacts.extend({
  id: RecordId,
  version: Version,
  menteeName: z.string(),
  mentorName: z.string(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Mentorship = z.infer<typeof Mentorship>
