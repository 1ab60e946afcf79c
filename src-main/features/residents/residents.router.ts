import { implement } from '@orpc/server'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { residentsContract } from '#shared/features/residents/residents.contract.ts'
import type { Actor, RequestContext } from '../../rpc/request-context.ts'
import type { AdmissionService } from './admission.service.ts'
import type { CorrectionService } from './correction.service.ts'
import type { DatedFactsService } from './dated-facts.service.ts'
import type { Figures } from './figures.ts'
import type { OccupancyService } from './occupancy.service.ts'
import type { PersonService } from './person.service.ts'
import type { ResidentsReader } from './residents-reader.ts'
import type { TimelineReader } from './timeline.ts'

const api = implement(residentsContract).$context<RequestContext>()
const ok = { ok: true } as const

export type ResidentsRouterDependencies = {
  reader: ResidentsReader
  timeline: TimelineReader
  persons: PersonService
  admission: AdmissionService
  occupancy: OccupancyService
  facts: DatedFactsService
  correction: CorrectionService
  figures: Figures
}

export function createResidentsRouter(deps: ResidentsRouterDependencies) {
  const { reader, persons, admission, occupancy, facts, correction } = deps
  /** Does an act and answers with the resident as it is now. */
  const after =
    <Input extends { id: ResidentId }>(act: (input: Input, actor: Actor) => void) =>
    ({ input, context }: { input: Input; context: RequestContext }) => {
      act(input, context.actor)
      return reader.get(input.id)
    }
  return api.router({
    list: api.list.handler(({ input }) => reader.list(input)),
    search: api.search.handler(({ input }) => reader.search(input.query, input.limit)),
    get: api.get.handler(({ input }) => reader.get(input.id, input.on)),
    timeline: api.timeline.handler(({ input }) => deps.timeline(input.id)),
    census: api.census.handler(({ input }) => reader.census(input.on)),
    reveal: api.reveal.handler(({ input, context }) => persons.reveal(input, context.actor)),
    update: api.update.handler(after((input, actor) => persons.update(input, actor, () => reader.get(input.id)))),
    admit: api.admit.handler(({ input, context }) => reader.get(admission.admit(input, context.actor))),
    transfer: api.transfer.handler(after(occupancy.transfer)),
    swap: api.swap.handler(({ input, context }) => {
      occupancy.swap(input, context.actor)
      return ok
    }),
    startLeave: api.startLeave.handler(after(occupancy.startLeave)),
    endLeave: api.endLeave.handler(after(occupancy.endLeave)),
    discharge: api.discharge.handler(after(admission.discharge)),
    setCategory: api.setCategory.handler(after(facts.setCategory)),
    recordAbilityLevel: api.recordAbilityLevel.handler(after(facts.recordAbilityLevel)),
    setCareLevel: api.setCareLevel.handler(after(facts.setCareLevel)),
    setAgreement: api.setAgreement.handler(after(facts.setAgreement)),
    correct: api.correct.handler(after(correction)),
    admissions: api.admissions.handler(({ input }) => deps.figures.movementsBetween(input.fromOn, input.toOn)),
  })
}
