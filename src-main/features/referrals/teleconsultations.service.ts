// 远程会诊: booked, then done with a summary, or cancelled. Nothing is done without somebody having agreed to it.
import { dayOf } from '#shared/contract/days.ts'
import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import type {
  Consent,
  StoredTeleconsultation,
  Teleconsultation,
  TeleconsultationFacts,
} from '#shared/features/referrals/referrals.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import {
  createRecordVersions,
  type PartnershipContext,
  type PartnershipsFeature,
  type RecordVersion,
} from '../partnerships/index.ts'

export type TeleconsultationsService = ReturnType<typeof createTeleconsultationsService>

export function createTeleconsultationStore(records: SqliteDatabase) {
  return createRecordVersions<StoredTeleconsultation>(records, 'teleconsultations', {
    resident_id: ({ residentId }) => residentId,
    partner_id: ({ partnerId }) => partnerId,
    booked_for: ({ bookedFor }) => bookedFor,
    state: ({ state }) => state,
  })
}

export function createTeleconsultationsService(
  context: PartnershipContext,
  store: ReturnType<typeof createTeleconsultationStore>,
  partnerships: Pick<PartnershipsFeature, 'partners'>,
) {
  const audit = auditActs(context, (action) => ({ action: `referrals.${action}`, objectType: 'teleconsultation' }))

  function shownWith(names: ReadonlyMap<string, string>) {
    return (row: RecordVersion<StoredTeleconsultation>): Teleconsultation => ({
      ...{ ...row.facts, ...context.written(row) },
      residentName: context.residents.nameOf(row.facts.residentId) ?? '',
      partnerName: names.get(row.facts.partnerId) ?? '',
    })
  }
  const partnerNames = () => new Map<string, string>(partnerships.partners.list().map(({ id, name }) => [id, name]))

  function write(
    facts: StoredTeleconsultation,
    actor: Actor,
    replaced: { id: RecordId; version: number; reason: string } | null,
    note: (row: RecordVersion<StoredTeleconsultation>) => void,
  ): Teleconsultation {
    const row = context.nextVersion(facts, actor, replaced)
    context.transact(() => {
      store.insert(row)
      note(row)
    })
    return shownWith(partnerNames())(row)
  }

  function mustBeOpen(input: { id: RecordId; version: number }): RecordVersion<StoredTeleconsultation> {
    const before = context.mustBeNewest(store, input, 'teleconsultation')
    if (before.facts.state !== 'booked') refuseRule('TELECONSULTATION_IS_OVER', 'teleconsultation')
    return before
  }

  function refuseFutureConsent(consent: Consent | null): void {
    if (consent) context.refuseFuture(consent.on, 'consent.on')
  }

  return {
    list: (): Teleconsultation[] =>
      store
        .list()
        .map(shownWith(partnerNames()))
        .sort((a, b) => b.bookedFor - a.bookedFor),

    book({ lateReason, ...facts }: TeleconsultationFacts & { lateReason: string | null }, actor: Actor) {
      const on = dayOf(facts.bookedFor)
      context.mustBeHere(facts.residentId, on < context.today() ? on : context.today())
      refuseFutureConsent(facts.consent)
      if (!partnerNames().has(facts.partnerId)) throw new DomainError('NOT_FOUND', { where: 'partnerId' })
      if (on < context.today() && lateReason === null) refuseRule('LATE_REASON_MISSING', 'lateReason')
      return write({ ...facts, state: 'booked', summary: null }, actor, null, ({ id }) =>
        audit(actor, 'book-teleconsultation', id, { after: facts, reason: lateReason }),
      )
    },

    finish(
      input: { id: RecordId; version: number; at: Instant; consent: Consent | null; summary: string },
      actor: Actor,
    ): Teleconsultation {
      const before = mustBeOpen(input)
      const consent = input.consent ?? before.facts.consent
      if (consent === null) refuseRule('CONSENT_MISSING', 'consent')
      refuseFutureConsent(consent)
      if (input.at > context.clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      const on = dayOf(input.at)
      if (consent.on > on) refuseRule('CONSENT_TOO_LATE', 'consent.on', { day: on })
      context.mustBeHere(before.facts.residentId, on, 'at')
      const { summary, at: bookedFor } = input
      const facts: StoredTeleconsultation = { ...before.facts, consent, bookedFor, summary, state: 'done' }
      return write(facts, actor, { ...input, reason: summary }, ({ id }) =>
        audit(actor, 'finish-teleconsultation', id, { before: before.facts, after: facts }),
      )
    },

    cancel(input: { id: RecordId; version: number; reason: string }, actor: Actor): Teleconsultation {
      const before = mustBeOpen(input)
      const facts: StoredTeleconsultation = { ...before.facts, state: 'cancelled' }
      return write(facts, actor, input, ({ id }) =>
        audit(actor, 'cancel-teleconsultation', id, { before: before.facts, after: facts, reason: input.reason }),
      )
    },
  }
}
