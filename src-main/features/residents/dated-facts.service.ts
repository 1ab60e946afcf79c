// Dated facts of a resident: category, ability level, care level, agreement. A new fact ends the one before it on its day.
// Must never overwrite: what counted before stays, with its days; what was never true is voided with a reason.
import { addDays } from '#shared/contract/days.ts'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import type {
  AbilityLevel,
  Agreement,
  CareLevel,
  CareLevelConsent,
  FundingCategory,
} from '#shared/features/residents/residents.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { endAfter } from './agreement-days.ts'
import type { DatedBase, DatedRows, NewDatedRow } from './dated-rows.repository.ts'
import type { ResidentContext } from './resident-context.ts'

/** A renewal is signed before the old agreement runs out, but not years ahead. */
const FARTHEST_AGREEMENT_START_DAYS = 366
const REPLACED_SAME_DAY = 'replaced the same day'

export type DatedFactsService = ReturnType<typeof createDatedFactsService>
type Values<Row> = Omit<Row, keyof DatedBase>

export function createDatedFactsService(context: ResidentContext) {
  const { occupancy } = context

  /** Starts a fact on a day: the fact that counted that day ends, the new one lasts until the next (or `toOn`, if earlier known). */
  function begin<Row extends DatedBase>(
    rows: DatedRows<Row>,
    id: ResidentId,
    span: { fromOn: Day; toOn: Day | null },
    values: Values<Row>,
    actor: Actor,
  ): { before: Row | null; after: NewDatedRow<Row> } {
    const known = rows.list(id)
    const current = known.find((row) => row.fromOn <= span.fromOn && (row.toOn === null || row.toOn > span.fromOn))
    const next = known.find((row) => row.fromOn > span.fromOn)
    if (span.toOn !== null && span.toOn <= span.fromOn) {
      throw new DomainError('DAY_BEFORE_START', { where: 'toOn', values: { on: span.toOn } })
    }
    if (span.toOn !== null && next && span.toOn > next.fromOn) {
      throw new DomainError('INTERVAL_OVERLAP', { where: 'toOn', values: { on: next.fromOn } })
    }
    if (current?.fromOn === span.fromOn) {
      rows.voidRow(current.id, { at: context.clock.now(), by: actor.userId, reason: REPLACED_SAME_DAY })
    } else if (current) rows.setEnd(current.id, span.fromOn)
    const base = {
      id: context.recordId(),
      residentId: id,
      fromOn: span.fromOn,
      toOn: span.toOn ?? next?.fromOn ?? null,
    }
    const row = { ...values, ...base, ...context.stamp(actor) } as unknown as NewDatedRow<Row>
    rows.insert(row)
    return { before: current ?? null, after: row }
  }

  function refuseBeforeFirstAdmission(id: ResidentId, on: Day): void {
    const first = occupancy.admissions.list(id)[0]
    if (first) context.refuseBefore(on, first.fromOn, 'fromOn')
  }

  function category(
    id: ResidentId,
    fact: { category: FundingCategory; basis: string | null; fromOn: Day },
    actor: Actor,
  ) {
    context.refuseFuture(fact.fromOn, 'fromOn')
    refuseBeforeFirstAdmission(id, fact.fromOn)
    const values = { category: fact.category, basis: fact.basis }
    return begin(occupancy.categories, id, { fromOn: fact.fromOn, toOn: null }, values, actor)
  }

  /** An assessment may be older than the admission; it counts from the day it was made. */
  function abilityLevel(
    id: ResidentId,
    fact: { level: AbilityLevel; assessedOn: Day; reportNumber: string | null; source?: string },
    actor: Actor,
  ) {
    context.refuseFuture(fact.assessedOn, 'assessedOn')
    const { birthOn } = context.mustFind(id)
    if (birthOn !== null) context.refuseBefore(fact.assessedOn, birthOn, 'assessedOn')
    const values = { level: fact.level, reportNumber: fact.reportNumber, source: fact.source ?? 'assessment' }
    return begin(occupancy.abilityLevels, id, { fromOn: fact.assessedOn, toOn: null }, values, actor)
  }

  type NewCareLevel = { careLevel: CareLevel; fromOn: Day; consent: CareLevelConsent | null }

  function careLevel(id: ResidentId, fact: NewCareLevel, actor: Actor) {
    const { fromOn, consent } = fact
    context.refuseFuture(fromOn, 'fromOn')
    if (consent) context.refuseFuture(consent.on, 'consent')
    refuseBeforeFirstAdmission(id, fromOn)
    const agreed = {
      ...{ agreedBy: consent?.name ?? null, agreedRelation: consent?.relation ?? null, agreedOn: consent?.on ?? null },
    }
    return begin(occupancy.careLevels, id, { fromOn, toOn: null }, { careLevel: fact.careLevel, ...agreed }, actor)
  }

  function agreement(id: ResidentId, fact: Agreement, actor: Actor) {
    const latest = addDays(context.today(), FARTHEST_AGREEMENT_START_DAYS)
    if (fact.fromOn > latest) {
      throw new DomainError('DAY_IN_FUTURE', { where: 'fromOn', values: { on: fact.fromOn, latest } })
    }
    if (fact.toOn !== null) context.refuseBefore(fact.toOn, fact.fromOn, 'toOn')
    const values = { number: fact.number, monthlyFee: fact.monthlyFee }
    return begin(occupancy.agreements, id, { fromOn: fact.fromOn, toOn: endAfter(fact.toOn) }, values, actor)
  }

  function record(
    id: ResidentId,
    action: string,
    actor: Actor,
    write: () => { before: unknown; after: unknown },
  ): void {
    context.transact(() => {
      context.mustFind(id)
      context.audit(actor, action, id, write())
    })
    context.events.emit('resident-changed', { residentId: id, bedIds: [] })
  }

  return {
    /** Parts of an admission, inside its transaction. */
    begin: { category, abilityLevel, careLevel, agreement },
    setCategory: (
      input: { id: ResidentId; category: FundingCategory; fromOn: Day; basis: string | null },
      actor: Actor,
    ): void => record(input.id, 'set-category', actor, () => category(input.id, input, actor)),
    recordAbilityLevel: (
      input: { id: ResidentId; level: AbilityLevel; assessedOn: Day; reportNumber: string | null },
      actor: Actor,
    ): void => record(input.id, 'record-ability-level', actor, () => abilityLevel(input.id, input, actor)),
    setCareLevel: (input: { id: ResidentId } & NewCareLevel, actor: Actor): void =>
      record(input.id, 'set-care-level', actor, () => careLevel(input.id, input, actor)),
    setAgreement: (input: { id: ResidentId; agreement: Agreement }, actor: Actor): void =>
      record(input.id, 'set-agreement', actor, () => agreement(input.id, input.agreement, actor)),
  }
}
