// The micro fire station: people, who is on duty, kit, training and runs against the clock. Public API of the feature.
import { implement } from '@orpc/server'
import type { Day } from '#shared/contract/primitives.ts'
import { fireStationContract } from '#shared/features/fire-station/fire-station.contract.ts'
import { StationRules } from '#shared/features/fire-station/fire-station.model.ts'
import kit from '../../../resources/fire-station/kit-2026-12.json' with { type: 'json' }
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createFireStationRepository } from './fire-station.repository.ts'
import { createFireStationService, type FireStationServiceDependencies } from './fire-station.service.ts'
import { createFireStationReader, type FireStationReaderDependencies } from './fire-station-reader.ts'

const api = implement(fireStationContract).$context<RequestContext>()

export type FireStationDependencies = Omit<FireStationServiceDependencies, 'repository' | 'rules'> &
  Pick<FireStationReaderDependencies, 'dutyCells' | 'displayNameOf'>
export type FireStationFeature = ReturnType<typeof createFireStationFeature>

/** Builds the feature; does no work until called. Throws when the kit's file is broken. */
export function createFireStationFeature({ dutyCells, displayNameOf, ...base }: FireStationDependencies) {
  const rules = StationRules.parse(kit)
  const repository = createFireStationRepository(base.records)
  const reader = createFireStationReader({
    ...{ clock: base.clock, repository, rules, dutyCells, displayNameOf, staff: base.staff },
  })
  const service = createFireStationService({ ...base, repository, rules })
  const router = api.router({
    get: api.get.handler(() => reader.get()),
    addMember: api.addMember.handler(actThen(service.addMember, () => reader.get())),
    changeMember: api.changeMember.handler(actThen(service.changeMember, () => reader.get())),
    record: api.record.handler(actThen(service.record, () => reader.get())),
    takeBack: api.takeBack.handler(actThen(service.takeBack, () => reader.get())),
  })
  return {
    router,
    service,
    /** Records that count, oldest first. */
    records: reader.records,
    dutyContributor: (_today: Day, untilOn: Day) => reader.duties(untilOn),
    evidenceContributor: { topic: 'fire-station' as const, collect: reader.evidence },
  }
}
