// Where beds stood and who was known to have them at a moment of the past.
import { dayOf } from '#shared/contract/days.ts'
import type { BedId } from '#shared/contract/primitives.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { BedPlace, Occupants, Places } from '../devices/index.ts'
import { surnameIn } from '../residents/index.ts'
import type { PastLeave, ReplayRepository } from './replay.repository.ts'

export type PastHouse = { places: Places; occupants: Occupants }

const nobody = { residentId: null, surname: null, returnsOn: null } as const

export function drawPastHouse(
  at: number,
  repository: Pick<ReplayRepository, 'staysAt' | 'leavesAt' | 'blockedAt' | 'bedActsAfter'>,
  beds: Pick<BedsFeature, 'placesOn' | 'rooms'>,
): PastHouse {
  const on = dayOf(at)
  const later = repository.bedActsAfter(at)
  const addedLater = new Set(later.filter((act) => act.action === 'beds.add').map((act) => act.bedId))
  const closedLater = new Set(later.filter((act) => act.action === 'beds.close').map((act) => act.bedId))
  const stood: BedPlace[] = []
  for (const place of beds.placesOn(on).values()) {
    const isClosed = place.closedOn !== null && place.closedOn <= on && !closedLater.has(place.bedId)
    if (place.openedOn > on || isClosed || addedLater.has(place.bedId) || place.careType === null) continue
    const { bedId, label, floorId, floorName, roomId, roomName, careType } = place
    stood.push({ bedId, label, floorId, floorName, roomId, roomName, careType })
  }
  const byId = new Map(stood.map((place) => [place.bedId as string, place]))
  const rooms = new Map(
    beds.rooms().map((room) => [room.id as string, { roomId: room.id, label: room.name, floorId: room.floorId }]),
  )
  // Where one act ended a stay and began the next on one day, the later row is the one that counts.
  const inBed = new Map(repository.staysAt(at, on).map((stay) => [stay.bedId as string, stay]))
  const away = new Map<string, PastLeave>(repository.leavesAt(at, on).map((leave) => [leave.residentId, leave]))
  const blocked = repository.blockedAt(at, on)
  return {
    places: {
      bed: (bedId) => byId.get(bedId) ?? null,
      beds: () => stood,
      room: (roomId) => rooms.get(roomId) ?? null,
    },
    occupants: {
      of(bedId: string): ReturnType<Occupants['of']> {
        const stay = inBed.get(bedId as BedId)
        if (!stay) return { ...nobody, occupancy: blocked.has(bedId) ? 'blocked' : 'free' }
        const leave = away.get(stay.residentId)
        const occupancy = leave ? (leave.kind === 'leave' ? 'on-leave' : 'in-hospital') : 'occupied'
        return {
          ...{ residentId: stay.residentId, surname: surnameIn(stay.name), occupancy },
          returnsOn: leave?.returnsOn ?? null,
        }
      },
    },
  }
}
