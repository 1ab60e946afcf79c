import * as z from 'zod'
import { Day, Instant, Reason, RecordId, UserId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import {
  FireFinding,
  LatePatrol,
  NewPoint,
  Patrol,
  PatrolDay,
  PatrolPlan,
  PatrolPoint,
  PatrolSetting,
  PatrolTimes,
  PatrolVisit,
  PlannedPatrol,
  PointFault,
} from './fire-patrols.model.ts'

const Span = z.object({ from: Day, until: Day })
const Photos = AttachmentIds.default([])

export const firePatrolsContract = {
  /** The plan in force, with its basis. */
  plan: needs('fire-safety.read').output(PatrolPlan),
  /** A day with its night, the patrols walked and the times in force; left out: today. Errors: DAY_IN_FUTURE. */
  ofDay: needs('fire-safety.read')
    .input(z.object({ day: Day.optional() }))
    .output(PatrolDay),
  /** Planned patrols and those walked, at most 62 days. Errors: RULE_BROKEN (PERIOD_TOO_LONG), ENDS_BEFORE_START as a rule. */
  list: needs('fire-safety.read')
    .input(Span)
    .output(z.object({ planned: z.array(PlannedPatrol), patrols: z.array(Patrol) })),
  /** Errors: NOT_FOUND. */
  get: needs('fire-safety.read')
    .input(z.object({ id: RecordId }))
    .output(Patrol),
  /** Points in route order, with those that begin later or have ended. */
  points: needs('fire-safety.read').output(z.array(PatrolPoint)),
  /** Faults found on patrols of a span, oldest first. */
  findings: needs('fire-safety.read').input(Span).output(z.array(FireFinding)),
  /** Adds a point, or changes one from a day on (`id`). Errors: NOT_FOUND, RULE_BROKEN (FIRE_FROM_PAST, FIRE_POINT_NAME_TAKEN, REASON_MISSING, DRAWING_OUT_OF_SHEET). */
  savePoint: needs('fire-safety.manage')
    .input(NewPoint.extend({ id: RecordId.nullable(), fromOn: Day, reason: Reason.nullable() }))
    .output(PatrolPoint),
  /**
   * Tells where a point stands on a drawn floor, from today on; null takes it off. Moving it needs a reason. Errors: NOT_FOUND (point, floor),
   * RULE_BROKEN (DRAWING_OUT_OF_SHEET, REASON_MISSING).
   */
  placePoint: needs('fire-safety.manage')
    .input(z.object({ id: RecordId, position: NewPoint.shape.position, reason: Reason.nullable() }))
    .output(PatrolPoint),
  /** Takes a point out of the route from a day on. Errors: NOT_FOUND, RULE_BROKEN (FIRE_FROM_PAST). */
  closePoint: needs('fire-safety.manage')
    .input(z.object({ id: RecordId, endsOn: Day, reason: Reason }))
    .output(PatrolPoint),
  /** Sets times from tomorrow or a later day on. Errors: RULE_BROKEN (FIRE_FROM_PAST, FIRE_TIMES_TOO_FEW, FIRE_TIME_MISPLACED, FIRE_TIMES_TOO_CLOSE). */
  saveTimes: needs('fire-safety.manage')
    .input(PatrolTimes.extend({ fromOn: Day, reason: Reason }))
    .output(PatrolSetting),
  /** Begins a patrol, or goes on with one that is not finished. Errors: RULE_BROKEN (FIRE_NO_POINTS). */
  start: needs('fire-patrols.walk').output(Patrol),
  /**
   * Writes that somebody is at a point now, by its label or picked. `isRepeated`: the same label a moment ago, nothing was written. Errors:
   * NOT_FOUND, RULE_BROKEN (CODE_MISSING, CODE_UNKNOWN, FIRE_PATROL_FINISHED, FIRE_PATROL_OVER, FIRE_SCAN_TOO_FAST at `hasteReason`).
   */
  scan: needs('fire-patrols.walk')
    .input(
      z.object({
        patrolId: RecordId,
        code: z.string().max(80),
        source: z.enum(['scan', 'hand']).default('scan'),
        hasteReason: Reason.nullable().default(null),
      }),
    )
    .output(z.object({ visit: PatrolVisit, isRepeated: z.boolean() })),
  /**
   * What was found at a point: every item asked is in order but the faults. Errors: NOT_FOUND, RULE_BROKEN (FIRE_ANSWERED, FIRE_ITEM_NOT_ASKED,
   * FIRE_PHOTO_TOO_OLD, FIRE_PHOTO_TOO_NEW at `attachmentIds`).
   */
  answer: needs('fire-patrols.walk')
    .input(z.object({ visitId: RecordId, faults: z.array(PointFault).max(6), attachmentIds: Photos }))
    .output(PatrolVisit),
  /** Sets right what was said, with a reason; both stay. Errors: as `answer`, and RULE_BROKEN (FIRE_NOT_ANSWERED). */
  correct: needs('fire-patrols.walk')
    .input(z.object({ visitId: RecordId, faults: z.array(PointFault).max(6), attachmentIds: Photos, reason: Reason }))
    .output(PatrolVisit),
  /** Errors: NOT_FOUND, RULE_BROKEN (FIRE_PATROL_FINISHED, FIRE_PATROL_EMPTY, FIRE_POINT_UNANSWERED). */
  finish: needs('fire-patrols.walk')
    .input(z.object({ id: RecordId }))
    .output(Patrol),
  /** The supervisor signs by PIN. Errors: NOT_FOUND, WRONG_CREDENTIALS, ACCOUNT_LOCKED, RULE_BROKEN (FIRE_PATROL_NOT_FINISHED, FIRE_PATROL_SIGNED, SECOND_PERSON_SAME, FIRE_SIGNER_MAY_NOT). */
  sign: needs('fire-patrols.walk')
    .input(z.object({ ids: z.array(RecordId).min(1).max(400), userId: UserId, pin: z.string().max(12) }))
    .output(z.object({ signed: z.number().int() })),
  /** Writes a patrol down afterwards. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN (FIRE_TOO_OLD, FIRE_LATE_OUTSIDE at `startedAt`, FIRE_ITEM_NOT_ASKED). */
  recordLate: needs('fire-patrols.walk').input(LatePatrol).output(Patrol),
  /** Why a planned patrol was not walked, or not to all points. Errors: NOT_FOUND, RULE_BROKEN (FIRE_NOT_MISSED, FIRE_EXPLAINED, FIRE_TOO_OLD). */
  explain: needs('fire-patrols.walk')
    .input(z.object({ plannedAt: Instant, reason: Reason }))
    .output(PlannedPatrol),
}
