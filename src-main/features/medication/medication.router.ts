// The medication procedures; thin.
import { implement } from '@orpc/server'
import { medicationContract } from '#shared/features/medication/medication.contract.ts'
import type { MedicationAgreement, Prescription } from '#shared/features/medication/prescriptions.model.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { createAgreementsService } from './agreements.service.ts'
import type { createAsNeededService } from './as-needed.service.ts'
import type { DoseRecordsService } from './dose-records.service.ts'
import type { createHandOversService } from './hand-overs.service.ts'
import type { MedicationContext } from './medication-context.ts'
import type { MedicationReader } from './medication-reader.ts'
import type { createPrescriptionsService } from './prescriptions.service.ts'
import type { createStockService } from './stock.service.ts'

const api = implement(medicationContract).$context<RequestContext>()

export type MedicationParts = {
  context: MedicationContext
  reader: MedicationReader
  doses: DoseRecordsService
  asNeeded: ReturnType<typeof createAsNeededService>
  orders: ReturnType<typeof createPrescriptionsService>
  agreements: ReturnType<typeof createAgreementsService>
  handOvers: ReturnType<typeof createHandOversService>
  stock: ReturnType<typeof createStockService>
}

export function createMedicationRouter(parts: MedicationParts) {
  const { reader, doses, asNeeded, orders, agreements, handOvers, stock } = parts
  const { clock, numbers, highRisk, nameOf } = parts.context
  const shown = <Row extends MedicationAgreement | Prescription>(row: Row): Row => ({
    ...row,
    recordedBy: nameOf(row.recordedBy),
  })
  return api.router({
    data: api.data.handler(() => ({ numbers, highRisk })),
    round: api.round.handler(({ input }) => reader.round(input.at ?? clock.now(), input.floorName)),
    ofResident: api.ofResident.handler(({ input }) => reader.fileOf(input.residentId)),
    doses: api.doses.handler(({ input }) => reader.dosesOf(input.residentId, input.from, input.to)),
    recordsOf: api.recordsOf.handler(({ input }) => reader.recordsOf(input.key)),
    stock: api.stock.handler(() => reader.stockOfHouse()),
    batchEvents: api.batchEvents.handler(({ input }) => ({
      ...{ batch: stock.mustFind(input.batchId), events: reader.eventsOf(input.batchId) },
    })),
    record: api.record.handler(({ input, context }) => doses.record(input, context.actor)),
    correct: api.correct.handler(({ input, context }) => doses.correct(input, context.actor)),
    giveAsNeeded: api.giveAsNeeded.handler(({ input, context }) => asNeeded.give(input, context.actor)),
    tellEffect: api.tellEffect.handler(({ input, context }) => asNeeded.tellEffect(input, context.actor)),
    handOver: api.handOver.handler(({ input, context }) => handOvers.handOver(input, context.actor)),
    voidHandOver: api.voidHandOver.handler(({ input, context }) => handOvers.void(input, context.actor)),
    agree: api.agree.handler(({ input, context }) => shown(agreements.agree(input, context.actor))),
    endAgreement: api.endAgreement.handler(({ input, context }) => shown(agreements.end(input, context.actor))),
    prescribe: api.prescribe.handler(({ input, context }) => shown(orders.prescribe(input, context.actor))),
    stop: api.stop.handler(({ input, context }) => shown(orders.stop(input, context.actor))),
    receive: api.receive.handler(({ input, context }) => stock.receive(input, context.actor)),
    countBatch: api.countBatch.handler(({ input, context }) => stock.count(input, context.actor)),
    removeStock: api.removeStock.handler(({ input, context }) => stock.remove(input, context.actor)),
  })
}
