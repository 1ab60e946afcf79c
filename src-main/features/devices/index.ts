// Devices: everything heard over MQTT, what hangs where, and what is known of a bed right now.
import type { Day } from '#shared/contract/primitives.ts'
import type { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import { defaultTelemetryKeeping } from '#shared/features/facility/facility.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import type { HashCost } from '../../platform/secret-hash.ts'
import { readBatteryDays } from './battery-days.repository.ts'
import { readBedHistory } from './bed-history.ts'
import { readBedSeries, readSittingUp } from './bed-series.ts'
import { type BedState, readBedState } from './bed-state.ts'
import { createClashWatch } from './clash-watch.ts'
import { createCoverageRepository } from './coverage.repository.ts'
import { createCoverageService } from './coverage.service.ts'
import { listDeviceDuties } from './device-duties.ts'
import { createDeviceIngest } from './device-ingest.ts'
import { createDeviceRegistry } from './device-registry.ts'
import { listSuggestions } from './device-suggestions.ts'
import type { DeviceRecord, DevicesEvents, LiveDevice, LiveSettings, Places } from './device-types.ts'
import { createDeviceView } from './device-view.ts'
import { createDeviceWatchdog } from './device-watchdog.ts'
import { createDevicesRepository } from './devices.repository.ts'
import { createDevicesRouter } from './devices.router.ts'
import { createDevicesService } from './devices.service.ts'
import { createGatewaysRepository } from './gateways.repository.ts'
import { createGatewaysService } from './gateways.service.ts'
import { createInboxTopicsRepository } from './inbox-topics.repository.ts'
import { createInboxTopics } from './inbox-topics.ts'
import { createLiveDevices } from './live-devices.ts'
import { createReadingJournal } from './reading-journal.ts'
import { createReadingStore } from './reading-store.ts'
import { createRetention } from './retention.ts'
import { createTelemetryRepository } from './telemetry.repository.ts'
import { createTestRoundsService } from './test-rounds.service.ts'
import { createTopicsService } from './topics.service.ts'
import { createWalkTestsRepository } from './walk-tests.repository.ts'
import { createWalkTestsService } from './walk-tests.service.ts'

export { type BedState, readBedState } from './bed-state.ts'
export { deviceTestDays, watchdogLimitMs } from './device-defaults.ts'
export type {
  BedPlace,
  DeviceHeard,
  DeviceRecord,
  DevicesEvents,
  LiveDevice,
  LiveSettings,
  LiveValue,
  Occupants,
  Places,
} from './device-types.ts'
export { lifeSafetyRoles, targetLabel } from './device-types.ts'

/** What the feature needs. `mqtt.port` 0 = any free port; `mqtt.clientId` must differ between programs on one external broker. */
export type DevicesDependencies = {
  records: SqliteDatabase
  telemetry: SqliteDatabase
  clock: Clock
  newId: () => string
  events: DomainEvents<DevicesEvents>
  logger: Logger
  places: Places
  settings: LiveSettings
  mqtt: { port: number; clientId: string }
  /** Profiles the home made with the mapper; left out: none. */
  profiles?: { active: () => readonly DeviceProfile[]; onChanged: (listener: () => void) => () => void }
  /** Battery percentage that counts as low; default 15. */
  batteryLowPct?: number
  hashCost?: HashCost
}

const BROKER_GONE_MS = 10_000
const CLASH_CHECK_MS = 60_000
const DAY_MS = 86_400_000

/** Settings are asked for every message; they are read again only after a change. */
function remember(settings: LiveSettings): LiveSettings {
  let current = settings.get()
  settings.onChanged(() => {
    current = settings.get()
  })
  return { ...settings, get: () => current, externalPassword: () => settings.externalPassword() }
}

/** Builds the feature. Nothing listens and no timer runs before `start`. */
export function createDevicesFeature(deps: DevicesDependencies) {
  const { records, telemetry, clock, newId, events, logger, places } = deps
  const settings = remember(deps.settings)
  const repository = createDevicesRepository(records)
  const telemetryRepository = createTelemetryRepository(telemetry)
  const live = createLiveDevices(clock, settings)
  const clashes = createClashWatch()
  const registry = createDeviceRegistry({
    ...{ records, repository, newId, logger },
    onChanged: (device) => events.emit('device-changed', { device }),
    onReading(id, reading, at) {
      if (clashes.hear(id, reading, at)) tellClash(id, true)
    },
  })
  const journal = createReadingJournal({
    ...{ telemetry, clock, repository: telemetryRepository },
    onFailing: (error) => logger.error({ err: error }, 'stored readings could not be sorted'),
  })
  const readings = createReadingStore({
    ...{ journal, clock },
    onStored: (count) => events.emit('readings-stored', { count }),
    onFailing(isFailing, error) {
      if (isFailing) logger.error({ err: error, pending: readings.pendingCount() }, 'readings could not be stored')
      events.emit('storing-readings-failed', {
        isFailing,
        pending: readings.pendingCount(),
        lost: readings.lostCount(),
      })
    },
  })
  const gateways = createGatewaysService({
    ...{ records, clock, newId, logger, repository: createGatewaysRepository(records) },
    onDisabled: (username) => ingest.disconnect(username),
    ...(deps.hashCost === undefined ? {} : { hashCost: deps.hashCost }),
  })
  const inbox = createInboxTopics(records, createInboxTopicsRepository(records))
  const ingest = createDeviceIngest({
    ...{ records, clock, settings, events, logger, repository, registry, live, readings },
    inbox,
    isStored(deviceId, capability, live) {
      readings.flush()
      journal.sortDevice(deviceId)
      return telemetryRepository.hasReading({ deviceId, capability, ...live }, live.at - DAY_MS)
    },
    profiles: () => deps.profiles?.active() ?? [],
    port: deps.mqtt.port,
    clientId: deps.mqtt.clientId,
    session: newId(),
    authenticateGateway: gateways.authenticate,
  })
  const view = createDeviceView({ registry, live, places, settings, clashes })
  const devices = createDevicesService({ records, repository, registry, view, places, clock, newId, events })
  const walkTestRows = createWalkTestsRepository(records)
  const list = () => registry.list()
  const walkTests = createWalkTestsService({
    ...{ devices, places, clock, newId, repository: walkTestRows, find: registry.get, live: live.get },
  })
  const rounds = createTestRoundsService({ records, devices, list, places, clock, newId, repository: walkTestRows })
  const coverage = createCoverageService({
    ...{ records, list, live, places, clock, newId, isBrokerLost, repository: createCoverageRepository(records) },
  })
  const listLive = (): LiveDevice[] => registry.list().map((record) => live.get(record))
  const watchdog = createDeviceWatchdog({
    ...{ clock, settings, devices: listLive },
    connectedSince() {
      const { state, since } = ingest.status()
      return state === 'connected' ? since : null
    },
    onChanged: (device, isSilent) => events.emit('device-silence-changed', { device, isSilent, at: clock.now() }),
  })
  const retention = createRetention({
    ...{ clock, repository: telemetryRepository, logger },
    keeping: () => settings.get().telemetry ?? defaultTelemetryKeeping,
  })
  const telemetryReader = { ...telemetryRepository, sortDevice: journal.sortDevice }
  const bedHistory = (input: { bedId: string; from: number; to: number }) =>
    readBedHistory(input, repository, telemetryReader)

  let isLoaded = false

  function isBrokerLost(): boolean {
    const { state, since } = ingest.linkStatus()
    return (state === 'lost' || state === 'failed') && clock.now() - since >= BROKER_GONE_MS
  }

  /** Reads register and last values back, marked as old. */
  function load(): void {
    isLoaded = true
    journal.recover()
    registry.load()
    live.restore(telemetryRepository.listLatest(), (deviceId, inBed) =>
      telemetryRepository.findStartOfValue(deviceId, 'in_bed', inBed),
    )
  }

  // A command line that needs no broker still lists devices and their duties.
  load()

  let stops: (() => void)[] = []

  /** Tests and the register listen to what the house hears. */
  function listen(): void {
    stops = [
      ...(deps.profiles ? [deps.profiles.onChanged(() => ingest.followProfiles())] : []),
      events.on('device-heard', (heard) => {
        walkTests.hear(heard)
        rounds.hear(heard)
      }),
      clock.every(CLASH_CHECK_MS, () => {
        for (const id of clashes.expire(clock.now())) tellClash(id, false)
      }),
    ]
  }

  function tellClash(id: string, isClashing: boolean): void {
    const device = registry.get(id)
    if (device) events.emit('device-clash-changed', { device, isClashing, at: clock.now() })
  }

  return {
    router: createDevicesRouter({
      ...{ devices, gateways, ingest, bedHistory, walkTests, rounds, coverage },
      topics: createTopicsService({ records, clock, inbox }),
      suggestions: () => listSuggestions(registry, places),
      batteryDays: (id) => readBatteryDays(telemetry, id),
    }),
    service: devices,
    gateways,
    ingest,
    isBrokerLost,
    /** Minute values of a bed, as the router's `bedHistory`. */
    bedHistory,
    /** A bed over a longer span in even steps (`stepMs`), epoch ms; a step nobody heard is null. */
    bedSeries: (input: { bedId: string; from: number; to: number; stepMs: number }) =>
      readBedSeries(input, repository, telemetryReader),
    /** When somebody sat up in a bed: 1 up, 0 down, null unknown. */
    sittingUp: (input: { bedId: string; from: number; to: number }) =>
      readSittingUp(input, repository, telemetryReader),
    /** Every known device with what it says now. */
    listLive,
    /** The register row of a device now. */
    find: (id: string): DeviceRecord | undefined => registry.get(id),
    /** What is known of a bed right now. */
    bedState(bedId: string): BedState {
      return readBedState({
        devices: registry.ofBed(bedId).map((record) => live.get(record)),
        now: clock.now(),
        isBrokerLost: isBrokerLost(),
        settings: settings.get(),
        batteryLowPct: deps.batteryLowPct ?? 15,
      })
    },
    /** True while somebody tests this device: what it says now is a test, not a call. */
    isUnderTest: (id: string): boolean => walkTests.isRunning(id) || rounds.isRunning(id),
    /** The last messages of a topic nobody understood, redacted, oldest first. */
    messagesOf: (topic: string) => inbox.messagesOf(topic),
    /** Drops topics that are understood from now on; one that is not comes back with its next message. */
    forgetTopics: (isUnderstood: (topic: string) => boolean): void => inbox.forget(isUnderstood),
    /** Which rooms are watched right now. */
    coverage: () => coverage.get(),
    /** Sends a command over the broker, QoS 1. Rejects while none is connected: a command must not be carried out late. */
    publishCommand: ingest.publish,
    /** What the telemetry file holds and drops, and what waits. */
    telemetryStatus: () => ({
      ...retention.status(),
      unsorted: journal.unsortedCount(),
      thinned: ingest.thinnedCount(),
    }),
    /** Settings as the feature sees them (cached). */
    settings,
    /** Address gateways publish to; null while no broker is there. */
    brokerUrl(): string | null {
      const { state, url } = ingest.status()
      return state === 'connected' ? url : null
    },
    dutyContributor: (range: { today: Day; untilOn: Day }) => {
      const isWatching = ingest.status().state === 'connected' && registry.list().some(({ target }) => target !== null)
      const gapCount = isWatching ? coverage.get().gapCount : null
      return listDeviceDuties(registry.list(), places, { ...range, gapCount })
    },
    /** Loads, starts the broker or the connection, and the watchdogs. Alarms must be listening before. */
    async start(): Promise<void> {
      if (!isLoaded) load()
      listen()
      rounds.resume()
      watchdog.start()
      retention.start()
      await ingest.start()
    },
    /** Stops the wire first, then stores what is left. */
    async stop(): Promise<void> {
      for (const stop of stops) stop()
      rounds.stop()
      walkTests.stop()
      watchdog.stop()
      retention.stop()
      await ingest.stop()
      isLoaded = false
    },
  }
}

/** The running feature, as other features are given it. */
export type DevicesFeature = ReturnType<typeof createDevicesFeature>
