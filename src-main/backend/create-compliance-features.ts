// Builds the features an inspector asks for, group by group, and lays their evidence into the binder, the calendar and the self-score.
import { createBinderFeature } from '../features/binder/index.ts'
import { createDraftsFeature } from '../features/drafts/index.ts'
import { createDutyCalendarFeature } from '../features/duty-calendar/index.ts'
import { createHouseRecordsFeature } from '../features/house-records/index.ts'
import { createSelfScoresFeature } from '../features/self-scores/index.ts'
import type { ComplianceFeaturesOptions } from './compliance/compliance-options.ts'
import { createFireFeatures } from './compliance/create-fire-features.ts'
import { createMedicalFeatures } from './compliance/create-medical-features.ts'
import { createReadinessFeatures } from './compliance/create-readiness-features.ts'
import { createStaffFeatures } from './compliance/create-staff-features.ts'

export type ComplianceFeatures = ReturnType<typeof createComplianceFeatures>

export function createComplianceFeatures(given: Omit<ComplianceFeaturesOptions, 'settleDraft'>) {
  const { base, displayNameOf, facility, staff, care, attachments } = given
  const drafts = createDraftsFeature(base)
  const options: ComplianceFeaturesOptions = { ...given, settleDraft: drafts.settle }
  const houseRecords = createHouseRecordsFeature({ ...base, displayNameOf, attachments, staff })
  const medical = createMedicalFeatures(options)
  const staffing = createStaffFeatures(options)
  const readiness = createReadinessFeatures(options)
  const fire = createFireFeatures(options)
  const groups = [medical, staffing, readiness, fire]

  const binder = createBinderFeature({
    ...{ ...base, sources: care.features, facilityName: () => facility.service.find()?.name ?? null },
    contributors: [...houseRecords.evidence, ...groups.flatMap((group) => group.evidenceContributors)],
  })
  const contributors = () => binder.contributors
  const dutyCalendar = createDutyCalendarFeature({
    ...{ clock: base.clock, frozenReports: options.frozenReports, contributors },
  })
  const selfScores = createSelfScoresFeature({ ...base, contributors })
  return {
    features: {
      ...{ binder, drafts, houseRecords, dutyCalendar, selfScores },
      ...medical.features,
      ...staffing.features,
      ...readiness.features,
      ...fire.features,
    },
    dutyContributors: [
      (_today: string, untilOn: string) => houseRecords.dutyContributor(untilOn),
      dutyCalendar.dutyContributor,
      binder.dutyContributor,
      ...groups.flatMap((group) => group.dutyContributors),
    ],
    /** Features that watch by themselves. */
    start: (): void => fire.features.firePatrols.start(),
    stop: (): void => fire.features.firePatrols.stop(),
  }
}
