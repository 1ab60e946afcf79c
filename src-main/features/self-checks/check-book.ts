// Self-checks as they are read: answers that count, corrections, later looks, and what became of a major hazard. Reads only.
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { CheckList, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import type { MadeCheck } from '#shared/features/self-checks/self-checks.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { loadCheckLists } from './check-lists.ts'
import { type CheckRow, createSelfChecksRepository, type SelfChecksRepository } from './self-checks.repository.ts'

export type CheckBook = ReturnType<typeof createCheckBook>
export type CheckBookOptions = {
  repository: SelfChecksRepository
  lists: readonly CheckList[]
  displayNameOf: (userId: string) => string | null
}

/** A book over a records file alone, as reports need it. */
export function openCheckBook(records: SqliteDatabase, displayNameOf: (userId: string) => string | null): CheckBook {
  return createCheckBook({ repository: createSelfChecksRepository(records), lists: loadCheckLists(), displayNameOf })
}

export function createCheckBook({ repository, lists, displayNameOf }: CheckBookOptions) {
  function shown(rows: readonly CheckRow[]): SelfCheck[] {
    const names = new Map<string, string | null>()
    const nameOf = (id: string | null | undefined) => {
      if (id === null || id === undefined) return null
      if (!names.has(id)) names.set(id, displayNameOf(id))
      return names.get(id) ?? null
    }
    const ids = rows.map(({ id }) => id)
    const drafts = new Map(repository.listDrafts(ids).map((draft) => [draft.checkId, draft]))
    const signed = Map.groupBy(repository.listSigned(ids), ({ checkId }) => checkId)
    const rechecks = Map.groupBy(repository.listRechecks(ids), ({ checkId }) => checkId)
    const reports = new Map(repository.listReports(ids).map(({ checkId, ...report }) => [checkId, report]))
    return rows.map((row) => {
      const records = signed.get(row.id) ?? []
      const [first] = records
      const draft = drafts.get(row.id)
      return {
        ...{ id: row.id, kind: row.kind, listVersion: row.listVersion, on: row.onDay, lateReason: row.lateReason },
        ...{ startedBy: nameOf(row.recordedBy), version: draft?.version ?? 0 },
        answers: records.at(-1)?.answers ?? draft?.answers ?? {},
        ...{ finishedAt: first?.recordedAt ?? null, checkedBy: nameOf(first?.recordedBy) },
        signedBy: nameOf(first?.signedBy),
        records: records.map(({ id, answers, reason, recordedAt, recordedBy }) => ({
          ...{ id, answers, reason, recordedAt },
          recordedBy: nameOf(recordedBy),
        })),
        rechecks: (rechecks.get(row.id) ?? []).map(({ itemCode, onDay, isPassed, note, recordedBy }) => ({
          ...{ itemCode, on: onDay, isPassed: isPassed === 1, note, recordedBy: nameOf(recordedBy) },
        })),
        hazardReport: reports.get(row.id) ?? null,
      }
    })
  }

  return {
    lists,
    check(id: RecordId): SelfCheck | undefined {
      const row = repository.find(id)
      return row && shown([row])[0]
    },
    /** By their day, newest first. */
    checksIn: (from: Day, until: Day): SelfCheck[] => shown(repository.listBetween(from, until)),
    made: (): (MadeCheck & { id: RecordId })[] => repository.listMade(),
  }
}
