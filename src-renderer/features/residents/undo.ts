// Finds the one dated record an act has just made, so that it can be taken back. Must never answer when there is any doubt.
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'

/** Records whose voiding takes back exactly the act that made them; an admission has more hanging on it. */
const undoable: ReadonlySet<string> = new Set(['stay', 'leave', 'category', 'ability-level', 'care-level', 'agreement'])

export type UndoableRecord = NonNullable<TimelineEntry['record']>

/** `before`, `after`: the timeline around the act; undefined = not known, then nothing can be undone. */
export function findUndoableRecord(
  before: readonly TimelineEntry[] | undefined,
  after: readonly TimelineEntry[],
): UndoableRecord | null {
  if (before === undefined) return null
  const known = new Set(before.flatMap((entry) => (entry.record === null ? [] : [entry.record.id])))
  const fresh = new Map<string, UndoableRecord>()
  for (const { record, voided } of after) {
    if (record !== null && voided === null && !known.has(record.id)) fresh.set(record.id, record)
  }
  const [record] = fresh.values()
  return fresh.size === 1 && record !== undefined && undoable.has(record.kind) ? record : null
}
