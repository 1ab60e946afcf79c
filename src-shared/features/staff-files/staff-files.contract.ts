// The files of the staff: facts, certificates, contracts, and how many caregivers the house asks for. Personal data, no health data of residents.
import * as z from 'zod'
import { Day, Reason, RecordId, StaffId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { StaffPost } from '../staff/staff.contract.ts'
import { LevelCounts, RatioRules } from './ratio.rules.ts'
import {
  Certificate,
  CertificateFacts,
  CertificateRules,
  ContractFacts,
  StaffContract,
  StaffFile,
  StaffFileFacts,
  StaffLine,
  StaffRevealField,
} from './staff-files.model.ts'

/** Caregivers on the roll of a day beside what its residents ask for. */
export const StaffRatio = z.object({
  on: Day,
  counts: LevelCounts,
  /** In parts of one; at least so many while levels are unknown. */
  required: z.number(),
  caregivers: z.number().int(),
})
export type StaffRatio = z.infer<typeof StaffRatio>

/** A row of a pasted list as read on the screen. */
export const ImportedStaff = z.object({
  name: z.string().trim().min(1).max(40),
  sex: z.enum(['male', 'female']),
  post: StaffPost,
  hiredOn: Day,
  idNumber: z.string().trim().max(40).nullable(),
  phone: z.string().trim().max(20).nullable(),
})
export type ImportedStaff = z.infer<typeof ImportedStaff>

const Correction = z.object({ id: RecordId, correctionReason: Reason })

export const staffFilesContract = {
  /** Kinds of certificates and the ratios in force, with what they rest on. */
  rules: needs('staff.read').output(z.object({ certificates: CertificateRules, ratios: RatioRules })),
  /** The register as it stands today. */
  list: needs('staff.read')
    .input(z.object({ scope: z.enum(['here', 'left', 'all']).default('here') }))
    .output(z.object({ on: Day, lines: z.array(StaffLine) })),
  /** Errors: NOT_FOUND. */
  get: needs('staff.read')
    .input(z.object({ id: StaffId }))
    .output(StaffFile),
  /**
   * Errors: NOT_FOUND, EDIT_CONFLICT, ID_NUMBER_INVALID, ID_NUMBER_TAKEN, DAY_IN_FUTURE, RULE_BROKEN (BIRTH_DISAGREES_WITH_ID,
   * SEX_DISAGREES_WITH_ID, STAFF_PHONE_INVALID, STAFF_ACCOUNT_INVALID, STAFF_TOO_YOUNG, STAFF_GRADUATED_TOO_EARLY, STAFF_USER_TAKEN).
   */
  saveFacts: needs('staff.edit')
    .input(z.object({ id: StaffId, factsVersion: z.number().int().min(0), facts: StaffFileFacts }))
    .output(StaffFile),
  /** One masked value in full; leaves an audit row with the reason. Errors: NOT_FOUND. */
  reveal: needs('staff.reveal')
    .input(z.object({ id: StaffId, field: StaffRevealField, reason: Reason }))
    .output(z.object({ value: z.string().nullable() })),
  /**
   * A renewal is a further certificate; the one before stays. Errors: NOT_FOUND, DAY_IN_FUTURE, RULE_BROKEN (CERTIFICATE_KIND_UNKNOWN,
   * CERTIFICATE_BEFORE_BIRTH, CERTIFICATE_ENDS_BEFORE, CERTIFICATE_LEVEL_MISPLACED, CERTIFICATE_RECORDED).
   */
  addCertificate: needs('staff.edit')
    .input(CertificateFacts.extend({ staffId: StaffId }))
    .output(Certificate),
  /** `facts` null = entered by mistake. Both rows stay. Errors: as above, RULE_BROKEN (ALREADY_CORRECTED). */
  correctCertificate: needs('staff.edit')
    .input(Correction.extend({ facts: CertificateFacts.nullable() }))
    .output(Certificate),
  /** Errors: NOT_FOUND, RULE_BROKEN (CONTRACT_ENDS_BEFORE, CONTRACT_END_MISSING). */
  addContract: needs('staff.edit')
    .input(ContractFacts.extend({ staffId: StaffId }))
    .output(StaffContract),
  /** Errors: as above, RULE_BROKEN (ALREADY_CORRECTED). */
  correctContract: needs('staff.edit')
    .input(Correction.extend({ facts: ContractFacts.nullable() }))
    .output(StaffContract),
  /** Hires everybody of a pasted list or nobody; `where` names the row. Errors: those of staff.hire and of saveFacts. */
  importRows: needs('staff.edit')
    .input(z.object({ rows: z.array(ImportedStaff).min(1).max(500) }))
    .output(z.object({ count: z.number().int() })),
  ratio: needs('staff.read')
    .input(z.object({ on: Day.optional() }))
    .output(StaffRatio),
}
