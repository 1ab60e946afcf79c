// Draws the roll-call sheet: everybody in the house by its records, with the last sign of each. Must work with 150 people in an instant.
import { dayOf } from '#shared/contract/days.ts'
import type {
  LastSeen,
  RollCallPerson,
  RollCallSheet,
  Whereabouts,
} from '#shared/features/roll-call/roll-call.model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { DevicesFeature, LiveDevice } from '../devices/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { RollCallRepository } from './roll-call.repository.ts'

export type HouseSheetDependencies = {
  clock: Pick<Clock, 'now'>
  repository: RollCallRepository
  residents: Pick<ResidentsFeature, 'list'>
  beds: Pick<BedsFeature, 'placesOn'>
  devices: Pick<DevicesFeature, 'listLive' | 'bedState'>
  facilityName: () => string
}

const whereaboutsOf: Readonly<Partial<Record<string, Whereabouts>>> = {
  'on-leave': 'on-leave',
  'in-hospital': 'in-hospital',
}

function newer(left: LastSeen | null, right: LastSeen | null): LastSeen | null {
  return !left || (right && right.at > left.at) ? right : left
}

/** What a device of the bed last told of its person, even if it is silent now: an old sign with its age beats none. */
function lastSign(device: LiveDevice): LastSeen | null {
  const press = device.values.get('button_action')
  if (device.record.role === 'bell') return press?.text ? { at: press.at, how: 'bell' } : null
  const inBed = device.values.get('in_bed')
  if (inBed === undefined || inBed.value === null) return null
  if (inBed.value === 1) return { at: inBed.at, how: 'in-bed' }
  return { at: device.presenceSince ?? inBed.at, how: 'left-bed' }
}

export function drawHouseSheet(deps: HouseSheetDependencies): RollCallSheet {
  const at = deps.clock.now()
  const on = dayOf(at)
  const places = deps.beds.placesOn(on)
  const mobilities = deps.repository.mobilitiesOn(on)
  const signs = new Map<string, LastSeen | null>()
  for (const device of deps.devices.listLive()) {
    const { target } = device.record
    if (target?.kind === 'bed') signs.set(target.bedId, newer(signs.get(target.bedId) ?? null, lastSign(device)))
  }

  const { rows } = deps.residents.list({ on, scope: 'in', limit: 20_000, offset: 0 })
  const people = rows.map((row): RollCallPerson => {
    const { id, name, sex, age, bedId, bedLabel, floorName, returnsOn } = row
    const whereabouts = whereaboutsOf[row.state] ?? 'in-house'
    const inBed = bedId === null || whereabouts !== 'in-house' ? null : deps.devices.bedState(bedId).inBed
    return {
      ...{ residentId: id, name, sex, age, floorName, bedId, bedLabel, whereabouts, returnsOn },
      roomName: bedId === null ? null : (places.get(bedId)?.roomName ?? null),
      mobility: mobilities.get(id) ?? null,
      presence: inBed === null ? 'unknown' : inBed ? 'in-bed' : 'out-of-bed',
      // Of somebody who is away the bed tells nothing.
      lastSeen: bedId === null || whereabouts !== 'in-house' ? null : (signs.get(bedId) ?? null),
    }
  })
  return { at, facilityName: deps.facilityName(), people, isUnknown: ['visitors', 'staff-on-shift'] }
}
