// Night rounds: labels of beds, visits by scanner, what was found, and the rounds nobody walked. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { bedCodeOf } from '#shared/features/rounds/bed-code.rules.ts'
import { roundsContract } from '#shared/features/rounds/rounds.contract.ts'
import { RoundPlan, type RoundVisit } from '#shared/features/rounds/rounds.model.ts'
import { nightOf } from '#shared/features/rounds/rounds.rules.ts'
import plan from '../../../resources/rounds/plan-2026-12.json' with { type: 'json' }
import { DomainError } from '../../platform/domain-error.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import { createNightBook, type NightBookDependencies } from './night-book.ts'
import { createRoundVisitsRepository } from './round-visits.repository.ts'
import { createRoundsService, type RoundsServiceDependencies } from './rounds.service.ts'

const api = implement(roundsContract).$context<RequestContext>()
/** A missed round is told for so many nights; after that only the list tells of it. */
const TOLD_NIGHTS = 2

export type RoundsDependencies = Pick<RoundsServiceDependencies, 'records' | 'clock' | 'newId'> & {
  residents: NightBookDependencies['residents'] & RoundsServiceDependencies['residents']
  beds: Pick<BedsFeature, 'labelOf' | 'placeOf' | 'bedsOn' | 'placesOn'>
  displayNameOf?: (userId: string) => string | null
  /** Replaces the plan in force; for tests. */
  plan?: RoundPlan
}
export type RoundsFeature = ReturnType<typeof createRoundsFeature>

/** 'HH:mm' in the facility's zone. */
function timeOf(at: number): string {
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / 60_000)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Builds the feature; does no work until called. Throws when the plan's file is broken. */
export function createRoundsFeature({ displayNameOf = () => null, ...deps }: RoundsDependencies) {
  const { clock, beds } = deps
  const repository = createRoundVisitsRepository(deps.records)
  const book = createNightBook({ ...deps, repository, displayNameOf, plan: deps.plan ?? RoundPlan.parse(plan) })
  const service = createRoundsService({ ...deps, repository, book })

  function visit(id: RecordId): RoundVisit {
    const row = repository.find(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'round-visit', values: { id } })
    return book.shown(row)
  }

  const router = api.router({
    ofNight: api.ofNight.handler(({ input }) => book.ofNight(input.night ?? book.nightNow())),
    get: api.get.handler(({ input }) => visit(input.id)),
    labels: api.labels.handler(() =>
      beds.bedsOn(dayOf(clock.now())).map(({ id, label }) => ({
        ...{ bedId: id, bedLabel: label, floorName: beds.placeOf(id)?.floorName ?? '', code: bedCodeOf(id) },
      })),
    ),
    scan: api.scan.handler(({ input, context }) => visit(service.scan(input.code, context.actor))),
    tell: api.tell.handler(({ input, context }) => {
      service.tell(input, context.actor)
      return visit(input.id)
    }),
    correct: api.correct.handler(({ input, context }) => {
      service.correct(input, context.actor)
      return visit(input.id)
    }),
    recordLate: api.recordLate.handler(({ input, context }) => visit(service.recordLate(input, context.actor))),
    explain: api.explain.handler(({ input, context }) => {
      service.explain(input, context.actor)
      return book.ofNight(nightOf(input.roundAt))
    }),
  })

  return {
    router,
    service,
    /** Rounds walked in the nights of a span, with the beds somebody was at, and those nobody walked or explained since the first visit ever. */
    evidenceOf(from: Day, until: Day) {
      const firstAt = repository.firstVisitAt()
      const firstNight = firstAt === null ? null : nightOf(firstAt)
      const walked = book.walkedIn(from, until)
      if (firstNight === null || firstNight > until) return { walked, missed: [] }
      return { walked, missed: book.missedSince(firstNight > from ? firstNight : from, until) }
    },
    /** Rounds of the last nights that nobody walked and nobody gave a reason for. */
    dutyContributor(today: Day): Omit<Duty, 'snoozed'>[] {
      return book.missedSince(addDays(today, -TOLD_NIGHTS), today).map(({ night, at, asked }) => ({
        ...{ key: `round-missed:${at}`, kind: 'round-missed' as const, dueOn: dayOf(at), owner: 'care-lead' as const },
        ...{ link: screenLinks.roundsOf(night), basis: 'GB 38600-2019' },
        values: { day: night, onDay: dayOf(at), roundTime: timeOf(at), beds: asked },
      }))
    },
  }
}
