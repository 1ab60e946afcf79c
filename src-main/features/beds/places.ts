// All beds with the names of their places, in the order people walk the house. Kept in memory because every list asks for it;
// must never keep what an open transaction may still take back.
import type { BedId, Day } from '#shared/contract/primitives.ts'
import type { BedCareType, BedStayMode } from '#shared/features/beds/beds.model.ts'
import { bedLabelOf, comparePlaceNames } from '#shared/features/beds/beds.rules.ts'
import type { BedsRepository, PlaceRow } from './beds.repository.ts'

export type Place = PlaceRow & {
  label: string
  /** Position in the walk through the house: building, floor, room, bed. */
  order: number
}
export type PlaceOnDay = Place & { careType: BedCareType | null; stayMode: BedStayMode | null }

export type Places = ReturnType<typeof createPlaces>

export function createPlaces(repository: BedsRepository) {
  let kept: ReadonlyMap<BedId, Place> | null = null
  const keptDays = new Map<Day, ReadonlyMap<BedId, PlaceOnDay>>()
  const MOST_DAYS = 4

  function read(): ReadonlyMap<BedId, Place> {
    const rows = repository
      .listPlaces()
      .sort(
        (left, right) =>
          left.buildingPosition - right.buildingPosition ||
          left.floorPosition - right.floorPosition ||
          comparePlaceNames(left.roomName, right.roomName) ||
          comparePlaceNames(left.bedName, right.bedName),
      )
    return new Map(
      rows.map((row, order) => [row.bedId, { ...row, label: bedLabelOf(row.roomName, row.bedName), order }]),
    )
  }

  function all(): ReadonlyMap<BedId, Place> {
    if (repository.inTransaction()) return read()
    kept ??= read()
    return kept
  }

  function readDay(on: Day): ReadonlyMap<BedId, PlaceOnDay> {
    const types = new Map(repository.listTypesOn(on).map((type) => [type.bedId, type]))
    const onDay = new Map<BedId, PlaceOnDay>()
    for (const [id, place] of all()) {
      const type = types.get(id)
      onDay.set(id, { ...place, careType: type?.careType ?? null, stayMode: type?.stayMode ?? null })
    }
    return onDay
  }

  return {
    all,
    /** Every bed the house ever had, with its type on a day; null where the bed had none that day. */
    on(day: Day): ReadonlyMap<BedId, PlaceOnDay> {
      if (repository.inTransaction()) return readDay(day)
      const known = keptDays.get(day)
      if (known) return known
      if (keptDays.size >= MOST_DAYS) keptDays.clear()
      const fresh = readDay(day)
      keptDays.set(day, fresh)
      return fresh
    },
    forget(): void {
      kept = null
      keptDays.clear()
    },
  }
}
