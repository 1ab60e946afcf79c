// Hazards: reported by anybody, put right, looked at again by somebody else, closed. Public API of the feature.
import { implement } from '@orpc/server'
import { dayOf } from '#shared/contract/days.ts'
import type { AlarmId, Day } from '#shared/contract/primitives.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { hazardsContract } from '#shared/features/hazards/hazards.contract.ts'
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { listHazardDuties } from './hazard-duties.ts'
import { collectHazardEvidence } from './hazard-evidence.ts'
import { createHazardsRepository } from './hazards.repository.ts'
import { createHazardsService, type HazardsServiceDependencies } from './hazards.service.ts'
import { createHazardsReader } from './hazards-reader.ts'

const api = implement(hazardsContract).$context<RequestContext>()

export type HazardsDependencies = Pick<
  HazardsServiceDependencies,
  'records' | 'clock' | 'newId' | 'requireAttachments' | 'settleDraft'
> & {
  /** Throws NOT_FOUND. */
  findAlarm: (id: AlarmId) => Pick<Alarm, 'placeLabel' | 'raisedAt' | 'closeNote'>
  displayNameOf: (userId: string) => string | null
}
export type HazardsFeature = ReturnType<typeof createHazardsFeature>

/** Builds the feature; does no work until called. */
export function createHazardsFeature({ findAlarm, displayNameOf, ...base }: HazardsDependencies) {
  const repository = createHazardsRepository(base.records)
  const reader = createHazardsReader({ clock: base.clock, repository, displayNameOf })
  const service = createHazardsService({ ...base, repository })
  const today = () => dayOf(base.clock.now())

  const router = api.router({
    list: api.list.handler(({ input }) => reader.list(input)),
    get: api.get.handler(({ input }) => reader.get(input.id)),
    fromAlarm: api.fromAlarm.handler(({ input: { alarmId } }) => {
      const alarm = findAlarm(alarmId)
      const hazardId = repository.findOfAlarm(alarmId) ?? null
      return { place: alarm.placeLabel, foundOn: dayOf(alarm.raisedAt), text: alarm.closeNote, hazardId }
    }),
    report: api.report.handler(({ input, context }) => service.report(input, context.actor)),
    addStep: api.addStep.handler(actThen(service.addStep, ({ id }) => reader.get(id))),
    decide: api.decide.handler(actThen(service.addStep, ({ id }) => reader.get(id))),
    takeBack: api.takeBack.handler(actThen(service.takeBack, ({ id }) => reader.get(id))),
  })
  return {
    router,
    service,
    /** Every hazard as it stands, oldest first. */
    all: reader.all,
    findOfAlarm: repository.findOfAlarm,
    dutyContributor: (_today: Day, untilOn: Day) => listHazardDuties(reader.all(), untilOn),
    evidenceContributor: {
      topic: 'hazards' as const,
      collect: (span: EvidenceSpan) => collectHazardEvidence(reader.allWithSteps(), span, today()),
    },
  }
}
