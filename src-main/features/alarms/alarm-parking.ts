// When an alarm of a kind has no business to be raised: nobody lies there, staff is with the person, it is day.
import type { AlarmRule } from '#shared/features/alarms/alarm-rules.model.ts'
import type { Occupants } from '../devices/index.ts'
import type { AlarmPlace } from './alarm-place.ts'
import { nightStart } from './night-watch.ts'
import type { StaffPresence } from './staff-presence.ts'

export type IsParked = (rule: AlarmRule, place: AlarmPlace, now: number) => boolean

export function createParking(options: { occupants: Occupants; presence: Pick<StaffPresence, 'isAt'> }): IsParked {
  function isDay({ nightFrom, nightTo }: AlarmRule, now: number): boolean {
    return nightFrom !== undefined && nightTo !== undefined && nightStart(now, { nightFrom, nightTo }) === null
  }

  return (rule, place, now) =>
    (rule.parks ?? []).some((park) => {
      if (park === 'leave') return place.bedId !== null && options.occupants.of(place.bedId).occupancy !== 'occupied'
      if (park === 'staff-presence') return options.presence.isAt(place.placeKey)
      // A test does not keep an alarm away: it is raised, and marked as a drill.
      // Whoever is watched by day by plan has no hours in which nobody asks.
      return park === 'daytime' && (rule.dayMinutes ?? null) === null && isDay(rule, now)
    })
}
