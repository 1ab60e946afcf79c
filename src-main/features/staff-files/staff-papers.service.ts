// Certificates and contracts: entered, renewed by a further row, set right with both rows kept.
import type { RecordId, StaffId } from '#shared/contract/primitives.ts'
import { kindOf } from '#shared/features/staff-files/certificates.rules.ts'
import type {
  Certificate,
  CertificateFacts,
  ContractFacts,
  StaffContract,
} from '#shared/features/staff-files/staff-files.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { factsOf } from './staff-facts.service.ts'
import type { CertificateRow, ContractRow } from './staff-files.repository.ts'
import type { StaffFilesContext } from './staff-files-context.ts'

type Correction<Facts> = { id: RecordId; facts: Facts | null; correctionReason: string }
export type StaffPapersService = ReturnType<typeof createStaffPapersService>
const entered = { correctsId: null, correctionReason: null, isVoid: 0 } as const

export function createStaffPapersService(context: StaffFilesContext) {
  const { repository, rules, staff } = context

  function mustFitCertificate(staffId: StaffId, facts: CertificateFacts, correctsId: RecordId | null): void {
    staff.service.get(staffId)
    context.requireAttachments(facts.attachmentIds, 'attachmentIds')
    const kind = kindOf(rules, facts.kind) ?? refuseRule('CERTIFICATE_KIND_UNKNOWN', 'kind')
    context.refuseFuture(facts.issuedOn, 'issuedOn')
    const { birthOn } = factsOf(repository.findFacts(staffId))
    if (birthOn !== null && facts.issuedOn <= birthOn) refuseRule('CERTIFICATE_BEFORE_BIRTH', 'issuedOn')
    if (facts.validUntil !== null && facts.validUntil < facts.issuedOn) {
      refuseRule('CERTIFICATE_ENDS_BEFORE', 'validUntil')
    }
    if (facts.skillLevel !== null && !kind.hasSkillLevel) refuseRule('CERTIFICATE_LEVEL_MISPLACED', 'skillLevel')
    const isRecorded = repository
      .certificatesOf(staffId)
      .some(
        (row) =>
          row.id !== correctsId &&
          row.isCorrected === 0 &&
          row.isVoid === 0 &&
          row.kind === facts.kind &&
          row.issuedOn === facts.issuedOn &&
          row.skillLevel === facts.skillLevel,
      )
    if (isRecorded) refuseRule('CERTIFICATE_RECORDED', 'issuedOn')
  }

  function mustFitContract(staffId: StaffId, { kind, fromOn, untilOn, attachmentIds }: ContractFacts): void {
    staff.service.get(staffId)
    context.requireAttachments(attachmentIds, 'attachmentIds')
    if (untilOn !== null && untilOn < fromOn) refuseRule('CONTRACT_ENDS_BEFORE', 'untilOn')
    if (kind === 'fixed-term' && untilOn === null) refuseRule('CONTRACT_END_MISSING', 'untilOn')
  }

  function mustCount(row: { isCorrected: 0 | 1; isVoid: 0 | 1 } | undefined, where: string, id: RecordId): void {
    if (!row) throw new DomainError('NOT_FOUND', { where, values: { id } })
    if (row.isCorrected === 1 || row.isVoid === 1) refuseRule('ALREADY_CORRECTED', where)
  }

  return {
    addCertificate({ staffId, ...facts }: CertificateFacts & { staffId: StaffId }, actor: Actor): Certificate {
      mustFitCertificate(staffId, facts, null)
      const row: CertificateRow = { id: context.recordId(), staffId, ...facts, ...entered, ...context.stamp(actor) }
      context.transact(() => {
        repository.insertCertificate(row)
        context.audit(actor, 'add-certificate', staffId, { after: row })
      })
      return context.certificateOf({ ...row, isCorrected: 0 })
    },

    correctCertificate({ id, facts, correctionReason }: Correction<CertificateFacts>, actor: Actor): Certificate {
      const found = repository.findCertificate(id)
      mustCount(found, 'certificate', id)
      const { isCorrected: _isCorrected, ...before } = found as NonNullable<typeof found>
      if (facts) mustFitCertificate(before.staffId, facts, id)
      const after: CertificateRow = {
        ...{ ...before, ...facts, ...context.stamp(actor), id: context.recordId() },
        ...{ correctsId: id, correctionReason, isVoid: facts ? 0 : 1 },
      }
      context.transact(() => {
        repository.insertCertificate(after)
        context.audit(actor, 'correct-certificate', before.staffId, { before, after, reason: correctionReason })
      })
      return context.certificateOf({ ...after, isCorrected: 0 })
    },

    addContract({ staffId, ...facts }: ContractFacts & { staffId: StaffId }, actor: Actor): StaffContract {
      mustFitContract(staffId, facts)
      const row: ContractRow = { id: context.recordId(), staffId, ...facts, ...entered, ...context.stamp(actor) }
      context.transact(() => {
        repository.insertContract(row)
        context.audit(actor, 'add-contract', staffId, { after: row })
      })
      return context.contractOf({ ...row, isCorrected: 0 })
    },

    correctContract({ id, facts, correctionReason }: Correction<ContractFacts>, actor: Actor): StaffContract {
      const found = repository.findContract(id)
      mustCount(found, 'contract', id)
      const { isCorrected: _isCorrected, ...before } = found as NonNullable<typeof found>
      if (facts) mustFitContract(before.staffId, facts)
      const after: ContractRow = {
        ...{ ...before, ...facts, ...context.stamp(actor), id: context.recordId() },
        ...{ correctsId: id, correctionReason, isVoid: facts ? 0 : 1 },
      }
      context.transact(() => {
        repository.insertContract(after)
        context.audit(actor, 'correct-contract', before.staffId, { before, after, reason: correctionReason })
      })
      return context.contractOf({ ...after, isCorrected: 0 })
    },
  }
}
