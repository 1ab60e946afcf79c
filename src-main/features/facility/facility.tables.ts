import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Facility, FacilitySettings } from '#shared/features/facility/facility.model.ts'

export const facilityTable = sqliteTable('facility', {
  id: integer().primaryKey(),
  record: text('record_json', { mode: 'json' }).notNull().$type<Facility>(),
  version: integer().notNull(),
  changedAt: integer('changed_at').notNull(),
})

export const settingsTable = sqliteTable('settings', {
  id: integer().primaryKey(),
  record: text('record_json', { mode: 'json' }).notNull().$type<FacilitySettings>(),
  externalBrokerPassword: text('external_broker_password'),
  version: integer().notNull(),
  changedAt: integer('changed_at').notNull(),
})
