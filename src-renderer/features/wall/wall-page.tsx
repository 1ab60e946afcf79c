// The station's wall. Full screen, no menus; it never shows an old value as live.
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { BedId } from '#shared/contract/primitives.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { useConnectionView } from '../../app/shell/use-connection-view.ts'
import { useDensity } from '../../ui/density.ts'
import { isDialogOpen } from '../../ui/use-shortcut.ts'
import { useSession } from '../accounts/index.ts'
import { CloseAlarmDialog, firstToClose, firstUnacknowledged, useAlarmActs } from '../alarms/index.ts'
import { AlarmStrip } from './components/alarm-strip.tsx'
import { PlaceChips } from './components/place-chips.tsx'
import { AlarmAnnouncer, Takeover, useTakeover } from './components/takeover.tsx'
import { Tile } from './components/tile.tsx'
import { TileDialog } from './components/tile-dialog.tsx'
import { type WallChoice, WallHead } from './components/wall-head.tsx'
import { WallState } from './components/wall-state.tsx'
import { soundingPriority } from './sound-pattern.ts'
import { passesFilter, tileFilters, urgencyOf } from './tile-state.ts'
import { useAlarmSound } from './use-alarm-sound.ts'
import { useElementSize } from './use-element-size.ts'
import { useWall, type WallBed } from './use-wall.ts'
import { useWallKeys } from './use-wall-keys.ts'
import { useWallPages } from './use-wall-pages.ts'
import './wall.css'
import { fitWallGrid, moveInGrid } from './wall-grid.ts'
import { pageWall } from './wall-pages.ts'

function shownBeds(beds: readonly WallBed[], { filter, floorId, isByUrgency }: WallChoice): WallBed[] {
  const shown = beds.filter(
    ({ tile, view }) =>
      (floorId === null || tile.floorId === floorId) && (filter === null || passesFilter(view, filter)),
  )
  return isByUrgency ? shown.sort((left, right) => urgencyOf(left.view) - urgencyOf(right.view)) : shown
}

