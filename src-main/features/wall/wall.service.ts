// The live wall: rebuilds what may have changed at most four times a second, and everything else once a second because time alone changes
// it too. Tells only what did change.
import type { BedTile, PlaceChip, WallChange, WallSnapshot } from '#shared/features/wall/wall.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import { createLiveFeed } from '../../rpc/live-feed.ts'
import { type AlarmsEvents, type AlarmsFeature, roomKey } from '../alarms/index.ts'
import type { BedPlace, DevicesEvents, DevicesFeature, Occupants, Places } from '../devices/index.ts'
import { buildBedTile } from './bed-tile.ts'
import { createHeartRateSpark } from './heart-rate-spark.ts'
import { buildPlaceChip, hasChip } from './place-chip.ts'
import { createShownItems } from './shown-items.ts'

const PUBLISH_INTERVAL_MS = 250
/** Data gets old without a word from anybody. */
const AGEING_INTERVAL_MS = 1000
const SPARK_MS = 600_000

export type WallService = ReturnType<typeof createWallService>

export type WallServiceOptions = {
  clock: Clock
  events: DomainEvents<DevicesEvents & AlarmsEvents>
  devices: Pick<DevicesFeature, 'bedState' | 'listLive' | 'isBrokerLost' | 'settings' | 'ingest' | 'bedHistory'>
  alarms: Pick<AlarmsFeature, 'listOpen' | 'staffSinceAt'>
  places: Places
  occupants: Occupants
}

export function createWallService(options: WallServiceOptions) {
  const { clock, events, devices, places, occupants } = options
  const spark = createHeartRateSpark()
  const shownTiles = createShownItems<BedTile>()
  const shownChips = createShownItems<PlaceChip>()
  let shownBroker = ''
  let isPending = false
  let cancelPending = () => {}
  let stops: (() => void)[] = []

  function tileOf(place: BedPlace, now: number): BedTile {
    const { bedId } = place
    const staffSince = options.alarms.staffSinceAt(roomKey(place.roomId))
    return buildBedTile(place, occupants.of(bedId), devices.bedState(bedId), spark.read(bedId, now), staffSince)
  }

  function tiles(): BedTile[] {
    const now = clock.now()
    return places.beds().map((place) => tileOf(place, now))
  }

  function chips(): PlaceChip[] {
    const calls = new Map(
      options.alarms
        .listOpen()
        .filter((alarm) => alarm.kind === 'call-bell')
        .map((alarm) => [alarm.deviceId as string | null, alarm]),
    )
    const about = { places, settings: devices.settings, now: clock.now(), isBrokerLost: devices.isBrokerLost() }
    return devices
      .listLive()
      .filter(hasChip)
      .map((device) => buildPlaceChip({ ...about, device, openCall: calls.get(device.record.id) }))
  }

  function broker(): WallSnapshot['broker'] {
    const { state, since } = devices.ingest.status()
    return { state, since }
  }

  const feed = createLiveFeed<WallSnapshot, WallChange>({ clock, snapshot })

  function snapshot(): WallSnapshot {
    return { tiles: tiles(), places: chips(), broker: broker() }
  }

  function publish(): void {
    if (feed.watcherCount() === 0) return
    const now = clock.now()
    const isDue = ({ bedId }: BedPlace) => shownTiles.isDue(bedId, now, AGEING_INTERVAL_MS)
    const beds = shownTiles.show(
      places.beds().map((place) => ({ id: place.bedId, make: isDue(place) ? () => tileOf(place, now) : null })),
      now,
    )
    const doors = shownChips.show(
      chips().map((chip) => ({ id: chip.deviceId, make: () => chip })),
      now,
    )
    const link = broker()
    const isNewBroker = JSON.stringify(link) !== shownBroker
    shownBroker = JSON.stringify(link)
    const size = beds.changed.length + beds.gone.length + doors.changed.length + doors.gone.length
    if (size === 0 && !isNewBroker) return
    feed.publish({
      tiles: beds.changed,
      places: doors.changed,
      removedBedIds: beds.gone as BedTile['bedId'][],
      removedDeviceIds: doors.gone,
      broker: isNewBroker ? link : null,
    })
  }

  function publishSoon(): void {
    if (isPending) return
    isPending = true
    cancelPending = clock.schedule(PUBLISH_INTERVAL_MS, () => {
      isPending = false
      publish()
    })
  }

  function onHeard({ device, values, at, isRetained }: DevicesEvents['device-heard']): void {
    const value = values.heart_rate_bpm
    if (device.target?.kind === 'bed') {
      shownTiles.touch(device.target.bedId)
      if (typeof value === 'number' && !isRetained) spark.note(device.target.bedId, value, at)
    }
    publishSoon()
  }

  /** Something changed that any tile may show. */
  function refresh(): void {
    shownTiles.touchAll()
    publishSoon()
  }

  /** Ten minutes of heart rate from before this run, so that a restart does not empty the wall's curves. */
  function fillSparks(): void {
    const to = clock.now()
    for (const { bedId } of places.beds()) {
      for (const minute of devices.bedHistory({ bedId, from: to - SPARK_MS, to }).minutes) {
        if (minute.heartRate !== null) spark.note(bedId, minute.heartRate, minute.at)
      }
    }
  }

  return {
    snapshot,
    watch: (signal?: AbortSignal) => feed.watch(signal),
    /** Rooms, beds or occupants changed. */
    refresh,
    start(): void {
      fillSparks()
      stops = [
        events.on('device-heard', onHeard),
        events.on('device-changed', refresh),
        events.on('broker-state-changed', refresh),
        events.on('alarm-raised', refresh),
        events.on('alarm-changed', refresh),
        clock.every(AGEING_INTERVAL_MS, publishSoon),
      ]
    },
    stop(): void {
      for (const stop of stops) stop()
      stops = []
      cancelPending()
      isPending = false
    },
  }
}
