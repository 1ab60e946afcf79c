// Inspections of the home and the rectification of what they found. Public API of the feature.
import type { AttachmentId, Day } from '#shared/contract/primitives.ts'
import type { InspectionRules } from '#shared/features/inspections/inspections.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { EvidenceContributor } from '../binder/index.ts'
import { listInspectionDuties } from './inspection-duties.ts'
import { inspectionsEvidence, rectificationsEvidence } from './inspection-evidence.ts'
import { loadInspectionRules } from './inspection-rules.ts'
import { createInspectionsRepository } from './inspections.repository.ts'
import { createInspectionsRouter } from './inspections.router.ts'
import { createInspectionsService } from './inspections.service.ts'
import { createInspectionsReader } from './inspections-reader.ts'

export type InspectionsFeatureDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  displayNameOf: (userId: string) => string | null
  /** Throws NOT_FOUND for an attachment nobody added. */
  requireAttachments: (ids: readonly AttachmentId[]) => void
}
export type InspectionsFeature = ReturnType<typeof createInspectionsFeature>

/** Builds the feature; does no work until called. Throws when the file of categories is broken. */
export function createInspectionsFeature(deps: InspectionsFeatureDependencies) {
  const { records, clock, newId, displayNameOf, requireAttachments } = deps
  const rules: InspectionRules = loadInspectionRules()
  const repository = createInspectionsRepository(records)
  const nameOf = (userId: string | null) => (userId === null ? null : displayNameOf(userId))
  const reader = createInspectionsReader({ repository, nameOf })
  const service = createInspectionsService({ records, clock, newId, repository, rules, requireAttachments })
  const since = (): Day | null => repository.recordsSince()
  const evidence: EvidenceContributor[] = [
    {
      topic: 'inspections',
      collect: (span) => inspectionsEvidence(reader.listLive(), span, rules, since()),
    },
    { topic: 'rectifications', collect: (span) => rectificationsEvidence(reader.listLive(), span) },
  ]
  return {
    router: createInspectionsRouter({ reader, service, rules }),
    dutyContributor: () => listInspectionDuties(reader.listLive(), rules, since()),
    evidenceContributors: evidence,
  }
}
