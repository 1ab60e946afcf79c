// The tables of long-term care insurance; no rules here. Rows are only ever added.
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type {
  CareServiceFacts,
  EntitlementFacts,
  LongTermCareTerms,
} from '#shared/features/long-term-care/long-term-care.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { createRecordVersions } from '../partnerships/index.ts'

export type StoredEntitlement = EntitlementFacts & { residentId: ResidentId }
export type LongTermCareStores = ReturnType<typeof createLongTermCareStores>

export function createLongTermCareStores(records: SqliteDatabase) {
  const newest = records
    .prepare(
      `SELECT facts_json FROM long_term_care_terms WHERE from_month <= ?
       ORDER BY from_month DESC, recorded_at DESC, id DESC LIMIT 1`,
    )
    .pluck()
  const insert = records.prepare(
    `INSERT INTO long_term_care_terms (id, from_month, facts_json, recorded_at, recorded_by)
     VALUES (:id, :fromMonth, :factsJson, :recordedAt, :recordedBy)`,
  )
  return {
    entitlements: createRecordVersions<StoredEntitlement>(records, 'long_term_care_entitlements', {
      resident_id: ({ residentId }) => residentId,
      from_on: ({ fromOn }) => fromOn,
      until_on: ({ untilOn }) => untilOn,
    }),
    services: createRecordVersions<CareServiceFacts>(records, 'long_term_care_services', {
      resident_id: ({ residentId }) => residentId,
      month: ({ month }) => month,
    }),
    /** The terms in force in a month; undefined = none were entered. */
    findTerms(month: string): LongTermCareTerms | undefined {
      const json = newest.get(month) as string | undefined
      return json === undefined ? undefined : (JSON.parse(json) as LongTermCareTerms)
    },
    insertTerms: (id: string, terms: LongTermCareTerms, recordedAt: Instant, recordedBy: string | null): void =>
      void insert.run({
        ...{ id, fromMonth: terms.fromMonth, factsJson: JSON.stringify(terms), recordedAt, recordedBy },
      }),
  }
}
