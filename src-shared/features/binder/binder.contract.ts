// The binder for an inspector: one day, one week, up to a year.
import { eventIterator } from '@orpc/contract'
import { needs } from '../../contract/procedure.ts'
import { BinderProgress } from './binder.model.ts'
import { EvidenceSpan } from './evidence.model.ts'

export const binderContract = {
  /**
   * Lays everything out, topic by topic, and answers the whole at the end; ending the stream cancels it. `until` after today is cut to today.
   * Errors: DAY_IN_FUTURE (`from` after today), RULE_BROKEN PERIOD_TOO_LONG (over 366 days, or ends before it begins).
   */
  build: needs('binder.read').input(EvidenceSpan).output(eventIterator(BinderProgress)),
}
