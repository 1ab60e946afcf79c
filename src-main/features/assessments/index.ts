// Assessments: what a person can do, judged by versioned scales. Public API of the feature.
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { TimelineEntry } from '#shared/features/residents/residents.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createAssessmentsRepository } from './assessments.repository.ts'
import { createAssessmentsRouter } from './assessments.router.ts'
import { createAssessmentsService } from './assessments.service.ts'
import { createAssessmentsReader } from './assessments-reader.ts'
import { createReassessService, type ReassessDependencies } from './reassess.service.ts'
import { loadScales } from './scales.ts'

export { loadScales } from './scales.ts'

const ABILITY = 'ability'

export type AssessmentsDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  residents: Pick<ResidentsFeature, 'acts' | 'abilityLevelOf'> & ReassessDependencies['residents']
  incidentsSince: ReassessDependencies['incidentsSince']
  displayNameOf?: (userId: string) => string | null
}
export type AssessmentsFeature = ReturnType<typeof createAssessmentsFeature>

/** Builds the feature; does no work until called. Throws when a scale's file is broken. */
export function createAssessmentsFeature({ displayNameOf = () => null, ...deps }: AssessmentsDependencies) {
  const repository = createAssessmentsRepository(deps.records)
  const scales = loadScales()
  const service = createAssessmentsService({ ...deps, repository, scales })
  const reassess = createReassessService(deps)
  const reader = createAssessmentsReader({ ...deps, repository, scales, displayNameOf })

  /** Lines for a resident's timeline; an assessment of ability stands there as the level it gave. */
  function timelineOf(residentId: ResidentId): TimelineEntry[] {
    return reader.listOf(residentId).flatMap((row) => {
      if ((row.state !== 'finished' && row.state !== 'history') || row.scale === ABILITY) return []
      const assessmentTitle = scales.find(({ code }) => code === row.scale)?.title ?? row.scaleVersion
      const values = { assessmentTitle, levelName: row.result?.final?.name ?? null, score: row.result?.total ?? null }
      return {
        ...{ id: `assessment:${row.id}`, kind: 'assessment', record: null, on: row.basedOn, toOn: null, values },
        ...{ recordedAt: row.finishedAt ?? row.startedAt, recordedBy: row.finishedBy, voided: null },
      }
    })
  }

  return {
    router: createAssessmentsRouter({ scales, reader, service, reassess }),
    service,
    reader,
    scales,
    /** Assessments that are begun and not finished, with how many items are answered. */
    drafts: () =>
      repository.listDrafts().map(({ id, residentId, scale, answers }) => ({
        ...{ id, residentId, scale, answered: Object.keys(answers).length },
      })),
    timelineContributor: timelineOf,
    /** Who is to be assessed at once. */
    dutyContributor: reassess.duties,
  }
}
