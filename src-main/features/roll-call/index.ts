// Roll-call: who must be found when it burns, ticked from several seats, kept as a record. Public API of the feature.
import { implement } from '@orpc/server'
import { rollCallContract } from '#shared/features/roll-call/roll-call.contract.ts'
import type { RollCall, RollCallChange } from '#shared/features/roll-call/roll-call.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import { dataFolderPaths } from '../../platform/paths.ts'
import { createLiveFeed } from '../../rpc/live-feed.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AlarmsEvents, AlarmsFeature } from '../alarms/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createHourlyCopies } from './hourly-copies.ts'
import { drawHouseSheet, type HouseSheetDependencies } from './house-sheet.ts'
import { createLatestCopy } from './latest-copy.ts'
import { createRollCallRepository } from './roll-call.repository.ts'
import { createRollCallService } from './roll-call.service.ts'
import { sheetCsv } from './sheet-csv.ts'
import { sheetPage } from './sheet-page.ts'

export { latestCopyName } from './latest-copy.ts'

export type RollCallDependencies = Omit<HouseSheetDependencies, 'repository' | 'clock' | 'residents'> & {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  logger: Logger
  events: DomainEvents<AlarmsEvents>
  residents: Pick<ResidentsFeature, 'list' | 'nameOf'>
  alarms: Pick<AlarmsFeature, 'listOpen'>
  dataFolder: string
}

/** Builds the feature. `start` keeps the power-loss copy while a fire alarm is open and the hourly ones; reads and acts work without it. */
export function createRollCallFeature(deps: RollCallDependencies) {
  const { records, clock, newId, logger, events } = deps
  const repository = createRollCallRepository(records)
  const sheet = () => drawHouseSheet({ ...deps, repository })
  const feed = createLiveFeed<RollCall | null, RollCallChange>({ clock, snapshot: () => repository.findOpen() })
  const service = createRollCallService({
    ...{ records, repository, clock, newId, sheet },
    nameOf: deps.residents.nameOf,
    onChange(change) {
      feed.publish(change)
      copy.renew()
    },
  })

  function page(cause: { placeLabel: string; isDrill: boolean; raisedAt: number } | null = null): string {
    const running = repository.findOpen()
    const marks = new Map(running?.marks.map((mark) => [mark.residentId as string, mark.mark]) ?? [])
    const isDrill = running?.isDrill ?? cause?.isDrill ?? false
    return sheetPage(sheet(), { marks, isDrill, cause: cause && `报警位置 ${cause.placeLabel}` })
  }

  const copy = createLatestCopy({
    ...{ clock, events, logger, page },
    folder: deps.dataFolder,
    openAlarms: deps.alarms.listOpen,
    isCallRunning: () => repository.findOpen() !== null,
  })

  const hourly = createHourlyCopies({
    ...{ clock, logger, page: () => page() },
    folder: dataFolderPaths(deps.dataFolder).rollCallFolder,
  })

  const api = implement(rollCallContract).$context<RequestContext>()
  return {
    router: api.router({
      sheet: api.sheet.handler(() => service.sheet()),
      watch: api.watch.handler(({ signal }) => feed.watch(signal)),
      open: api.open.handler(({ input, context }) => service.open(input, context.actor)),
      mark: api.mark.handler(({ input, context }) => service.mark(input, context.actor)),
      close: api.close.handler(({ input, context }) => service.close(input, context.actor)),
      get: api.get.handler(({ input }) => {
        const call = service.find(input.id)
        if (!call) throw new DomainError('NOT_FOUND', { where: 'roll-call', values: { id: input.id } })
        return call
      }),
      list: api.list.handler(({ input }) => service.list(input.from, input.to)),
      copies: api.copies.handler(() => hourly.state()),
      mobility: api.mobility.handler(({ input }) => service.mobility(input.residentId)),
      setMobility: api.setMobility.handler(({ input, context }) => service.setMobility(input, context.actor)),
    }),
    service,
    /** The sheet as a page of its own, with the marks of a running roll-call. */
    page,
    /** The sheet as CSV. */
    csv: (): string => sheetCsv(sheet()),
    start(): void {
      copy.start()
      hourly.start()
    },
    stop(): void {
      hourly.stop()
      copy.stop()
    },
  }
}

/** The running feature. */
export type RollCallFeature = ReturnType<typeof createRollCallFeature>
