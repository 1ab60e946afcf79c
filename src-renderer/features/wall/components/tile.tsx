// One bed. Legible from across the room: number, state word, alarm. Everything else is for who stands before it.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BedTile } from '#shared/features/wall/wall.contract.ts'
import { alarmShapes } from '../../../ui/alarm-mark.tsx'
import { useTimeValue } from '../../../ui/clock.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { formatDay, formatInstant } from '../../../ui/format-time.ts'
import { useAlarmWords } from '../../alarms/index.ts'
import { LateCareMark } from '../late-care.tsx'
import type { WallBed } from '../use-wall.ts'
import { Spark } from './spark.tsx'

/** Data older than this is told with its age, though not yet stale. */
const tellAgeAfterMs = 60_000

type TileProps = {
  bed: WallBed
  isTabStop: boolean
  /** The tile at the left is of the same room. */
  isJoined?: boolean
  isPinned?: boolean
  onOpen: (bedId: WallBed['tile']['bedId']) => void
  onFocus: (bedId: WallBed['tile']['bedId']) => void
}

export const Tile = memo(function Tile({ bed, isTabStop, isJoined = false, isPinned = false, ...on }: TileProps) {
  const { t } = useTranslation()
  const { tile, view } = bed
  const { alarm, stage } = view
  const classes = [
    'tile',
    `tile--${view.state}`,
    alarm ? `tile--alarm tile--${alarm.priority}` : '',
    stage === null || stage === 'calling' ? '' : `tile--held tile--${stage}`,
    stage === 'calling' && alarm && alarm.rings > 1 ? 'tile--again' : '',
    alarm?.isDrill ? 'tile--drill' : '',
    isJoined ? 'tile--joined' : '',
  ]
  return (
    <li className={classes.join(' ')}>
      <button
        type="button"
        className="tile__button"
        data-bed={tile.bedId}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => on.onOpen(tile.bedId)}
        onFocus={() => on.onFocus(tile.bedId)}
      >
        <span className="tile__number numerals">
          {tile.label}
          {isPinned && (
            <span className="tile__pin" title={t('wall:pinned')}>
              <span aria-hidden="true">★</span>
              <span className="visually-hidden">{t('wall:pinned')}</span>
            </span>
          )}
          <LateCareMark bedId={tile.bedId} />
        </span>
        <span className="tile__surname">{tile.surname ?? ''}</span>
        {view.showsVitals && (
          <span className="tile__vitals numerals">
            <Vital sign={tile.heartRate} label={t('wall:vital.heart')} />
            <Vital sign={tile.respiration} label={t('wall:vital.breath')} />
          </span>
        )}
        {alarm?.isDrill && <span className="tile__drill">{t('alarms:drill.word')}</span>}
        <span className="tile__state">{alarm ? <AlarmWords bed={bed} /> : <StateWords bed={bed} />}</span>
        <span className="tile__end">
          <TileEnd bed={bed} />
        </span>
      </button>
    </li>
  )
})

function TileEnd({ bed: { tile, view } }: { bed: WallBed }) {
  const { t } = useTranslation()
  const { alarm, stage } = view
  if (alarm && stage === 'shelved' && alarm.shelvedUntil !== null) {
    return (
      <span className="tile__tag">
        {t('wall:shelvedUntil', { until: formatInstant(alarm.shelvedUntil).slice(11) })}
      </span>
    )
  }
  if (stage === 'acknowledged' || stage === 'attended') {
    return <span className="tile__tag">{t(`alarms:state.${stage}`)}</span>
  }
  if (alarm && alarm.rings > 1) return <span className="tile__tag">{t('wall:again', { count: alarm.rings })}</span>
  if (alarm) return null
  if (tile.staffSince !== null) {
    return (
      <span className="tile__tag tile__tag--care">
        {t('wall:care')} <SinceText at={tile.staffSince} look="clock" />
      </span>
    )
  }
  if (tile.isIsolated) return <span className="tile__tag">{t('wall:isolated')}</span>
  if (tile.hasLowBattery) return <span className="tile__tag">{t('wall:lowBattery')}</span>
  if (view.isParked) return <span className="tile__tag tile__tag--quiet">{t('wall:parked')}</span>
  return view.showsVitals ? <Spark values={tile.spark} /> : null
}

type Sign = BedTile['heartRate']

function Vital({ sign, label }: { sign: Sign; label: string }) {
  const { t } = useTranslation()
  return (
    <span className="tile__vital">
      {sign.value === null ? (
        <b className="tile__no-reading" title={t('wall:unknown.no-reading')}>
          ?
        </b>
      ) : (
        <b>{Math.round(sign.value)}</b>
      )}
      <small>{label}</small>
    </span>
  )
}

function AlarmWords({ bed: { view } }: { bed: WallBed }) {
  const { what } = useAlarmWords()
  const { alarm, stage } = view
  if (!alarm) return null
  return (
    <b className="tile__alarm">
      <span aria-hidden="true">{alarmShapes[alarm.priority]}</span> {what(alarm)}{' '}
      {stage === 'calling' && <SinceText at={alarm.raisedAt} look="clock" />}
    </b>
  )
}

const marks: Partial<Record<WallBed['view']['state'], string>> = {
  'out-of-bed': '○ ',
  unknown: '? ',
  unexpected: '! ',
}

function StateWords({ bed: { tile, view } }: { bed: WallBed }) {
  const { t } = useTranslation()
  return (
    <>
      <b className="tile__word">
        {marks[view.state] && <span aria-hidden="true">{marks[view.state]}</span>}
        {t(view.wordKey)} {view.since !== null && <SinceText at={view.since} />}
        {tile.returnsOn !== null && t('wall:until', { day: formatDay(tile.returnsOn).slice(5) })}
      </b>
      {view.showsVitals && tile.dataAt !== null && <DataAge at={tile.dataAt} />}
    </>
  )
}

function DataAge({ at }: { at: number }) {
  const { t } = useTranslation()
  const isTold = useTimeValue((now) => now - at >= tellAgeAfterMs)
  if (!isTold) return null
  return (
    <span className="tile__age" title={t('wall:dataAge')}>
      · <SinceText at={at} />
    </span>
  )
}
