// Self-scores by the rating standard, with what the console has to show for each item. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays, addMonths, dayOf } from '#shared/contract/days.ts'
import { selfScoresContract } from '#shared/features/self-scores/self-scores.contract.ts'
import type { SelfScore } from '#shared/features/self-scores/self-scores.model.ts'
import { SelfScoreScale } from '#shared/features/self-scores/self-scores.model.ts'
import scaleFile from '../../../resources/self-scores/gbt37276-2026-12.json' with { type: 'json' }
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import { createSelfScoresRepository, type SelfScoreRow } from './self-scores.repository.ts'
import { createSelfScoresService } from './self-scores.service.ts'

const api = implement(selfScoresContract).$context<RequestContext>()
const EVIDENCE_MONTHS = 12

export type SelfScoresDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  contributors: () => readonly EvidenceContributor[]
}
export type SelfScoresFeature = ReturnType<typeof createSelfScoresFeature>

/** Builds the feature; does no work until called. Throws when the scale's file is broken. */
export function createSelfScoresFeature({ contributors, ...deps }: SelfScoresDependencies) {
  const scale = SelfScoreScale.parse(scaleFile)
  const repository = createSelfScoresRepository(deps.records)
  const service = createSelfScoresService({ ...deps, repository, scale })
  const shown = ({ startedAt: _at, startedBy: _by, finishedBy: _finished, ...row }: SelfScoreRow): SelfScore => row

  function evidence() {
    const until = dayOf(deps.clock.now())
    const span = { from: addDays(addMonths(until, -EVIDENCE_MONTHS), 1), until }
    const asked = new Set(scale.blocks.flatMap(({ items }) => items.flatMap(({ topics }) => topics)))
    return contributors()
      .filter(({ topic }) => asked.has(topic))
      .map(({ topic, collect }) => {
        const { records, gaps } = collect(span)
        return { topic, records: records.length, gaps: gaps.length }
      })
  }

  const router = api.router({
    scale: api.scale.handler(() => scale),
    list: api.list.handler(() => repository.list().map(shown)),
    get: api.get.handler(({ input }) => shown(service.mustFind(input.id))),
    evidence: api.evidence.handler(evidence),
    start: api.start.handler(({ context }) => shown(service.start(context.actor))),
    answer: api.answer.handler(({ input }) => shown(service.answer(input, input.changes))),
    finish: api.finish.handler(({ input, context }) => shown(service.finish(input, context.actor))),
    void: api.void.handler(({ input, context }) => shown(service.void(input, context.actor))),
  })
  return { router, service }
}
