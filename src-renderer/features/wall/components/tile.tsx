// One bed. Legible from across the room: number, state word, alarm. Everything else is for who stands before it.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BedTile } from '#shared/features/wall/wall.contract.ts'
import { alarmShapes } from '../../../ui/alarm-mark.tsx'
import { useNow } from '../../../ui/clock.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { formatDay } from '../../../ui/format-time.ts'
import { useAlarmWords } from '../../alarms/index.ts'
import type { WallBed } from '../use-wall.ts'
import { Spark } from './spark.tsx'

/** Data older than this is told with its age, though not yet stale. */
const tellAgeAfterMs = 60_000

type TileProps = {
  bed: WallBed
  index: number
  isTabStop: boolean
  /** The tile at the left is of the same room. */
  isJoined: boolean
  onOpen: (bedId: WallBed['tile']['bedId']) => void
  onFocus: (index: number) => void
}

export const Tile = memo(function Tile({ bed, index, isTabStop, isJoined, onOpen, onFocus }: TileProps) {
  const { t } = useTranslation()
  const { tile, view } = bed
  const { alarm } = view
  const classes = [
    'tile',
    `tile--${view.state}`,
    alarm ? `tile--alarm tile--${alarm.priority}` : '',
    alarm?.state === 'acknowledged' ? 'tile--acknowledged' : '',
    isJoined ? 'tile--joined' : '',
  ]
  return (
    <li className={classes.join(' ')}>
      <button
        type="button"
        className="tile__button"
        data-tile={index}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onOpen(tile.bedId)}
        onFocus={() => onFocus(index)}
      >
        <span className="tile__number numerals">{tile.label}</span>
        <span className="tile__surname">{tile.surname ?? ''}</span>
        {view.showsVitals && (
          <span className="tile__vitals numerals">
            <Vital sign={tile.heartRate} label={t('wall:vital.heart')} />
            <Vital sign={tile.respiration} label={t('wall:vital.breath')} />
          </span>
        )}
        <span className="tile__state">{alarm ? <AlarmWords bed={bed} /> : <StateWords bed={bed} />}</span>
        <span className="tile__end">
          {alarm?.state === 'acknowledged' ? (
            <span className="tile__tag">{t('alarms:state.acknowledged')}</span>
          ) : tile.hasLowBattery ? (
            <span className="tile__tag">{t('wall:lowBattery')}</span>
          ) : (
            view.showsVitals && <Spark values={tile.spark} />
          )}
        </span>
      </button>
    </li>
  )
})

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
  const { alarm } = view
  if (!alarm) return null
  return (
    <b className="tile__alarm">
      <span aria-hidden="true">{alarmShapes[alarm.priority]}</span> {what(alarm)}{' '}
      {alarm.state === 'raised' && <SinceText at={alarm.raisedAt} look="clock" />}
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
      {view.showsVitals && <DataAge at={tile.dataAt} />}
    </>
  )
}

function DataAge({ at }: { at: number | null }) {
  const { t } = useTranslation()
  const now = useNow()
  if (at === null || now - at < tellAgeAfterMs) return null
  return (
    <span className="tile__age" title={t('wall:dataAge')}>
      · <SinceText at={at} />
    </span>
  )
}
