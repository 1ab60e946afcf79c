// Open alarms and what the sensors do not tell, beside the work list.

import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { AlarmMark } from '../../../ui/alarm-mark.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Section } from '../../../ui/section.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { useAlarmWords, useOpenAlarms } from '../../alarms/index.ts'
import type { WallBed } from '../../wall/index.ts'

const mostAlarms = 8
const mostUnknown = 12

export function AlarmBox() {
  const { t } = useTranslation()
  const { alarms, isLive } = useOpenAlarms()
  const { what } = useAlarmWords()
  return (
    <Section
      title={t('today:alarms')}
      note={alarms && isLive ? t('today:alarmCount', { count: alarms.length }) : undefined}
      link={<Link to="/alarms">{t('today:openAlarms')}</Link>}
    >
      {!isLive && (
        <p className="today-pad">
          <Unknown reason={t('today:notLive')} />
        </p>
      )}
      {isLive && alarms?.length === 0 && <p className="today-pad muted">{t('wall:noAlarms')}</p>}
      <ul>
        {alarms?.slice(0, mostAlarms).map((alarm) => (
          <li key={alarm.id}>
            <Link to={screenLinks.alarm(alarm.id)} className="today-alarm">
              <b className="numerals">{alarm.placeLabel}</b>
              <span>
                <AlarmMark priority={alarm.priority} word={what(alarm)} isAcknowledged={alarm.state !== 'raised'} />{' '}
                {alarm.surname} <span className="faint">{alarm.acknowledgedBy}</span>
              </span>
              <b>
                <SinceText at={alarm.raisedAt} look="clock" />
              </b>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function UnknownBox({ beds }: { beds: readonly WallBed[] | null }) {
  const { t } = useTranslation()
  return (
    <Section
      title={t('today:unknown')}
      note={beds ? t('today:unknownCount', { count: beds.length }) : undefined}
      link={<Link to="/wall?show=unknown">{t('today:openWall')}</Link>}
    >
      {beds === null && (
        <p className="today-pad">
          <Unknown reason={t('today:notLive')} />
        </p>
      )}
      {beds?.length === 0 && <p className="today-pad muted">{t('today:noUnknown')}</p>}
      <ul className="today-unknown">
        {beds?.slice(0, mostUnknown).map(({ tile, view }) => (
          <li key={tile.bedId}>
            <b className="numerals">{tile.label}</b> {tile.surname}{' '}
            <span className="today-unknown__why">
              <Unknown reason={t(view.wordKey)} /> {view.since !== null && <SinceText at={view.since} />}
            </span>
          </li>
        ))}
        {beds && beds.length > mostUnknown && (
          <li className="muted">{t('wall:morePlaces', { count: beds.length - mostUnknown })}</li>
        )}
      </ul>
    </Section>
  )
}