export function WallPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked] = useSearchParams()
  const { can } = useSession()
  const wall = useWall()
  const acts = useAlarmActs()
  const sound = useAlarmSound(soundingPriority(wall.alarms))
  const takeover = useTakeover(wall.alarms)
  const connection = useConnectionView()
  const [choice, setChoice] = useState<WallChoice>({
    filter: tileFilters.find((each) => each === asked.get('show')) ?? null,
    floorId: null,
    isByUrgency: false,
  })
  const [focused, setFocused] = useState(0)
  const [closing, setClosing] = useState<Alarm | null>(null)
  const [openBedId, setOpenBedId] = useState<BedId | null>(null)
  const grid = useRef<HTMLUListElement>(null)
  const page = useRef<HTMLElement>(null)
  const size = useElementSize(grid)
  const { scale } = useDensity()

  const { isByUrgency } = choice
  const pages = useMemo(() => {
    const fitOf = (count: number) =>
      fitWallGrid(count, size.width, size.height, { columnStep: isByUrgency ? 1 : 2, typeScale: scale })
    return pageWall(shownBeds(wall.beds ?? [], choice), (count) => fitOf(count).isFitting, !isByUrgency)
  }, [wall.beds, choice, isByUrgency, size, scale])
  const pager = useWallPages(
    pages,
    wall.alarms,
    useCallback(() => isDialogOpen() || grid.current?.contains(document.activeElement) === true, []),
  )
  const beds = pages[pager.index]?.beds ?? []
  const longest = Math.max(0, ...pages.map((each) => each.beds.length))
  // Tiles keep their size from page to page.
  const fit = fitWallGrid(longest, size.width, size.height, { columnStep: isByUrgency ? 1 : 2, typeScale: scale })
  const isHandling = can('alarms.handle')
  const mayLeave = can('duties.read') || can('residents.read')

  const acknowledgeFirst = () => {
    const alarm = firstUnacknowledged(wall.alarms)
    if (isHandling && alarm) acts.acknowledge(alarm)
  }
  useWallKeys({
    acknowledge: acknowledgeFirst,
    close: () => {
      const alarm = firstToClose(wall.alarms)
      if (isHandling && alarm) setClosing(alarm)
    },
    filter: () => page.current?.querySelector<HTMLElement>('[role="toolbar"] button')?.focus(),
    mute: sound.toggleMute,
    test: sound.test,
    turn: pager.turn,
    leave: () => {
      const active = document.activeElement
      if (active instanceof HTMLElement && active.closest('[role="toolbar"]')) active.blur()
      else if (mayLeave) navigate('/')
    },
    move: (key) => {
      const active = document.activeElement
      const bar = active?.closest('[role="toolbar"]')
      const items = [...((bar ?? grid.current)?.querySelectorAll<HTMLElement>('button') ?? [])]
      const from = items.indexOf(active as HTMLElement)
      const start = from < 0 ? Math.min(focused, items.length - 1) : from
      items[from < 0 ? start : moveInGrid(start, key, items.length, bar ? 1 : fit.columns)]?.focus()
    },
  })

  const onOpen = useCallback((bedId: BedId) => setOpenBedId(bedId), [])
  const openBed = wall.beds?.find(({ tile }) => tile.bedId === openBedId)
  const isStale = wall.beds !== undefined && !wall.isLive
  return (
    <main ref={page} className={isStale ? 'wall wall--stale' : 'wall'} aria-label={t('shell:nav.wall')}>
      <WallHead
        wall={wall}
        sound={sound}
        choice={choice}
        onChoose={setChoice}
        pager={pages.length > 1 ? { ...pager, count: pages.length, name: pages[pager.index]?.floorName ?? null } : null}
        onLeave={mayLeave ? () => navigate('/') : undefined}
      />
      <WallState wall={wall} isStale={isStale} connection={connection} />
      <AlarmStrip
        alarms={wall.alarms}
        isKnown={wall.areAlarmsKnown}
        sound={sound}
        isHandling={isHandling}
        onAcknowledge={acts.acknowledge}
        onClose={setClosing}
      />
      <ul
        ref={grid}
        className="wall__grid"
        aria-label={t('wall:beds')}
        style={{
          gridTemplateColumns: `repeat(${fit.columns}, minmax(0, 1fr))`,
          fontSize: `${(14 * fit.scale).toFixed(2)}px`,
          gridTemplateRows: `repeat(${fit.rows}, minmax(0, 1fr))`,
        }}
      >
        {beds.map((bed, index) => (
          <Tile
            key={bed.tile.bedId}
            bed={bed}
            index={index}
            isTabStop={index === Math.min(focused, beds.length - 1)}
            isJoined={!isByUrgency && index % fit.columns > 0 && beds[index - 1]?.tile.roomId === bed.tile.roomId}
            onOpen={onOpen}
            onFocus={setFocused}
          />
        ))}
        {wall.beds !== undefined && beds.length === 0 && (
          <li className="wall__empty">{wall.beds.length === 0 ? t('wall:noBeds') : t('wall:noneMatch')}</li>
        )}
      </ul>
      <PlaceChips places={wall.places} floorId={choice.floorId} />
      <p className="wall__keys" aria-hidden="true">
        {isHandling ? t('wall:keys') : t('wall:keysWatching')}
      </p>
      {takeover && <Takeover alarm={takeover} isHandling={isHandling} />}
      <AlarmAnnouncer alarms={wall.alarms} />
      {closing && (
        <CloseAlarmDialog
          alarm={closing}
          onClose={(reason, note) => acts.close(closing, reason, note)}
          onCancel={() => setClosing(null)}
        />
      )}
      {openBed && <TileDialog bed={openBed} onClose={() => setOpenBedId(null)} />}
    </main>
  )
}
