// Food samples and meals eaten with the residents. Public API of the feature.
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence } from '#shared/features/binder/evidence.model.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { missingMeals } from '#shared/features/food-samples/food-samples.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import { loadFoodSampleLimits } from './food-sample-limits.ts'
import { createFoodSamplesRepository } from './food-samples.repository.ts'
import { createFoodSamplesRouter } from './food-samples.router.ts'
import { createFoodSamplesService } from './food-samples.service.ts'

export type FoodSamplesFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  displayNameOf: (userId: string) => string | null
}
export type FoodSamplesFeature = ReturnType<typeof createFoodSamplesFeature>

/** Builds the feature; does no work until called. Throws when the file of limits is broken. */
export function createFoodSamplesFeature({ records, clock, newId, displayNameOf }: FoodSamplesFeatureDependencies) {
  const limits = loadFoodSampleLimits()
  const repository = createFoodSamplesRepository(records)
  const nameOf = (userId: string | null) => (userId === null ? null : displayNameOf(userId))
  const service = createFoodSamplesService({ records, clock, newId, repository, limits, nameOf })
  const missingIn = (from: Day, until: Day) =>
    service.listMissing(from, until, (day, kept) => missingMeals(day, kept, limits, clock.now()))

  /** Meals of today that are over and of which nothing was kept; told once a home keeps samples here at all. */
  function listDuties(today: Day): Omit<Duty, 'snoozed'>[] {
    return missingIn(today, today).map(({ day, meal }) => ({
      ...{ key: `food-sample-missing:${day}:${meal}`, kind: 'food-sample-missing', dueOn: day, owner: 'office' },
      ...{ link: screenLinks.foodSamplesOf(day), values: { meal }, basis: limits.basis },
    }))
  }

  function collect({ from, until }: { from: Day; until: Day }): Evidence {
    const first = repository.firstDay()
    const days = Map.groupBy(repository.list(from, until), ({ day }) => day)
    const together = Map.groupBy(repository.listAccompanied(from, until), ({ day }) => day)
    return {
      records: [...days].map(([day, samples]) => ({
        ...{ id: day, on: day, link: screenLinks.foodSamplesOf(day) },
        values: {
          samples: samples.length,
          meals: new Set(samples.map(({ meal }) => meal)).size,
          accompanied: together.get(day)?.length ?? 0,
        },
      })),
      gaps:
        first === null || first > until
          ? [
              {
                key: 'food-samples-none',
                kind: 'food-samples-none',
                on: from,
                values: {},
                link: screenLinks.foodSamples(),
              },
            ]
          : missingIn(from, until).map(({ day, meal }) => ({
              ...{ key: `food-sample-missing:${day}:${meal}`, kind: 'food-sample-missing' as const, on: day },
              ...{ values: { day, meal }, link: screenLinks.foodSamplesOf(day) },
            })),
    }
  }
  const evidence: EvidenceContributor = { topic: 'food-samples', collect }

  return {
    router: createFoodSamplesRouter(service, limits),
    service,
    /** `now` is read from the clock: a meal of today is told when it is over. */
    dutyContributor: (today: Day) => listDuties(today),
    evidenceContributor: evidence,
  }
}
