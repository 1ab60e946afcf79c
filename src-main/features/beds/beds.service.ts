// Acts on beds. Each checks its rules, writes dated rows and an audit row in one transaction, then tells the house.
// Must never take a bed away from under a resident.

import { dayOf } from '#shared/contract/days.ts'
import { type BedId, type Day, RecordId, type RoomId } from '#shared/contract/primitives.ts'
import type { BedBlockKind, BedCareType, BedOnDay, BedStayMode } from '#shared/features/beds/beds.model.ts'
import { floorNameOfRoom } from '#shared/features/beds/beds.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { BedMapReader } from './bed-map.ts'
import type { BedOccupancy } from './bed-occupancy.ts'
import type { BedsEvents } from './beds.events.ts'
import type { BedsRepository } from './beds.repository.ts'
import type { BedRecord } from './beds.tables.ts'
import type { NewBed, PlaceMaker } from './make-places.ts'
import type { Places } from './places.ts'

export type BedsServiceDependencies = {
  records: SqliteDatabase
  repository: BedsRepository
  places: Places
  maker: PlaceMaker
  reader: BedMapReader
  occupancy: () => BedOccupancy
  clock: Clock
  newId: () => string
  events: Pick<DomainEvents<BedsEvents>, 'emit'>
}
export type BedsService = ReturnType<typeof createBedsService>
export type NewRooms = NewBed & { building: string; floor: string; rooms: { name: string; beds: string[] }[] }

