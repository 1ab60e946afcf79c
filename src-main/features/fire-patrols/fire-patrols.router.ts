import { implement } from '@orpc/server'
import { dayOf, daysBetween } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import { firePatrolsContract } from '#shared/features/fire-patrols/fire-patrols.contract.ts'
import type { Patrol, PatrolPoint, PatrolVisit } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { FirePatrolsRepository } from './fire-patrols.repository.ts'
import type { FirePatrolsService } from './fire-patrols.service.ts'
import type { PatrolBook } from './patrol-book.ts'
import type { PatrolFollowUpService } from './patrol-follow-up.service.ts'
import type { PointsService } from './points.service.ts'

const api = implement(firePatrolsContract).$context<RequestContext>()
const MOST_DAYS = 62

export type FirePatrolsRouterOptions = {
  clock: Clock
  repository: FirePatrolsRepository
  book: PatrolBook
  service: FirePatrolsService
  followUp: PatrolFollowUpService
  points: PointsService
}

export function createFirePatrolsRouter(options: FirePatrolsRouterOptions) {
  const { clock, repository, book, service, followUp, points } = options
  const today = (): Day => dayOf(clock.now())

  function patrol(id: RecordId): Patrol {
    const found = book.patrol(id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { id } })
    return found
  }
  function visit(id: RecordId): PatrolVisit {
    const row = repository.findVisit(id)
    const found = row && patrol(row.patrolId).visits.find((each) => each.id === id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'fire-patrol-visit', values: { id } })
    return found
  }
  function point(id: RecordId): PatrolPoint {
    const found = book.points(today()).find((each) => each.id === id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'point', values: { id } })
    return found
  }
  function mustFit({ from, until }: { from: Day; until: Day }): { from: Day; until: Day } {
    if (until < from) refuseRule('ENDS_BEFORE_START', 'until')
    if (daysBetween(from, until) >= MOST_DAYS) refuseRule('PERIOD_TOO_LONG', 'until', { days: MOST_DAYS })
    return { from, until }
  }

  return api.router({
    plan: api.plan.handler(() => book.plan),
    ofDay: api.ofDay.handler(({ input }) => {
      const day = input.day ?? today()
      if (day > today()) throw new DomainError('DAY_IN_FUTURE', { where: 'day' })
      const now = clock.now()
      return {
        ...{ day, planned: book.plannedIn(day, day, now), stands: book.standsOn(day, now) },
        ...{ patrols: book.patrolsIn(day, day), setting: book.settingOn(day) },
      }
    }),
    list: api.list.handler(({ input }) => {
      const { from, until } = mustFit(input)
      return { planned: book.plannedIn(from, until, clock.now()), patrols: book.patrolsIn(from, until) }
    }),
    get: api.get.handler(({ input }) => patrol(input.id)),
    points: api.points.handler(() => book.points(today())),
    findings: api.findings.handler(({ input }) => {
      const { from, until } = mustFit(input)
      return book.findings(from, until)
    }),
    savePoint: api.savePoint.handler(({ input, context }) => point(points.savePoint(input, context.actor))),
    placePoint: api.placePoint.handler(actThen(points.placePoint, ({ id }) => point(id))),
    closePoint: api.closePoint.handler(actThen(points.closePoint, ({ id }) => point(id))),
    saveTimes: api.saveTimes.handler(actThen(points.saveTimes, ({ fromOn }) => book.settingOn(fromOn))),
    start: api.start.handler(({ context }) => patrol(service.start(context.actor))),
    scan: api.scan.handler(({ input, context }) => {
      const { visitId, isRepeated } = service.scan(input, context.actor)
      return { visit: visit(visitId), isRepeated }
    }),
    answer: api.answer.handler(actThen(service.answer, ({ visitId }) => visit(visitId))),
    correct: api.correct.handler(actThen(service.correct, ({ visitId }) => visit(visitId))),
    finish: api.finish.handler(
      actThen(
        ({ id }, actor) => service.finish(id, actor),
        ({ id }) => patrol(id),
      ),
    ),
    sign: api.sign.handler(async ({ input, context }) => ({ signed: await followUp.sign(input, context.actor) })),
    recordLate: api.recordLate.handler(({ input, context }) => patrol(followUp.recordLate(input, context.actor))),
    explain: api.explain.handler(({ input, context }) => {
      followUp.explain(input, context.actor)
      const span = book.spanOfPlanned(input.plannedAt)
      const found = span && book.plannedIn(span.day, span.day, clock.now()).find(({ at }) => at === input.plannedAt)
      if (!found) throw new DomainError('NOT_FOUND', { where: 'fire-patrol', values: { plannedAt: input.plannedAt } })
      return found
    }),
  })
}
