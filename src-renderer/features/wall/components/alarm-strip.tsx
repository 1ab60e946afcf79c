// The alarms on top of the wall, most urgent first: one card an event, each with its running clock and who has it.
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { alarmShapes } from '../../../ui/alarm-mark.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { groupAlarms } from '../../alarms/index.ts'
import { cardsThatFit } from '../strip-cards.ts'
import type { AlarmSound } from '../use-alarm-sound.ts'
import { useElementSize } from '../use-element-size.ts'
import { AlarmCard } from './alarm-card.tsx'

type AlarmStripProps = {
  alarms: readonly Alarm[]
  /** False = the list has not come yet; then nothing is said of it. */
  isKnown: boolean
  sound: AlarmSound
  isHandling: boolean
  onAcknowledge: (alarm: Alarm) => void
  onAttend: (alarm: Alarm) => void
  onClose: (alarm: Alarm) => void
}

export function AlarmStrip({ alarms, isKnown, sound, isHandling, ...acts }: AlarmStripProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const { width } = useElementSize(list)
  const groups = groupAlarms(alarms)
  const shown = groups.slice(0, cardsThatFit(groups.length, width, sound.state === 'on' ? 0 : 1))
  const hidden = groups.slice(shown.length).reduce((sum, group) => sum + group.members.length, 0)
  return (
    <section className="alarm-strip" aria-label={t('wall:alarms')}>
      <ul ref={list} className="alarm-strip__list">
        {shown.map((group) => (
          <AlarmCard key={group.lead.groupId} group={group} isHandling={isHandling} {...acts} />
        ))}
        {hidden > 0 && <li className="alarm-strip__more">{t('wall:moreAlarms', { count: hidden })}</li>}
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
