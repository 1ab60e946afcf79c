import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '#shared/contract/permissions.ts'
import type { UserId } from '#shared/contract/primitives.ts'
import type { SeatLock } from '#shared/features/accounts/accounts.contract.ts'

export const users = sqliteTable('users', {
  id: text().primaryKey().$type<UserId>(),
  loginName: text('login_name').notNull(),
  displayName: text('display_name').notNull(),
  roles: text('roles_json', { mode: 'json' }).notNull().$type<Role[]>(),
  passwordHash: text('password_hash').notNull(),
  pinHash: text('pin_hash'),
  isActive: integer('is_active', { mode: 'boolean' }).notNull(),
  failedCount: integer('failed_count').notNull(),
  lockedUntil: integer('locked_until'),
  lastSignedInAt: integer('last_signed_in_at'),
  createdAt: integer('created_at').notNull(),
  version: integer().notNull(),
})
export type UserRecord = typeof users.$inferSelect

export const seats = sqliteTable('seats', {
  id: text().primaryKey(),
  tokenHash: text('token_hash').notNull(),
  name: text().notNull(),
  userId: text('user_id').$type<UserId>(),
  lockedBy: text('locked_by').$type<SeatLock>(),
  signedInAt: integer('signed_in_at'),
  lastActiveAt: integer('last_active_at').notNull(),
  pinUserIds: text('pin_user_ids_json', { mode: 'json' }).notNull().$type<UserId[]>(),
  createdAt: integer('created_at').notNull(),
})
export type SeatRecord = typeof seats.$inferSelect

/** Facts of the data folder itself, e.g. that it is a demo home. */
export const folderFacts = sqliteTable('folder_facts', {
  name: text().primaryKey(),
  value: text().notNull(),
})
