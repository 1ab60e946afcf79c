// The console proves itself: it measures broker, disk, clock and backlog, raises their alarms, and publishes a heartbeat, so that a
// siren box outside can tell a silent console from a quiet night. Must never put personal data into the heartbeat.
import { implement } from '@orpc/server'
import {
  type ConsoleTrouble,
  type ConsoleWatch,
  consoleHealthContract,
  type SilentSeat,
  TroubleKind,
  WatchName,
} from '#shared/features/console-health/console-health.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import { type DevicesEvents, type DevicesFeature, type Places, targetLabel } from '../devices/index.ts'
import type { StationsFeature } from '../stations/index.ts'
import { CLOCK_JUMP_MS, type Finding, judgeWatches } from './watches.ts'

/** What the feature needs; everything of the machine comes through ports. */
export type ConsoleHealthDependencies = {
  clock: Clock
  events: DomainEvents<DevicesEvents>
  devices: Pick<DevicesFeature, 'ingest' | 'publishCommand' | 'telemetryStatus'>
  alarms: Pick<AlarmsFeature, 'service' | 'listOpen'>
  places: Places
  stations: Pick<StationsFeature, 'heard'>
  /** Milliseconds of a count that no one can set, such as the time since the machine started. */
  monotonicMs: () => number
  /** Room on the disk of the data folder; null when the file system does not answer. */
  statDisk: () => { freeBytes: number; totalBytes: number } | null
  lastBackupAt: () => number | null
  /** Why the last nightly backup failed, as an error code; null = it did not. */
  nightlyFailure: () => string | null
  /** Names the home in the heartbeat's topic; no personal data. */
  homeId: string
  appVersion: string
}

const TICK_MS = 1000
const MEASURE_EVERY_TICKS = 10
const HEARTBEAT_EVERY_TICKS = 30
/** The backups folder is read: not every time. */
const BACKUP_EVERY_TICKS = 600
/** A step of the clock stays told this long. */
const JUMP_TOLD_MS = 600_000

type WatchAlarm = { kind: 'disk-low' | 'clock-jump' | 'backlog'; priority: 'high' | 'medium' }
const alarmOf: Partial<Record<WatchName, WatchAlarm>> = {
  disk: { kind: 'disk-low', priority: 'high' },
  clock: { kind: 'clock-jump', priority: 'medium' },
  backlog: { kind: 'backlog', priority: 'high' },
}
const house = { deviceId: null, bedId: null, residentId: null, surname: null, placeLabel: '', isFromStartUp: false }

