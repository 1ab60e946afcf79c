// Follows the wall's feed and joins it with the open alarms.
import { useMemo } from 'react'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { BedTile, PlaceChip, WallChange, WallSnapshot } from '#shared/features/wall/wall.contract.ts'
import { client } from '../../app/rpc-client.ts'
import { useLiveFeed } from '../../app/use-live-feed.ts'
import { useSession } from '../accounts/index.ts'
import { useOpenAlarms } from '../alarms/index.ts'
import { type TileView, tileViewOf } from './tile-state.ts'

const watchWall = ({ signal }: { signal: AbortSignal }) => client.wall.watch(undefined, { signal })

/** Whole tiles and chips replaced by id. */
export function applyWallChange(known: WallSnapshot, change: WallChange): WallSnapshot {
  const tiles = new Map(known.tiles.map((tile) => [tile.bedId, tile]))
  for (const id of change.removedBedIds) tiles.delete(id)
  for (const tile of change.tiles) tiles.set(tile.bedId, tile)
  const places = new Map(known.places.map((place) => [place.deviceId, place]))
  for (const id of change.removedDeviceIds) places.delete(id)
  for (const place of change.places) places.set(place.deviceId, place)
  return { tiles: [...tiles.values()], places: [...places.values()], broker: change.broker ?? known.broker }
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

export function useWall(): Wall {
  const { can, isLocked } = useSession()
  const feed = useLiveFeed(watchWall, applyWallChange, can('wall.watch') && !isLocked)
  const { alarms, isLive: areAlarmsLive } = useOpenAlarms()
  const tiles = feed.data?.tiles
  const beds = useMemo(() => {
    const first = new Map<string, Alarm>()
    for (const alarm of alarms ?? []) {
      if (alarm.bedId !== null && !first.has(alarm.bedId)) first.set(alarm.bedId, alarm)
    }
    return tiles
      ?.map((tile) => ({ tile, view: tileViewOf(tile, first.get(tile.bedId) ?? null) }))
      .sort(
        (left, right) =>
          collator.compare(left.tile.floorName, right.tile.floorName) ||
          collator.compare(left.tile.label, right.tile.label),
      )
  }, [tiles, alarms])
  return {
    beds,
    places: feed.data?.places ?? [],
    broker: feed.data?.broker,
    alarms: alarms ?? [],
    areAlarmsKnown: alarms !== undefined,
    isLive: feed.isLive && areAlarmsLive,
  }
}
