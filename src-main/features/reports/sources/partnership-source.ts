// What R14 and R15 ask of the records of the medical partnership. Void records never appear; both days of a span are inside.
import type { Day } from '#shared/contract/primitives.ts'
import type { AgreedService, Filing } from '#shared/features/partnerships/partnerships.model.ts'

export type SourcePartnerAgreement = {
  id: string
  partnerId: string
  partnerName: string
  creditCode: string | null
  licenceNumber: string | null
  /** Last valid day. */
  licenceUntil: Day | null
  /** Code of the dictionary. */
  partnerKind: string
  number: string
  signedOn: Day
  fromOn: Day
  /** Last day in force: of the term, or the day it was ended on. */
  lastOn: Day
  services: AgreedService[]
  civilAffairs: Filing
  health: Filing
}
export type SourceMedicalVisit = { id: string; agreementId: string; on: Day; services: string[]; people: number }
export type SourceReferral = {
  id: string
  direction: 'up' | 'down'
  isGreenChannel: boolean
  partnerId: string | null
  on: Day
}
export type SourceTeleconsultation = { id: string; partnerId: string; on: Day }
/** What is on record of a person up to a day. */
export type SourceHealth = { residentId: string; isSigned: boolean; hasFile: boolean; isCheckedThisYear: boolean }

export interface PartnershipSource {
  /** In force on some day of the span, by number. */
  partnerAgreementsIn(from: Day, until: Day): SourcePartnerAgreement[]
  medicalVisitsIn(from: Day, until: Day): SourceMedicalVisit[]
  referralsIn(from: Day, until: Day): SourceReferral[]
  /** Done ones. */
  teleconsultationsIn(from: Day, until: Day): SourceTeleconsultation[]
  /** Nobody of whom nothing is on record. */
  healthOn(day: Day): SourceHealth[]
}
