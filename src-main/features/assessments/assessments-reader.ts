// Assessments as screens see them.
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { Assessment, AssessmentLine } from '#shared/features/assessments/assessments.model.ts'
import { itemsOf, type Scale } from '#shared/features/assessments/scale.model.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { AssessmentRow, AssessmentsRepository } from './assessments.repository.ts'

export type AssessmentsReader = ReturnType<typeof createAssessmentsReader>

export function createAssessmentsReader(deps: {
  repository: AssessmentsRepository
  scales: readonly Scale[]
  residents: Pick<ResidentsFeature, 'list' | 'nameOf'>
  displayNameOf: (userId: string) => string | null
}) {
  const { repository, scales, residents } = deps
  const countOf = new Map(scales.map((scale) => [scale.code, itemsOf(scale).length]))
  const nameOf = (userId: string | null): string | null => (userId === null ? null : deps.displayNameOf(userId))

  function shown({ voidedBy: _by, ...row }: AssessmentRow): Assessment {
    return { ...row, startedBy: nameOf(row.startedBy), finishedBy: nameOf(row.finishedBy) }
  }

  return {
    shown,
    /** Throws NOT_FOUND. */
    get(id: string): { assessment: Assessment; previous: Assessment | null } {
      const row = repository.find(id)
      if (!row) throw new DomainError('NOT_FOUND', { where: 'assessment', values: { id } })
      const previous = repository.findBefore(row)
      return { assessment: shown(row), previous: previous ? shown(previous) : null }
    },
    list(residentId: ResidentId | undefined): AssessmentLine[] {
      const rows = residentId === undefined ? repository.listAll() : repository.listOf(residentId)
      const { rows: people } = residents.list({ scope: 'in', limit: 20_000, offset: 0 })
      const beds = new Map(people.map(({ id, bedLabel }) => [id, bedLabel]))
      return rows.map((row) => ({
        ...{ id: row.id, residentId: row.residentId, scale: row.scale, state: row.state, basedOn: row.basedOn },
        residentName: residents.nameOf(row.residentId) ?? '',
        bedLabel: beds.get(row.residentId) ?? null,
        total: row.result?.total ?? null,
        levelName: row.result?.final?.short ?? null,
        answered: Object.keys(row.answers).length,
        of: countOf.get(row.scale) ?? 0,
        assessors: row.assessors,
        version: row.version,
      }))
    },
    listOf: repository.listOf,
  }
}
