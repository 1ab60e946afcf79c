// Black-box replay of the wall and its sealed export. Public API of the feature.
import { implement } from '@orpc/server'
import { replayContract } from '#shared/features/replay/replay.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { DevicesEvents, DevicesFeature, LiveSettings } from '../devices/index.ts'
import { createConsoleJournal } from './console-journal.ts'
import { createPastAlarms } from './past-alarms.repository.ts'
import { createPastDevices } from './past-devices.repository.ts'
import { createReplayRepository } from './replay.repository.ts'
import { createReplayService } from './replay.service.ts'
import { createReplayExporter, type SealFiles } from './replay-export.ts'

export { type SealVerdict, verifySealedFile } from './verify-seal.ts'

export type ReplayDependencies = {
  records: SqliteDatabase
  telemetry: SqliteDatabase
  clock: Clock
  newId: () => string
  logger: Logger
  events: DomainEvents<DevicesEvents>
  beds: Pick<BedsFeature, 'placesOn' | 'rooms'>
  devices: Pick<DevicesFeature, 'bedHistory' | 'listLive'>
  settings: Pick<LiveSettings, 'get' | 'onChanged'>
  displayNameOf: (userId: string) => string | null
  files: SealFiles
  appVersion: string
  /** Days raw readings are kept; default 90. */
  keepReadingsDays?: number
}

/** Builds the feature. `start` before the devices start: it keeps when the console ran and what it knew of its broker. */
export function createReplayFeature(deps: ReplayDependencies) {
  const { records, telemetry, clock, newId, logger, events, settings } = deps
  const repository = createReplayRepository(records)
  const journal = createConsoleJournal({ clock, events, settings, repository, newId, logger })
  let isRunning = false
  const service = createReplayService({
    ...{ clock, repository, settings, beds: deps.beds, devices: deps.devices },
    devicesAt: createPastDevices(records, telemetry, () => deps.devices.listLive().map(({ record }) => record)),
    alarmsAt: createPastAlarms(records, deps.displayNameOf),
    isRunning: () => isRunning,
    keepReadingsDays: deps.keepReadingsDays ?? 90,
  })
  const exporter = createReplayExporter({ records, clock, files: deps.files, appVersion: deps.appVersion })

  const api = implement(replayContract).$context<RequestContext>()
  return {
    router: api.router({
      span: api.span.handler(({ input }) => service.span(input)),
      frame: api.frame.handler(({ input, context }) => service.frame(input.at, context.actor)),
      exportMasked: api.exportMasked.handler(({ input, context, signal }) => {
        service.checkSpan(input.from, input.to)
        return exporter.stream({ ...input, copy: 'masked', reason: null, actor: context.actor }, signal)
      }),
      exportFull: api.exportFull.handler(({ input, context, signal }) => {
        service.checkSpan(input.from, input.to)
        return exporter.stream({ ...input, copy: 'full', actor: context.actor }, signal)
      }),
    }),
    service,
    /** A sealed file of a span, for the command line. */
    export: exporter.export,
    start(): void {
      isRunning = true
      journal.start()
    },
    stop(): void {
      journal.stop()
      isRunning = false
    },
  }
}

/** The running feature. */
export type ReplayFeature = ReturnType<typeof createReplayFeature>
