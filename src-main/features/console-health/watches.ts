// Judges what was measured of the console itself. Pure: limits in, state and figures out; what was not measured is unknown.
import type { ConsoleWatch, WatchName } from '#shared/features/console-health/console-health.contract.ts'

export type Finding = Pick<ConsoleWatch, 'state' | 'values'>

const GIGABYTE = 1024 ** 3
const LEAST_FREE_SHARE = 0.05
/** A clock that steps further than this makes times of alarms doubtful. */
export const CLOCK_JUMP_MS = 30_000
const MOST_PENDING = 5000
const MOST_UNSORTED = 200_000
const MOST_LAG_MS = 1000
const BACKUP_OVERDUE_MS = 2 * 86_400_000

export type Measured = {
  broker: { state: string }
  /** null = the file system did not answer. */
  disk: { freeBytes: number; totalBytes: number } | null
  /** How far the clock stepped against the machine's own count of time, lately; null = not yet compared. */
  clockJumpMs: number | null
  backlog: { pending: number; unsorted: number; lagMs: number | null }
  telemetry: { usedBytes: number; droppedForSize: number; rawDays: number; thinned: number; lost: number }
  /** null = no backup was ever made. */
  lastBackupAt: number | null
  /** Error code of the last nightly backup; null = it did not fail. */
  nightlyFailure: string | null
  /** Whether the last heartbeat went out; null = none was due yet. */
  heartbeat: boolean | null
  /** Walls open now, and how many of them are not heard. */
  sound: { openWalls: number; silentWalls: number }
  now: number
}

const state = (isTrouble: boolean): ConsoleWatch['state'] => (isTrouble ? 'trouble' : 'fine')

export function judgeWatches(measured: Measured): Record<WatchName, Finding> {
  const { broker, disk, clockJumpMs, backlog, telemetry, lastBackupAt, nightlyFailure, heartbeat, sound, now } =
    measured
  const isDiskLow = disk !== null && (disk.freeBytes < GIGABYTE || disk.freeBytes < disk.totalBytes * LEAST_FREE_SHARE)
  const isBehind =
    backlog.pending > MOST_PENDING || backlog.unsorted > MOST_UNSORTED || (backlog.lagMs ?? 0) > MOST_LAG_MS
  const isBroker = ['lost', 'failed'].includes(broker.state)
  return {
    broker: {
      state: isBroker ? 'trouble' : broker.state === 'connected' ? 'fine' : 'unknown',
      values: { state: broker.state },
    },
    disk: { state: disk === null ? 'unknown' : state(isDiskLow), values: disk === null ? {} : { ...disk } },
    clock: {
      state: clockJumpMs === null ? 'unknown' : state(Math.abs(clockJumpMs) > CLOCK_JUMP_MS),
      values: clockJumpMs === null ? {} : { jumpSeconds: Math.round(clockJumpMs / 1000) },
    },
    backlog: { state: state(isBehind), values: { ...backlog } },
    telemetry: { state: state(telemetry.lost > 0 || telemetry.droppedForSize > 0), values: { ...telemetry } },
    backup: {
      state: state(nightlyFailure !== null || lastBackupAt === null || now - lastBackupAt > BACKUP_OVERDUE_MS),
      values: { lastBackupAt, nightlyFailure },
    },
    heartbeat: { state: heartbeat === null ? 'unknown' : state(!heartbeat), values: {} },
    sound: { state: sound.openWalls === 0 ? 'unknown' : state(sound.silentWalls > 0), values: { ...sound } },
  }
}
