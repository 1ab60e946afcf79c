// Where an alarm is and about whom, in the words rules, groups, drills and presence compare: room, floor, level of care, person.
import type { BindingTarget } from '#shared/features/devices/devices.contract.ts'
import type { CareLevel } from '#shared/features/residents/residents.model.ts'
import type { DevicesFeature, Occupants, Places } from '../devices/index.ts'
import type { RulePlace } from './rule-book.ts'

/** People of the house; answered from memory. null = not in the house today. */
/** The key presence in a room is told under. */
export function roomKey(roomId: string): string {
  return `room:${roomId}`
}

export type People = {
  of(residentId: string): {
    surname: string | null
    careLevel: CareLevel | null
    bedId: string | null
    roomId: string | null
  } | null
}

export type AlarmPlace = RulePlace & {
  bedId: string | null
  deviceId: string | null
  floorId: string | null
  /** `room:<id>` or `place:<words>`; null = unknown. Presence and drills are told of this. */
  placeKey: string | null
}

export type PlaceOfAlarm = (about: {
  bedId: string | null
  deviceId: string | null
  residentId: string | null
}) => AlarmPlace

export function createPlaceOf(options: {
  devices: Pick<DevicesFeature, 'find'>
  places: Places
  occupants: Occupants
  people: People
}): { ofTarget(target: BindingTarget | null): AlarmPlace; ofAlarm: PlaceOfAlarm } {
  const { devices, places, occupants, people } = options
  const nowhere = { bedId: null, deviceId: null, roomId: null, floorId: null, careLevel: null, residentId: null }

  const beds = new Map<
    string,
    { bed: ReturnType<Places['bed']>; occupant: ReturnType<Occupants['of']>; place: AlarmPlace }
  >()

  function ofTarget(target: BindingTarget | null): AlarmPlace {
    if (target === null) return { ...nowhere, placeKey: null }
    if (target.kind === 'place') return { ...nowhere, placeKey: `place:${target.place}` }
    if (target.kind === 'room') {
      const floorId = places.room(target.roomId)?.floorId ?? null
      return { ...nowhere, roomId: target.roomId, floorId, placeKey: roomKey(target.roomId) }
    }
    return ofBed(target.bedId)
  }

  /** Asked for with every message. House and people are drawn anew when anything of them changes, so the same bed and occupant are the same place. */
  function ofBed(bedId: string): AlarmPlace {
    const bed = places.bed(bedId)
    const occupant = occupants.of(bedId)
    const known = beds.get(bedId)
    if (known && known.bed === bed && known.occupant === occupant) return known.place
    const { residentId } = occupant
    const place: AlarmPlace = {
      ...nowhere,
      bedId,
      roomId: bed?.roomId ?? null,
      floorId: bed?.floorId ?? null,
      residentId,
      careLevel: residentId === null ? null : (people.of(residentId)?.careLevel ?? null),
      placeKey: bed ? roomKey(bed.roomId) : null,
    }
    beds.set(bedId, { bed, occupant, place })
    return place
  }

  return {
    ofTarget,
    ofAlarm({ bedId, deviceId, residentId }) {
      const target = deviceId === null ? null : (devices.find(deviceId)?.target ?? null)
      const place = bedId === null ? ofTarget(target) : ofTarget({ kind: 'bed', bedId: bedId as never })
      // The alarm keeps the person it was raised for, also when the bed has another by now.
      const about =
        residentId === null ? place : { ...place, residentId, careLevel: people.of(residentId)?.careLevel ?? null }
      return { ...about, deviceId }
    },
  }
}
