// Care charts of the demo home: two weeks of entries for a few people who need the most care, and a year of weights for whoever needs help,
// written down by the same act a carer uses, round by round.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { ChartInput, ChartValue } from '#shared/features/charts/charts.model.ts'
import { createSeededRandom, type SeededRandom, seedOf } from '../../platform/seeded-random.ts'
import type { DemoLife, Living } from './live-two-years.ts'
import { usualWeight } from './measure-vitals.ts'

const HOUR_MS = 3_600_000
const DAYS_CHARTED = 14
const CHARTED_PEOPLE = 6
/** Who needs help is weighed each month. */
const LEAST_LEVEL_WEIGHED = 2
const entriesACall = 200
const positions = ['left', 'supine', 'right', 'semi'] as const
const meals = [
  ['breakfast', 7.5],
  ['lunch', 11.5],
  ['dinner', 17.5],
] as const

type Round = { hours: number; sayOf: (random: SeededRandom, index: number) => ChartValue | null }

const drink = (random: SeededRandom): ChartValue => ({
  ...{ kind: 'fluid-in', ml: random.whole(8, 14) * 25 },
  fluid: random.chance(0.7) ? 'water' : 'soup',
})

/** What a day of somebody who needs much care holds; null = nobody wrote it down. */
const rounds: readonly Round[] = (
  [
    ...[0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22].map(
      (hours): Round => ({
        hours,
        sayOf: (random, index) =>
          random.chance(0.94)
            ? {
                kind: 'turning',
                position: positions[(index + hours / 2) % 4] ?? 'left',
                skin: random.chance(0.97) ? 'intact' : 'red',
              }
            : null,
      }),
    ),
    ...[6.5, 9, 11, 14.5, 17, 20.5].map((hours): Round => ({ hours, sayOf: drink })),
    ...meals.map(
      ([meal, hours]): Round => ({
        hours,
        sayOf: (random) => ({
          ...{ kind: 'food', meal, share: random.pick([50, 75, 75, 100, 100] as const) },
          ...{ texture: 'soft', hasCoughed: random.chance(0.06) },
        }),
      }),
    ),
    {
      hours: 8.5,
      sayOf: (random, index) => {
        // One of them has had no stool for days.
        const hasPassed = index !== 3 && random.chance(0.62)
        return {
          kind: 'bowel',
          hasPassed,
          bristol: hasPassed ? random.whole(3, 5) : null,
          amount: hasPassed ? 'medium' : null,
        }
      },
    },
    ...[5.5, 13, 21].map(
      (hours): Round => ({
        hours,
        sayOf: (random) => ({ kind: 'fluid-out', ml: random.whole(9, 18) * 25, fluid: 'urine' }),
      }),
    ),
  ] satisfies Round[]
).sort((left, right) => left.hours - right.hours)

function inputOf(residentId: ResidentId, at: number, value: ChartValue): ChartInput {
  const requestKey = `demo-${residentId.slice(-12)}-${value.kind}-${at}`
  return {
    requestKey,
    residentId,
    at,
    value,
    lateReason: null,
    note: null,
    taskKey: null,
    source: 'hand',
    isConfirmed: true,
  }
}

async function write({ client }: DemoLife, entries: readonly ChartInput[]): Promise<void> {
  for (let from = 0; from < entries.length; from += entriesACall) {
    await client.charts.record({ entries: entries.slice(from, from + entriesACall) })
  }
}

/** Who was in the house on a day, by the register. */
async function presentOn({ client }: DemoLife, day: string): Promise<Set<ResidentId>> {
  const { rows } = await client.residents.list({ on: day, scope: 'in' })
  return new Set(rows.filter(({ state }) => state === 'in').map(({ id }) => id))
}

/** Weights go down slowly; a few people have lost much in the last weeks. */
function weightOf(resident: Living, daysAgo: number): number {
  const personal = createSeededRandom(seedOf(`${resident.id}weight`))
  const hasLostMuch = personal.chance(0.03)
  const drift = 1 + (daysAgo / 365) * personal.between(-0.01, 0.03) + (hasLostMuch && daysAgo > 25 ? 0.07 : 0)
  return Math.round(usualWeight(resident.id) * drift * 10) / 10
}

async function weighFor(home: DemoLife, day: string, daysAgo: number): Promise<void> {
  const at = startOfDay(day) + 9 * HOUR_MS
  home.clock.setNow(at + HOUR_MS / 2)
  const present = await presentOn(home, day)
  const weighed = home.living.filter(
    ({ id, admittedOn, level }) => level >= LEAST_LEVEL_WEIGHED && present.has(id) && admittedOn < day,
  )
  await write(
    home,
    weighed.map((resident) => inputOf(resident.id, at, { kind: 'weight', kg: weightOf(resident, daysAgo) })),
  )
}

/** The clock is as before when it ends. */
export async function chartCare(home: DemoLife, today: string): Promise<void> {
  const { clock } = home
  const end = clock.now()
  for (let month = 12; month >= 1; month -= 1) await weighFor(home, addDays(today, -month * 30), month * 30)
  const charted = home.living.filter(({ level }) => level >= 3).slice(0, CHARTED_PEOPLE)
  for (let day = addDays(today, -DAYS_CHARTED); day < today; day = addDays(day, 1)) {
    const present = await presentOn(home, day)
    for (const [hour, own] of Map.groupBy(rounds, ({ hours }) => Math.floor(hours))) {
      clock.setNow(startOfDay(day) + (hour + 0.9) * HOUR_MS)
      const entries = charted.flatMap((resident, index): ChartInput[] => {
        if (!present.has(resident.id) || resident.admittedOn >= day) return []
        const random = createSeededRandom(seedOf(`${resident.id}${day}${hour}`))
        return own.flatMap(({ hours, sayOf }) => {
          const at = startOfDay(day) + hours * HOUR_MS + random.whole(0, 12) * 60_000
          const value = sayOf(random, index)
          return value ? [inputOf(resident.id, at, value)] : []
        })
      })
      await write(home, entries)
    }
  }
  const [first] = charted
  if (first) await writeSkin(home, first.id, today)
  clock.setNow(end)
}

async function writeSkin(home: DemoLife, residentId: ResidentId, today: string): Promise<void> {
  for (const [daysAgo, stage, lengthCm] of [
    [9, '2', 2.4],
    [5, '2', 2],
    [1, '1', 1.5],
  ] as const) {
    const day = addDays(today, -daysAgo)
    if (!(await presentOn(home, day)).has(residentId)) continue
    const at = startOfDay(day) + 10 * HOUR_MS
    home.clock.setNow(at)
    const value = { kind: 'skin', place: 'sacrum', stage, finding: null, lengthCm, widthCm: 1 } as const
    await write(home, [inputOf(residentId, at, value)])
  }
}
