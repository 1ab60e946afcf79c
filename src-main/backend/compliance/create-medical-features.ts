// Builds the features of 医养签约 and tells each what it needs of the others.
import { createHealthFilesFeature } from '../../features/health-files/index.ts'
import { createLongTermCareFeature } from '../../features/long-term-care/index.ts'
import { createPartnershipContext, createPartnershipsFeature } from '../../features/partnerships/index.ts'
import { createReferralsFeature } from '../../features/referrals/index.ts'
import type { ComplianceFeaturesOptions } from './compliance-options.ts'

export function createMedicalFeatures(options: ComplianceFeaturesOptions) {
  const { base, displayNameOf, residents, facility, vitals, care, attachments, settleDraft } = options
  const partnership = createPartnershipContext({ ...base, residents, attachments, displayNameOf, settleDraft })
  const partnerships = createPartnershipsFeature(partnership)
  const healthFiles = createHealthFilesFeature({ context: partnership, residents, data: partnerships.data })
  const { charts, medication, assessments } = care.features
  const referrals = createReferralsFeature({
    ...{ context: partnership, partnerships },
    sources: { residents, vitals, charts, medication, facility: facility.service.find },
  })
  const longTermCare = createLongTermCareFeature({ context: partnership, assessments })
  return {
    features: { partnerships, healthFiles, referrals, longTermCare },
    dutyContributors: [partnerships.dutyContributor, healthFiles.dutyContributor, () => referrals.dutyContributor()],
    evidenceContributors: [...partnerships.evidenceContributors, healthFiles.evidenceContributor],
  }
}