/** Builds the feature. Nothing is measured and nothing published before `start`. */
export function createConsoleHealthFeature(deps: ConsoleHealthDependencies) {
  const { clock, devices, alarms, places, monotonicMs } = deps
  const heartbeatTopic = `yian/${deps.homeId}/heartbeat`
  const shown = new Map<WatchName, ConsoleWatch>()
  let before: { wall: number; mono: number } | null = null
  let jump: { ms: number; at: number } | null = null
  let lagMs: number | null = null
  let heartbeat: boolean | null = null
  let lastBackupAt: number | null = null
  let seq = 0
  let ticks = 0
  let stops: (() => void)[] = []

  function compareClocks(): void {
    const [wall, mono] = [clock.now(), monotonicMs()]
    if (before) {
      const passed = mono - before.mono
      const stepMs = wall - before.wall - passed
      lagMs = Math.max(0, passed - TICK_MS)
      if (Math.abs(stepMs) > CLOCK_JUMP_MS) jump = { ms: stepMs, at: mono }
    }
    if (jump && mono - jump.at > JUMP_TOLD_MS) jump = null
    before = { wall, mono }
  }

  function enter(name: WatchName, finding: Finding, now: number): void {
    const last = shown.get(name)
    const since = last?.state === finding.state ? last.since : now
    const provenAt = finding.state === 'unknown' ? (last?.provenAt ?? null) : now
    shown.set(name, { name, ...finding, since, provenAt })
    const alarm = alarmOf[name]
    if (!alarm || finding.state === 'unknown') return
    const conditionKey = `${alarm.kind}:house`
    if (finding.state === 'fine') alarms.service.endCondition(conditionKey)
    else alarms.service.raise({ ...house, ...alarm, conditionKey, values: finding.values })
  }

  function measure(): void {
    const now = clock.now()
    const { state, pendingReadings, lostReadings } = devices.ingest.status()
    const { unsorted, ...telemetry } = devices.telemetryStatus()
    const { openWalls, silent } = deps.stations.heard()
    const findings = judgeWatches({
      ...{ now, heartbeat, broker: { state }, disk: deps.statDisk() },
      ...{ lastBackupAt, nightlyFailure: deps.nightlyFailure() },
      clockJumpMs: jump ? jump.ms : before === null ? null : 0,
      backlog: { pending: pendingReadings, unsorted, lagMs },
      telemetry: { ...telemetry, lost: lostReadings },
      sound: { openWalls, silentWalls: silent.length },
    })
    for (const name of WatchName.options) enter(name, findings[name], now)
  }

  function beat(): void {
    seq += 1
    const open = alarms.listOpen().length
    const body = { seq, at: clock.now(), version: deps.appVersion, openAlarms: open }
    devices.publishCommand(heartbeatTopic, JSON.stringify(body)).then(
      () => {
        heartbeat = true
      },
      () => {
        heartbeat = false
      },
    )
  }

  function tick(): void {
    compareClocks()
    if (ticks % BACKUP_EVERY_TICKS === 0) lastBackupAt = deps.lastBackupAt()
    if (ticks % MEASURE_EVERY_TICKS === 0) measure()
    if (ticks % HEARTBEAT_EVERY_TICKS === 0) beat()
    ticks += 1
  }

  function onFlood({ device, isFlooding, thinned }: DevicesEvents['device-flooding']): void {
    const conditionKey = `device-flood:${device.id}`
    if (!isFlooding) {
      alarms.service.endCondition(conditionKey, { thinned })
      return
    }
    const bedId = device.target?.kind === 'bed' ? device.target.bedId : null
    const placeLabel = targetLabel(device.target, places) ?? device.name
    const about = { ...house, deviceId: device.id, bedId, placeLabel }
    alarms.service.raise({ ...about, conditionKey, kind: 'device-flood', priority: 'medium', values: { thinned } })
  }

  function get(): { watches: ConsoleWatch[]; silentSeats: SilentSeat[]; heartbeatTopic: string } {
    const never = (name: WatchName): ConsoleWatch => ({
      ...{ name, state: 'unknown', since: clock.now(), provenAt: null, values: {} },
    })
    const silentSeats = deps.stations.heard().silent.map(({ seatId: _seatId, ...seat }) => seat)
    return { watches: WatchName.options.map((name) => shown.get(name) ?? never(name)), silentSeats, heartbeatTopic }
  }

  /** Judged by what lasts, not by alarms: an alarm that a person closed does not mend the disk. */
  function troubles(): ConsoleTrouble[] {
    return TroubleKind.options.flatMap((kind) => {
      const since = kind === 'storage' ? storageFailedSince() : troubledSince(kind)
      return since === null ? [] : [{ kind, since }]
    })
  }

  function troubledSince(name: WatchName): number | null {
    const watch = shown.get(name)
    return watch?.state === 'trouble' ? watch.since : null
  }

  /** The book keeps this alarm open while anything waits to be written. */
  function storageFailedSince(): number | null {
    const failing = alarms.listOpen().find(({ kind, isActive }) => kind === 'storage-failed' && isActive)
    return failing?.raisedAt ?? null
  }

  const api = implement(consoleHealthContract).$context<RequestContext>()
  return {
    router: api.router({ get: api.get.handler(() => get()), troubles: api.troubles.handler(() => troubles()) }),
    /** Everything watched, as the screen shows it. */
    get,
    /** What every screen says while it lasts, gravest first. */
    troubles,
    /** Begins to measure and to beat; after the devices feature has started. */
    start(): void {
      stops = [clock.every(TICK_MS, tick), deps.events.on('device-flooding', onFlood)]
    },
    stop(): void {
      for (const stop of stops) stop()
      stops = []
      before = null
      ticks = 0
    },
  }
}

/** The running feature. */
export type ConsoleHealthFeature = ReturnType<typeof createConsoleHealthFeature>
