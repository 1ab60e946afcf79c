import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { StaffId } from '#shared/contract/primitives.ts'
import type { StaffPost } from '#shared/features/staff/staff.contract.ts'

export const staff = sqliteTable('staff', {
  id: text().primaryKey().$type<StaffId>(),
  name: text().notNull(),
  sex: text().notNull().$type<'male' | 'female'>(),
  post: text().notNull().$type<StaffPost>(),
  hiredOn: text('hired_on').notNull(),
  leftOn: text('left_on'),
  leaveReason: text('leave_reason'),
  version: integer().notNull(),
  createdAt: integer('created_at').notNull(),
})
export type StaffRecord = typeof staff.$inferSelect

/** Append-only: a post held from a day on. The post of hiring stands in `staff`. */
export const staffPosts = sqliteTable('staff_posts', {
  id: text().primaryKey(),
  staffId: text('staff_id').notNull().$type<StaffId>(),
  post: text().notNull().$type<StaffPost>(),
  fromOn: text('from_on').notNull(),
  reason: text().notNull(),
  recordedAt: integer('recorded_at').notNull(),
  recordedBy: text('recorded_by'),
})
export type StaffPostRecord = typeof staffPosts.$inferSelect
