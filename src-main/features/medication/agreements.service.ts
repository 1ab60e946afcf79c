// Who keeps a person's drugs: agreed from a day on, ended on a day. A further agreement ends the one before.
import { addDays } from '#shared/contract/days.ts'
import { type Day, RecordId, type ResidentId } from '#shared/contract/primitives.ts'
import type { Custody, MedicationAgreement } from '#shared/features/medication/prescriptions.model.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { MedicationContext } from './medication-context.ts'

/** Why an agreement ended that a further one took the place of; screens have words for it. */
const REPLACED = 'replaced'

export type AgreeInput = {
  residentId: ResidentId
  custody: Custody
  signedBy: string
  relation: string
  fromOn: Day
  untilOn: Day | null
  reason: string | null
}

export function createAgreementsService(context: MedicationContext) {
  const { records, clock, newId, agreements, audit } = context
  return {
    agree(input: AgreeInput, actor: Actor): MedicationAgreement {
      const { residentId, custody, signedBy, relation, fromOn, untilOn } = input
      const person = context.mustBeHere(residentId)
      if (person.admittedOn !== null) context.refuseBefore(fromOn, person.admittedOn, 'fromOn')
      const lateReason = context.lateReason(fromOn, input.reason)
      if (untilOn !== null) context.refuseBefore(untilOn, fromOn, 'untilOn')
      const before = agreements.listOf(residentId).at(-1)
      if (before) context.refuseBefore(fromOn, before.fromOn, 'fromOn')
      const isRunning = before !== undefined && (before.toOn === null || before.toOn > fromOn)
      // An end that was set with a reason stands.
      if (isRunning && before.endReason !== null) context.refuseBefore(fromOn, before.toOn ?? fromOn, 'fromOn')
      const row: MedicationAgreement = {
        ...{ id: RecordId.parse(newId()), residentId, custody, signedBy, relation, fromOn, lateReason },
        ...{ toOn: untilOn === null ? null : addDays(untilOn, 1), endReason: null },
        ...{ recordedAt: clock.now(), recordedBy: actor.userId },
      }
      withTransaction(records, () => {
        if (isRunning) agreements.end(before.id, fromOn, REPLACED)
        agreements.insert(row)
        audit(actor, 'agree', row.id, { before: before ?? null, after: row, reason: lateReason })
      })
      return row
    },

    end(input: { id: RecordId; on: Day; reason: string }, actor: Actor): MedicationAgreement {
      const before = agreements.findById(input.id)
      if (!before) throw new DomainError('NOT_FOUND', { where: 'agreement', values: { id: input.id } })
      const isOver = before.toOn !== null && before.toOn <= context.today()
      if (before.endReason !== null || isOver || (before.toOn !== null && input.on > before.toOn)) {
        refuseRule('MEDICATION_AGREEMENT_ENDED', 'on', { on: before.toOn ?? '' })
      }
      // What was given under it must not lose its ground.
      context.refuseBefore(input.on, before.fromOn > context.today() ? before.fromOn : context.today(), 'on')
      withTransaction(records, () => {
        agreements.end(before.id, input.on, input.reason)
        audit(actor, 'end-agreement', before.id, { before, after: { ...before, toOn: input.on }, reason: input.reason })
      })
      return { ...before, toOn: input.on, endReason: input.reason }
    },
  }
}
