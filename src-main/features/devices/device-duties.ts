// What devices ask somebody to do by a day: test what must ring, bind what was heard, decide on what is out of service.

import { dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { replaceByOf, upkeep, walkTestedAt } from './device-defaults.ts'
import { type DeviceRecord, type Places, targetLabel } from './device-types.ts'
import { testDueOn } from './device-view.ts'

const DAY_MS = 86_400_000

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
  const dueOn = testDueOn(device)
  if (dueOn !== null) {
    const key = `device-untested:${device.id}`
    return { key, kind: 'device-untested', dueOn, owner: 'safety', values: { ...values, day: dueOn }, ...about }
  }
  return null
}

/** The day a device in use is to be replaced; beside whatever else is due on it. */
function replacementOf(device: DeviceRecord, places: Places): Omit<Duty, 'snoozed'> | null {
  const replaceBy = device.state === 'bound' ? replaceByOf(device) : null
  if (replaceBy === null) return null
  return {
    ...{ key: `device-replace:${device.id}`, kind: 'device-replace', dueOn: replaceBy.on, owner: 'safety' },
    link: screenLinks.device(device.id),
    values: { name: device.name, place: targetLabel(device.target, places), day: replaceBy.on },
    basis: replaceBy.isByRule ? upkeep.version : null,
  }
}

/** One line for all of them: after a new installation it would else be a line a device. */
function walkTestsMissing(devices: readonly DeviceRecord[]): Omit<Duty, 'snoozed'> | null {
  const missing = devices.filter(
    (device) =>
      device.state === 'bound' &&
      (upkeep.roles[device.role]?.walkTest.length ?? 0) > 0 &&
      walkTestedAt(device) === null,
  )
  const oldest = Math.min(...missing.map((device) => device.boundAt ?? device.firstHeardAt))
  if (missing.length === 0) return null
  const dueOn = dayOf(oldest + 7 * DAY_MS)
  return {
    ...{ key: 'walk-test-missing:house', kind: 'walk-test-missing', dueOn, owner: 'safety' },
    ...{ link: screenLinks.devicesWithoutWalkTest(), values: { count: missing.length, day: dueOn }, basis: null },
  }
}

/** Rooms nothing watches, told today; `gapCount` null = not known now (no broker, no device in use). */
function coverageGap(gapCount: number | null, today: Day): Omit<Duty, 'snoozed'> | null {
  if (gapCount === null || gapCount === 0) return null
  return {
    ...{ key: 'coverage-gap:house', kind: 'coverage-gap', dueOn: today, owner: 'safety' },
    ...{ link: screenLinks.coverage(), values: { rooms: gapCount }, basis: null },
  }
}

export function listDeviceDuties(
  devices: readonly DeviceRecord[],
  places: Places,
  range: { today: Day; untilOn: Day; gapCount: number | null },
): Omit<Duty, 'snoozed'>[] {
  const single = devices.flatMap((device) => [dutyOf(device, places), replacementOf(device, places)])
  return [...single, walkTestsMissing(devices), coverageGap(range.gapCount, range.today)]
    .filter((duty) => duty !== null)
    .filter((duty) => duty.dueOn <= range.untilOn)
}
