// Drafts of long forms; each person has their own.
import { needs } from '../../contract/procedure.ts'
import { Draft, DraftKey } from './drafts.model.ts'

export const draftsContract = {
  /** Version 0 = nothing is kept. Errors: NOT_ALLOWED (who may not write such a record). */
  load: needs('signed-in').input(DraftKey).output(Draft),
  /** `version` as last seen. Errors: NOT_ALLOWED, EDIT_CONFLICT, RULE_BROKEN (DRAFT_TOO_LARGE). */
  save: needs('signed-in').input(Draft).output(Draft),
  /** Throws away what was typed. The record itself takes its draft along when it is written. Errors: NOT_ALLOWED. */
  discard: needs('signed-in').input(DraftKey).output(Draft),
}
