// Devices: everything heard over MQTT, what hangs where, and what is known of a bed right now.
import type { Day } from '#shared/contract/primitives.ts'
import { defaultTelemetryKeeping } from '#shared/features/facility/facility.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import type { HashCost } from '../../platform/secret-hash.ts'
import { readBedHistory } from './bed-history.ts'
import { type BedState, readBedState } from './bed-state.ts'
import { listDeviceDuties } from './device-duties.ts'
import { createDeviceIngest } from './device-ingest.ts'
import { createDeviceRegistry } from './device-registry.ts'
import type { DeviceRecord, DevicesEvents, LiveDevice, LiveSettings, Places } from './device-types.ts'
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

export type { BedState } from './bed-state.ts'
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
  /** Battery percentage that counts as low; default 15. */
  batteryLowPct?: number
  hashCost?: HashCost
}

const BROKER_GONE_MS = 10_000

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
  const registry = createDeviceRegistry({
    ...{ records, repository, newId, logger },
    onChanged: (device) => events.emit('device-changed', { device }),
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
  const ingest = createDeviceIngest({
    ...{ records, clock, settings, events, logger, repository, registry, live, readings },
    inbox: createInboxTopics(records, createInboxTopicsRepository(records)),
    port: deps.mqtt.port,
    clientId: deps.mqtt.clientId,
    session: newId(),
    authenticateGateway: gateways.authenticate,
  })
  const devices = createDevicesService({ records, repository, registry, live, places, clock, newId, events })
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
  const bedHistory = (input: { bedId: string; from: number; to: number }) =>
    readBedHistory(input, repository, { ...telemetryRepository, sortDevice: journal.sortDevice })

  let isLoaded = false

  function isBrokerLost(): boolean {
    const { state, since } = ingest.status()
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

  return {
    router: createDevicesRouter({ devices, gateways, ingest, bedHistory }),
    service: devices,
    gateways,
    ingest,
    isBrokerLost,
    /** Minute values of a bed, as the router's `bedHistory`. */
    bedHistory,
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
    dutyContributor: (range: { today: Day; untilOn: Day }) => listDeviceDuties(registry.list(), places, range.untilOn),
    /** Loads, starts the broker or the connection, and the watchdogs. Alarms must be listening before. */
    async start(): Promise<void> {
      if (!isLoaded) load()
      watchdog.start()
      retention.start()
      await ingest.start()
    },
    /** Stops the wire first, then stores what is left. */
    async stop(): Promise<void> {
      watchdog.stop()
      retention.stop()
      await ingest.stop()
      isLoaded = false
    },
  }
}

/** The running feature, as other features are given it. */
export type DevicesFeature = ReturnType<typeof createDevicesFeature>
