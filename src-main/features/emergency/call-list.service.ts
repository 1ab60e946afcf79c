// Whom to call in which order. Numbers are masked until somebody asks for them with a reason; a public number is no secret.
import { maskPhone } from '#shared/contract/masking.ts'
import { type Instant, RecordId } from '#shared/contract/primitives.ts'
import type { CallList, Contact } from '#shared/features/emergency/emergency.model.ts'
import { withTransaction } from '../../database/open-database.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { CallListRepository } from './call-list.repository.ts'
import type { EmergencyContext } from './emergency-context.ts'

/** 110, 119, 120 and the like. */
const LONGEST_PUBLIC_NUMBER = 5
export type NewContact = Omit<Contact, 'id' | 'phone' | 'backupPhone'> & {
  id: RecordId | null
  phone: string | null
  backupPhone: string | null
}
export type CallListService = ReturnType<typeof createCallListService>

const mask = (phone: string): string => (phone.length <= LONGEST_PUBLIC_NUMBER ? phone : maskPhone(phone))

export function createCallListService(context: EmergencyContext, repository: CallListRepository) {
  const { records, clock, newId, nameOf, stamp, audit } = context

  function list({ isWhole }: { isWhole: boolean }): CallList {
    const row = repository.newest()
    const contacts = (row?.contacts ?? []).map((contact) =>
      isWhole
        ? contact
        : {
            ...contact,
            phone: mask(contact.phone),
            backupPhone: contact.backupPhone === null ? null : mask(contact.backupPhone),
          },
    )
    const tests = repository
      .listTests()
      .map(({ recordedAt: _at, ...test }) => ({ ...test, recordedBy: nameOf(test.recordedBy) }))
    return { version: row?.version ?? 0, contacts, tests }
  }

  return {
    list: (): CallList => list({ isWhole: false }),

    reveal({ reason }: { reason: string }, actor: Actor): CallList {
      const version = repository.newest()?.version ?? 0
      withTransaction(records, () =>
        audit(actor, {
          ...{ action: 'emergency.reveal-call-list', objectType: 'call-list', objectId: String(version), reason },
        }),
      )
      return list({ isWhole: true })
    },

    save(input: { version: number; contacts: NewContact[] }, actor: Actor): CallList {
      withTransaction(records, () => {
        const before = repository.newest()
        if ((before?.version ?? 0) !== input.version) throw new DomainError('EDIT_CONFLICT', { where: 'callList' })
        const contacts = input.contacts.map((contact, index): Contact => {
          const known = before?.contacts.find(({ id }) => id === contact.id)
          const phone = contact.phone ?? known?.phone ?? refuseRule('CONTACT_WITHOUT_NUMBER', `contacts.${index}.phone`)
          const hasBackup = contact.backupName !== null
          const backupPhone = hasBackup ? (contact.backupPhone ?? known?.backupPhone ?? null) : null
          if (hasBackup && backupPhone === null) refuseRule('CONTACT_WITHOUT_NUMBER', `contacts.${index}.backupPhone`)
          return { ...contact, id: known?.id ?? RecordId.parse(newId()), phone, backupPhone }
        })
        const row = { version: input.version + 1, contacts, ...stamp(actor) }
        repository.insertList(row)
        audit(actor, {
          ...{ action: 'emergency.save-call-list', objectType: 'call-list', objectId: String(row.version), after: row },
        })
      })
      return list({ isWhole: false })
    },

    test(input: { contactId: RecordId; at: Instant; isReached: boolean; note: string | null }, actor: Actor): CallList {
      if (input.at > clock.now()) throw new DomainError('DAY_IN_FUTURE', { where: 'at' })
      if (!repository.newest()?.contacts.some(({ id }) => id === input.contactId)) {
        throw new DomainError('NOT_FOUND', { where: 'contact', values: { id: input.contactId } })
      }
      withTransaction(records, () => {
        const row = { ...input, id: RecordId.parse(newId()), ...stamp(actor) }
        repository.insertTest(row)
        audit(actor, { action: 'emergency.test-call', objectType: 'call-list', objectId: input.contactId, after: row })
      })
      return list({ isWhole: false })
    },
  }
}
