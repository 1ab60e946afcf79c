// Follows the wall's feed and joins it with the open alarms. A bed that did not change keeps its object, so that its tile is not drawn anew.
import { useMemo, useRef } from 'react'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { BedTile, PlaceChip, WallChange, WallSnapshot } from '#shared/features/wall/wall.contract.ts'
import { client } from '../../app/rpc-client.ts'
import { useLiveFeed } from '../../app/use-live-feed.ts'
import { useSession } from '../accounts/index.ts'
import { useOpenAlarms } from '../alarms/index.ts'
import { type TileView, tileViewOf } from './tile-state.ts'

const watchWall = ({ signal }: { signal: AbortSignal }) => client.wall.watch(undefined, { signal })

/** `items` with those of `changes` in their old places, new ones at the end; the same array when there is nothing to change. */
function replaced<Item>(
  items: Item[],
  changes: readonly Item[],
  removed: readonly string[],
  idOf: (item: Item) => string,
): Item[] {
  if (changes.length === 0 && removed.length === 0) return items
  const changed = new Map(changes.map((item) => [idOf(item), item]))
  const gone = new Set(removed)
  const kept = items.flatMap((item) => {
    const id = idOf(item)
    const now = changed.get(id)
    changed.delete(id)
    return now ? [now] : gone.has(id) ? [] : [item]
  })
  return [...kept, ...changed.values()]
}

/** Whole tiles and chips replaced by id. */
export function applyWallChange(known: WallSnapshot, change: WallChange): WallSnapshot {
  return {
    tiles: replaced(known.tiles, change.tiles, change.removedBedIds, (tile) => tile.bedId),
    places: replaced(known.places, change.places, change.removedDeviceIds, (place) => place.deviceId),
    broker: change.broker ?? known.broker,
  }
}

export type WallBed = { tile: BedTile; view: TileView }
export type Wall = {
  beds: readonly WallBed[] | undefined
  places: readonly PlaceChip[]
  broker: WallSnapshot['broker'] | undefined
  alarms: readonly Alarm[]
  /** False = the list has not come yet: its emptiness says nothing. */
  areAlarmsKnown: boolean
  /** False = what is shown is old and must look so. */
  isLive: boolean
}

const collator = new Intl.Collator('zh-CN', { numeric: true })
const noPlaces: readonly PlaceChip[] = []
const noAlarms: readonly Alarm[] = []

/** Joins tiles with their most urgent alarm; beds in walking order. */
export function createBedJoiner() {
  let known = new Map<string, WallBed>()
  return (tiles: readonly BedTile[], alarms: readonly Alarm[]): WallBed[] => {
    const first = new Map<string, Alarm>()
    for (const alarm of alarms) if (alarm.bedId !== null && !first.has(alarm.bedId)) first.set(alarm.bedId, alarm)
    const joined = new Map<string, WallBed>()
    for (const tile of tiles) {
      const alarm = first.get(tile.bedId) ?? null
      const before = known.get(tile.bedId)
      const isSame = before?.tile === tile && before.view.alarm === alarm
      joined.set(tile.bedId, isSame ? before : { tile, view: tileViewOf(tile, alarm) })
    }
    known = joined
    return [...joined.values()].sort(
      (left, right) =>
        collator.compare(left.tile.floorName, right.tile.floorName) ||
        collator.compare(left.tile.label, right.tile.label),
    )
  }
}

export function useWall(): Wall {
  const { can, isCovered } = useSession()
  const feed = useLiveFeed(watchWall, applyWallChange, can('wall.watch') && !isCovered)
  const { alarms, isLive: areAlarmsLive } = useOpenAlarms()
  const tiles = feed.data?.tiles
  const join = useRef(createBedJoiner())
  const beds = useMemo(() => tiles && join.current(tiles, alarms ?? noAlarms), [tiles, alarms])
  return {
    beds,
    places: feed.data?.places ?? noPlaces,
    broker: feed.data?.broker,
    alarms: alarms ?? noAlarms,
    areAlarmsKnown: alarms !== undefined,
    isLive: feed.isLive && areAlarmsLive,
  }
}
