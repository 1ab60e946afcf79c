// The binder: everything an inspector may ask for in a span of days, clause by clause. Public API of the feature.
import { implement } from '@orpc/server'
import type { Day } from '#shared/contract/primitives.ts'
import { binderContract } from '#shared/features/binder/binder.contract.ts'
import { ClauseCatalogue } from '#shared/features/binder/binder.model.ts'
import clauses from '../../../resources/binder/clauses-2026-12.json' with { type: 'json' }
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createBinderBuilder } from './binder-builder.ts'
import { createCareEvidence } from './care-evidence.ts'
import type { EvidenceContributor } from './evidence-contributor.ts'
import { createHouseEvidence, type HouseEvidenceSources } from './house-evidence.ts'
import { standingGapDuties } from './standing-gaps.ts'

export type { EvidenceContributor } from './evidence-contributor.ts'

const api = implement(binderContract).$context<RequestContext>()

export type BinderDependencies = {
  records: SqliteDatabase
  clock: Clock
  facilityName: () => string | null
  sources: Omit<HouseEvidenceSources, 'clock'>
  /** What further features show. */
  contributors: readonly EvidenceContributor[]
}
export type BinderFeature = ReturnType<typeof createBinderFeature>

/** Builds the feature; does no work until called. Throws when the catalogue's file is broken. */
export function createBinderFeature({ records, clock, sources, facilityName, contributors }: BinderDependencies) {
  const all = [...createCareEvidence(records), ...createHouseEvidence({ clock, ...sources }), ...contributors]
  const catalogue = ClauseCatalogue.parse(clauses)
  const builder = createBinderBuilder({ clock, facilityName, catalogue, contributors: all })
  const router = api.router({
    build: api.build.handler(({ input, signal }) => {
      // Refused before the stream begins, so that the form gets its words.
      const span = builder.spanOf(input)
      return builder.build(span, signal)
    }),
  })
  return {
    router,
    build: builder.build,
    contributors: all,
    dutyContributor: (today: Day) => standingGapDuties(all, today),
  }
}
