// Fire safety as a whole: the timeline of everything about fire, and the detectors. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { fireSafetyContract } from '#shared/features/fire-safety/fire-safety.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { collectDetectorEvidence, listDetectors } from './detectors.ts'
import { createFireSafetyRepository } from './fire-safety.repository.ts'
import { createFireTimeline, type FireTimelineDependencies } from './fire-timeline.ts'

export type { FireTimelineContributor } from './fire-timeline.ts'

const api = implement(fireSafetyContract).$context<RequestContext>()

export type FireSafetyDependencies = Omit<FireTimelineDependencies, 'repository' | 'detectorName'> & {
  records: SqliteDatabase
  listDevices: () => readonly Device[]
  /** Days between test presses of a role; null = it needs none. */
  testEveryDays: (role: string) => number | null
}
export type FireSafetyFeature = ReturnType<typeof createFireSafetyFeature>

/** Builds the feature; does no work until called. */
export function createFireSafetyFeature({ records, listDevices, testEveryDays, ...deps }: FireSafetyDependencies) {
  const repository = createFireSafetyRepository(records)
  const detectors = () => listDetectors(listDevices(), deps.equipment.rows())

  return {
    router: api.router({
      timeline: api.timeline.handler(({ input }) => {
        // In which line of the register they stand is not asked here.
        const names = new Map<string, string>(
          listDetectors(listDevices(), []).map(({ deviceId, name }) => [deviceId, name]),
        )
        return createFireTimeline({ ...deps, repository, detectorName: (id) => names.get(id) ?? null }).list(input)
      }),
      detectors: api.detectors.handler(() => detectors()),
    }),
    evidenceContributor: {
      topic: 'detector-tests' as const,
      collect: (span: EvidenceSpan) =>
        collectDetectorEvidence(
          detectors(),
          repository.testsBetween(0, startOfDay(addDays(span.until, 1))),
          repository.firstBoundAt(),
          testEveryDays,
          span,
        ),
    },
  }
}
