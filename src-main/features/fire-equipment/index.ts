// Fire equipment: the register with its due days, the monthly look, the service log. Public API of the feature.
import { implement } from '@orpc/server'
import type { Day } from '#shared/contract/primitives.ts'
import type { EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import { fireEquipmentContract } from '#shared/features/fire-equipment/fire-equipment.contract.ts'
import type { Equipment } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { actThen } from '../../rpc/act-then.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { createEquipmentBook } from './equipment-book.ts'
import { loadEquipmentCycles } from './equipment-cycles.ts'
import { listEquipmentDuties } from './equipment-duties.ts'
import { collectEquipmentEvidence } from './equipment-evidence.ts'
import { createFireEquipmentRepository } from './fire-equipment.repository.ts'
import { createFireEquipmentService, type FireEquipmentServiceDependencies } from './fire-equipment.service.ts'

export { loadEquipmentCycles } from './equipment-cycles.ts'

const api = implement(fireEquipmentContract).$context<RequestContext>()

export type FireEquipmentDependencies = Pick<
  FireEquipmentServiceDependencies,
  'records' | 'clock' | 'newId' | 'requireAttachments'
> & {
  /** Live smoke and gas detectors by the id of their device. */
  detectors: () => ReadonlyMap<string, Equipment['detector']>
  displayNameOf: (userId: string) => string | null
}
export type FireEquipmentFeature = ReturnType<typeof createFireEquipmentFeature>

/** Builds the feature; does no work until called. Throws when the file of cycles is broken. */
export function createFireEquipmentFeature({ detectors, displayNameOf, ...base }: FireEquipmentDependencies) {
  const cycles = loadEquipmentCycles()
  const repository = createFireEquipmentRepository(base.records)
  const book = createEquipmentBook({ clock: base.clock, repository, cycles, detectors, displayNameOf })
  const isDetector = (deviceId: string) => detectors().has(deviceId)
  const service = createFireEquipmentService({ ...base, repository, book, isDetector })
  const router = api.router({
    cycles: api.cycles.handler(() => cycles),
    list: api.list.handler(() => book.list()),
    get: api.get.handler(({ input }) => book.get(input.id)),
    add: api.add.handler(({ input, context }) => book.get(service.add(input, context.actor))),
    change: api.change.handler(actThen(service.change, ({ id }) => book.get(id))),
    look: api.look.handler(actThen(service.look, () => book.list())),
    sendOut: api.sendOut.handler(actThen(service.sendOut, () => book.list())),
    service: api.service.handler(actThen(service.service, () => book.list())),
    scrap: api.scrap.handler(actThen(service.scrap, () => book.list())),
    takeBack: api.takeBack.handler(({ input, context }) => book.get(service.takeBack(input, context.actor))),
  })
  return {
    router,
    service,
    cycles,
    rows: book.rows,
    /** Entries that count, oldest first. */
    events: book.events,
    dutyContributor: (_today: Day, untilOn: Day) => listEquipmentDuties(book.rows(), cycles, untilOn),
    evidenceContributor: {
      topic: 'fire-equipment' as const,
      collect: (span: EvidenceSpan) => collectEquipmentEvidence(book.rows(), book.events(), book.typeOf, span),
    },
  }
}
