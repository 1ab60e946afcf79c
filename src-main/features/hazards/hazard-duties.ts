// What hazards ask somebody to do: put right what is over its day, tell the authority of a grave one. Pure.
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { Hazard } from '#shared/features/hazards/hazards.model.ts'

type HazardDuty = Omit<Duty, 'snoozed'>

export function listHazardDuties(hazards: readonly Hazard[], untilOn: Day): HazardDuty[] {
  return hazards
    .filter(({ state }) => state !== 'closed' && state !== 'dismissed')
    .flatMap((hazard) => {
      const { id, number, place, dueOn, foundOn, owner, grade, authorityToldOn } = hazard
      const about = { link: screenLinks.hazard(id), values: { number, place, who: owner, day: dueOn } }
      const duties: HazardDuty[] = []
      if (dueOn !== null && dueOn <= untilOn)
        duties.push({
          key: `hazard-overdue:${id}`,
          kind: 'hazard-overdue',
          dueOn,
          owner: 'safety',
          ...about,
          basis: null,
        })
      // A grave one is reported at once: it is due from the day it was found.
      if (grade === 'major' && authorityToldOn === null)
        duties.push({
          ...{ key: `hazard-unreported:${id}`, kind: 'hazard-unreported', dueOn: foundOn, owner: 'director' },
          ...{ ...about, basis: '安全生产法 第41条' },
        })
      return duties
    })
}
