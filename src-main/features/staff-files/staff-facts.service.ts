// Facts of a file: checked ID number, masked values that come back unchanged, optimistic version, and every look at a masked value on record.
import { ageOn } from '#shared/contract/days.ts'
import type { Day, StaffId } from '#shared/contract/primitives.ts'
import { readIdNumber } from '#shared/features/residents/id-number.rules.ts'
import { maskedFacts, noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import type { ImportedStaff } from '#shared/features/staff-files/staff-files.contract.ts'
import type { StaffFileFacts, StaffRevealField } from '#shared/features/staff-files/staff-files.model.ts'
import { DomainError, isDomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { FactsRow } from './staff-files.repository.ts'
import type { StaffFilesContext } from './staff-files-context.ts'

/** 劳动法: nobody under 16 may be employed. */
const YOUNGEST_YEARS = 16
export type StaffFactsService = ReturnType<typeof createStaffFactsService>

export function factsOf(row: FactsRow | undefined): StaffFileFacts {
  if (!row) return noFacts
  const { staffId: _staffId, version: _version, recordedAt: _at, recordedBy: _by, isFullTimeEducation, ...facts } = row
  return { ...facts, isFullTimeEducation: isFullTimeEducation === null ? null : isFullTimeEducation === 1 }
}

export function createStaffFactsService(context: StaffFilesContext) {
  const { repository, staff } = context

  /** A masked value that comes back is the stored one; a text left empty is not on record. */
  function unmasked(facts: StaffFileFacts, stored: StaffFileFacts): StaffFileFacts {
    const masked = maskedFacts(stored)
    const keep = (field: 'idNumber' | 'phone' | 'bankAccount') =>
      stored[field] !== null && facts[field] === masked[field] ? stored[field] : facts[field]?.trim() || null
    const text = (value: string | null) => value?.trim() || null
    return {
      ...facts,
      ...{ idNumber: keep('idNumber'), phone: keep('phone'), bankAccount: keep('bankAccount') },
      ...{ school: text(facts.school), major: text(facts.major), title: text(facts.title), note: text(facts.note) },
    }
  }

  function checkIdNumber(facts: StaffFileFacts, staffId: StaffId, sex: string): StaffFileFacts {
    if (facts.idNumber === null) return facts
    const reading = readIdNumber(facts.idNumber, context.today())
    const refuse = (fault: string): never => {
      throw new DomainError('ID_NUMBER_INVALID', { where: 'idNumber', values: { fault } })
    }
    if (reading.status === 'invalid') return refuse(reading.fault)
    if (reading.status === 'legacy') return refuse('LEGACY')
    if (reading.warnings.includes('AGE_IMPLAUSIBLE')) return refuse('BIRTH')
    if (facts.birthOn !== null && facts.birthOn !== reading.birth) refuseRule('BIRTH_DISAGREES_WITH_ID', 'birthOn')
    if (sex !== reading.sex) refuseRule('SEX_DISAGREES_WITH_ID', 'idNumber')
    const holder = repository.findByIdNumber(reading.idNumber)
    if (holder !== undefined && holder !== staffId) {
      throw new DomainError('ID_NUMBER_TAKEN', { where: 'idNumber', values: { staffId: holder } })
    }
    return { ...facts, idNumber: reading.idNumber, birthOn: reading.birth }
  }

  function mustFit(facts: StaffFileFacts, staffId: StaffId, hiredOn: Day): void {
    const { phone, bankAccount, birthOn, graduatedOn, userId } = facts
    if (phone !== null && !/^\d[\d-]{6,18}$/.test(phone)) refuseRule('STAFF_PHONE_INVALID', 'phone')
    if (bankAccount !== null && !/^\d{8,30}$/.test(bankAccount)) refuseRule('STAFF_ACCOUNT_INVALID', 'bankAccount')
    if (birthOn !== null) {
      context.refuseFuture(birthOn, 'birthOn')
      if (ageOn(birthOn, hiredOn) < YOUNGEST_YEARS) refuseRule('STAFF_TOO_YOUNG', 'birthOn', { years: YOUNGEST_YEARS })
    }
    if (graduatedOn !== null && birthOn !== null && graduatedOn <= birthOn) {
      refuseRule('STAFF_GRADUATED_TOO_EARLY', 'graduatedOn')
    }
    if (userId === null) return
    if (context.nameOf(userId) === null) throw new DomainError('NOT_FOUND', { where: 'userId', values: { id: userId } })
    const holder = repository.findByUser(userId)
    if (holder !== undefined && holder !== staffId) refuseRule('STAFF_USER_TAKEN', 'userId')
  }

  function write(id: StaffId, factsVersion: number, facts: StaffFileFacts, actor: Actor): void {
    const { member } = staff.service.get(id)
    const stored = repository.findFacts(id)
    if ((stored?.version ?? 0) !== factsVersion) {
      throw new DomainError('EDIT_CONFLICT', { where: 'staff-file', theirs: maskedFacts(factsOf(stored)) })
    }
    const before = factsOf(stored)
    const after = checkIdNumber(unmasked(facts, before), id, member.sex)
    mustFit(after, id, member.hiredOn)
    const isFullTimeEducation = after.isFullTimeEducation === null ? null : after.isFullTimeEducation ? 1 : 0
    repository.saveFacts({
      ...{ ...after, isFullTimeEducation, staffId: id, version: factsVersion + 1, ...context.stamp(actor) },
    })
    context.audit(actor, 'save-facts', id, { before: stored ? before : null, after })
  }

  return {
    save(input: { id: StaffId; factsVersion: number; facts: StaffFileFacts }, actor: Actor): void {
      context.transact(() => {
        write(input.id, input.factsVersion, input.facts, actor)
        context.settleDraft({ kind: 'staff-facts', subjectId: input.id }, actor)
      })
    },

    reveal({ id, field, reason }: { id: StaffId; field: StaffRevealField; reason: string }, actor: Actor) {
      staff.service.get(id)
      const facts = factsOf(repository.findFacts(id))
      context.transact(() => context.audit(actor, 'reveal', id, { after: { field }, reason }))
      const values = { 'id-number': facts.idNumber, phone: facts.phone, 'bank-account': facts.bankAccount }
      return { value: values[field] }
    },

    /** Everybody or nobody: one wrong row leaves the register as it was. */
    importRows(rows: readonly ImportedStaff[], actor: Actor): { count: number } {
      return context.transact(() => {
        for (const [index, { idNumber, phone, ...member }] of rows.entries()) {
          try {
            const hired = staff.service.hire(member, actor)
            if (idNumber || phone) write(hired.id, 0, { ...noFacts, idNumber, phone }, actor)
          } catch (error) {
            if (!isDomainError(error)) throw error
            throw new DomainError(error.code, { ...error.data, where: `${index + 1}` })
          }
        }
        return { count: rows.length }
      })
    },
  }
}
