// What vitals ask somebody to do today: a value outside its limits to be measured again, people whose score asks for a new round. Pure.
// Tells that and when, never the value: a work list is read over shoulders.
import { dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { VitalPicture } from '#shared/features/vitals/vitals.contract.ts'
import type { RoundRow } from '#shared/features/vitals/vitals.model.ts'

type Person = RoundRow & Pick<VitalPicture, 'due'>

/** `now`: epoch milliseconds; `news2Version`: the table the new round rests on. */
export function listVitalDuties(
  people: readonly Person[],
  { today, now, news2Version }: { today: Day; now: number; news2Version: string },
): Omit<Duty, 'snoozed'>[] {
  const repeats = people.flatMap(({ residentId, name, bedLabel, due }) =>
    due
      .filter(({ because }) => because === 'repeat')
      .map(
        ({ kind, dueAt }): Omit<Duty, 'snoozed'> => ({
          ...{
            key: `vital-repeat:${residentId}:${kind}`,
            kind: 'vital-repeat',
            dueOn: dayOf(dueAt),
            owner: 'caregiver',
          },
          ...{ link: screenLinks.resident(residentId), basis: null },
          values: { name, bedLabel, vitalKind: kind },
        }),
      ),
  )
  const waiting = people.filter(({ due }) => due.some((one) => one.because === 're-observe' && one.dueAt <= now))
  if (waiting.length === 0) return repeats
  // One line for all of them: a line a person would bury every other duty after each round.
  return [
    ...repeats,
    {
      ...{ key: 'vital-re-observe:house', kind: 'vital-re-observe', dueOn: today, owner: 'caregiver' },
      ...{ link: screenLinks.vitals(), values: { people: waiting.length }, basis: `NEWS2 ${news2Version}` },
    },
  ]
}
