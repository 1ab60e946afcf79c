// The station's wall. Full screen, no menus; it never shows an old value as live.
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { BedId } from '#shared/contract/primitives.ts'
import { useConnectionView } from '../../app/shell/use-connection-view.ts'
import { useSession, useStaysInView } from '../accounts/index.ts'
import { DrillBanner, isCallingNow } from '../alarms/index.ts'
import { LivePlan } from '../floor-plans/index.ts'
import { AlarmStrip } from './components/alarm-strip.tsx'
import { FocusRow } from './components/focus-row.tsx'
import { PlaceChips } from './components/place-chips.tsx'
import { AlarmAnnouncer, Takeover, useTakeover } from './components/takeover.tsx'
import { TileDialog } from './components/tile-dialog.tsx'
import { WallDialogs } from './components/wall-dialogs.tsx'
import { WallHead } from './components/wall-head.tsx'
import { WallState } from './components/wall-state.tsx'
import { WallTiles } from './components/wall-tiles.tsx'
import { LateCareProvider } from './late-care.tsx'
import { moveFocus } from './move-focus.ts'
import { soundingOf } from './sound-pattern.ts'
import { tileFilters } from './tile-state.ts'
import { useAlarmSound } from './use-alarm-sound.ts'
import { useAlarmSteps } from './use-alarm-steps.ts'
import { useDayNight } from './use-day-night.ts'
import { useStation } from './use-station.ts'
import { useWall } from './use-wall.ts'
import { useWallKeys } from './use-wall-keys.ts'
import { useWallLayout } from './use-wall-layout.ts'
import './wall.css'
import { floorsOf, nextFloor, type WallChoice } from './wall-choice.ts'

function focusedBed(): BedId | null {
  const active = document.activeElement
  return active instanceof HTMLElement && active.dataset.bed ? (active.dataset.bed as BedId) : null
}

export function WallPage() {
  return (
    <LateCareProvider>
      <WallScreen />
    </LateCareProvider>
  )
}

function WallScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked] = useSearchParams()
  const { can, isLocked } = useSession()
  useStaysInView()
  const wall = useWall()
  const sound = useAlarmSound(soundingOf(wall.alarms))
  const station = useStation(sound.state)
  const dayNight = useDayNight(station.station?.night)
  const takeover = useTakeover(wall.alarms)
  const connection = useConnectionView()
  const steps = useAlarmSteps(wall.alarms, focusedBed)
  const [choice, setChoice] = useState<WallChoice>({
    filter: tileFilters.find((each) => each === asked.get('show')) ?? null,
    floorId: null,
    view: asked.get('view') === 'plan' ? 'plan' : asked.get('view') === 'urgency' ? 'urgency' : 'places',
  })
  const [focusedId, setFocusedId] = useState<BedId | null>(null)
  const [openBedId, setOpenBedId] = useState<BedId | null>(null)
  const grid = useRef<HTMLUListElement>(null)
  const page = useRef<HTMLElement>(null)
  const layout = useWallLayout(wall, choice, station.pinned, grid)
  const { isStationMode } = station
  if (isLocked && openBedId !== null) setOpenBedId(null)
  const mayLeave = !isStationMode && (can('duties.read') || can('residents.read'))
  const show = (view: WallChoice['view']) =>
    setChoice((before) => ({ ...before, view: before.view === view ? 'places' : view }))

  const handlers = {
    ...steps.keys,
    scan: steps.scan,
    mute: sound.toggleMute,
    filter: () => page.current?.querySelector<HTMLElement>('[role="toolbar"] button')?.focus(),
    floor: () => setChoice((before) => ({ ...before, floorId: nextFloor(floorsOf(wall.beds ?? []), before.floorId) })),
    urgency: () => show('urgency'),
    plan: () => show('plan'),
    pin: () => {
      const bedId = focusedBed()
      if (bedId !== null) station.togglePin(bedId)
    },
    dayNight: dayNight.next,
    station: station.toggleStationMode,
    nextPage: () => layout.turn(1),
    previousPage: () => layout.turn(-1),
    leave: () => {
      const active = document.activeElement
      if (active instanceof HTMLElement && active.closest('[role="toolbar"]')) active.blur()
      else if (mayLeave) navigate('/')
    },
    move: (key: string) => moveFocus(page.current, key),
  }
  useWallKeys(handlers, !isLocked)

  // At a station the test of a new shift asks for itself, unless somebody is calling.
  const isTestDue = station.station?.isTestDue === true
  const isCalm = !wall.alarms.some(isCallingNow)
  const { setDialog } = steps
  useEffect(() => {
    if (isStationMode && isTestDue && isCalm && steps.isHandling) setDialog((open) => open ?? { kind: 'test' })
  }, [isStationMode, isTestDue, isCalm, steps.isHandling, setDialog])

  const onOpen = useCallback((bedId: BedId) => setOpenBedId(bedId), [])
  const openBed = wall.beds?.find(({ tile }) => tile.bedId === openBedId)
  const isStale = wall.beds !== undefined && !wall.isLive
  const emptyWord = wall.beds && (wall.beds.length === 0 ? t('wall:noBeds') : t('wall:noneMatch'))
  return (
    <main ref={page} className={isStale ? 'wall wall--stale' : 'wall'} aria-label={t('shell:nav.wall')}>
      <WallHead
        wall={wall}
        sound={sound}
        isTestDue={isTestDue}
        look={dayNight.look}
        isStationMode={isStationMode}
        choice={choice}
        onChoose={setChoice}
        pager={choice.view === 'plan' ? null : layout.pager}
        onTest={() => setDialog({ kind: 'test' })}
        onHelp={() => setDialog({ kind: 'help' })}
        onLeave={mayLeave ? () => navigate('/') : undefined}
      />
      <div>
        <WallState wall={wall} isStale={isStale} connection={connection} />
        <DrillBanner />
        <AlarmStrip
          alarms={wall.alarms}
          isKnown={wall.areAlarmsKnown}
          sound={sound}
          isHandling={steps.isHandling}
          onAcknowledge={steps.acknowledge}
          onAttend={steps.acts.attend}
          onClose={(alarm) => setDialog({ kind: 'close', alarm })}
        />
        <FocusRow beds={layout.front} onOpen={onOpen} onFocus={setFocusedId} />
      </div>
      {choice.view === 'plan' ? (
        <Suspense fallback={null}>
          <LivePlan
            beds={wall.beds}
            places={wall.places}
            alarms={wall.alarms}
            floorId={choice.floorId}
            onOpenBed={onOpen}
          />
        </Suspense>
      ) : (
        <WallTiles
          gridRef={grid}
          beds={layout.beds}
          chips={layout.chips}
          fit={layout.fit}
          isByUrgency={layout.isByUrgency}
          pinned={station.pinned}
          tabStop={layout.beds.some(({ tile }) => tile.bedId === focusedId) ? (focusedId ?? undefined) : undefined}
          emptyWord={emptyWord}
          onOpen={onOpen}
          onFocus={setFocusedId}
        />
      )}
      <PlaceChips places={wall.places} floorId={choice.floorId} />
      <p className="wall__keys" aria-hidden="true">
        {!isLocked && t(steps.isHandling ? 'wall:keys' : 'wall:keysWatching')}
      </p>
      {takeover && <Takeover alarm={takeover} isHandling={steps.isHandling} />}
      <AlarmAnnouncer alarms={wall.alarms} />
      <WallDialogs steps={steps} sound={sound} station={station} />
      {openBed && (
        <TileDialog
          bed={openBed}
          isPinned={station.pinned.includes(openBed.tile.bedId)}
          onTogglePin={() => station.togglePin(openBed.tile.bedId)}
          onClose={() => setOpenBedId(null)}
        />
      )}
    </main>
  )
}
