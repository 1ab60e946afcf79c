// What comes round again in the demo home: new ability levels, new agreements, and now and then an incident.
import { addDays, addMonths, startOfDay } from '#shared/contract/days.ts'
import { assessAbility } from './assess-people.ts'
import { beginFollowUp } from './follow-incidents.ts'
import type { DemoLife } from './live-two-years.ts'

/** Last day of an agreement over whole years: the day before the same day of the year. */
export function lastDayOfYears(fromOn: string, years: number): string {
  return addDays(addMonths(fromOn, years * 12), -1)
}

/** Yearly: a new ability level and, as agreements run out, a new agreement; a few are left overdue on purpose. */
export async function renew(home: DemoLife, on: string): Promise<void> {
  for (const resident of home.living) {
    const age = Math.round((startOfDay(on) - startOfDay(resident.admittedOn)) / 86_400_000)
    if (age === 0 || age % 340 !== 0 || home.random.chance(0.02)) continue
    const level = home.random.chance(0.3) ? Math.min(4, resident.level + 1) : resident.level
    resident.level = level
    await assessAbility(home, resident.id, level, on)
    if (home.random.chance(0.02)) continue
    const agreement = { fromOn: on, toOn: lastDayOfYears(on, 1), monthlyFee: 1_900 + level * 650, number: null }
    await home.client.residents.setAgreement({ id: resident.id, agreement })
  }
}

const incidentKinds = ['fall', 'fall', 'choking', 'scald', 'pressure-injury', 'fall-from-bed', 'complaint'] as const

export async function recordIncident(home: DemoLife, on: string): Promise<void> {
  const present = home.living.filter((resident) => resident.awayUntil === null)
  if (present.length === 0) return
  const kind = home.random.pick(incidentKinds)
  const resident = home.random.pick(present)
  const wasSeen = home.random.chance(0.75)
  const severity = home.random.weighted([
    ['minor', 70],
    ['moderate', 24],
    ['severe', 6],
  ] as const)
  // Early enough that the steps of the first hour are past when the day is lived.
  const occurredAt = startOfDay(on) + home.random.whole(0, 13 * 60) * 60_000
  const { id } = await home.client.incidents.record({
    ...{ kind, occurredAt, residentId: resident.id, severity },
    place: home.random.pick(['房间', '卫生间', '走廊', '餐厅']),
    summary: kind === 'complaint' ? '家属反映餐食偏凉，已调整配餐时间。' : '巡查时发现，已检查并告知家属。',
  })
  await beginFollowUp(home, { id, kind, occurredAt, severity, on })
  // Now and then nobody assesses again afterwards: the work list then says so.
  if (kind !== 'complaint' && wasSeen && resident.riskAssessedOn !== null) resident.riskReason = 'immediate'
}
