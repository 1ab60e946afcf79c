// Vitals: spot measurements by hand or by a device, their alarms, the early-warning score, suggestions for a person's night.
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import type { SpotAlarmKind, SpotLimits } from '#shared/features/vitals/spot-judgement.rules.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import type { DevicesEvents, DevicesFeature, Occupants, Places } from '../devices/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { createNightAnswersRepository } from './night-answers.repository.ts'
import { createNightSuggestions, type NightRules } from './night-suggestions.ts'
import { loadVitalNumbers, type VitalNumbers } from './spot-limits.ts'
import { createSpotWatch } from './spot-watch.ts'
import { createVitalArrivalsRepository } from './vital-arrivals.repository.ts'
import { createVitalContext } from './vital-context.ts'
import { listVitalDuties } from './vital-duties.ts'
import { createVitalIntake } from './vital-intake.ts'
import { createVitalPicture } from './vital-picture.ts'
import { createVitalsRepository } from './vitals.repository.ts'
import { createVitalsRouter } from './vitals.router.ts'
import { createVitalsService } from './vitals.service.ts'
import { createVitalsReader } from './vitals-reader.ts'

export type { NightRule, NightRules } from './night-suggestions.ts'

const TICK_MS = 10_000

export type VitalsDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  events: DomainEvents<DevicesEvents>
  logger: Logger
  residents: Pick<ResidentsFeature, 'get' | 'list' | 'nameOf' | 'surnameOf'>
  devices: Pick<DevicesFeature, 'bedState' | 'bedHistory'>
  places: Places
  occupants: Occupants
  alarms: Pick<AlarmsFeature, 'service' | 'defaults'>
  nightRules: NightRules
  /** The person's own limits of a measurement; undefined = the defaults of this feature. */
  limitsOf?: (kind: SpotAlarmKind, residentId: ResidentId) => SpotLimits | undefined
  displayNameOf?: (userId: string) => string | null
  numbers?: VitalNumbers
}
/** The running feature, as other features are given it. */
export type VitalsFeature = ReturnType<typeof createVitalsFeature>

/** Builds the feature; does no work until called. Call `start` before the devices feature starts. */
export function createVitalsFeature(deps: VitalsDependencies) {
  const { records, clock, newId, events, logger, residents, devices, places, occupants, alarms } = deps
  const numbers = deps.numbers ?? loadVitalNumbers()
  const repository = createVitalsRepository(records)
  const context = createVitalContext({
    ...{ records, clock, newId, residents, numbers, repository },
    arrivals: createVitalArrivalsRepository(records),
    displayNameOf: deps.displayNameOf ?? (() => null),
    ...(deps.limitsOf ? { limitsOf: deps.limitsOf } : {}),
  })
  const watch = createSpotWatch({ context, alarms: alarms.service, residents })
  const judgeAll = (ids: ReadonlySet<ResidentId>): void => {
    for (const id of ids) watch.judge(id)
  }
  const service = createVitalsService(context, judgeAll)
  const picture = createVitalPicture({
    ...{ context, watch, bedState: devices.bedState },
    minSignalQuality: alarms.defaults.vitals.minSignalQuality,
  })
  const reader = createVitalsReader(context, picture)
  const nights = createNightSuggestions({
    ...{ context, nightRules: deps.nightRules, bedHistory: devices.bedHistory },
    answers: createNightAnswersRepository(records),
  })
  const intake = createVitalIntake({ context, places, occupants, logger, onWritten: judgeAll })
  let stops: (() => void)[] = []

  return {
    router: createVitalsRouter({ context, reader, service, picture, nights }),
    service,
    reader,
    /** Values of one kind of everybody that count, earliest first; the end is excluded. */
    ofKindBetween: repository.listOfKindBetween,
    /** Device readings that wait for the disk. */
    unstoredCount: intake.unstoredCount,
    /** What is to be measured again, by person, and whose score asks for a new round. */
    dutyContributor(today: Day) {
      const { rows } = reader.floorRound(null)
      return listVitalDuties(rows, { today, now: clock.now(), news2Version: numbers.news2.version })
    },
    /** One line a month for a resident's timeline. */
    timelineContributor: reader.timelineOf,
    /** Listens to devices and watches for second readings that nobody took. */
    start(): void {
      watch.restore()
      stops = [
        events.on('device-heard', intake.hear),
        clock.every(TICK_MS, () => {
          intake.retry()
          watch.tick()
        }),
      ]
    },
    stop(): void {
      for (const stop of stops) stop()
      stops = []
      intake.retry()
    },
  }
}
