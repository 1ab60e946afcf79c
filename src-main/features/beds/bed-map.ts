// Reads: the house on a day, and the dated facts of one bed. Everything is derived from intervals.
import type { BedId, Day } from '#shared/contract/primitives.ts'
import type { BedHistory, BedMap, BedOnDay } from '#shared/features/beds/beds.model.ts'
import { bedStateOf } from '#shared/features/beds/beds.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { BedOccupancy } from './bed-occupancy.ts'
import type { BedsRepository } from './beds.repository.ts'
import type { Places } from './places.ts'

export type BedMapDependencies = { repository: BedsRepository; places: Places; occupancy: () => BedOccupancy }
export type BedMapReader = ReturnType<typeof createBedMapReader>

export function createBedMapReader({ repository, places, occupancy }: BedMapDependencies) {
  function bedsOn(on: Day, only?: ReadonlySet<BedId>): BedOnDay[] {
    const occupants = occupancy().occupantsOn(on)
    const blocks = new Map(repository.listBlocksOn(on).map((block) => [block.bedId, block]))
    const rows: BedOnDay[] = []
    for (const place of places.on(on).values()) {
      if (only && !only.has(place.bedId)) continue
      const isOpen = place.openedOn <= on && (place.closedOn === null || place.closedOn > on)
      if (!isOpen || place.careType === null || place.stayMode === null) continue
      const occupant = occupants.get(place.bedId) ?? null
      const block = blocks.get(place.bedId) ?? null
      const { leaveKind: _leaveKind, ...shown } = occupant ?? { leaveKind: null }
      rows.push({
        id: place.bedId,
        name: place.bedName,
        label: place.label,
        buildingId: place.buildingId,
        floorId: place.floorId,
        roomId: place.roomId,
        careType: place.careType,
        stayMode: place.stayMode,
        state: bedStateOf(occupant, block?.kind ?? null),
        occupant: occupant ? (shown as BedOnDay['occupant']) : null,
        block: block && { id: block.id, kind: block.kind, untilOn: block.untilOn, reason: block.reason },
      })
    }
    return rows
  }

  function map(on: Day): BedMap {
    const beds = bedsOn(on)
    return {
      on,
      buildings: repository.listBuildings(),
      floors: repository.listFloors(),
      rooms: repository.listRooms(),
      beds,
    }
  }

  function find(bedId: BedId, on: Day): BedOnDay {
    const [bed] = bedsOn(on, new Set([bedId]))
    if (!bed) throw new DomainError('BED_NOT_OPEN', { where: 'bed', values: { bedId, on } })
    return bed
  }

  function history(bedId: BedId): BedHistory {
    if (!repository.findBed(bedId)) throw new DomainError('NOT_FOUND', { where: 'bed', values: { bedId } })
    const types = repository.listTypes(bedId)
    const blocks = repository.listBlocks(bedId)
    const recorded = [...types, ...blocks].map((row) => row.recordedAt)
    return {
      types: types.map(({ id, careType, stayMode, fromOn, toOn }) => ({ id, careType, stayMode, fromOn, toOn })),
      blocks: blocks.map(({ id, kind, fromOn, toOn, reason }) => ({ id, kind, fromOn, toOn, reason })),
      stays: occupancy().staysOfBed(bedId),
      changedAt: recorded.length > 0 ? Math.max(...recorded) : null,
    }
  }

  return { bedsOn, map, find, history }
}
