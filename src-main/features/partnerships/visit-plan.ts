// What agreements ask for and what was done of it: the plan of visits, and the account of a span. Derived each time, never stored.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, RecordId } from '#shared/contract/primitives.ts'
import type {
  AgreedService,
  Fulfilment,
  FulfilmentLine,
  StoredAgreement,
  VisitSlot,
} from '#shared/features/partnerships/partnerships.model.ts'
import {
  type CountedVisit,
  fillSlots,
  lastDayOf,
  percentOf,
  slotsOf,
} from '#shared/features/partnerships/partnerships.rules.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { PartnerStores } from './partner-stores.ts'
import type { PartnershipContext } from './partnership-context.ts'
import type { RecordVersion } from './record-versions.repository.ts'

export type VisitPlan = ReturnType<typeof createVisitPlan>
type Span = { from: Day; until: Day }

export function createVisitPlan(context: PartnershipContext, stores: PartnerStores) {
  /** Visits that count, by agreement. */
  function visitsByAgreement(): Map<string, CountedVisit[]> {
    const counted = stores.visits
      .list()
      .filter(({ isVoid }) => !isVoid)
      .map(({ id, facts }) => ({ id, on: dayOf(facts.at), services: facts.services, agreementId: facts.agreementId }))
    return Map.groupBy(counted, ({ agreementId }) => agreementId)
  }

  function slotsOfService(
    agreement: RecordVersion<StoredAgreement>,
    agreed: AgreedService,
    visits: readonly CountedVisit[],
  ): VisitSlot[] {
    return fillSlots(slotsOf(agreement.facts, agreed), visits, context.today()).map(({ place, visitId, ...slot }) => ({
      ...{ ...slot, key: `${agreement.id}:${slot.service}:${slot.periodFrom}:${place}`, agreementId: agreement.id },
      visitId: visitId as RecordId | null,
    }))
  }

  const isWithin =
    ({ from, until }: Span) =>
    ({ dueOn }: { dueOn: Day }) =>
      dueOn >= from && dueOn <= until

  function lineOf(
    agreement: RecordVersion<StoredAgreement>,
    agreed: AgreedService,
    visits: readonly CountedVisit[],
    span: Span,
  ): FulfilmentLine {
    const { service, frequency } = agreed
    if (frequency.per === 'as-needed') {
      const made = visits.filter(
        ({ on, services }) => on >= span.from && on <= span.until && services.includes(service),
      )
      return { service, frequency, planned: null, done: made.length, missedOn: [], open: 0, percent: null }
    }
    const slots = slotsOfService(agreement, agreed, visits).filter(isWithin(span))
    const count = (state: VisitSlot['state']) => slots.filter((slot) => slot.state === state).length
    const missedOn = slots.flatMap(({ state, dueOn }) => (state === 'missed' ? [dueOn] : []))
    const done = count('done')
    const percent = percentOf(done, done + missedOn.length)
    return { service, frequency, planned: slots.length, done, missedOn, open: count('open'), percent }
  }

  function refuseBackwards({ from, until }: Span): void {
    if (until < from) refuseRule('ENDS_BEFORE_START', 'until')
  }

  /** Every visit owed in the span, by day. */
  function slots(span: Span): VisitSlot[] {
    const visits = visitsByAgreement()
    return stores.agreements
      .list()
      .flatMap((agreement) =>
        agreement.facts.services.flatMap((agreed) =>
          slotsOfService(agreement, agreed, visits.get(agreement.id) ?? []).filter(isWithin(span)),
        ),
      )
      .sort((a, b) => (a.dueOn === b.dueOn ? (a.key < b.key ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1))
  }

  return {
    slots(span: Span): VisitSlot[] {
      refuseBackwards(span)
      return slots(span)
    },

    fulfilment(span: Span): Fulfilment[] {
      refuseBackwards(span)
      const visits = visitsByAgreement()
      return stores.agreements
        .list()
        .filter(({ facts }) => facts.fromOn <= span.until && lastDayOf(facts) >= span.from)
        .map((agreement) => {
          const { facts, id } = agreement
          const lines = facts.services.map((agreed) => lineOf(agreement, agreed, visits.get(id) ?? [], span))
          const owed = lines.filter(({ planned }) => planned !== null)
          const sum = (of: (line: FulfilmentLine) => number) => owed.reduce((total, line) => total + of(line), 0)
          const [done, missed] = [sum((line) => line.done), sum(({ missedOn }) => missedOn.length)]
          return {
            ...{ agreementId: id, agreementNumber: facts.number, ...span, lines, done, missed },
            partnerName: stores.partners.find(facts.partnerId)?.facts.name ?? '',
            planned: sum(({ planned }) => planned ?? 0),
            percent: percentOf(done, done + missed),
          }
        })
        .sort((a, b) => (a.agreementNumber < b.agreementNumber ? -1 : 1))
    },
  }
}
