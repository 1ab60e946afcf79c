// The line above the wall: counts that filter, floors, order, who is here, whether sound and devices are well, the time.
import { useTranslation } from 'react-i18next'
import { useTimeValue } from '../../../ui/clock.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useSession } from '../../accounts/index.ts'
import { isCallingNow } from '../../alarms/index.ts'
import { LateCareTotal } from '../late-care.tsx'
import { passesFilter, type TileFilter, tileFilters } from '../tile-state.ts'
import type { AlarmSound } from '../use-alarm-sound.ts'
import type { Wall } from '../use-wall.ts'
import { turnEveryMs, type WallPager } from '../use-wall-pages.ts'
import { floorsOf, type WallChoice } from '../wall-choice.ts'

type WallHeadProps = {
  wall: Wall
  sound: AlarmSound
  isTestDue: boolean
  look: 'day' | 'night' | 'by-time'
  /** True = no menus: counts, state and the clock alone. */
  isStationMode: boolean
  choice: WallChoice
  onChoose: (choice: WallChoice) => void
  onTest: () => void
  onHelp: () => void
  onLeave: (() => void) | undefined
  /** Null = everything fits one page. */
  pager: (WallPager & { count: number; name: string | null }) | null
}

const views: readonly WallChoice['view'][] = ['urgency', 'plan']

export function WallHead(props: WallHeadProps) {
  const { wall, sound, isTestDue, look, isStationMode, choice, onChoose, onLeave, pager } = props
  const { t } = useTranslation()
  const { status, user } = useSession()
  const beds = wall.beds ?? []
  const floors = floorsOf(beds)
  const onFloor = beds.filter(({ tile }) => choice.floorId === null || tile.floorId === choice.floorId)
  // What has not come yet is not counted: a 0 would say that nobody is out of bed.
  const countOf = (filter: TileFilter): number | null => {
    if (filter === 'unacknowledged') return wall.areAlarmsKnown ? wall.alarms.filter(isCallingNow).length : null
    return wall.beds === undefined ? null : onFloor.filter(({ view }) => passesFilter(view, filter)).length
  }
  return (
    <header className="wall-head">
      <h1 className="wall-head__title">
        {floors.find((floor) => floor.id === choice.floorId)?.name ?? status.facilityName}
      </h1>
      {pager && <PageTurner pager={pager} />}
      <div role="toolbar" aria-label={t('wall:filter')} className="wall-head__filters">
        {tileFilters.map((filter) => (
          <FilterChip
            key={filter}
            label={t(`wall:filters.${filter}`)}
            count={countOf(filter)}
            isOn={choice.filter === filter}
            onToggle={(isOn) => onChoose({ ...choice, filter: isOn ? filter : null })}
          />
        ))}
        {!isStationMode && floors.length > 1 && <span className="wall-head__line" aria-hidden="true" />}
        {!isStationMode &&
          floors.length > 1 &&
          floors.map((floor) => (
            <FilterChip
              key={floor.id}
              label={floor.name}
              isOn={choice.floorId === floor.id}
              onToggle={(isOn) => onChoose({ ...choice, floorId: isOn ? floor.id : null })}
            />
          ))}
        {!isStationMode &&
          views.map((view) => (
            <FilterChip
              key={view}
              label={t(`wall:view.${view}`)}
              isOn={choice.view === view}
              onToggle={(isOn) => onChoose({ ...choice, view: isOn ? view : 'places' })}
            />
          ))}
      </div>
      <LateCareTotal />
      <span className="wall-head__facts">
        {user?.displayName} · {t(`wall:sound.short.${sound.state}`)}
        {look === 'by-time' && ` · ${t('wall:look.by-time')}`}
        {wall.broker && (
          <>
            {' · '}
            {t(`wall:broker.${wall.broker.state}`)}
            {wall.broker.state !== 'connected' && (
              <>
                {' '}
                <SinceText at={wall.broker.since} />
              </>
            )}
          </>
        )}
      </span>
      {isTestDue && (
        <button type="button" className="wall-head__test" onClick={props.onTest} aria-keyshortcuts="T">
          {t('wall:speaker.due')} <Kbd keys="T" />
        </button>
      )}
      {!isStationMode && (
        <span className="wall-head__end">
          <button type="button" className="wall-head__leave" onClick={props.onHelp} aria-keyshortcuts="?">
            {t('wall:help.open')} <Kbd keys="?" />
          </button>
          {onLeave && (
            <button type="button" className="wall-head__leave" onClick={onLeave} aria-keyshortcuts="Escape">
              {t('wall:leave')} <Kbd keys="Esc" />
            </button>
          )}
        </span>
      )}
      <WallClock />
    </header>
  )
}

function PageTurner({ pager }: { pager: NonNullable<WallHeadProps['pager']> }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="wall-pager" aria-pressed={!pager.isTurning} onClick={pager.toggleTurning}>
      <b className="numerals">
        {pager.name} {t('wall:page', { page: pager.index + 1, count: pager.count })}
      </b>{' '}
      <span>{t(pager.isTurning ? 'wall:pageTurning' : 'wall:pageHeld')}</span>
      {pager.isTurning && (
        <span
          key={pager.index}
          className="wall-pager__progress"
          style={{ animationDuration: `${turnEveryMs}ms` }}
          aria-hidden="true"
        />
      )}
    </button>
  )
}

function WallClock() {
  const text = useTimeValue((now) => formatInstant(now, 'second'))
  return (
    <time className="wall-head__clock numerals" dateTime={text}>
      {text.slice(11)}
    </time>
  )
}
