// Builds a binder topic by topic, letting the console breathe in between, so that alarms go on and a reader can cancel.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { dayOf, daysBetween } from '#shared/contract/days.ts'
import {
  type Binder,
  type BinderProgress,
  type BinderTopic,
  type ClauseCatalogue,
  longestBinderDays,
  mostRecordsListed,
} from '#shared/features/binder/binder.model.ts'
import { answerClauses } from '#shared/features/binder/binder.rules.ts'
import type { EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { EvidenceContributor } from './evidence-contributor.ts'

export type BinderBuilderDependencies = {
  clock: Clock
  catalogue: ClauseCatalogue
  contributors: readonly EvidenceContributor[]
  facilityName: () => string | null
}
export type BinderBuilder = ReturnType<typeof createBinderBuilder>

export function createBinderBuilder({ clock, catalogue, contributors, facilityName }: BinderBuilderDependencies) {
  function spanOf({ from, until }: EvidenceSpan): EvidenceSpan {
    const today = dayOf(clock.now())
    if (from > today) throw new DomainError('DAY_IN_FUTURE', { where: 'from', values: { today } })
    const span = { from, until: until > today ? today : until }
    const days = daysBetween(span.from, span.until) + 1
    if (days < 1 || days > longestBinderDays) {
      refuseRule('PERIOD_TOO_LONG', 'until', { longestDays: longestBinderDays })
    }
    return span
  }

  function collect({ topic, collect }: EvidenceContributor, span: EvidenceSpan): BinderTopic {
    const { records, gaps } = collect(span)
    const newest = records.toSorted((left, right) => (left.on < right.on ? 1 : left.on > right.on ? -1 : 0))
    return {
      ...{ topic, recordCount: records.length, records: newest.slice(0, mostRecordsListed) },
      gaps: gaps.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0)),
    }
  }

  /** Throws at once for a span that cannot be asked; ends early when `signal` says so. */
  async function* build(asked: EvidenceSpan, signal?: AbortSignal): AsyncGenerator<BinderProgress, void, void> {
    const span = spanOf(asked)
    const topics: BinderTopic[] = []
    for (const [done, contributor] of contributors.entries()) {
      yield { kind: 'progress', topic: contributor.topic, done, total: contributors.length }
      await nextTurn()
      if (signal?.aborted) return
      topics.push(collect(contributor, span))
    }
    const binder: Binder = {
      ...{ span, builtAt: clock.now(), facilityName: facilityName(), catalogueVersion: catalogue.version },
      ...{ documents: answerClauses(catalogue, topics), topics },
    }
    yield { kind: 'done', binder }
  }

  return { build, spanOf }
}
