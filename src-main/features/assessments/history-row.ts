// A result of the older standard MZ/T 039-2013 as it is kept: with its own level words, and the level it comes near to today.
import type { Day, Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { olderLevelNames } from '#shared/features/assessments/history-table.rules.ts'
import type { AssessmentRow } from './assessments.repository.ts'

export const olderScale = { code: 'mzt-039', version: 'MZ/T 039-2013' } as const

export function historyRow(
  input: { residentId: ResidentId; level: number; assessedOn: Day; assessor: string | null; note: string | null },
  made: { id: RecordId; at: Instant; by: string | null },
): AssessmentRow {
  const name = olderLevelNames[input.level] ?? olderLevelNames[3]
  const level = { level: input.level, name, short: name }
  return {
    ...{ id: made.id, residentId: input.residentId, scale: olderScale.code, scaleVersion: olderScale.version },
    ...{ state: 'history', number: null, reason: 'other', basedOn: input.assessedOn, note: input.note },
    ...{
      answers: {},
      secondAnswers: {},
      facts: {},
      assessors: input.assessor === null ? [] : [input.assessor],
      informant: null,
      disputes: null,
    },
    result: { blocks: [], total: null, max: 0, initial: level, final: level, changes: [] },
    ...{ startedAt: made.at, startedBy: made.by, finishedAt: null, finishedBy: null },
    ...{ voidedAt: null, voidedBy: null, voidReason: null, version: 1 },
  }
}
