// Beds: buildings, floors, rooms, beds, their dated types and blocks. Public API of the feature.
import { dayOf } from '#shared/contract/days.ts'
import type { BedId, BuildingId, Day } from '#shared/contract/primitives.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { listBedDuties } from './bed-duties.ts'
import { createBedMapReader } from './bed-map.ts'
import type { BedOccupancy } from './bed-occupancy.ts'
import type { BedsEvents } from './beds.events.ts'
import { createBedsRepository } from './beds.repository.ts'
import { createBedsRouter } from './beds.router.ts'
import { createBedsService } from './beds.service.ts'
import { createPlaceMaker } from './make-places.ts'
import { createPlaces } from './places.ts'

export type { BedOccupancy, BedOccupantOnDay } from './bed-occupancy.ts'
export { bedChecks, checkNothingFound } from './beds.checks.repository.ts'
export type { BedsEvents } from './beds.events.ts'
export type { NewBed } from './make-places.ts'
export type { Place, PlaceOnDay } from './places.ts'

export type BedsFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  events: Pick<DomainEvents<BedsEvents>, 'emit'>
  /** Who lies in a bed; given by the residents feature, asked only when a call comes. */
  occupancy: () => BedOccupancy
}
/** What other features use of beds. */
export type BedsFeature = ReturnType<typeof createBedsFeature>

/** Builds the feature; does no work until called. */
export function createBedsFeature(deps: BedsFeatureDependencies) {
  const repository = createBedsRepository(deps.records)
  const places = createPlaces(repository)
  const maker = createPlaceMaker(repository, deps.newId, () => deps.clock.now())
  const reader = createBedMapReader({ repository, places, occupancy: deps.occupancy })
  const service = createBedsService({ ...deps, repository, places, maker, reader })
  const today = (): Day => dayOf(deps.clock.now())
  return {
    router: createBedsRouter(service, reader, today),
    /** Acts as the router offers them, for the demo and imports: `addRooms`, `addBed`, `block` … */
    service,
    /** The whole house on a day. */
    map: reader.map,
    /** Beds open on a day with state and occupant. */
    bedsOn: (on: Day) => reader.bedsOn(on),
    /** `201-1`, or null for a bed that does not exist. */
    labelOf: (bedId: BedId): string | null => places.all().get(bedId)?.label ?? null,
    /** Place of a bed (room, floor, building with names), whatever the day. */
    placeOf: (bedId: BedId) => places.all().get(bedId) ?? null,
    /** Every bed the house ever had with its type on a day; types are null where the bed had none. */
    placesOn: places.on,
    /** Floors in walking order. */
    floors: repository.listFloors,
    rooms: repository.listRooms,
    buildings: repository.listBuildings,
    /**
     * Refuses a bed that cannot be slept in from `fromOn` until `toOn` (null = for good). Errors: NOT_FOUND, BED_NOT_OPEN, BED_BLOCKED.
     * `ignoreIsolation`: for correcting the dates of somebody who already lies there.
     */
    mustBeUsable(bedId: BedId, fromOn: Day, toOn: Day | null, options: { ignoreIsolation?: boolean } = {}): void {
      const bed = repository.findBed(bedId)
      if (!bed) throw new DomainError('NOT_FOUND', { where: 'bed', values: { bedId } })
      const endsBefore = bed.closedOn !== null && (toOn === null || toOn > bed.closedOn)
      if (fromOn < bed.openedOn || endsBefore) {
        throw new DomainError('BED_NOT_OPEN', { where: 'bed', values: { bedId, on: fromOn } })
      }
      const block = repository.findBlockWithin(bedId, fromOn, toOn)
      if (block && !(options.ignoreIsolation && block.kind === 'isolation')) {
        throw new DomainError('BED_BLOCKED', { where: 'bed', values: { bedId, on: fromOn, kind: block.kind } })
      }
    },
    /** Finds a bed by building, room and bed name; undefined when there is none. */
    findBed(buildingId: BuildingId, roomName: string, bedName: string): BedId | undefined {
      const roomId = repository.findRoomInBuilding(buildingId, roomName)
      return roomId && repository.findBedInRoom(roomId, bedName)?.id
    },
    /** Makes a bed with its building, floor and room where missing. Only inside a transaction; call `announceBeds` after its commit. */
    makeBed: service.makeBed,
    /** Blocks and frees a bed as part of a larger transaction; call `announceBeds` after its commit. */
    blockWithin: service.blockWithin,
    unblockWithin: service.unblockWithin,
    /** A block that was not voided; undefined = none of that id. */
    blockOf: repository.findBlock,
    /** Tells the house that beds changed, after the commit that made them. */
    announceBeds: service.announce,
    dutyContributor: (range: { today: Day; untilOn: Day }) => listBedDuties(repository, places, range.untilOn),
  }
}
