import type { Facility, FacilitySettings } from '#shared/features/facility/facility.model.ts'
import { createDrizzle, type SqliteDatabase } from '../../database/open-database.ts'
import { facilityTable, settingsTable } from './facility.tables.ts'

export type FacilityRepository = ReturnType<typeof createFacilityRepository>

/** Both records are a single row with a version. */
export function createFacilityRepository(records: SqliteDatabase) {
  const db = createDrizzle(records, { facilityTable, settingsTable })
  return {
    findFacility: () => db.select().from(facilityTable).get(),
    saveFacility(record: Facility, version: number, changedAt: number): void {
      db.insert(facilityTable)
        .values({ id: 1, record, version, changedAt })
        .onConflictDoUpdate({ target: facilityTable.id, set: { record, version, changedAt } })
        .run()
    },
    findSettings: () => db.select().from(settingsTable).get(),
    saveSettings(
      record: FacilitySettings,
      externalBrokerPassword: string | null,
      version: number,
      changedAt: number,
    ): void {
      db.insert(settingsTable)
        .values({ id: 1, record, externalBrokerPassword, version, changedAt })
        .onConflictDoUpdate({ target: settingsTable.id, set: { record, externalBrokerPassword, version, changedAt } })
        .run()
    },
  }
}
