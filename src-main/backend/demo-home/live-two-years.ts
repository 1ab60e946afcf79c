// Lives two years of a home through the same acts a person would do, day by day on a clock of its own.
// Nothing is written past the services: every stay, leave and correction of the demo has its audit row.
import { createRouterClient } from '@orpc/server'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { BedId, ResidentId } from '#shared/contract/primitives.ts'
import type { Scale } from '#shared/features/assessments/scale.model.ts'
import type { AbilityLevel } from '#shared/features/residents/resident.codes.ts'
import type { FundingCategory } from '#shared/features/residents/residents.model.ts'
import type { RiskAssessmentKind, RiskList } from '#shared/features/risks/risks.model.ts'
import type { ManualClock } from '../../platform/clock.ts'
import type { SeededRandom } from '../../platform/seeded-random.ts'
import type { ConnectionContext } from '../../rpc/request-context.ts'
import type { AppRouter } from '../app-router.ts'
import { assessRisks, newcomersRisks } from './assess-risks.ts'
import { demoPlan } from './demo-plan.ts'
import { type FollowedIncident, followIncidents } from './follow-incidents.ts'
import { inventPerson } from './invented-people.ts'
import { lastDayOfYears, recordIncident, renew } from './yearly-routine.ts'

/** The router called in process, under the same guard as every screen. */
export function demoClient(router: AppRouter, context: ConnectionContext): AppClient {
  return createRouterClient(router, { context })
}

export type Living = {
  id: ResidentId
  bedId: BedId
  admittedOn: string
  level: number
  awayUntil: string | null
  /** The day of the last return; null = never away. */
  backOn: string | null
  leaveKind: 'leave' | 'hospital' | null
  /** Why the nine risks are to be assessed next, and when they last were; null = not yet. */
  riskReason: RiskAssessmentKind | null
  riskAssessedOn: string | null
}
export type DemoLife = {
  client: AppClient
  clock: ManualClock
  random: SeededRandom
  beds: BedId[]
  nursing: Set<BedId>
  living: Living[]
  scales: readonly Scale[]
  /** Files that are not closed yet. */
  incidents: FollowedIncident[]
  riskList: RiskList
}

const categories: readonly (readonly [FundingCategory, number])[] = [
  ['self-paying', 70],
  ['extreme-hardship', 14],
  ['minimum-living', 8],
  ['near-minimum-living', 3],
  ['special-care', 5],
]
const levels: readonly (readonly [AbilityLevel, number])[] = [
  [0, 8],
  [1, 26],
  [2, 33],
  [3, 20],
  [4, 13],
]
const destinations = ['儿子家', '女儿家', '老家过节', '晋江市医院', '泉州第一医院'] as const

export function freeBeds(home: DemoLife): BedId[] {
  const taken = new Set(home.living.map((resident) => resident.bedId))
  return home.beds.filter((bedId) => !taken.has(bedId))
}

/** People who need much care get a 护理型 bed where one is free. */
function chooseBed(home: DemoLife, level: number): BedId | undefined {
  const free = freeBeds(home)
  const fitting = free.filter((bedId) => home.nursing.has(bedId) === level >= 2)
  const choice = fitting.length > 0 ? fitting : free
  return choice.length > 0 ? home.random.pick(choice) : undefined
}

async function admit(home: DemoLife, on: string): Promise<void> {
  const { random, client } = home
  const level = random.weighted(levels)
  const bedId = chooseBed(home, level)
  if (!bedId) return
  const detail = await client.residents.admit({
    residentId: null,
    person: inventPerson(random, on),
    bedId,
    admittedOn: on,
    category: random.weighted(categories),
    abilityLevel: { level, assessedOn: on, reportNumber: `PG${on.replaceAll('-', '')}${random.whole(100, 999)}` },
    careLevel: (['independent', 'assisted-1', 'assisted-2', 'nursing', 'special'] as const)[level] ?? null,
    agreement: {
      fromOn: on,
      toOn: lastDayOfYears(
        on,
        random.weighted([
          [1, 5],
          [2, 4],
          [3, 2],
        ]),
      ),
      monthlyFee: 1_800 + level * 650 + random.whole(0, 6) * 100,
      number: null,
    },
  })
  home.living.push({
    id: detail.id,
    bedId,
    admittedOn: on,
    level,
    awayUntil: null,
    backOn: null,
    leaveKind: null,
    ...newcomersRisks,
  })
}

