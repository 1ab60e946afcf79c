// A new high alarm fills the screen for five seconds, so that nobody in the room can miss it, then shrinks into the strip.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { serverNow } from '../../../app/server-clock.ts'
import { alarmShapes } from '../../../ui/alarm-mark.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { isCallingNow, useAlarmWords } from '../../alarms/index.ts'

const shownForMs = 5_000
/** A wall that is opened just after an alarm began still takes part in it. */
const newForMs = 10_000

/**
 * The new high alarm that has the screen. What was already ringing when the wall was opened stands in the strip only; an
 * alarm that rings anew, because nobody came or it happened again, is new once more.
 */
export function useTakeover(alarms: readonly Alarm[]): Alarm | null {
  const seen = useRef(new Map<string, number>())
  const [openedAt] = useState(serverNow)
  const [shownId, setShownId] = useState<string | null>(null)
  useEffect(() => {
    const high = alarms.filter((alarm) => alarm.priority === 'high')
    const fresh = high.find((alarm) => {
      const before = seen.current.get(alarm.id)
      const isNew = before === undefined ? alarm.rangAt >= openedAt - newForMs : alarm.rings > before
      return isCallingNow(alarm) && isNew
    })
    seen.current = new Map(high.map((alarm) => [alarm.id, alarm.rings]))
    if (fresh) setShownId(fresh.id)
  }, [alarms, openedAt])
  useEffect(() => {
    if (shownId === null) return
    const timer = setTimeout(() => setShownId(null), shownForMs)
    return () => clearTimeout(timer)
  }, [shownId])
  return alarms.find((alarm) => alarm.id === shownId && isCallingNow(alarm)) ?? null
}

export function Takeover({ alarm, isHandling }: { alarm: Alarm; isHandling: boolean }) {
  const { t } = useTranslation()
  const { what } = useAlarmWords()
  return (
    <div className="takeover" aria-hidden="true">
      <span className="takeover__shape">{alarmShapes.high}</span>
      {alarm.isDrill && <span className="takeover__drill">{t('alarms:drill.word')}</span>}
      <b className="takeover__place numerals">{alarm.placeLabel}</b>
      <b className="takeover__what">
        {what(alarm)} {alarm.surname}
      </b>
      <span className="takeover__clock">
        <SinceText at={alarm.raisedAt} look="clock" /> {alarm.rings > 1 && t('wall:again', { count: alarm.rings })}
      </span>
      {isHandling && (
        <span className="takeover__hint">
          <Kbd keys="A" /> {t('alarms:act.acknowledge')}
        </span>
      )}
    </div>
  )
}

/** Reads new alarms out to a screen reader, each once. */
export function AlarmAnnouncer({ alarms }: { alarms: readonly Alarm[] }) {
  const { t } = useTranslation()
  const { what } = useAlarmWords()
  const newest = alarms
    .filter(isCallingNow)
    .reduce<Alarm | null>((latest, alarm) => (latest && latest.rangAt >= alarm.rangAt ? latest : alarm), null)
  return (
    <p className="visually-hidden" role="alert" aria-live="assertive">
      {newest &&
        [
          newest.isDrill ? t('alarms:drill.word') : null,
          t('wall:announce', {
            priority: t(`ui:alarm.${newest.priority}`),
            place: newest.placeLabel,
            what: what(newest),
          }),
          newest.rings > 1 ? t('wall:again', { count: newest.rings }) : null,
        ]
          .filter(Boolean)
          .join('，')}
    </p>
  )
}
