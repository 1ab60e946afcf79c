// The health records of people, version by version.
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { HealthRecordFacts } from '#shared/features/health-files/health-files.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { createRecordVersions } from '../partnerships/index.ts'

export type StoredHealthRecord = HealthRecordFacts & { residentId: ResidentId }
export type HealthRecordStore = ReturnType<typeof createHealthRecordStore>

export function createHealthRecordStore(records: SqliteDatabase) {
  return createRecordVersions<StoredHealthRecord>(records, 'health_records', {
    resident_id: ({ residentId }) => residentId,
    kind: ({ kind }) => kind,
    on_day: ({ on }) => on,
  })
}
