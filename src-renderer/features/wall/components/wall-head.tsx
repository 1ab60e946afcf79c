// The line above the wall: counts that filter, floors, order, who is here, whether sound and devices are well, the time.
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../ui/clock.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useSession } from '../../accounts/index.ts'
import { passesFilter, type TileFilter, tileFilters } from '../tile-state.ts'
import type { AlarmSound } from '../use-alarm-sound.ts'
import type { Wall, WallBed } from '../use-wall.ts'
import type { WallPager } from '../use-wall-pages.ts'

export type WallChoice = { filter: TileFilter | null; floorId: string | null; isByUrgency: boolean }

type WallHeadProps = {
  wall: Wall
  sound: AlarmSound
  choice: WallChoice
  onChoose: (choice: WallChoice) => void
  onLeave: (() => void) | undefined
  /** Null = everything fits one page. */
  pager: (WallPager & { count: number; name: string | null }) | null
}

function floorsOf(beds: readonly WallBed[]): { id: string; name: string }[] {
  const names = new Map(beds.map(({ tile }) => [tile.floorId as string, tile.floorName]))
  return [...names].map(([id, name]) => ({ id, name }))
}

export function WallHead({ wall, sound, choice, onChoose, onLeave, pager }: WallHeadProps) {
  const { t } = useTranslation()
  const { status, user } = useSession()
  const beds = wall.beds ?? []
  const floors = floorsOf(beds)
  const onFloor = beds.filter(({ tile }) => choice.floorId === null || tile.floorId === choice.floorId)
  const unacknowledged = wall.alarms.filter((alarm) => alarm.state === 'raised').length
  // What has not come yet is not counted: a 0 would say that nobody is out of bed.
  const countOf = (filter: TileFilter): number | null => {
    if (filter === 'unacknowledged') return wall.areAlarmsKnown ? unacknowledged : null
    return wall.beds === undefined ? null : onFloor.filter(({ view }) => passesFilter(view, filter)).length
  }
  return (
    <header className="wall-head">
      <h1 className="wall-head__title">
        {floors.find((floor) => floor.id === choice.floorId)?.name ?? status.facilityName}
      </h1>
      {pager && (
        <button type="button" className="wall-pager" aria-pressed={!pager.isTurning} onClick={pager.toggleTurning}>
          <b className="numerals">
            {pager.name} {t('wall:page', { page: pager.index + 1, count: pager.count })}
          </b>{' '}
          <span>{t(pager.isTurning ? 'wall:pageTurning' : 'wall:pageHeld')}</span>
        </button>
      )}
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
        {floors.length > 1 && <span className="wall-head__line" aria-hidden="true" />}
        {floors.length > 1 &&
          floors.map((floor) => (
            <FilterChip
              key={floor.id}
              label={floor.name}
              isOn={choice.floorId === floor.id}
              onToggle={(isOn) => onChoose({ ...choice, floorId: isOn ? floor.id : null })}
            />
          ))}
        <FilterChip
          label={t('wall:byUrgency')}
          isOn={choice.isByUrgency}
          onToggle={(isByUrgency) => onChoose({ ...choice, isByUrgency })}
        />
      </div>
      <span className="wall-head__facts">
        {user?.displayName} · {t(`wall:sound.short.${sound.state}`)}
        {sound.isTestDue && sound.state === 'on' && ` · ${t('wall:sound.testDue')}`}
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
      {onLeave && (
        <button type="button" className="wall-head__leave" onClick={onLeave} aria-keyshortcuts="Escape">
          {t('wall:leave')} <Kbd keys="Esc" />
        </button>
      )}
      <WallClock />
    </header>
  )
}

function WallClock() {
  const now = useNow()
  return (
    <time className="wall-head__clock numerals" dateTime={new Date(now).toISOString()}>
      {formatInstant(now, 'second').slice(11)}
    </time>
  )
}
