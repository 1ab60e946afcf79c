// 转诊单: worked out and frozen with its hash when it is issued; closed by the note that came back, or void with a reason. Nothing on it changes.
import { createHash } from 'node:crypto'
import { dayOf } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type {
  GreenCard,
  Referral,
  ReferralContent,
  ReferralInput,
  ReferralReturn,
} from '#shared/features/referrals/referrals.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditActs } from '../../rpc/audit-acts.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { PartnershipContext, PartnershipsFeature } from '../partnerships/index.ts'
import type { PersonSheets } from './person-sheet.ts'
import type { ReferralRow, ReferralsRepository } from './referrals.repository.ts'

export type ReferralsService = ReturnType<typeof createReferralsService>

export function createReferralsService(
  context: PartnershipContext,
  repository: ReferralsRepository,
  sheets: PersonSheets,
  partnerships: Pick<PartnershipsFeature, 'partners' | 'agreements'>,
) {
  const audit = auditActs(context, (action) => ({ action: `referrals.${action}`, objectType: 'referral' }))

  function shown({ facts, issuedBy, ...row }: ReferralRow): Referral {
    const { name: residentName } = row.content.person
    return { ...facts, ...row, residentName, issuedBy: context.nameOf(issuedBy) }
  }

  function mustFind(id: string): ReferralRow {
    const found = repository.find(id)
    if (!found) throw new DomainError('NOT_FOUND', { where: 'referral', values: { id } })
    return found
  }

  function mustBeOpen(row: ReferralRow): void {
    if (row.returned !== null || row.voidReason !== null) refuseRule('REFERRAL_IS_CLOSED', 'referral')
  }

  /** Nobody leaves for a hospital who is not here; somebody in hospital may be sent back. */
  function mustBeReferable({ residentId, direction, partnerId }: ReferralInput): void {
    const state = context.mustBelong(residentId, context.today())
    if (state !== 'in' && !(direction === 'down' && state === 'in-hospital')) {
      throw new DomainError('RESIDENT_ON_LEAVE', { where: 'residentId', values: { id: residentId } })
    }
    if (partnerId !== null && !partnerships.partners.list().some(({ id }) => id === partnerId)) {
      throw new DomainError('NOT_FOUND', { where: 'partnerId', values: { id: partnerId } })
    }
  }

  return {
    list: (): Referral[] => repository.list().map(shown),
    get: (id: string): Referral => shown(mustFind(id)),

    issue(input: ReferralInput, actor: Actor): Referral {
      mustBeReferable(input)
      const issuedAt = context.clock.now()
      const person = sheets.personOf(input.residentId, issuedAt, '开具转诊单', actor)
      const care = sheets.careOf(input.residentId, issuedAt)
      const content: ReferralContent = { facility: sheets.facilityOf(), ...care, person }
      const contentJson = JSON.stringify(content)
      const hash = createHash('sha256')
        .update(JSON.stringify({ facts: input, contentJson, issuedAt }))
        .digest('hex')
      const row = { id: context.recordId(), facts: input, hash, issuedAt, issuedBy: actor.userId }
      context.transact(() => {
        repository.insert({ ...row, contentJson })
        audit(actor, 'issue', row.id, { after: { ...input, hash } })
      })
      return shown({ ...row, content, returned: null, voidReason: null })
    },

    close({ id, ...returned }: ReferralReturn & { id: RecordId }, actor: Actor): Referral {
      const row = mustFind(id)
      mustBeOpen(row)
      context.refuseFuture(returned.on, 'on')
      context.refuseBefore(returned.on, dayOf(row.issuedAt), 'on')
      context.transact(() => {
        repository.insertEnd({
          ...{ referralId: id, returned, voidReason: null },
          ...{ recordedAt: context.clock.now(), recordedBy: actor.userId },
        })
        audit(actor, 'close', id, { after: returned })
      })
      return shown({ ...row, returned })
    },

    void({ id, reason }: { id: RecordId; reason: string }, actor: Actor): Referral {
      const row = mustFind(id)
      mustBeOpen(row)
      context.transact(() => {
        repository.insertEnd({
          ...{ referralId: id, returned: null, voidReason: reason },
          ...{ recordedAt: context.clock.now(), recordedBy: actor.userId },
        })
        audit(actor, 'void', id, { reason })
      })
      return shown({ ...row, voidReason: reason })
    },

    card(residentId: ResidentId, actor: Actor): GreenCard {
      context.mustBelong(residentId, context.today())
      const now = context.clock.now()
      const inForce = new Set(
        partnerships.agreements.list().flatMap(({ state, partnerId }) => (state === 'in-force' ? [partnerId] : [])),
      )
      return {
        ...{ residentId, person: sheets.personOf(residentId, now, '打印绿色通道卡', actor), madeOn: dayOf(now) },
        facility: sheets.facilityOf(),
        partners: partnerships.partners
          .list()
          .flatMap(({ id, name, emergencyPhone }) => (inForce.has(id) ? [{ name, emergencyPhone }] : [])),
      }
    },
  }
}
