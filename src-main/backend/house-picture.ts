// Where beds are and who has them today, kept in memory: it is asked for every device message.
// Drawn anew after any act on beds or residents and when the day changes; never the source of truth.
import { dayOf } from '#shared/contract/days.ts'
import type { BedOnDay } from '#shared/features/beds/beds.model.ts'
import type { CareLevel } from '#shared/features/residents/residents.model.ts'
import type { People } from '../features/alarms/index.ts'
import type { BedsFeature } from '../features/beds/index.ts'
import type { BedPlace, Occupants, Places } from '../features/devices/index.ts'
import { type ResidentsFeature, surnameIn } from '../features/residents/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { DomainEvents } from '../platform/domain-events.ts'
import type { AppEvents } from './create-features.ts'

const DAY_CHECK_MS = 15_000
const MOST_PEOPLE = 20_000

export type HousePicture = {
  places: Places
  occupants: Occupants
  people: People
  /** Draws the picture again now and whenever something changed; answers how to stop. */
  start(onRedrawn: () => void): () => void
}

type Drawn = {
  day: string
  beds: BedPlace[]
  bedById: Map<string, BedPlace>
  rooms: Map<string, { roomId: string; label: string; floorId: BedPlace['floorId'] }>
  occupants: Map<string, ReturnType<Occupants['of']>>
  bedOf: Map<string, { bedId: string; roomId: string; surname: string | null }>
  careLevels: Map<string, CareLevel | null>
}

const nobody = { residentId: null, surname: null, returnsOn: null } as const

function occupantOf(bed: BedOnDay): ReturnType<Occupants['of']> {
  const { occupant, state, block } = bed
  const isIsolated = block?.kind === 'isolation'
  if (!occupant) return { ...nobody, isIsolated, occupancy: state === 'free' ? 'free' : 'blocked' }
  const occupancy = state === 'on-leave' || state === 'in-hospital' ? state : 'occupied'
  return {
    residentId: occupant.residentId,
    surname: surnameIn(occupant.name),
    occupancy,
    returnsOn: occupant.returnsOn,
    isIsolated,
  }
}

export function createHousePicture(deps: {
  clock: Clock
  events: DomainEvents<AppEvents>
  beds: BedsFeature
  residents: ResidentsFeature
}): HousePicture {
  const { clock, events, beds, residents } = deps
  let drawn: Drawn | undefined

  function draw(): Drawn {
    const day = dayOf(clock.now())
    const map = beds.map(day)
    const floorNames = new Map(map.floors.map((floor) => [floor.id, floor.name]))
    const roomById = new Map(map.rooms.map((room) => [room.id, room]))
    const places = map.beds.map(
      (bed): BedPlace => ({
        bedId: bed.id,
        label: bed.label,
        floorId: bed.floorId,
        floorName: floorNames.get(bed.floorId) ?? '',
        roomId: bed.roomId,
        roomName: roomById.get(bed.roomId)?.name ?? '',
        careType: bed.careType,
      }),
    )
    return {
      day,
      beds: places,
      bedById: new Map(places.map((place) => [place.bedId, place])),
      rooms: new Map(map.rooms.map((room) => [room.id, { roomId: room.id, label: room.name, floorId: room.floorId }])),
      occupants: new Map(map.beds.map((bed) => [bed.id, occupantOf(bed)])),
      bedOf: new Map(
        map.beds.flatMap(({ id, roomId, occupant }) =>
          occupant ? [[occupant.residentId, { bedId: id, roomId, surname: surnameIn(occupant.name) }] as const] : [],
        ),
      ),
      careLevels: new Map(
        residents
          .list({ scope: 'in', on: day, limit: MOST_PEOPLE, offset: 0 })
          .rows.map((row) => [row.id, row.careLevel]),
      ),
    }
  }

  function picture(): Drawn {
    drawn ??= draw()
    return drawn
  }

  return {
    places: {
      bed: (bedId) => picture().bedById.get(bedId) ?? null,
      beds: () => picture().beds,
      room: (roomId) => picture().rooms.get(roomId) ?? null,
    },
    occupants: { of: (bedId) => picture().occupants.get(bedId) ?? { ...nobody, occupancy: 'free' } },
    people: {
      of(residentId) {
        const bed = picture().bedOf.get(residentId)
        return bed ? { ...bed, careLevel: picture().careLevels.get(residentId) ?? null } : null
      },
    },
    start(onRedrawn) {
      const redraw = (): void => {
        drawn = undefined
        onRedrawn()
      }
      const names = [
        'beds-changed',
        'resident-admitted',
        'resident-moved',
        'resident-left',
        'resident-returned',
        'resident-discharged',
        'resident-changed',
      ] as const
      const stops = names.map((name) => events.on(name, redraw))
      stops.push(
        clock.every(DAY_CHECK_MS, () => {
          if (drawn && drawn.day !== dayOf(clock.now())) redraw()
        }),
      )
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
