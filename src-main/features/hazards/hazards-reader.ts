// Hazards as they are read: what was found, and where each stands by the steps that count. Reads only.
import { dayOf } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { standing } from '#shared/features/fire-safety/standing.rules.ts'
import type { HazardDetail } from '#shared/features/hazards/hazards.contract.ts'
import type { Hazard, HazardFigures } from '#shared/features/hazards/hazards.model.ts'
import { figuresOf, standOf } from '#shared/features/hazards/hazards.rules.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { HazardWithSteps } from './hazard-evidence.ts'
import type { HazardRow, HazardStepRow, HazardsRepository } from './hazards.repository.ts'

export type HazardsReaderDependencies = {
  clock: Pick<Clock, 'now'>
  repository: HazardsRepository
  displayNameOf: (userId: string) => string | null
}
export type HazardsReader = ReturnType<typeof createHazardsReader>

export function createHazardsReader({ clock, repository, displayNameOf }: HazardsReaderDependencies) {
  const nameOf = (userId: string | null) => (userId === null ? null : displayNameOf(userId))

  function toHazard({ reason, recordedAt, recordedBy, ...row }: HazardRow, steps: readonly HazardStepRow[]): Hazard {
    return {
      ...row,
      ...{ reportedAt: recordedAt, reportedBy: nameOf(recordedBy), lateReason: reason },
      ...standOf(standing(steps), dayOf(clock.now())),
    }
  }

  function all(): Hazard[] {
    const steps = Map.groupBy(repository.listSteps(), ({ hazardId }) => hazardId)
    return repository.list().map((row) => toHazard(row, steps.get(row.id) ?? []))
  }

  return {
    all,
    /** Every hazard with the steps that count, oldest first. */
    allWithSteps(): HazardWithSteps[] {
      const steps = Map.groupBy(repository.listSteps(), ({ hazardId }) => hazardId)
      return repository.list().map((row) => {
        const own = steps.get(row.id) ?? []
        return { hazard: toHazard(row, own), steps: standing(own) }
      })
    },
    list(span: { from: string; until: string }): { hazards: Hazard[]; figures: HazardFigures } {
      const hazards = all()
      const isShown = ({ foundOn, closedOn, dueOn, state }: Hazard): boolean =>
        foundOn <= span.until &&
        (foundOn >= span.from ||
          (closedOn ?? '') >= span.from ||
          (dueOn ?? '') >= span.from ||
          (closedOn === null && state !== 'dismissed'))
      return {
        hazards: hazards.filter(isShown).reverse(),
        figures: figuresOf(hazards, span, dayOf(clock.now())),
      }
    },
    get(id: RecordId): HazardDetail {
      const row = repository.find(id)
      if (!row) throw new DomainError('NOT_FOUND', { where: 'hazard', values: { id } })
      const steps = repository.stepsOf(id)
      const taken = new Map(steps.map(({ voidsId, reason }) => [voidsId, reason]))
      return {
        hazard: toHazard(row, steps),
        steps: steps
          .filter(({ voidsId }) => voidsId === null)
          .map(({ voidsId: _voidsId, ...step }) => ({
            ...step,
            recordedBy: nameOf(step.recordedBy),
            takenBack: taken.get(step.id) ?? null,
          })),
      }
    },
  }
}
