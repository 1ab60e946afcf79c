// Lets readings go after their time and keeps the file below its size, a little every minute and series by series, so that no statement
// blocks the wall. Raw readings go first, the oldest before all; what goes for want of room is told.
import type { TelemetryKeeping } from '#shared/features/facility/facility.model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { TelemetryRepository } from './telemetry.repository.ts'

const DAY_MS = 86_400_000
const STEP_INTERVAL_MS = 60_000
const SERIES_A_STEP = 200
/** Months and years as days: a day more or less is no matter for a chart. */
const DAYS_A_MONTH = 31
const DAYS_A_YEAR = 366
const MEGABYTE = 1024 * 1024
/** A day of raw readings is dropped at a time while the file is too large, but the last two days stay. */
const LEAST_RAW_DAYS = 2

export type Retention = {
  start(): void
  stop(): void
  /** Readings dropped because the file reached its size, and the days of raw readings kept now. */
  status(): { droppedForSize: number; rawDays: number; usedBytes: number }
}

export type RetentionOptions = {
  clock: Clock
  repository: TelemetryRepository
  keeping: () => TelemetryKeeping
  logger: Pick<Logger, 'error' | 'warn'>
}

export function createRetention(options: RetentionOptions): Retention {
  const { clock, repository, keeping } = options
  let waiting: { deviceId: string; capability: string }[] = []
  let nextRoundAt = 0
  /** Fewer days than the settings ask for, while the file is too large. */
  let rawDays = Infinity
  let droppedForSize = 0
  let stop = () => {}

  const isTooLarge = () => repository.usedBytes() > keeping().sizeLimitMb * MEGABYTE

  function beginRound(now: number): void {
    const wanted = keeping().rawDays
    if (!isTooLarge()) rawDays = Math.min(wanted, rawDays + 1)
    else rawDays = Math.max(LEAST_RAW_DAYS, Math.min(wanted, rawDays) - 1)
    waiting = repository.listSeries()
    // While the file is too large the next round follows at once.
    nextRoundAt = isTooLarge() && rawDays > LEAST_RAW_DAYS ? now + STEP_INTERVAL_MS : now + DAY_MS
  }

  function dropOf(deviceId: string, capability: string, now: number): void {
    const { minuteMonths, hourYears } = keeping()
    const dropped = repository.deleteOlderThan(deviceId, capability, now - rawDays * DAY_MS)
    if (rawDays < keeping().rawDays) droppedForSize += dropped
    const minutesBefore = now - minuteMonths * DAYS_A_MONTH * DAY_MS
    repository.deleteRollUpsOlderThan('minute', deviceId, capability, minutesBefore)
    repository.deleteRollUpsOlderThan('hour', deviceId, capability, now - hourYears * DAYS_A_YEAR * DAY_MS)
  }

  function step(): void {
    try {
      const now = clock.now()
      if (waiting.length === 0 && (now >= nextRoundAt || isTooLarge())) beginRound(now)
      const before = droppedForSize
      for (const { deviceId, capability } of waiting.splice(0, SERIES_A_STEP)) dropOf(deviceId, capability, now)
      if (droppedForSize > before) {
        options.logger.warn({ dropped: droppedForSize - before, rawDays }, 'old readings made room')
      }
    } catch (error) {
      options.logger.error({ err: error }, 'old readings could not be removed')
    }
  }

  return {
    status: () => ({
      droppedForSize,
      rawDays: Math.min(rawDays, keeping().rawDays),
      usedBytes: repository.usedBytes(),
    }),
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
