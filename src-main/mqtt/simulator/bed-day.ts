// One person's bed as a mattress would report it, shaped like a recorded 24 h: about twenty transitions, a long night with
// trips to the toilet, a nap, short rests; heart and breath drift down in the night; zeros until the sensor has locked.
import { createSeededRandom, type SeededRandom } from '../../platform/seeded-random.ts'

export type BedSampleOfDay = {
  at: number
  inBed: boolean
  /** Beats a minute; 0 = out of bed or not locked. */
  heartRate: number
  /** Breaths a minute; 0 = out of bed or not locked. */
  breathRate: number
}

type Stretch = { from: number; to: number }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Asia/Shanghai has no summer time. */
const ZONE_OFFSET_MS = 8 * 60 * MINUTE_MS

const dayOf = (at: number) => Math.floor((at + ZONE_OFFSET_MS) / DAY_MS)

/** A stretch in bed, broken by short trips out of it. */
function withTrips(random: SeededRandom, stretch: Stretch, trips: number): Stretch[] {
  const parts: Stretch[] = []
  let from = stretch.from
  const piece = (stretch.to - stretch.from) / (trips + 1)
  for (let trip = 1; trip <= trips; trip += 1) {
    const leaves = Math.round(stretch.from + piece * trip + random.between(-0.2, 0.2) * piece)
    const returns = Math.min(leaves + Math.round(random.between(2, 12)), stretch.to - 1)
    if (leaves <= from + 1) continue
    parts.push({ from, to: leaves })
    from = returns
  }
  parts.push({ from, to: stretch.to })
  return parts
}

/** Minutes of the day spent in bed, in order and apart. */
function planDay(random: SeededRandom): Stretch[] {
  const wakes = Math.round(random.between(330, 400))
  const sleeps = Math.round(random.between(1230, 1310))
  const nap = Math.round(random.between(725, 760))
  const morningRest = Math.round(random.between(520, 600))
  const lateRest = Math.round(random.between(930, 1020))
  return [
    ...withTrips(random, { from: 0, to: wakes }, 2 + Math.floor(random.next() * 3)),
    ...withTrips(random, { from: morningRest, to: morningRest + Math.round(random.between(10, 40)) }, 1),
    ...withTrips(
      random,
      { from: nap, to: nap + Math.round(random.between(40, 100)) },
      1 + Math.floor(random.next() * 2),
    ),
    ...withTrips(random, { from: lateRest, to: lateRest + Math.round(random.between(12, 35)) }, 1),
    ...withTrips(random, { from: sleeps, to: 1440 }, 1 + Math.floor(random.next() * 2)),
  ]
}

/** Somebody who hardly leaves the bed: short trips day and night, and an hour in the chair twice a day. */
function planBedboundDay(random: SeededRandom): Stretch[] {
  const morningChair = Math.round(random.between(540, 620))
  const afternoonChair = Math.round(random.between(880, 960))
  return [
    ...withTrips(random, { from: 0, to: morningChair }, 3),
    ...withTrips(random, { from: morningChair + Math.round(random.between(30, 70)), to: afternoonChair }, 2),
    ...withTrips(random, { from: afternoonChair + Math.round(random.between(30, 70)), to: 1440 }, 3),
  ]
}

/** `nobody`: the bed is free or its resident is away. */
export type SleeperHabit = 'active' | 'bedbound' | 'nobody'
const dayPlans: Record<SleeperHabit, (random: SeededRandom) => Stretch[]> = {
  active: planDay,
  bedbound: planBedboundDay,
  nobody: () => [],
}

export type SimulatedSleeper = { sampleAt: (at: number) => BedSampleOfDay }

/** A person whose every day follows from the seed; `sampleAt` answers for any instant (epoch milliseconds). */
export function createSleeper(seed: number, habit: SleeperHabit = 'active'): SimulatedSleeper {
  const plan = dayPlans[habit]
  const person = createSeededRandom(seed)
  const restingHeart = person.between(60, 80)
  const restingBreath = person.between(12.5, 16.5)
  const plans = new Map<number, Stretch[]>()

  function planOf(day: number): Stretch[] {
    const known = plans.get(day)
    if (known) return known
    const made = plan(createSeededRandom(seed ^ Math.imul(day, 2_654_435_761)))
    plans.clear()
    plans.set(day, made)
    return made
  }

  return {
    sampleAt(at) {
      const day = dayOf(at)
      const minute = (at + ZONE_OFFSET_MS - day * DAY_MS) / MINUTE_MS
      const stretch = planOf(day).find(({ from, to }) => minute >= from && minute < to)
      if (!stretch) return { at, inBed: false, heartRate: 0, breathRate: 0 }
      const chance = createSeededRandom(seed ^ Math.floor(at / MINUTE_MS))
      const isSettling = stretch.from > 0 && minute - stretch.from < 1
      if (isSettling || chance.next() < 0.01) return { at, inBed: true, heartRate: 0, breathRate: 0 }
      // Deepest around three in the morning.
      const calm = Math.cos(((minute - 180) / 1440) * 2 * Math.PI)
      const heartRate = Math.round(restingHeart - 5 * calm + chance.between(-6, 6))
      const breathRate = Math.round(restingBreath - 1 * calm + chance.between(-2, 2))
      return { at, inBed: true, heartRate, breathRate }
    },
  }
}

/** A day as a list, one sample every `stepMs`. */
export function bedDay(options: { seed: number; startAt: number; stepMs: number }): BedSampleOfDay[] {
  const sleeper = createSleeper(options.seed)
  const samples: BedSampleOfDay[] = []
  for (let at = options.startAt; at < options.startAt + DAY_MS; at += options.stepMs) samples.push(sleeper.sampleAt(at))
  return samples
}
