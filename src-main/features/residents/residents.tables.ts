import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { MedicalPayment, SpecialGroup } from '#shared/features/residents/resident.codes.ts'
import type { Sex } from '#shared/features/residents/residents.model.ts'

export const residents = sqliteTable('residents', {
  id: text().primaryKey().$type<ResidentId>(),
  name: text().notNull(),
  sex: text().notNull().$type<Sex>(),
  idNumber: text('id_number'),
  birthOn: text('birth_on'),
  ethnicity: text(),
  householdAddress: text('household_address'),
  idExpiresOn: text('id_expires_on'),
  hasDementia: integer('has_dementia', { mode: 'boolean' }),
  isDisabled: integer('is_disabled', { mode: 'boolean' }),
  medicalInsurance: text('medical_insurance').$type<MedicalPayment>(),
  longTermCareLevel: integer('long_term_care_level'),
  groupTags: text('group_tags_json', { mode: 'json' }).notNull().$type<SpecialGroup[]>(),
  diseases: text(),
  note: text(),
  pinyin: text().notNull(),
  initials: text().notNull(),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
})
export type ResidentRecord = typeof residents.$inferSelect

export const contacts = sqliteTable('contacts', {
  id: text().primaryKey(),
  residentId: text('resident_id').notNull().$type<ResidentId>(),
  position: integer().notNull(),
  name: text().notNull(),
  relation: text().notNull(),
  phone: text().notNull(),
  isEmergency: integer('is_emergency', { mode: 'boolean' }).notNull(),
})
export type ContactRecord = typeof contacts.$inferSelect
