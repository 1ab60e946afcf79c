import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BedId, BuildingId, FloorId, RecordId, RoomId } from '#shared/contract/primitives.ts'
import type { BedBlockKind, BedCareType, BedStayMode } from '#shared/features/beds/beds.model.ts'

export const buildings = sqliteTable('buildings', {
  id: text().primaryKey().$type<BuildingId>(),
  name: text().notNull(),
  position: integer().notNull(),
})
export const floors = sqliteTable('floors', {
  id: text().primaryKey().$type<FloorId>(),
  buildingId: text('building_id').notNull().$type<BuildingId>(),
  name: text().notNull(),
  position: integer().notNull(),
})
export const rooms = sqliteTable('rooms', {
  id: text().primaryKey().$type<RoomId>(),
  floorId: text('floor_id').notNull().$type<FloorId>(),
  name: text().notNull(),
})
export const beds = sqliteTable('beds', {
  id: text().primaryKey().$type<BedId>(),
  roomId: text('room_id').notNull().$type<RoomId>(),
  name: text().notNull(),
  openedOn: text('opened_on').notNull(),
  closedOn: text('closed_on'),
  closeReason: text('close_reason'),
})
export type BedRecord = typeof beds.$inferSelect

const interval = {
  id: text().primaryKey().$type<RecordId>(),
  bedId: text('bed_id').notNull().$type<BedId>(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on'),
  recordedAt: integer('recorded_at').notNull(),
  voidedAt: integer('voided_at'),
  voidedBy: text('voided_by'),
  voidReason: text('void_reason'),
}
export const bedTypes = sqliteTable('bed_types', {
  ...interval,
  careType: text('care_type').notNull().$type<BedCareType>(),
  stayMode: text('stay_mode').notNull().$type<BedStayMode>(),
})
export type BedTypeRecord = typeof bedTypes.$inferSelect
export const bedBlocks = sqliteTable('bed_blocks', {
  ...interval,
  kind: text().notNull().$type<BedBlockKind>(),
  plannedUntilOn: text('planned_until_on'),
  reason: text().notNull(),
})
export type BedBlockRecord = typeof bedBlocks.$inferSelect
