// Builds the features of the staff's papers, training and awards and tells each what it needs of the others.
import { createAwardsFeature } from '../../features/awards/index.ts'
import { createStaffFilesFeature, type StaffFilesFeature } from '../../features/staff-files/index.ts'
import { createTrainingFeature, type TrainingFeature } from '../../features/training/index.ts'
import type { ComplianceFeaturesOptions } from './compliance-options.ts'

export function createStaffFeatures(options: ComplianceFeaturesOptions) {
  const { base, displayNameOf, facility, staff, devices, care, attachments, settleDraft } = options
  const kept = { settleDraft, requireAttachments: attachments.require }
  const training: TrainingFeature = createTrainingFeature({
    ...{ ...base, ...kept, displayNameOf, staff: () => staff.service.list() },
    // A card reader has no role of its own on the wall.
    readers: () =>
      devices.listLive().flatMap(({ record: { id, name, role, state } }) => {
        const mayRead = (role === 'other' || role === 'unknown') && state !== 'ignored' && state !== 'out-of-service'
        return mayRead ? [{ id, name }] : []
      }),
    staffOfUser: (userId) => staffFiles.staffOfUser(userId),
    preJobDays: () => staffFiles.preJobDays(),
  })
  const staffFiles: StaffFilesFeature = createStaffFilesFeature({
    ...{ ...base, ...kept, displayNameOf, staff, attended: training.attended },
    cellsBetween: care.features.dutyRoster.listBetween,
  })
  const awards = createAwardsFeature({
    ...{ ...base, displayNameOf, staff, files: staffFiles, facility: facility.service.find },
  })
  return {
    features: { staffFiles, training, awards },
    dutyContributors: [staffFiles.dutyContributor, training.dutyContributor],
    evidenceContributors: [...staffFiles.evidenceContributors, training.evidenceContributor],
  }
}
