// Care plans of the demo home by care level, and the care of its last days, written down as a shift would do it.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { CareOrderInput } from '#shared/features/care-orders/care-orders.model.ts'
import type { PlanContent, PlanTemplates } from '#shared/features/care-plans/care-plans.model.ts'
import type { TaskEntry } from '#shared/features/care-tasks/care-tasks.model.ts'
import type { DemoLife, Living } from './live-two-years.ts'

/** Template by ability level: 自理, 介助一级, 介助二级, 介护, 特护. */
const templateOf = (level: number): number => Math.min(level, 4)
const daysWithCare = 2
const entriesACall = 500

function contentFrom(
  template: PlanTemplates['templates'][number],
  about: { resident: Living; fromOn: string; reviewAfterDays: number; isSigned: boolean },
): PlanContent {
  const { resident, fromOn, reviewAfterDays, isSigned } = about
  return {
    problems: template.problems.map(({ text, goal, interventions }, at) => ({
      ...{ id: `${resident.id}-p${at}` as RecordId, text, goal, source: null },
      interventions: interventions.map((each, index) => ({ ...each, id: `${resident.id}-${at}${index}` as RecordId })),
    })),
    reviewOn: addDays(fromOn, reviewAfterDays),
    consent: isSigned ? { name: '家属', relation: '子女', on: fromOn } : null,
    note: null,
  }
}

/** What a doctor on the round usually asks for. */
function orderFor({ id }: Living, fromOn: string): CareOrderInput {
  const frequency = { days: { kind: 'daily' as const }, times: ['07:00', '19:00'] }
  return {
    ...{ residentId: id, kind: 'vitals', text: '测血压、心率', frequency, fromOn, lastOn: addDays(fromOn, 13) },
    ...{ doctor: '签约医生 吴建平', orderedOn: fromOn, note: null },
  }
}

/** Almost everybody has a plan; a few are missing or past their review. The clock stands at the day's end and goes on to the last one. */
export async function planCare(home: DemoLife, today: string, now: number): Promise<void> {
  const { client, clock, random } = home
  const { templates, reviewAfterDays } = await client.carePlans.templates()
  const fromOn = addDays(today, -daysWithCare)
  clock.setNow(startOfDay(fromOn) + 60_000)
  for (const resident of home.living) {
    const template = templates[templateOf(resident.level)]
    if (!template || random.chance(0.04) || resident.admittedOn > fromOn) continue
    const about = {
      resident,
      fromOn,
      reviewAfterDays: random.chance(0.05) ? 1 : reviewAfterDays,
      isSigned: random.chance(0.85),
    }
    await client.carePlans.write({ residentId: resident.id, basedOn: 0, fromOn, content: contentFrom(template, about) })
    if (random.chance(0.15)) await client.careOrders.write(orderFor(resident, fromOn))
  }
  const shiftEnds = [7.4, 15.4, 23.4]
  for (let day = fromOn; day <= today; day = addDays(day, 1)) {
    const ends = shiftEnds.map((hours) => startOfDay(day) + hours * 3_600_000)
    for (const end of ends.filter((each) => each < now)) await writeShift(home, end)
  }
  await writeShift(home, now)
  clock.setNow(startOfDay(today) + 15 * 3_600_000)
}

/** One shift at its end: most was done, some refused, a little forgotten. */
async function writeShift({ client, clock, random }: DemoLife, at: number): Promise<void> {
  clock.setNow(at)
  const { rows } = await client.careTasks.ofShift({ floorName: null })
  const entries = rows
    .flatMap(({ tasks }) => tasks)
    .filter(({ state, dueAt }) => (state === 'due' || state === 'overdue') && dueAt <= at)
    .flatMap(({ key, dueAt }): TaskEntry[] => {
      const luck = random.next()
      if (luck > 0.985) return []
      if (luck > 0.95) return [{ key, outcome: 'refused', at: dueAt, reason: '老人拒绝', note: null }]
      return [
        { key, outcome: 'done', at: Math.min(at, dueAt + random.whole(0, 25) * 60_000), reason: null, note: null },
      ]
    })
  for (let from = 0; from < entries.length; from += entriesACall) {
    await client.careTasks.record({ entries: entries.slice(from, from + entriesACall) })
  }
}
