// What a tile says of a bed. Unknown is a state of its own and is never drawn as normal. Pure.
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import type { BedTile } from '#shared/features/wall/wall.contract.ts'
import { isCallingNow } from '../alarms/alarm-order.ts'

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

/** How far somebody is with the alarm of a tile. */
export type AlarmStage = 'calling' | 'acknowledged' | 'attended' | 'shelved'

export type TileView = {
  state: TileState
  /** i18n key of the word on the tile. */
  wordKey: string
  /** Instant the state's duration counts from (epoch ms UTC); null = no duration is told. */
  since: number | null
  /** Vital signs are told only of somebody who is in bed. */
  showsVitals: boolean
  /** The bed's alarms rest while its person is away. */
  isParked: boolean
  alarm: Alarm | null
  /** Null = no alarm. */
  stage: AlarmStage | null
}

export function stageOf(alarm: Alarm): AlarmStage {
  if (alarm.shelvedUntil !== null) return 'shelved'
  if (alarm.state === 'attended') return 'attended'
  return alarm.state === 'acknowledged' ? 'acknowledged' : 'calling'
}

/** `alarm` is the most urgent open alarm of the bed. */
export function tileViewOf(tile: BedTile, alarm: Alarm | null): TileView {
  const state = stateOf(tile)
  return {
    state,
    wordKey: wordKeyOf(tile, state),
    since: sinceOf(tile, state),
    showsVitals: state === 'in-bed' || state === 'unexpected',
    isParked: tile.occupancy === 'on-leave' || tile.occupancy === 'in-hospital',
    alarm,
    stage: alarm && stageOf(alarm),
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

const stageRank: Record<AlarmStage, number> = { calling: 0, acknowledged: 1, attended: 2, shelved: 3 }
const stateRank: Record<TileState, number> = {
  unexpected: 12,
  unknown: 13,
  'out-of-bed': 14,
  'in-bed': 15,
  'on-leave': 16,
  'in-hospital': 16,
  blocked: 17,
  free: 18,
}

/** An open alarm decides first, then what is not known, then who is up. Smaller = more urgent. */
export function urgencyOf({ alarm, stage, state }: TileView): number {
  if (!alarm || !stage) return stateRank[state]
  return { high: 0, medium: 4, low: 8 }[alarm.priority] + stageRank[stage]
}

/** True for a bed somebody must look at or keep in mind; the others are told by a chip. */
export function needsSomebody({ alarm, state }: TileView): boolean {
  return alarm !== null || state === 'unexpected' || state === 'unknown' || state === 'out-of-bed'
}

export type TileFilter = 'unacknowledged' | 'in-bed' | 'out-of-bed' | 'unknown' | 'away' | 'free'
export const tileFilters: readonly TileFilter[] = ['unacknowledged', 'in-bed', 'out-of-bed', 'unknown', 'away', 'free']

export function passesFilter(view: TileView, filter: TileFilter): boolean {
  if (filter === 'unacknowledged') return view.alarm !== null && isCallingNow(view.alarm)
  if (filter === 'away') return view.state === 'on-leave' || view.state === 'in-hospital'
  if (filter === 'free') return view.state === 'free' || view.state === 'blocked'
  if (filter === 'in-bed') return view.state === 'in-bed' || view.state === 'unexpected'
  return view.state === filter
}
