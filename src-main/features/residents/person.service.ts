// The person's record: checked ID number, masked values that come back unchanged, optimistic version.
// Must never show a full ID number or phone without a logged reason, and never lose what somebody else saved meanwhile.

import { maskIdNumber, maskPhone } from '#shared/contract/masking.ts'
import { ResidentId } from '#shared/contract/primitives.ts'
import { readIdNumber } from '#shared/features/residents/id-number.rules.ts'
import type { Contact, Person } from '#shared/features/residents/residents.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { ResidentContext } from './resident-context.ts'
import type { ContactRecord, ResidentRecord } from './residents.tables.ts'
import { nameKeysOf } from './search-keys.ts'

export type PersonService = ReturnType<typeof createPersonService>

function toContact(record: ContactRecord): Contact {
  const { name, relation, phone, isEmergency } = record
  return { name, relation, phone, isEmergency }
}

/** A masked phone that comes back belongs to the contact it was shown for; one that was never shown cannot be kept. */
function unmaskPhone(contact: Contact, position: number, stored: readonly ContactRecord[]): Contact {
  if (!contact.phone.includes('*')) return contact
  const fits = stored.filter((other) => maskPhone(other.phone) === contact.phone)
  const kept =
    fits.find((other) => other.name === contact.name) ?? fits.find((other) => other.position === position) ?? fits[0]
  if (kept) return { ...contact, phone: kept.phone }
  return refuseRule('PHONE_IS_MASKED', `contacts.${position}.phone`, { position })
}

export function createPersonService(context: ResidentContext) {
  const { repository } = context

  function personOf(record: ResidentRecord): Person {
    const {
      id: _id,
      pinyin: _pinyin,
      initials: _initials,
      version: _version,
      createdAt: _createdAt,
      ...person
    } = record
    return { ...person, contacts: repository.listContacts(record.id).map(toContact) }
  }

  function maskedPersonOf(record: ResidentRecord): Person {
    const person = personOf(record)
    const contacts = person.contacts.map((contact) => ({ ...contact, phone: maskPhone(contact.phone) }))
    return { ...person, idNumber: person.idNumber && maskIdNumber(person.idNumber), contacts }
  }

  function checkIdNumber(person: Person, residentId: ResidentId | null): Person {
    if (person.idNumber === null || person.idNumber.trim() === '') return { ...person, idNumber: null }
    const reading = readIdNumber(person.idNumber, context.today())
    const refuse = (fault: string): never => {
      throw new DomainError('ID_NUMBER_INVALID', { where: 'idNumber', values: { fault } })
    }
    if (reading.status === 'invalid') return refuse(reading.fault)
    if (reading.status === 'legacy') return refuse('LEGACY')
    if (reading.warnings.includes('AGE_IMPLAUSIBLE')) return refuse('BIRTH')
    if (person.birthOn !== null && person.birthOn !== reading.birth) {
      refuseRule('BIRTH_DISAGREES_WITH_ID', 'birthOn')
    }
    if (person.sex !== reading.sex) {
      refuseRule('SEX_DISAGREES_WITH_ID', 'sex')
    }
    const holder = repository.findIdByIdNumber(reading.idNumber)
    if (holder !== undefined && holder !== residentId) {
      throw new DomainError('ID_NUMBER_TAKEN', { where: 'idNumber', values: { residentId: holder } })
    }
    return { ...person, idNumber: reading.idNumber, birthOn: reading.birth }
  }

  /** The person as to be stored: masks resolved against what is stored, the ID number checked, birth taken from it. */
  function prepare(person: Person, stored: ResidentRecord | null): Person {
    const known = stored ? repository.listContacts(stored.id) : []
    const contacts = person.contacts.map((contact, position) => unmaskPhone(contact, position, known))
    const isUnchanged = stored?.idNumber != null && person.idNumber === maskIdNumber(stored.idNumber)
    const unmasked = { ...person, contacts, idNumber: isUnchanged ? stored.idNumber : person.idNumber }
    const checked = checkIdNumber(unmasked, stored?.id ?? null)
    if (checked.birthOn !== null) context.refuseFuture(checked.birthOn, 'birthOn')
    return checked
  }

  /** Writes a new or changed person inside the caller's transaction; `refreshSearch` belongs after its commit. */
  function save(person: Person, stored: ResidentRecord | null): ResidentId {
    const { contacts, ...fields } = person
    const keys = nameKeysOf(person.name)
    const id = stored?.id ?? ResidentId.parse(context.newId())
    if (stored) repository.update(id, { ...fields, ...keys, version: stored.version + 1 })
    else repository.insert({ id, ...fields, ...keys, version: 1, createdAt: context.clock.now() })
    repository.replaceContacts(id, contacts, context.newId)
    return id
  }

  function refreshSearch(id: ResidentId): void {
    context.search.refresh(context.mustFind(id))
  }

  function update(
    input: { id: ResidentId; version: number; person: Person },
    actor: Actor,
    theirs: () => unknown,
  ): void {
    context.transact(() => {
      const stored = context.mustFind(input.id)
      if (stored.version !== input.version) {
        throw new DomainError('EDIT_CONFLICT', { where: 'resident', values: { id: input.id }, theirs: theirs() })
      }
      const before = personOf(stored)
      const after = prepare(input.person, stored)
      save(after, stored)
      context.audit(actor, 'update', input.id, { before, after })
    })
    refreshSearch(input.id)
    context.events.emit('resident-changed', { residentId: input.id, bedIds: [] })
  }

  type RevealInput = { id: ResidentId; field: 'id-number' | 'phones'; reason: string }
  function reveal(input: RevealInput, actor: Actor): { idNumber: string | null; phones: string[] } {
    const stored = context.mustFind(input.id)
    context.transact(() =>
      context.audit(actor, 'reveal', input.id, { after: { field: input.field }, reason: input.reason }),
    )
    if (input.field === 'id-number') return { idNumber: stored.idNumber, phones: [] }
    return { idNumber: null, phones: repository.listContacts(input.id).map((contact) => contact.phone) }
  }

  return { personOf, maskedPersonOf, prepare, save, refreshSearch, update, reveal }
}
