// Tells when a watched device falls silent. Does not trust the sender's own word that all is well, and does not blame
// every device when it is the broker or a bridge that is gone.
import type { Clock } from '../../platform/clock.ts'
import { watchdogLimitMs } from './device-defaults.ts'
import type { DeviceRecord, LiveDevice, LiveSettings } from './device-types.ts'

const CHECK_INTERVAL_MS = 5000

export type DeviceWatchdog = { start(): void; stop(): void }

export type DeviceWatchdogOptions = {
  clock: Clock
  settings: Pick<LiveSettings, 'get'>
  devices: () => LiveDevice[]
  /** Since when the broker is connected; null = it is not. */
  connectedSince: () => number | null
  onChanged: (device: DeviceRecord, isSilent: boolean) => void
}

/** True when the device should have spoken by now. `listeningSince` = nobody could hear it before. */
export function isSilent(
  device: LiveDevice,
  now: number,
  listeningSince: number,
  settings: LiveSettings['get'],
): boolean {
  const { record, values, lastHeardAt } = device
  const own = values.get('online') ?? values.get('bridge_online')
  const saidOffline = own !== undefined && own.value === 0 && !own.isOld && !own.isRetained
  if (record.role === 'bridge') return saidOffline && record.state !== 'ignored' && record.state !== 'out-of-service'
  const limitMs = watchdogLimitMs(record, settings())
  if (record.state !== 'bound' || limitMs === null) return false
  if (saidOffline) return true
  if (device.isOnline === false && own?.value !== 0) return false
  const since = Math.max(lastHeardAt ?? 0, listeningSince, record.boundAt ?? 0)
  return now - since > limitMs
}

export function createDeviceWatchdog(options: DeviceWatchdogOptions): DeviceWatchdog {
  /** What was last told of a device in this run; absent = nothing yet. */
  const told = new Map<string, boolean>()
  let stop = () => {}

  function check(): void {
    const listeningSince = options.connectedSince()
    if (listeningSince === null) return
    const now = options.clock.now()
    for (const device of options.devices()) {
      const { id } = device.record
      const isNow = isSilent(device, now, listeningSince, options.settings.get)
      if (isNow === told.get(id)) continue
      // An alarm of silence may be left from the last run. Only a device that spoke in this one is told as heard again.
      if (!isNow && !told.has(id) && (device.lastHeardAt === null || device.isOld)) continue
      told.set(id, isNow)
      options.onChanged(device.record, isNow)
    }
  }

  return {
    start() {
      stop()
      stop = options.clock.every(CHECK_INTERVAL_MS, check)
    },
    stop() {
      stop()
      stop = () => {}
      told.clear()
    },
  }
}
