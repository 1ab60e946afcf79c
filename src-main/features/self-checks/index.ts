// Self-checks: the monthly fire check, weekly ones, those before holidays, and the search for major hazards. Public API.
import { implement } from '@orpc/server'
import { addDays, addMonths, dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { selfChecksContract } from '#shared/features/self-checks/self-checks.contract.ts'
import type { SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import { createCheckBook } from './check-book.ts'
import { createCheckContext, type SelfChecksServiceDependencies } from './check-context.ts'
import { checkDuties, checkEvidence, hazardDuties } from './check-duties.ts'
import { createCheckFollowUpService } from './check-follow-up.service.ts'
import { listOfKind, loadCheckLists } from './check-lists.ts'
import { createSelfChecksRepository } from './self-checks.repository.ts'
import { createSelfChecksService } from './self-checks.service.ts'

export { openCheckBook } from './check-book.ts'

const api = implement(selfChecksContract).$context<RequestContext>()
/** A hazard nobody reported is looked for so far back. */
const HAZARD_MONTHS = 36

export type SelfChecksDependencies = Omit<SelfChecksServiceDependencies, 'repository' | 'book'> & {
  displayNameOf: (userId: string) => string | null
  /** The first day fire patrols are on record: from then on the house keeps its checks here, too. */
  firstPatrolOn: () => Day | null
}
export type SelfChecksFeature = ReturnType<typeof createSelfChecksFeature>

/** Builds the feature. Throws when a check-list is broken. */
export function createSelfChecksFeature(deps: SelfChecksDependencies) {
  const { clock } = deps
  const repository = createSelfChecksRepository(deps.records)
  const lists = loadCheckLists()
  const hazards = listOfKind(lists, 'major-hazards')
  const book = createCheckBook({ repository, lists, displayNameOf: deps.displayNameOf })
  const context = createCheckContext({ ...deps, repository, book })
  const service = createSelfChecksService(context)
  const followUp = createCheckFollowUpService(context)
  const today = (): Day => dayOf(clock.now())

  function check(id: RecordId): SelfCheck {
    const found = book.check(id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'self-check', values: { id } })
    return found
  }
  /** Since when the house keeps checks here. */
  function since(): Day | null {
    const days = [deps.firstPatrolOn(), book.made()[0]?.on ?? null].filter((day) => day !== null)
    return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first))
  }
  const olderHazards = (until: Day) => book.checksIn(addMonths(until, -HAZARD_MONTHS), until)

  const router = api.router({
    lists: api.lists.handler(() => lists),
    list: api.list.handler(({ input }) => {
      if (input.until < input.from) refuseRule('ENDS_BEFORE_START', 'until')
      return book.checksIn(input.from, input.until)
    }),
    get: api.get.handler(({ input }) => check(input.id)),
    start: api.start.handler(({ input, context }) => check(service.start(input, context.actor))),
    save: api.save.handler(actThen(service.save, ({ id }) => check(id))),
    finish: api.finish.handler(actThen(service.finish, ({ id }) => check(id))),
    correct: api.correct.handler(actThen(service.correct, ({ id }) => check(id))),
    recheck: api.recheck.handler(actThen(followUp.recheck, ({ id }) => check(id))),
    reportHazard: api.reportHazard.handler(actThen(followUp.reportHazard, ({ id }) => check(id))),
  })

  const evidenceOf = (topic: EvidenceContributor['topic'], isHazards: boolean): EvidenceContributor => ({
    topic,
    collect: (span) =>
      checkEvidence(
        lists.filter(({ kind }) => (kind === 'major-hazards') === isHazards),
        book.checksIn(span.from, span.until),
        { span, made: book.made(), since: since(), today: today(), older: isHazards ? olderHazards(span.until) : [] },
      ),
  })

  return {
    router,
    service,
    followUp,
    /** Checks due in the running week, month or quarter, and hazards nobody reported. A house that keeps none here has none. */
    dutyContributor(day: Day): Omit<Duty, 'snoozed'>[] {
      const first = since()
      if (first === null) return []
      const due = checkDuties(lists, book.made(), { since: first, today: day })
      return [...due, ...hazardDuties(olderHazards(addDays(day, 1)), hazards)]
    },
    evidenceContributors: [evidenceOf('fire-self-checks', false), evidenceOf('major-hazard-checks', true)],
  }
}
