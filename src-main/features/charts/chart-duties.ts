// What charts ask somebody to do now: a turn that is long overdue, no stool for days, a change of weight, too little fluid yesterday.
// Tells that and since when, never the value: a work list is read over shoulders.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { bowelStanding, fluidInOf, type Weighing, weightChanges } from '#shared/features/charts/chart-sums.rules.ts'
import { turningOverdueMinutes } from '#shared/features/charts/turning.rules.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import type { ChartContext } from './chart-context.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
/** A planned turn is answered by one a little before it. */
const EARLY_MINUTES = 30
/** Older turns that nobody wrote down are told by the tasks, not as something to do now. */
const TURNS_BACK_MS = 12 * HOUR_MS

type ChartDuty = Omit<Duty, 'snoozed'>

export function listChartDuties(context: ChartContext, people: readonly ResidentRow[], today: Day): ChartDuty[] {
  const { repository, careTasks, vitals, numbers, clock } = context
  const now = clock.now()
  const here = people.filter(({ state }) => state === 'in')
  const ids = here.map(({ id }) => id)
  const basis = `护理记录 ${numbers.version}`

  function duty(
    kind: ChartDuty['kind'],
    person: ResidentRow,
    about: Pick<ChartDuty, 'dueOn' | 'owner'> & { values: object },
  ): ChartDuty {
    const { id, name, bedLabel } = person
    const values = { name, bedLabel, ...about.values }
    return {
      key: `${kind}:${id}`,
      kind,
      link: screenLinks.chart(id),
      basis,
      dueOn: about.dueOn,
      owner: about.owner,
      values,
    }
  }

  function turning(): ChartDuty[] {
    const from = now - TURNS_BACK_MS
    const planned = Map.groupBy(careTasks.plannedBetween('turning', from, now), ({ residentId }) => residentId)
    if (planned.size === 0) return []
    const charted = Map.groupBy(
      repository.listCounting(ids, ['turning'], { from, to: now + 1 }),
      (row) => row.residentId,
    )
    const done = careTasks.doneByPerson('turning', from, now)
    return here.flatMap((person) => {
      const tasks = planned.get(person.id)
      if (!tasks) return []
      const turns = [...(charted.get(person.id) ?? []).map(({ at }) => at), ...(done.get(person.id) ?? [])]
      const about = { now, overdueMinutes: numbers.turning.overdueMinutes, earlyMinutes: EARLY_MINUTES }
      const minutes = turningOverdueMinutes(
        tasks.map(({ dueAt }) => dueAt),
        turns,
        about,
      )
      if (minutes === null) return []
      return [duty('turning-overdue', person, { dueOn: today, owner: 'caregiver', values: { lateMinutes: minutes } })]
    })
  }

  function bowel(): ChartDuty[] {
    const { noneForDays, chartedWithinDays } = numbers.bowel
    const span = { from: startOfDay(addDays(today, -chartedWithinDays)), to: now + 1 }
    const charted = Map.groupBy(repository.listCounting(ids, ['bowel'], span), (row) => row.residentId)
    return here.flatMap((person) => {
      const standing = bowelStanding(charted.get(person.id) ?? [], today, chartedWithinDays)
      if (!standing || standing.daysSince < noneForDays) return []
      const values = { noneDays: standing.daysSince }
      return [duty('bowel-none', person, { dueOn: today, owner: 'caregiver', values })]
    })
  }

  function weight(): ChartDuty[] {
    const longest = Math.max(...numbers.weight.changes.map(({ days }) => days))
    const from = now - longest * 1.5 * DAY_MS - 31 * DAY_MS
    const weighings = new Map<string, Weighing[]>(ids.map((id) => [id, []]))
    for (const { residentId, at, value } of repository.listCounting(ids, ['weight'], { from, to: now + 1 })) {
      if (value.kind === 'weight') weighings.get(residentId)?.push({ at, kg: value.kg })
    }
    for (const { residentId, at, kg } of vitals.reader.weightsSince(ids, from))
      weighings.get(residentId)?.push({ at, kg })
    return here.flatMap((person) => {
      const over = weightChanges(weighings.get(person.id) ?? [], numbers.weight.changes).find(({ isOver }) => isOver)
      // A change of long ago that nobody has weighed since is not news.
      if (!over || now - over.to.at > 31 * DAY_MS) return []
      return [
        duty('weight-change', person, {
          dueOn: dayOf(over.to.at),
          owner: 'care-lead',
          values: { spanDays: over.days },
        }),
      ]
    })
  }

  function fluid(): ChartDuty[] {
    const yesterday = addDays(today, -1)
    const span = { from: startOfDay(yesterday), to: startOfDay(today) }
    const charted = Map.groupBy(repository.listCounting(ids, ['fluid-in'], span), (row) => row.residentId)
    return here.flatMap((person) => {
      const ml = fluidInOf(charted.get(person.id) ?? [], yesterday)
      if (ml === null || ml >= numbers.fluid.dailyTargetMl) return []
      return [duty('fluid-under-target', person, { dueOn: today, owner: 'caregiver', values: {} })]
    })
  }

  return [...turning(), ...bowel(), ...weight(), ...fluid()]
}
