// Self-scores by GB/T 37276. No names of residents.
import * as z from 'zod'
import { RecordId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { SelfScore, SelfScoreChanges, SelfScoreScale, SelfScoreVoid } from './self-scores.model.ts'

const EvidenceCount = z.object({ topic: z.string(), records: z.number().int(), gaps: z.number().int() })

export const selfScoresContract = {
  /** The scale in force. */
  scale: needs('self-scores.read').output(SelfScoreScale),
  /** Newest first. */
  list: needs('self-scores.read').output(z.array(SelfScore)),
  /** Errors: NOT_FOUND. */
  get: needs('self-scores.read')
    .input(z.object({ id: RecordId }))
    .output(SelfScore),
  /** What the console has of the last twelve months for the topics of the scale. */
  evidence: needs('self-scores.read').output(z.array(EvidenceCount)),
  /** Begins a draft with the scores of the last finished one, or answers the draft that is open. */
  start: needs('self-scores.edit').output(SelfScore),
  /** Keeps what was given so far. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (SELF_SCORE_FINISHED, SELF_SCORE_TOO_HIGH with the item as `where`). */
  answer: needs('self-scores.edit')
    .input(z.object({ id: RecordId, version: Version, changes: SelfScoreChanges }))
    .output(SelfScore),
  /** Freezes it. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN (SELF_SCORE_FINISHED, SELF_SCORE_INCOMPLETE with the first item, SELF_SCORE_NO_SCORER). */
  finish: needs('self-scores.edit')
    .input(z.object({ id: RecordId, version: Version }))
    .output(SelfScore),
  /** Drops a draft or says a finished one was wrong; it stays on record. Errors: NOT_FOUND, EDIT_CONFLICT, RULE_BROKEN SELF_SCORE_VOIDED. */
  void: needs('self-scores.edit').input(SelfScoreVoid).output(SelfScore),
}
