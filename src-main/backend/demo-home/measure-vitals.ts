// Rounds of spot vitals over the demo's last weeks, written down by the same act a nurse uses. Each person keeps to what is usual for them.
import { addDays, startOfDay } from '#shared/contract/days.ts'
import { emptyEntry } from '#shared/features/vitals/vital-entry.rules.ts'
import type { VitalEntry } from '#shared/features/vitals/vitals.model.ts'
import { createSeededRandom, type SeededRandom, seedOf } from '../../platform/seeded-random.ts'
import type { DemoLife } from './live-two-years.ts'

const ROUNDS = 6
const DAYS_APART = 3
const HOUR_MS = 3_600_000
const MOST_IN_ROUND = 200

type Usual = { systolic: number; pulse: number; spo2: number; weight: number }

function usualOf(personal: SeededRandom): Usual {
  const systolic = personal.whole(112, 150)
  return { systolic, pulse: personal.whole(60, 84), spo2: personal.whole(95, 98), weight: personal.between(42, 66) }
}

/** What a person weighs by these rounds, kg: other records of the demo keep to it. */
export function usualWeight(residentId: string): number {
  return usualOf(createSeededRandom(seedOf(residentId))).weight
}

/** What is usual for a person stays so from round to round; nothing here is beyond a limit that rings at once. */
function entryOf(personal: SeededRandom, ofDay: SeededRandom, round: number): VitalEntry {
  const { systolic, ...base } = usualOf(personal)
  const isDiabetic = personal.chance(0.2)
  const sugar = personal.between(6.2, 9.5)
  return {
    ...emptyEntry,
    bloodPressure: {
      systolic: systolic + ofDay.whole(-5, 5),
      diastolic: Math.round(systolic * 0.58) + ofDay.whole(-3, 3),
    },
    pulse: base.pulse + ofDay.whole(-4, 4),
    respiration: ofDay.whole(14, 19),
    spo2: Math.min(99, base.spo2 + ofDay.whole(-1, 1)),
    temperature: Math.round(ofDay.between(36.1, 36.9) * 10) / 10,
    glucose: isDiabetic ? { value: Math.round((sugar + ofDay.between(-1, 1)) * 10) / 10, unit: 'mmol/L' } : null,
    weight: round % 2 === 0 ? Math.round((base.weight + ofDay.between(-0.4, 0.4)) * 10) / 10 : null,
    consciousness: 'A',
    isOnOxygen: false,
  }
}

/** Runs after the demo's life, with the clock set to each round's morning; the clock is as before when it ends. */
export async function measureVitals(life: Pick<DemoLife, 'client' | 'clock'>, today: string): Promise<void> {
  const { client, clock } = life
  const end = clock.now()
  for (let round = ROUNDS; round > 0; round -= 1) {
    const day = addDays(today, -1 - (round - 1) * DAYS_APART)
    clock.setNow(startOfDay(day) + 8 * HOUR_MS)
    const { rows } = await client.residents.list({ on: day, scope: 'in' })
    const entries = rows
      .filter(({ state }) => state === 'in')
      .slice(0, MOST_IN_ROUND)
      .map((row) => ({
        residentId: row.id,
        takenAt: null,
        entry: entryOf(createSeededRandom(seedOf(row.id)), createSeededRandom(seedOf(row.id + day)), round),
      }))
    if (entries.length > 0) await client.vitals.recordRound({ entries })
  }
  clock.setNow(end)
}
