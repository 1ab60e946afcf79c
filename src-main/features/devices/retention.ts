// Lets raw readings go after their time, a little every day and series by series, so that no statement blocks the wall.
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { TelemetryRepository } from './telemetry.repository.ts'

const DAY_MS = 86_400_000
const STEP_INTERVAL_MS = 60_000
const SERIES_A_STEP = 20

export type Retention = { start(): void; stop(): void }

export function createRetention(options: {
  clock: Clock
  repository: TelemetryRepository
  keepDays: number
  logger: Pick<Logger, 'error'>
}): Retention {
  const { clock, repository } = options
  let waiting: { deviceId: string; capability: string }[] = []
  let nextRoundAt = 0
  let stop = () => {}

  function step(): void {
    try {
      const now = clock.now()
      if (waiting.length === 0 && now >= nextRoundAt) {
        waiting = repository.listSeries()
        nextRoundAt = now + DAY_MS
      }
      for (const { deviceId, capability } of waiting.splice(0, SERIES_A_STEP)) {
        repository.deleteOlderThan(deviceId, capability, now - options.keepDays * DAY_MS)
      }
    } catch (error) {
      options.logger.error({ err: error }, 'old readings could not be removed')
    }
  }

  return {
    start() {
      stop()
      stop = clock.every(STEP_INTERVAL_MS, step)
    },
    stop() {
      stop()
      stop = () => {}
    },
  }
}
