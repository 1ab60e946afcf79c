// What a file lacks, and how its account number is shown. Pure.
import { maskIdNumber, maskPhone } from '../../contract/masking.ts'
import { type RequiredFact, requiredFacts, type StaffFileFacts } from './staff-files.model.ts'

const KEPT_DIGITS = 4

/** A file nobody has entered anything into. */
export const noFacts: StaffFileFacts = {
  idNumber: null,
  birthOn: null,
  education: null,
  school: null,
  major: null,
  graduatedOn: null,
  isFullTimeEducation: null,
  title: null,
  employmentForm: null,
  socialInsurance: null,
  phone: null,
  bankAccount: null,
  earlierCareMonths: null,
  userId: null,
  note: null,
}

/** What every file must hold and this one does not. */
export function missingFacts(facts: Pick<StaffFileFacts, RequiredFact>): RequiredFact[] {
  return requiredFacts.filter((field) => facts[field] === null)
}

/** The last four digits stay; a short number is hidden whole. */
export function maskBankAccount(account: string): string {
  if (account.length < KEPT_DIGITS * 2) return '*'.repeat(account.length)
  return '*'.repeat(account.length - KEPT_DIGITS) + account.slice(-KEPT_DIGITS)
}

/** As screens see them. */
export function maskedFacts(facts: StaffFileFacts): StaffFileFacts {
  return {
    ...facts,
    idNumber: facts.idNumber && maskIdNumber(facts.idNumber),
    phone: facts.phone && maskPhone(facts.phone),
    bankAccount: facts.bankAccount && maskBankAccount(facts.bankAccount),
  }
}