export function createBedsService(deps: BedsServiceDependencies) {
  const { records, repository, places, maker, clock } = deps
  const today = (): Day => dayOf(clock.now())

  function refuseFuture(on: Day, where: string): void {
    if (on > today()) throw new DomainError('DAY_IN_FUTURE', { where, values: { on, today: today() } })
  }

  function mustFind(bedId: BedId): BedRecord {
    const bed = repository.findBed(bedId)
    if (!bed) throw new DomainError('NOT_FOUND', { where: 'bed', values: { bedId } })
    return bed
  }

  function mustBeOpen(bedId: BedId, on: Day): BedRecord {
    const bed = mustFind(bedId)
    if (on < bed.openedOn || bed.closedOn !== null) {
      throw new DomainError('BED_NOT_OPEN', { where: 'bed', values: { bedId, on } })
    }
    return bed
  }

  type Trace = { before?: unknown; after?: unknown; reason?: string | null }
  function audit(actor: Actor, action: string, bedId: string | null, trace: Trace): void {
    appendAudit(records, {
      at: clock.now(),
      ...auditAs(actor),
      action: `beds.${action}`,
      objectType: 'bed',
      objectId: bedId,
      ...trace,
    })
  }

  function announce(bedIds: readonly BedId[]): void {
    places.forget()
    deps.events.emit('beds-changed', { bedIds })
  }

  function run<Result>(bedIds: readonly BedId[], act: () => Result): Result {
    const result = withTransaction(records, act)
    announce(bedIds)
    return result
  }

  function addRooms(input: NewRooms, actor: Actor): BedOnDay[] {
    refuseFuture(input.openedOn, 'openedOn')
    const added = withTransaction(records, () => {
      const floorId = maker.ensureFloor(maker.ensureBuilding(input.building), input.floor)
      return input.rooms.flatMap((room) => {
        const roomId = maker.ensureRoom(floorId, room.name)
        return room.beds.map((name) => {
          const bedId = maker.addBed(roomId, name, input)
          audit(actor, 'add', bedId, { after: { ...pickType(input), roomId, bed: name, openedOn: input.openedOn } })
          return bedId
        })
      })
    })
    announce(added)
    return deps.reader.bedsOn(today(), new Set(added))
  }

  function addBed(input: NewBed & { roomId: RoomId; name: string }, actor: Actor): BedOnDay {
    refuseFuture(input.openedOn, 'openedOn')
    if (!repository.findRoom(input.roomId)) throw new DomainError('NOT_FOUND', { where: 'room' })
    const bedId = withTransaction(records, () => {
      const id = maker.addBed(input.roomId, input.name, input)
      const { roomId, openedOn } = input
      audit(actor, 'add', id, { after: { ...pickType(input), roomId, bed: input.name, openedOn } })
      return id
    })
    announce([bedId])
    return deps.reader.find(bedId, today())
  }

  /** A bed with its building, floor (told by the room number) and room where missing; part of the caller's transaction. */
  function makeBed(place: { building: string; room: string; bed: string }, bed: NewBed, actor: Actor): BedId {
    const buildingId = maker.ensureBuilding(place.building)
    const roomId =
      repository.findRoomInBuilding(buildingId, place.room) ??
      maker.ensureRoom(maker.ensureFloor(buildingId, floorNameOfRoom(place.room)), place.room)
    const id = maker.addBed(roomId, place.bed, bed)
    audit(actor, 'add', id, { after: { ...pickType(bed), roomId, bed: place.bed, openedOn: bed.openedOn } })
    return id
  }

  type TypeChange = { bedId: BedId; fromOn: Day; careType: BedCareType; stayMode: BedStayMode; reason: string }
  function changeType(input: TypeChange, actor: Actor): BedOnDay {
    refuseFuture(input.fromOn, 'fromOn')
    mustBeOpen(input.bedId, input.fromOn)
    run([input.bedId], () => {
      const types = repository.listTypes(input.bedId)
      const current = types.find((row) => row.fromOn <= input.fromOn && (row.toOn === null || row.toOn > input.fromOn))
      if (!current) throw new DomainError('DAY_BEFORE_START', { where: 'fromOn', values: { on: input.fromOn } })
      const now = clock.now()
      const voided = { voidedAt: now, voidedBy: actor.userId, voidReason: input.reason }
      // A type changed again on the day it began was never true: it is voided, not left as an empty interval.
      repository.updateType(current.id, current.fromOn === input.fromOn ? voided : { toOn: input.fromOn })
      const { bedId, fromOn, careType, stayMode } = input
      const next = { id: RecordId.parse(deps.newId()), bedId, fromOn, toOn: current.toOn, careType, stayMode }
      repository.insertType({ ...next, recordedAt: now })
      audit(actor, 'change-type', bedId, { before: pickType(current), after: next, reason: input.reason })
    })
    return deps.reader.find(input.bedId, today())
  }

  type Block = { bedId: BedId; kind: BedBlockKind; fromOn: Day; untilOn: Day | null; reason: string }
  /** A block as part of the caller's transaction; it announces after its commit. */
  function blockWithin(input: Block, actor: Actor): RecordId {
    const { bedId, kind, fromOn, untilOn, reason } = input
    refuseFuture(fromOn, 'fromOn')
    mustBeOpen(bedId, fromOn)
    if (untilOn !== null && untilOn < fromOn) {
      throw new DomainError('DAY_BEFORE_START', { where: 'untilOn', values: { on: untilOn } })
    }
    // Isolation may begin around the resident who is ill; every other block needs an empty bed.
    if (kind !== 'isolation' && deps.occupancy().hasStayFrom(bedId, fromOn)) {
      throw new DomainError('BED_OCCUPIED', { where: 'bed', values: { bedId, on: fromOn } })
    }
    if (repository.findBlockWithin(bedId, fromOn, null)) {
      throw new DomainError('BED_BLOCKED', { where: 'bed', values: { bedId, on: fromOn } })
    }
    const row = { id: RecordId.parse(deps.newId()), bedId, kind, fromOn, plannedUntilOn: untilOn, reason }
    repository.insertBlock({ ...row, recordedAt: clock.now() })
    audit(actor, 'block', bedId, { after: row, reason })
    return row.id
  }

  function block(input: Block, actor: Actor): BedOnDay {
    run([input.bedId], () => blockWithin(input, actor))
    return deps.reader.find(input.bedId, today())
  }

  /** Lifts a block as part of the caller's transaction; answers the bed, which it announces after its commit. */
  function unblockWithin(input: { blockId: RecordId; on: Day }, actor: Actor): BedId {
    refuseFuture(input.on, 'on')
    const found = repository.findBlock(input.blockId)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'block', values: { blockId: input.blockId } })
    if (found.toOn !== null) throw new DomainError('NOTHING_TO_UNDO', { where: 'block' })
    if (input.on < found.fromOn) throw new DomainError('DAY_BEFORE_START', { where: 'on', values: { on: input.on } })
    repository.updateBlock(found.id, { toOn: input.on })
    audit(actor, 'unblock', found.bedId, { before: { id: found.id, toOn: null }, after: { toOn: input.on } })
    return found.bedId
  }

  function unblock(input: { blockId: RecordId; on: Day }, actor: Actor): BedOnDay {
    const bedId = withTransaction(records, () => unblockWithin(input, actor))
    announce([bedId])
    return deps.reader.find(bedId, today())
  }

  function close(input: { bedId: BedId; on: Day; reason: string }, actor: Actor): void {
    const { bedId, on, reason } = input
    refuseFuture(on, 'on')
    mustBeOpen(bedId, on)
    if (deps.occupancy().hasStayFrom(bedId, on)) {
      throw new DomainError('BED_OCCUPIED', { where: 'bed', values: { bedId, on } })
    }
    run([bedId], () => {
      repository.updateBed(bedId, { closedOn: on, closeReason: reason })
      audit(actor, 'close', bedId, { before: { closedOn: null }, after: { closedOn: on }, reason })
    })
  }

  return { addRooms, addBed, makeBed, announce, changeType, blockWithin, block, unblockWithin, unblock, close }
}

function pickType(row: { careType: BedCareType; stayMode: BedStayMode }) {
  return { careType: row.careType, stayMode: row.stayMode }
}
