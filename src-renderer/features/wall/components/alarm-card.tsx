// One event in the strip. An alarm that rings again looks different from one that rings for the first time; a drill is marked as one.
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { needsPresence } from '#shared/features/alarms/alarms.rules.ts'
import { alarmShapes } from '../../../ui/alarm-mark.tsx'
import { SinceText } from '../../../ui/duration-text.tsx'
import { type AlarmGroup, useAlarmWords } from '../../alarms/index.ts'
import { stageOf } from '../tile-state.ts'

type AlarmCardProps = {
  group: AlarmGroup
  isHandling: boolean
  onAcknowledge: (alarm: Alarm) => void
  onAttend: (alarm: Alarm) => void
  onClose: (alarm: Alarm) => void
}

export function AlarmCard({ group: { lead, members }, isHandling, ...acts }: AlarmCardProps) {
  const { t } = useTranslation()
  const { what, notes, holder } = useAlarmWords()
  const stage = stageOf(lead)
  const others = members.filter((alarm) => alarm.id !== lead.id)
  const isAgain = stage === 'calling' && lead.rings > 1
  const classes = [
    'alarm-card',
    `alarm-card--${lead.priority}`,
    stage === 'calling' ? '' : `alarm-card--held alarm-card--${stage}`,
    isAgain ? 'alarm-card--again' : '',
    lead.isDrill ? 'alarm-card--drill' : '',
  ]
  return (
    <li className={classes.join(' ')}>
      <b className="alarm-card__place numerals">{lead.placeLabel}</b>
      <span className="alarm-card__what">
        <span aria-hidden="true">{alarmShapes[lead.priority]}</span>
        <span className="visually-hidden">{t(`ui:alarm.${lead.priority}`)}</span>{' '}
        {lead.isDrill && <span className="drill-word">{t('alarms:drill.word')}</span>} {what(lead)}
        {others.length > 0 && (
          <span
            className="alarm-card__members"
            title={others.map((each) => `${each.placeLabel} ${what(each)}`).join('，')}
          >
            {t('wall:groupMore', { count: others.length })}
          </span>
        )}
      </span>
      <b className="alarm-card__clock">
        <SinceText at={lead.raisedAt} look="clock" />
      </b>
      <span className="alarm-card__who">
        {isAgain && <b className="alarm-card__again">{t('wall:again', { count: lead.rings })}</b>}
        {holder(lead)}
        {[lead.surname, ...notes(lead)].filter(Boolean).map((note) => ` · ${note}`)}
      </span>
      {isHandling && <CardActs alarm={lead} {...acts} />}
    </li>
  )
}

type Act = { key: 'acknowledge' | 'attend' | 'close'; name: string; run: (alarm: Alarm) => void }

function CardActs({
  alarm,
  onAcknowledge,
  onAttend,
  onClose,
}: Omit<AlarmCardProps, 'group' | 'isHandling'> & { alarm: Alarm }) {
  const { t } = useTranslation()
  const all: Record<Act['key'], Act> = {
    acknowledge: { key: 'acknowledge', name: 'wall:acknowledgeOf', run: onAcknowledge },
    attend: { key: 'attend', name: 'wall:attendOf', run: onAttend },
    close: { key: 'close', name: 'wall:closeOf', run: onClose },
  }
  const open =
    alarm.state === 'raised'
      ? [all.acknowledge]
      : alarm.state === 'acknowledged' && needsPresence(alarm.kind)
        ? [all.attend]
        : [all.close]
  return (
    <span className="alarm-card__acts">
      {open.map(({ key, name, run }) => (
        <button
          key={key}
          type="button"
          className="alarm-card__act"
          onClick={() => run(alarm)}
          aria-label={t(name, { place: alarm.placeLabel })}
        >
          {t(`alarms:act.${key}`)}
        </button>
      ))}
    </span>
  )
}
