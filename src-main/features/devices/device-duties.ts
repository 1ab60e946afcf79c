// What devices ask somebody to do by a day: test what must ring, bind what was heard, decide on what is out of service.

import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { type DeviceRecord, lifeSafetyRoles, type Places, targetLabel } from './device-types.ts'

const DAY_MS = 86_400_000
const ZONE_OFFSET_MS = 8 * 3_600_000

/** A house habit, editable later: nothing in law names the interval for bells. */
export const TEST_INTERVAL_DAYS = 30

function dayOf(at: number): Day {
  return new Date(at + ZONE_OFFSET_MS).toISOString().slice(0, 10)
}

function dutyOf(device: DeviceRecord, places: Places): Omit<Duty, 'snoozed'> | null {
  const about = { link: screenLinks.device(device.id), basis: null }
  const values = { name: device.name, place: targetLabel(device.target, places) }
  if (device.state === 'out-of-service' && device.outOfService?.untilOn) {
    const dueOn = device.outOfService.untilOn
    const key = `device-out-of-service-ends:${device.id}`
    return {
      key,
      kind: 'device-out-of-service-ends',
      dueOn,
      owner: 'safety',
      values: { ...values, day: dueOn },
      ...about,
    }
  }
  if (device.state === 'inbox' && device.role !== 'bridge') {
    const dueOn = dayOf(device.firstHeardAt + DAY_MS)
    const key = `device-unbound:${device.id}`
    return { key, kind: 'device-unbound', dueOn, owner: 'care-lead', values: { ...values, day: dueOn }, ...about }
  }
  if (device.state === 'bound' && [...lifeSafetyRoles, 'water'].includes(device.role)) {
    const from = device.lastTestedAt ?? device.boundAt ?? device.firstHeardAt
    const dueOn = dayOf(from + TEST_INTERVAL_DAYS * DAY_MS)
    const key = `device-untested:${device.id}`
    return { key, kind: 'device-untested', dueOn, owner: 'safety', values: { ...values, day: dueOn }, ...about }
  }
  return null
}

export function listDeviceDuties(
  devices: readonly DeviceRecord[],
  places: Places,
  untilOn: Day,
): Omit<Duty, 'snoozed'>[] {
  return devices
    .map((device) => dutyOf(device, places))
    .filter((duty) => duty !== null)
    .filter((duty) => duty.dueOn <= untilOn)
}
