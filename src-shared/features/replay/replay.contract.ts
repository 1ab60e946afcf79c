// Replay of the wall and its sealed export.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { Instant, Reason } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { ReplayExportStep, ReplayFrame, ReplaySpan } from './replay.model.ts'

const Span = z.object({ from: Instant, to: Instant })

export const replayContract = {
  /** Gaps, alarms and steps of a span of at most 24 h. Errors: RULE_BROKEN SPAN_NOT_READABLE. */
  span: needs('alarms.review').input(Span).output(ReplaySpan),
  /** The wall at one moment of the past. Errors: RULE_BROKEN MOMENT_NOT_PAST. */
  frame: needs('alarms.review', { isBackground: true })
    .input(z.object({ at: Instant }))
    .output(ReplayFrame),
  /** Sealed file with masked names; body values only for who may read vital signs. Leaves an audit row. */
  exportMasked: needs('alarms.review').input(Span).output(eventIterator(ReplayExportStep)),
  /** With full names and what the audit rows changed; needs a reason. */
  exportFull: needs('alarms.export-full')
    .input(Span.extend({ reason: Reason }))
    .output(eventIterator(ReplayExportStep)),
}
