// What drills ask somebody to do: practise again, and write up what was held. Pure.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { AlarmId, Day, Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { EmergencyDrill } from '#shared/features/drills/drills.model.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'

/** A drill is written up and signed within so many days: house habit. */
export const DAYS_TO_SIGN = 7

/** A fire alarm that was judged a drill, with its roll-call, and became no record yet. */
export type UnwrittenDrill = { alarmId: AlarmId; placeLabel: string; raisedAt: Instant }
type DrillDuty = Omit<Duty, 'snoozed'>

/** `fireDueOn` = by when fire evacuation must be practised again. */
export function listDrillDuties(
  about: {
    drills: readonly EmergencyDrill[]
    unwritten: readonly UnwrittenDrill[]
    fireDueOn: Day
    lastFireOn: Day | null
  },
  untilOn: Day,
): DrillDuty[] {
  const owner = 'safety' as const
  const due: DrillDuty = {
    ...{ key: 'drill-due:fire', kind: 'drill-due', dueOn: about.fireDueOn, owner, link: screenLinks.drills() },
    ...{ values: { day: about.fireDueOn, lastOn: about.lastFireOn }, basis: 'GB/T 40248' },
  }
  const unwritten = about.unwritten.map(({ alarmId, placeLabel, raisedAt }): DrillDuty => {
    const dueOn = dayOf(raisedAt)
    return {
      ...{ key: `drill-unwritten:${alarmId}`, kind: 'drill-unwritten', dueOn, owner, basis: null },
      ...{ link: screenLinks.drillFromAlarm(alarmId), values: { place: placeLabel, standing: 'drill-to-record' } },
    }
  })
  const open = about.drills.flatMap(({ id, state, heldOn, place }): DrillDuty[] => {
    if (heldOn === null || (state !== 'to-report' && state !== 'to-sign')) return []
    const dueOn = addDays(heldOn, DAYS_TO_SIGN)
    return [
      {
        ...{ key: `drill-unwritten:${id}`, kind: 'drill-unwritten', dueOn, owner, basis: null },
        ...{ link: screenLinks.drill(id), values: { place, standing: `drill-${state}` } },
      },
    ]
  })
  return [due, ...unwritten, ...open].filter(({ dueOn }) => dueOn <= untilOn)
}
