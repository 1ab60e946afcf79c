// Builds inspections, food samples and emergencies and tells each what it needs of the others.
import { createEmergencyFeature } from '../../features/emergency/index.ts'
import { createFoodSamplesFeature } from '../../features/food-samples/index.ts'
import { createInspectionsFeature } from '../../features/inspections/index.ts'
import type { ComplianceFeaturesOptions } from './compliance-options.ts'

export function createReadinessFeatures(options: ComplianceFeaturesOptions) {
  const { base, displayNameOf, accounts, staff, attachments, settleDraft } = options
  const requireAttachments = attachments.require
  const inspections = createInspectionsFeature({ ...base, displayNameOf, requireAttachments })
  const foodSamples = createFoodSamplesFeature({ ...base, displayNameOf })
  const emergency = createEmergencyFeature({
    ...{ ...base, displayNameOf, requireAttachments, settleDraft, confirmPerson: accounts.confirmPerson },
    listStaff: (on) => staff.service.list(on),
  })
  return {
    features: { inspections, foodSamples, emergency },
    dutyContributors: [inspections.dutyContributor, foodSamples.dutyContributor, emergency.dutyContributor],
    evidenceContributors: [
      ...inspections.evidenceContributors,
      foodSamples.evidenceContributor,
      ...emergency.evidenceContributors,
    ],
  }
}
