import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { BedId, BuildingId, Day, FloorId, RecordId, RoomId } from '#shared/contract/primitives.ts'
import { createDrizzle, type SqliteDatabase } from '../../database/open-database.ts'
import {
  type BedBlockRecord,
  type BedRecord,
  type BedTypeRecord,
  bedBlocks,
  beds,
  bedTypes,
  buildings,
  floors,
  rooms,
} from './beds.tables.ts'

/** A bed with the names of its place. */
export type PlaceRow = {
  bedId: BedId
  bedName: string
  openedOn: Day
  closedOn: Day | null
  roomId: RoomId
  roomName: string
  floorId: FloorId
  floorName: string
  floorPosition: number
  buildingId: BuildingId
  buildingName: string
  buildingPosition: number
}

export type BedsRepository = ReturnType<typeof createBedsRepository>

/** SQL of places, beds, bed types and blocks; no rules here. */
export function createBedsRepository(records: SqliteDatabase) {
  const db = createDrizzle(records, { buildings, floors, rooms, beds, bedTypes, bedBlocks })
  const places = records.prepare(
    `SELECT b.id AS bedId, b.name AS bedName, b.opened_on AS openedOn, b.closed_on AS closedOn,
       r.id AS roomId, r.name AS roomName, f.id AS floorId, f.name AS floorName, f.position AS floorPosition,
       g.id AS buildingId, g.name AS buildingName, g.position AS buildingPosition
     FROM beds b JOIN rooms r ON r.id = b.room_id JOIN floors f ON f.id = r.floor_id
       JOIN buildings g ON g.id = f.building_id`,
  )
  const onDay = 'voided_at IS NULL AND from_on <= :on AND (to_on IS NULL OR to_on > :on)'
  const typesOn = records.prepare(
    `SELECT bed_id AS bedId, care_type AS careType, stay_mode AS stayMode FROM bed_types WHERE ${onDay}`,
  )
  const blocksOn = records.prepare(
    `SELECT id, bed_id AS bedId, kind, planned_until_on AS untilOn, reason FROM bed_blocks WHERE ${onDay}`,
  )
  const blocksWithin = records.prepare(
    `SELECT id, kind FROM bed_blocks WHERE bed_id = :bedId AND voided_at IS NULL
       AND (to_on IS NULL OR to_on > :fromOn) AND from_on < COALESCE(:toOn, '9999-12-31') ORDER BY from_on LIMIT 1`,
  )
  const roomByBuilding = records.prepare(
    `SELECT r.id FROM rooms r JOIN floors f ON f.id = r.floor_id WHERE f.building_id = ? AND r.name = ? LIMIT 1`,
  )
  const bedById = db
    .select()
    .from(beds)
    .where(eq(beds.id, sql.placeholder('id')))
    .prepare()
  type DayType = Pick<BedTypeRecord, 'bedId' | 'careType' | 'stayMode'>
  type DayBlock = Pick<BedBlockRecord, 'id' | 'bedId' | 'kind' | 'reason'> & { untilOn: Day | null }
  return {
    inTransaction: (): boolean => records.inTransaction,
    listPlaces: (): PlaceRow[] => places.all() as PlaceRow[],
    listTypesOn: (on: Day): DayType[] => typesOn.all({ on }) as DayType[],
    listBlocksOn: (on: Day): DayBlock[] => blocksOn.all({ on }) as DayBlock[],
    findBlockWithin: (bedId: BedId, fromOn: Day, toOn: Day | null) =>
      blocksWithin.get({ bedId, fromOn, toOn }) as Pick<BedBlockRecord, 'id' | 'kind'> | undefined,
    listBuildings: () => db.select().from(buildings).orderBy(buildings.position).all(),
    listFloors: () => db.select().from(floors).orderBy(floors.position).all(),
    listRooms: () => db.select().from(rooms).all(),
    findRoom: (id: RoomId) => db.select().from(rooms).where(eq(rooms.id, id)).get(),
    findRoomOnFloor: (floorId: FloorId, name: string) =>
      db
        .select()
        .from(rooms)
        .where(and(eq(rooms.floorId, floorId), eq(rooms.name, name)))
        .get(),
    findRoomInBuilding: (buildingId: BuildingId, name: string) =>
      (roomByBuilding.get(buildingId, name) as { id: RoomId } | undefined)?.id,
    findBed: (id: BedId): BedRecord | undefined => bedById.get({ id }),
    findBedInRoom: (roomId: RoomId, name: string): BedRecord | undefined =>
      db
        .select()
        .from(beds)
        .where(and(eq(beds.roomId, roomId), eq(beds.name, name)))
        .get(),
    insertBuilding: (row: typeof buildings.$inferInsert): void => void db.insert(buildings).values(row).run(),
    insertFloor: (row: typeof floors.$inferInsert): void => void db.insert(floors).values(row).run(),
    insertRoom: (row: typeof rooms.$inferInsert): void => void db.insert(rooms).values(row).run(),
    insertBed: (row: typeof beds.$inferInsert): void => void db.insert(beds).values(row).run(),
    updateBed: (id: BedId, changes: Partial<BedRecord>): void =>
      void db.update(beds).set(changes).where(eq(beds.id, id)).run(),
    listTypes: (bedId: BedId): BedTypeRecord[] =>
      db
        .select()
        .from(bedTypes)
        .where(and(eq(bedTypes.bedId, bedId), isNull(bedTypes.voidedAt)))
        .orderBy(desc(bedTypes.fromOn))
        .all(),
    insertType: (row: typeof bedTypes.$inferInsert): void => void db.insert(bedTypes).values(row).run(),
    updateType: (id: RecordId, changes: Partial<BedTypeRecord>): void =>
      void db.update(bedTypes).set(changes).where(eq(bedTypes.id, id)).run(),
    listBlocks: (bedId: BedId): BedBlockRecord[] =>
      db
        .select()
        .from(bedBlocks)
        .where(and(eq(bedBlocks.bedId, bedId), isNull(bedBlocks.voidedAt)))
        .orderBy(desc(bedBlocks.fromOn))
        .all(),
    listOpenBlocks: (): BedBlockRecord[] =>
      db
        .select()
        .from(bedBlocks)
        .where(and(isNull(bedBlocks.voidedAt), isNull(bedBlocks.toOn)))
        .all(),
    findBlock: (id: RecordId): BedBlockRecord | undefined =>
      db
        .select()
        .from(bedBlocks)
        .where(and(eq(bedBlocks.id, id), isNull(bedBlocks.voidedAt)))
        .get(),
    insertBlock: (row: typeof bedBlocks.$inferInsert): void => void db.insert(bedBlocks).values(row).run(),
    updateBlock: (id: RecordId, changes: Partial<BedBlockRecord>): void =>
      void db.update(bedBlocks).set(changes).where(eq(bedBlocks.id, id)).run(),
  }
}
