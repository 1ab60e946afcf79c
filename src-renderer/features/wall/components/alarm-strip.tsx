// The alarms on top of the wall, most urgent first, each with its running clock and who has it.
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { alarmShapes } from '../../../ui/alarm-mark.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { useAlarmWords } from '../../alarms/index.ts'
import { cardsThatFit } from '../strip-cards.ts'
import type { AlarmSound } from '../use-alarm-sound.ts'
import { useElementSize } from '../use-element-size.ts'

type AlarmStripProps = {
  alarms: readonly Alarm[]
  /** False = the list has not come yet; then nothing is said of it. */
  isKnown: boolean
  sound: AlarmSound
  isHandling: boolean
  onAcknowledge: (alarm: Alarm) => void
  onClose: (alarm: Alarm) => void
}

export function AlarmStrip({ alarms, isKnown, sound, isHandling, onAcknowledge, onClose }: AlarmStripProps) {
  const { t } = useTranslation()
  const { what, notes } = useAlarmWords()
  const list = useRef<HTMLUListElement>(null)
  const { width } = useElementSize(list)
  const shown = alarms.slice(0, cardsThatFit(alarms.length, width, sound.state === 'on' ? 0 : 1))
  return (
    <section className="alarm-strip" aria-label={t('wall:alarms')}>
      <ul ref={list} className="alarm-strip__list">
        {shown.map((alarm) => {
          const isRaised = alarm.state === 'raised'
          return (
            <li
              key={alarm.id}
              className={`alarm-card alarm-card--${alarm.priority}${isRaised ? '' : ' alarm-card--acknowledged'}`}
            >
              <b className="alarm-card__place numerals">{alarm.placeLabel}</b>
              <span className="alarm-card__what">
                <span aria-hidden="true">{alarmShapes[alarm.priority]}</span>
                <span className="visually-hidden">{t(`ui:alarm.${alarm.priority}`)}</span> {what(alarm)}
              </span>
              <b className="alarm-card__clock">
                <SinceText at={alarm.raisedAt} look="clock" />
              </b>
              <span className="alarm-card__who">
                {isRaised || alarm.acknowledgedAt === null
                  ? t('alarms:state.raised')
                  : t('wall:acknowledgedBy', {
                      name: alarm.acknowledgedBy ?? '',
                      at: formatInstant(alarm.acknowledgedAt).slice(11),
                    })}
                {[alarm.surname, ...notes(alarm)].filter(Boolean).map((note) => ` · ${note}`)}
              </span>
              {isHandling && (
                <button
                  type="button"
                  className="alarm-card__act"
                  onClick={() => (isRaised ? onAcknowledge(alarm) : onClose(alarm))}
                  aria-label={t(isRaised ? 'wall:acknowledgeOf' : 'wall:closeOf', { place: alarm.placeLabel })}
                >
                  {t(isRaised ? 'alarms:act.acknowledge' : 'alarms:act.close')}
                </button>
              )}
            </li>
          )
        })}
        {alarms.length > shown.length && (
          <li className="alarm-strip__more">{t('wall:moreAlarms', { count: alarms.length - shown.length })}</li>
        )}
        {sound.state !== 'on' && (
          <li className="alarm-card alarm-card--low">
            <b className="alarm-card__place">{t('wall:sound.title')}</b>
            <span className="alarm-card__what">
              <span aria-hidden="true">{alarmShapes.low}</span>
              <span className="visually-hidden">{t('ui:alarm.low')}</span> {t(`wall:sound.${sound.state}`)}
            </span>
            <b className="alarm-card__clock">
              {sound.silentSince !== null && <SinceText at={sound.silentSince} look="clock" />}
            </b>
            <span className="alarm-card__who">{t(`wall:sound.help.${sound.state}`)}</span>
          </li>
        )}
        {isKnown && alarms.length === 0 && sound.state === 'on' && (
          <li className="alarm-strip__none">{t('wall:noAlarms')}</li>
        )}
      </ul>
    </section>
  )
}