async function discharge(home: DemoLife, on: string): Promise<void> {
  const { random, client } = home
  const candidates = home.living.filter(
    (resident) => resident.admittedOn < addDays(on, -20) && resident.awayUntil === null,
  )
  if (candidates.length === 0) return
  const leaving = random.pick(candidates)
  const reason = random.weighted([
    ['death', 45],
    ['home', 25],
    ['hospital', 15],
    ['other-facility', 10],
    ['other', 5],
  ] as const)
  await client.residents.discharge({
    id: leaving.id,
    on,
    reason,
    destination: reason === 'death' ? null : random.pick(destinations),
    deathCause: reason === 'death' ? random.pick(['心力衰竭', '肺部感染', '多器官功能衰竭', '脑卒中']) : null,
  })
  home.living.splice(home.living.indexOf(leaving), 1)
}

async function startLeave(home: DemoLife, on: string): Promise<void> {
  const { random, client } = home
  const candidates = home.living.filter((resident) => resident.admittedOn < on && resident.awayUntil === null)
  if (candidates.length === 0) return
  const away = random.pick(candidates)
  const kind = random.chance(0.35) ? 'hospital' : 'leave'
  const days = kind === 'hospital' ? random.whole(3, 16) : random.whole(1, 6)
  await client.residents.startLeave({
    id: away.id,
    kind,
    fromOn: on,
    expectedReturnOn: addDays(on, days),
    destination: kind === 'hospital' ? '晋江市医院' : random.pick(destinations),
    reason: kind === 'hospital' ? random.pick(['肺部感染', '骨折', '血压波动']) : null,
  })
  // Now and then somebody stays away longer than agreed.
  away.awayUntil = addDays(on, days + (random.chance(0.08) ? 2 : 0))
  away.leaveKind = kind
}

async function returnHome(home: DemoLife, on: string): Promise<void> {
  for (const resident of home.living) {
    if (resident.awayUntil === null || resident.awayUntil > on) continue
    await home.client.residents.endLeave({ id: resident.id, on })
    resident.awayUntil = null
    resident.backOn = on
    resident.leaveKind = null
  }
}

async function transfer(home: DemoLife, on: string): Promise<void> {
  const candidates = home.living.filter((resident) => resident.admittedOn < on && resident.awayUntil === null)
  const bedId = chooseBed(home, 3)
  if (candidates.length === 0 || !bedId) return
  const moving = home.random.pick(candidates)
  await home.client.residents.transfer({
    id: moving.id,
    toBedId: bedId,
    on,
    reason: home.random.pick(['需护理型床位', '家属要求', '同房协调']),
  })
  moving.bedId = bedId
}

/** Runs from the clock's day to `until`, the last day included. `onDay` tells progress. */
export async function liveTwoYears(
  home: Omit<DemoLife, 'living' | 'incidents'>,
  until: string,
  onDay?: (day: string) => void,
): Promise<DemoLife> {
  const life: DemoLife = { ...home, living: [], incidents: [] }
  const { random, clock } = home
  let opening: number = demoPlan.firstResidents
  for (let day = dayOf(clock.now()); day <= until; day = addDays(day, 1)) {
    clock.setNow(startOfDay(day) + 15 * 3_600_000)
    onDay?.(day)
    for (let arriving = 0; opening > 0 && arriving < 6; arriving += 1, opening -= 1) await admit(life, day)
    await returnHome(life, day)
    const isFull = life.living.length >= demoPlan.targetResidents + 3
    const isLow = life.living.length < demoPlan.targetResidents - 3
    if (!isFull && random.chance(demoPlan.admissionsPerDay * (isLow ? 1.6 : 1))) await admit(life, day)
    if (opening === 0 && random.chance(demoPlan.dischargesPerDay * (isLow ? 0.5 : 1))) await discharge(life, day)
    if (random.chance(demoPlan.leavesPerDay)) await startLeave(life, day)
    if (random.chance(demoPlan.transfersPerDay)) await transfer(life, day)
    if (random.chance(demoPlan.incidentsPerDay)) await recordIncident(life, day)
    await followIncidents(life, day)
    await renew(life, day)
    if (day >= addDays(until, -demoPlan.riskDays)) await assessRisks(life, day)
  }
  return life
}
