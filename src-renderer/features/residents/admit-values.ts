// The admission form as it is sent. Parts left empty are sent as not known, never as a guess.
import type { BedId, ResidentId } from '#shared/contract/primitives.ts'
import type { AbilityLevel } from '#shared/features/residents/resident.codes.ts'
import type { AdmitInput } from '#shared/features/residents/residents.contract.ts'
import type { CareLevel, FundingCategory } from '#shared/features/residents/residents.model.ts'
import { textOrNull } from '../../ui/text-or-null.ts'
import { type PersonValues, toPerson } from './person-values.ts'

export type AdmitValues = PersonValues & {
  bedId: BedId
  admittedOn: string
  category?: FundingCategory
  level?: AbilityLevel | null
  assessedOn?: string
  reportNumber?: string
  careLevel?: CareLevel
  agreementFrom?: string | null
  agreementTo?: string | null
  monthlyFee?: number | null
  agreementNumber?: string
}

function agreementOf(values: AdmitValues): AdmitInput['agreement'] {
  const { agreementFrom, agreementTo, monthlyFee } = values
  const number = textOrNull(values.agreementNumber)
  const isEmpty = !agreementFrom && !agreementTo && (monthlyFee ?? null) === null && number === null
  if (isEmpty) return null
  // An agreement without a first day runs from the admission.
  return {
    fromOn: agreementFrom ?? values.admittedOn,
    toOn: agreementTo ?? null,
    monthlyFee: monthlyFee ?? null,
    number,
  }
}

export function toAdmitInput(values: AdmitValues, residentId: ResidentId | null): AdmitInput {
  const { level, assessedOn } = values
  return {
    residentId,
    person: toPerson(values),
    bedId: values.bedId,
    admittedOn: values.admittedOn,
    category: values.category ?? null,
    abilityLevel:
      level === undefined || level === null || assessedOn === undefined
        ? null
        : { level, assessedOn, reportNumber: textOrNull(values.reportNumber) },
    careLevel: values.careLevel ?? null,
    agreement: agreementOf(values),
  }
}
