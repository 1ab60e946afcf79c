// The wall of any past moment, drawn by the wall's own rules from what records and readings kept of it.
// Must never fill a time nobody watched, and never show more of a body than the reader may see.
import { isAllowed } from '#shared/contract/permissions.ts'
import { withoutBodyValues } from '#shared/features/alarms/alarm-privacy.rules.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { ReplayFrame, ReplaySpan } from '#shared/features/replay/replay.model.ts'
import {
  brokerAt,
  brokerGoneAfterMs,
  type ConsoleRun,
  longestReplayMs,
  replayGaps,
  runAt,
  storedEveryMs,
} from '#shared/features/replay/replay.rules.ts'
import { withoutTileVitals } from '#shared/features/wall/tile-privacy.rules.ts'
import type { WallSnapshot } from '#shared/features/wall/wall.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { Actor } from '../../rpc/request-context.ts'
import { roomKey } from '../alarms/index.ts'
import type { BedsFeature } from '../beds/index.ts'
import { type DevicesFeature, type LiveDevice, type LiveSettings, readBedState } from '../devices/index.ts'
import { buildBedTile, buildPlaceChip, hasChip } from '../wall/index.ts'
import { ALIVE_EVERY_MS } from './console-journal.ts'
import { drawPastHouse } from './past-house.ts'
import type { ReplayRepository } from './replay.repository.ts'

const MINUTE_MS = 60_000
const SPARK_MINUTES = 10
const DAY_MS = 86_400_000
const LIST_LIMIT = 2000
const BATTERY_LOW_PCT = 15

export type ReplayServiceOptions = {
  clock: Pick<Clock, 'now'>
  repository: ReplayRepository
  beds: Pick<BedsFeature, 'placesOn' | 'rooms'>
  devices: Pick<DevicesFeature, 'bedHistory'>
  settings: Pick<LiveSettings, 'get'>
  devicesAt: (at: number, runStartedAt: number) => LiveDevice[]
  alarmsAt: (at: number) => Alarm[]
  /** True while this process keeps the journal. */
  isRunning: () => boolean
  keepReadingsDays: number
}

/** What somebody may see who may not see vital signs: where people are, not how their hearts beat. */
export function withoutVitals(frame: ReplayFrame): ReplayFrame {
  return {
    ...{ ...frame, hasVitals: false },
    tiles: frame.tiles.map(withoutTileVitals),
    alarms: frame.alarms.map(withoutBodyValues),
  }
}

export type ReplayService = ReturnType<typeof createReplayService>

export function createReplayService(options: ReplayServiceOptions) {
  const { clock, repository, devices } = options

  const listRuns = (): ConsoleRun[] => repository.listRuns(options.isRunning(), ALIVE_EVERY_MS)

  /** The settings with the stale times the wall judged by then. */
  function settingsAt(at: number) {
    const now = options.settings.get()
    return { ...now, staleAfterSeconds: { ...now.staleAfterSeconds, ...repository.settingsAt(at) } }
  }

  function sparkAt(bedId: string, at: number): (number | null)[] {
    const first = (Math.floor(at / MINUTE_MS) - SPARK_MINUTES + 1) * MINUTE_MS
    return devices.bedHistory({ bedId, from: first, to: at + 1 }).minutes.map((minute) => minute.heartRate)
  }

  /** The wall at `at` with everything known of it. */
  function draw(at: number): ReplayFrame {
    const runs = listRuns()
    const run = runAt(runs, at)
    const isUnrecorded = run === undefined && (runs[0] === undefined || at < runs[0].startedAt)
    const alarms = options.alarmsAt(at)
    const bare = { at, alarms, hasVitals: true }
    if (run === undefined && !isUnrecorded) {
      return { ...bare, gap: 'console-off', tiles: [], places: [], broker: null }
    }
    const runStartedAt = run?.startedAt ?? Number.NEGATIVE_INFINITY
    const broker = run ? brokerAt(repository.listBrokerStates(run.startedAt, at), at, run.startedAt) : null
    const isCut = broker !== null && (broker.state === 'lost' || broker.state === 'failed')
    const isBrokerLost = isCut && at - broker.since >= brokerGoneAfterMs
    const settings = settingsAt(at)
    const { places, occupants } = drawPastHouse(at, repository, options.beds)
    const live = options.devicesAt(at, runStartedAt)
    const byBed = new Map<string, LiveDevice[]>()
    for (const device of live) {
      const { target } = device.record
      if (target?.kind === 'bed') byBed.set(target.bedId, [...(byBed.get(target.bedId) ?? []), device])
    }
    const staff = repository.staffAt(at)
    const tiles = places.beds().map((place) => {
      const hung = byBed.get(place.bedId) ?? []
      const about = { devices: hung, now: at, isBrokerLost, settings, batteryLowPct: BATTERY_LOW_PCT }
      const spark = hung.length === 0 ? Array<null>(SPARK_MINUTES).fill(null) : sparkAt(place.bedId, at)
      return buildBedTile(
        place,
        occupants.of(place.bedId),
        readBedState(about),
        spark,
        staff.get(roomKey(place.roomId)) ?? null,
      )
    })
    const calls = new Map(
      alarms.filter((alarm) => alarm.kind === 'call-bell').map((call) => [call.deviceId as string, call]),
    )
    const about = {
      places,
      settings: { get: () => settings },
      now: at,
      isBrokerLost,
    }
    const chips = live
      .filter(hasChip)
      .map((device) => buildPlaceChip({ ...about, device, openCall: calls.get(device.record.id) }))
    const isGone = at < clock.now() - options.keepReadingsDays * DAY_MS
    return {
      ...bare,
      gap: isUnrecorded ? 'unrecorded' : isBrokerLost ? 'broker-lost' : isGone ? 'readings-gone' : null,
      ...{ tiles, places: chips },
      broker: broker as WallSnapshot['broker'] | null,
    }
  }

  function checkSpan(from: number, to: number): void {
    if (to > from && to - from <= longestReplayMs) return
    refuseRule('SPAN_NOT_READABLE', 'to', { longestHours: longestReplayMs / 3_600_000 })
  }

  return {
    checkSpan,
    span({ from, to }: { from: number; to: number }): ReplaySpan {
      checkSpan(from, to)
      const now = clock.now()
      const runs = listRuns()
      const changes = repository.listBrokerStates(0, to)
      const marks = repository.listMarks(from, to, LIST_LIMIT + 1)
      const events = repository.listEvents(from, to, LIST_LIMIT + 1)
      const readingsFrom = now - options.keepReadingsDays * DAY_MS
      const starts = [runs[0]?.startedAt, repository.firstAlarmAt()].filter((at) => at !== undefined && at !== null)
      return {
        ...{ from, to },
        earliestAt: starts.length === 0 ? null : Math.min(...starts),
        latestAt: now - storedEveryMs,
        gaps: replayGaps({ runs, changes, from, to, now, readingsFrom }),
        marks: marks.slice(0, LIST_LIMIT),
        events: events.slice(0, LIST_LIMIT),
        isCut: marks.length > LIST_LIMIT || events.length > LIST_LIMIT,
      }
    },
    frame(at: number, actor: Pick<Actor, 'roles'>): ReplayFrame {
      const now = clock.now()
      if (at > now) refuseRule('MOMENT_NOT_PAST', 'at', { at, now })
      const frame = draw(at)
      return isAllowed(actor.roles, 'vitals.read') ? frame : withoutVitals(frame)
    },
  }
}
