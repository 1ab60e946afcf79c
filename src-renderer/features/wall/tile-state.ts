// What a tile says of a bed. Unknown is a state of its own and is never drawn as normal. Pure.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { BedTile } from '#shared/features/wall/wall.contract.ts'

export type TileState =
  | 'in-bed'
  | 'out-of-bed'
  | 'unknown'
  | 'free'
  | 'on-leave'
  | 'in-hospital'
  | 'blocked'
  /** Somebody lies in a bed that nobody has, or whose person is away. */
  | 'unexpected'

export type TileView = {
  state: TileState
  /** i18n key of the word on the tile. */
  wordKey: string
  /** Instant the state's duration counts from (epoch ms UTC); null = no duration is told. */
  since: number | null
  /** Vital signs are told only of somebody who is in bed. */
  showsVitals: boolean
  alarm: Alarm | null
}

/** `alarm` is the most urgent open alarm of the bed. */
export function tileViewOf(tile: BedTile, alarm: Alarm | null): TileView {
  const state = stateOf(tile)
  return {
    state,
    wordKey: wordKeyOf(tile, state),
    since: sinceOf(tile, state),
    showsVitals: state === 'in-bed' || state === 'unexpected',
    alarm,
  }
}

function stateOf(tile: BedTile): TileState {
  if (tile.occupancy !== 'occupied') {
    if (tile.presence === 'in-bed') return 'unexpected'
    return tile.occupancy
  }
  return tile.presence
}

function wordKeyOf(tile: BedTile, state: TileState): string {
  if (state === 'unknown') return `wall:unknown.${tile.unknownBecause ?? 'no-reading'}`
  if (state === 'unexpected') return `wall:unexpected.${tile.occupancy}`
  return `wall:state.${state}`
}

function sinceOf(tile: BedTile, state: TileState): number | null {
  if (state === 'in-bed' || state === 'out-of-bed' || state === 'unexpected') return tile.presenceSince
  // The age of the last thing heard; never heard has no age.
  if (state === 'unknown')
    return tile.unknownBecause === 'never-heard' || tile.unknownBecause === 'no-device' ? null : tile.dataAt
  return null
}

/** An open alarm decides first, then what is not known, then who is up. Smaller = more urgent. */
export function urgencyOf(view: TileView): number {
  if (view.alarm) {
    const priority = { high: 0, medium: 2, low: 4 }[view.alarm.priority]
    return priority + (view.alarm.state === 'acknowledged' ? 1 : 0)
  }
  const ranks: Record<TileState, number> = {
    unexpected: 6,
    unknown: 7,
    'out-of-bed': 8,
    'in-bed': 9,
    'on-leave': 10,
    'in-hospital': 10,
    blocked: 11,
    free: 12,
  }
  return ranks[view.state]
}

export type TileFilter = 'unacknowledged' | 'in-bed' | 'out-of-bed' | 'unknown' | 'away' | 'free'
export const tileFilters: readonly TileFilter[] = ['unacknowledged', 'in-bed', 'out-of-bed', 'unknown', 'away', 'free']

export function passesFilter(view: TileView, filter: TileFilter): boolean {
  if (filter === 'unacknowledged') return view.alarm?.state === 'raised'
  if (filter === 'away') return view.state === 'on-leave' || view.state === 'in-hospital'
  if (filter === 'free') return view.state === 'free' || view.state === 'blocked'
  if (filter === 'in-bed') return view.state === 'in-bed' || view.state === 'unexpected'
  return view.state === filter
}
