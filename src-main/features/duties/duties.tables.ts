import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const dutySnoozes = sqliteTable('duty_snoozes', {
  key: text().primaryKey(),
  untilOn: text('until_on').notNull(),
  reason: text().notNull(),
  snoozedBy: text('snoozed_by'),
  snoozedAt: integer('snoozed_at').notNull(),
})
