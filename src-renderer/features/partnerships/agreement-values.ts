// What the form of an agreement holds, to and from what is kept.
import type { RecordId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type {
  AgreementFacts,
  Filing,
  Frequency,
  PartnerAgreement,
} from '#shared/features/partnerships/partnerships.model.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

type FilingState = Filing['state']
export type AgreementValues = {
  number: string
  partnerId: RecordId
  signedOn: string
  fromOn: string
  untilOn: string
  modes: string[]
  services: { service: string; times?: number | null; per: Frequency['per'] }[]
  feeYuan?: number | null
  payment?: string
  civilAffairs: FilingState
  civilAffairsOn?: string | null
  health: FilingState
  healthOn?: string | null
  attachmentIds?: AttachmentIds
  note?: string
  reason?: string
}

/** A filing without its day is not known to be one. */
const filingOf = (state: FilingState, on: string | null | undefined): Filing =>
  state === 'filed' ? (on ? { state, on } : { state: 'unknown' }) : { state }
const dayOfFiling = (filing: Filing): string | null => (filing.state === 'filed' ? filing.on : null)

export function agreementFactsOf(values: AgreementValues, renewsId: RecordId | null): AgreementFacts {
  const { number, partnerId, signedOn, fromOn, untilOn, modes, services, feeYuan } = values
  return {
    ...{ number, partnerId, signedOn, fromOn, untilOn, modes, feeYuan: feeYuan ?? null, renewsId },
    services: services.map(({ service, times, per }) => ({
      service,
      frequency: per === 'as-needed' ? { per } : { per, times: times ?? 1 },
    })),
    attachmentIds: values.attachmentIds ?? [],
    ...{ payment: textOrNull(values.payment), note: textOrNull(values.note) },
    civilAffairs: filingOf(values.civilAffairs, values.civilAffairsOn),
    health: filingOf(values.health, values.healthOn),
  }
}

export function agreementValuesOf(agreement: PartnerAgreement): AgreementValues {
  const { number, partnerId, signedOn, fromOn, untilOn, modes, feeYuan } = agreement
  return {
    ...{ number, partnerId, signedOn, fromOn, untilOn, modes, feeYuan },
    services: agreement.services.map(({ service, frequency }) => ({
      ...{ service, per: frequency.per },
      ...(frequency.per === 'as-needed' ? {} : { times: frequency.times }),
    })),
    attachmentIds: agreement.attachmentIds,
    ...{ payment: agreement.payment ?? '', note: agreement.note ?? '' },
    ...{ civilAffairs: agreement.civilAffairs.state, civilAffairsOn: dayOfFiling(agreement.civilAffairs) },
    ...{ health: agreement.health.state, healthOn: dayOfFiling(agreement.health) },
  }
}
