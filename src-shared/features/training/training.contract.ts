// Training: the plan of a year, sessions, who came and passed, hours a person, mentors. A closed session is an archive.
import * as z from 'zod'
import { Reason, RecordId, StaffId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import {
  Mentorship,
  MentorshipFacts,
  PlanFacts,
  PlanItem,
  SessionFacts,
  SessionLine,
  TrainingRecord,
  TrainingRules,
  TrainingSession,
} from './training.model.ts'

const Year = z.number().int().min(2000).max(2100)
const Target = z.object({ id: RecordId, version: Version })
/** What is said of somebody's part; left out = as it is. */
export const ParticipantChange = z.object({
  staffId: StaffId,
  isInvited: z.boolean().optional(),
  isPresent: z.boolean().nullable().optional(),
  score: z.number().min(0).max(100).nullable().optional(),
  isPassed: z.boolean().nullable().optional(),
})
export type ParticipantChange = z.infer<typeof ParticipantChange>

export const trainingContract = {
  rules: needs('training.read').output(TrainingRules),
  plan: needs('training.read')
    .input(z.object({ year: Year }))
    .output(z.array(PlanItem)),
  addToPlan: needs('training.record').input(PlanFacts).output(PlanItem),
  /** Takes a line off; it stays readable with its reason. Errors: NOT_FOUND, RULE_BROKEN (PLAN_IS_VOID, PLAN_HAS_SESSIONS). */
  voidPlan: needs('training.record')
    .input(z.object({ id: RecordId, reason: Reason }))
    .output(PlanItem),
  /** Sessions that begin in a year, newest first. */
  sessions: needs('training.read')
    .input(z.object({ year: Year }))
    .output(z.array(SessionLine)),
  /** Errors: NOT_FOUND. */
  session: needs('training.read')
    .input(z.object({ id: RecordId }))
    .output(TrainingSession),
  /** Places with a card reader, for the choice of one. */
  readers: needs('training.read').output(z.array(z.object({ id: z.string(), name: z.string() }))),
  /**
   * A session to come or, written down afterwards, one that was. Errors: NOT_FOUND (plan, reader, staff, attachments), RULE_BROKEN
   * (TRAINING_TIMES_CONTRADICT, TRAINING_HOURS_TOO_LONG, TRAINING_PRE_JOB_UNEXAMINED, TRAINING_PASS_SCORE_MISPLACED, PLAN_IS_VOID,
   * TRAINING_PERSON_NOT_EMPLOYED).
   */
  hold: needs('training.record')
    .input(SessionFacts.extend({ invitedIds: z.array(StaffId).max(500) }))
    .output(TrainingSession),
  /** Results follow another exam or limit. Errors: as for hold, EDIT_CONFLICT, RULE_BROKEN (TRAINING_IS_CLOSED, TRAINING_CALLED_OFF). */
  change: needs('training.record').input(SessionFacts.extend(Target.shape)).output(TrainingSession),
  /**
   * Who is invited, who was there, with what result. Once closed a reason is asked and the row before stays. Errors: NOT_FOUND, RULE_BROKEN
   * (TRAINING_NOT_INVITED, TRAINING_NOT_PRESENT, TRAINING_NOT_EXAMINED, TRAINING_NOT_BEGUN, TRAINING_CALLED_OFF, TRAINING_PERSON_NOT_EMPLOYED,
   * REASON_MISSING; once closed those of close on what would be left open).
   */
  mark: needs('training.record')
    .input(z.object({ id: RecordId, changes: z.array(ParticipantChange).min(1).max(500), reason: Reason.nullable() }))
    .output(TrainingSession),
  /**
   * Makes it an archive. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (TRAINING_IS_CLOSED, TRAINING_CALLED_OFF, TRAINING_NOT_BEGUN,
   * TRAINING_NOBODY_INVITED, TRAINING_PRESENCE_OPEN, TRAINING_RESULT_OPEN).
   */
  close: needs('training.record').input(Target).output(TrainingSession),
  /** Errors: as for close. */
  callOff: needs('training.record')
    .input(Target.extend({ reason: Reason }))
    .output(TrainingSession),
  /** A remark under a closed session, such as a correction of its content, or a paper that came later. Errors: NOT_FOUND, RULE_BROKEN (TRAINING_NOT_CLOSED). */
  addNote: needs('training.record')
    .input(
      z.object({
        id: RecordId,
        text: z.string().trim().min(2).max(1000),
        attachmentIds: AttachmentIds.default([]),
      }),
    )
    .output(TrainingSession),
  /** What everybody on the roll has of a year. */
  records: needs('training.read')
    .input(z.object({ year: Year }))
    .output(z.array(TrainingRecord)),
  /** Closed sessions somebody took part in, newest first. */
  sessionsOf: needs('training.read')
    .input(z.object({ staffId: StaffId }))
    .output(
      z.array(
        SessionLine.pick({ id: true, category: true, topic: true, fromAt: true, hours: true }).extend({
          score: z.number().nullable(),
          isPassed: z.boolean().nullable(),
        }),
      ),
    ),
  mentorships: needs('training.read').output(z.array(Mentorship)),
  /** Errors: NOT_FOUND (staff), DAY_IN_FUTURE (fromOn, untilOn with a result), RULE_BROKEN (MENTOR_SAME_PERSON, MENTOR_ENDS_BEFORE, MENTOR_UNASSESSED). */
  beginMentorship: needs('training.record').input(MentorshipFacts).output(Mentorship),
  /** Sets right or ends one; every version stays. Errors: as above, EDIT_CONFLICT. */
  changeMentorship: needs('training.record')
    .input(MentorshipFacts.omit({ menteeId: true }).extend(Target.shape))
    .output(Mentorship),
}
