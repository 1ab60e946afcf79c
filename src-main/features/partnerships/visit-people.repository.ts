// SQL of who was seen on a visit; no rules here. Rows are only ever added.
import type { SeenPerson } from '#shared/features/partnerships/partnerships.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type VisitPeopleRepository = ReturnType<typeof createVisitPeopleRepository>

export function createVisitPeopleRepository(records: SqliteDatabase) {
  const insert = records.prepare(
    'INSERT INTO medical_visit_people (visit_row_id, resident_id, finding) VALUES (:visitRowId, :residentId, :finding)',
  )
  return {
    insertAll(visitRowId: string, seen: readonly SeenPerson[]): void {
      for (const { residentId, finding } of seen) insert.run({ visitRowId, residentId, finding })
    },
  }
}
