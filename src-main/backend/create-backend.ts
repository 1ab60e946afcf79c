// The composition root: one backend over one data folder, for any host. Imports no Electron and opens no port but MQTT's.
import { appVersion } from '../platform/app-version.ts'
import type { Clock } from '../platform/clock.ts'
import { createIdSource } from '../platform/ids.ts'
import type { Logger } from '../platform/logger.ts'
import type { ConnectionContext } from '../rpc/request-context.ts'
import { type AppRouter, createAppRouter } from './app-router.ts'
import { createFeatures, type Features } from './create-features.ts'
import { type OpenHomeOptions, openHome } from './open-home.ts'

export type BackendOptions = OpenHomeOptions & {
  clock: Clock
  logger: Logger
  mqtt: MqttOptions
  /** Source of the random part of ids; given by the demo so that it comes out the same. */
  randomBytes?: (size: number) => Uint8Array
  /** False = do not wait for the disk after each act; only where losing all of it does no harm. Default true. */
  isDurable?: boolean
  /** Cheaper password hashes for tests only. */
  hashCost?: { password: { logN: number; r: number; p: number }; pin: { logN: number; r: number; p: number } }
}

/** `port` of the embedded broker (0 = any free port); `isEnabled: false` for command-line work that needs no devices. */
export type MqttOptions = { isEnabled: boolean; port: number }

export type Backend = {
  router: AppRouter
  features: Features
  clock: Clock
  /** True when this start made the home: show the recovery key now. */
  isNewHome: boolean
  keySource: string
  /** The records key, for printing the recovery key; never logged. */
  key: Uint8Array
  /** Address devices publish to, once `start` has run. */
  mqttUrl(): string | null
  isSeatToken(token: string): boolean
  openSeat(token: string | null, name: string): { seatId: string; token: string; isNew: boolean }
  contextFor(seatId: string): ConnectionContext
  /** Tells other processes where this home is served. */
  announce(url: string): void
  /** Starts timers and MQTT. */
  start(): Promise<void>
  /** Stops everything and closes both files; the folder is free afterwards. */
  dispose(): Promise<void>
}

export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { clock, logger } = options
  const home = await openHome(options)
  try {
    if (options.isDurable === false) home.records.pragma('synchronous = OFF')
    const newId = options.randomBytes ? createIdSource(clock, options.randomBytes) : createIdSource(clock)
    const features = createFeatures({ ...options, home, newId, appVersion })
    const router = createAppRouter(features, { logger, newId, now: () => clock.now() })
    let isStarted = false
    return {
      router,
      features,
      clock,
      isNewHome: home.key.isNew,
      keySource: home.key.source,
      key: home.key.key,
      mqttUrl: () => features.devices.brokerUrl(),
      isSeatToken: features.accounts.isSeatToken,
      openSeat: features.accounts.openSeat,
      contextFor: (seatId) => ({ seatId, resolveSeat: (call) => features.accounts.resolveSeat(seatId, call) }),
      announce: (url) => home.lock.setUrl(url),
      async start() {
        isStarted = true
        features.accounts.start()
        await features.startLive()
      },
      async dispose() {
        if (isStarted) await features.stopLive()
        features.accounts.stop()
        home.close()
      },
    }
  } catch (error) {
    home.close()
    throw error
  }
}
