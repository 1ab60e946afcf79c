// How each person of the demo gets about, for the roll-call. It follows the ability level; whom nobody has assessed stays unrecorded.
import type { Mobility } from '#shared/features/roll-call/roll-call.model.ts'
import { createSeededRandom, seedOf } from '../../platform/seeded-random.ts'
import type { DemoLife } from './live-two-years.ts'

/** Weights by ability level 0 (able) to 4 (wholly unable). */
const BY_LEVEL: readonly (readonly (readonly [Mobility, number])[])[] = [
  [['walks', 1]],
  [
    ['walks', 3],
    ['with-help', 1],
  ],
  [
    ['walks', 1],
    ['with-help', 3],
    ['wheelchair', 1],
  ],
  [
    ['with-help', 1],
    ['wheelchair', 3],
    ['bed-bound', 1],
  ],
  [
    ['wheelchair', 1],
    ['bed-bound', 4],
  ],
]
/** Of every hundred people so many are not recorded yet. */
const UNRECORDED = 0.06

export async function recordMobility(life: Pick<DemoLife, 'client' | 'living'>): Promise<void> {
  for (const { id, level, admittedOn } of life.living) {
    const personal = createSeededRandom(seedOf(`${id} mobility`))
    const weights = BY_LEVEL[level]
    if (!weights || personal.chance(UNRECORDED)) continue
    await life.client.rollCall.setMobility({
      residentId: id,
      mobility: personal.weighted(weights),
      fromOn: admittedOn,
    })
  }
}
