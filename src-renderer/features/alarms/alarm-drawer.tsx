// One alarm with every step of its life, and the acts that are still open.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import type { AlarmId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AlarmEvent } from '#shared/features/alarms/alarms.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AlarmMark } from '../../ui/alarm-mark.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { DurationText, SinceText } from '../../ui/duration-text.tsx'
import { Facts } from '../../ui/facts.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { useSession } from '../accounts/index.ts'
import { useAlarmWords } from './alarm-words.ts'
import './alarms.css'
import { AlarmStepButtons } from './alarm-step-buttons.tsx'
import { CloseAlarmDialog } from './close-alarm-dialog.tsx'
import { FireActs } from './fire-acts.tsx'
import { useOpenAlarms } from './open-alarms.tsx'
import { ShelveAlarmDialog } from './shelve-alarm-dialog.tsx'
import { useAlarmActs } from './use-alarm-acts.ts'

export function AlarmDrawer() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { can } = useSession()
  const navigate = useNavigate()
  const { what, notes } = useAlarmWords()
  const acts = useAlarmActs()
  const [dialog, setDialog] = useState<'close' | 'shelve' | null>(null)
  const found = useQuery(api.alarms.get.queryOptions({ input: { id: id as AlarmId } }))
  const { alarms } = useOpenAlarms()
  const live = alarms?.find((alarm) => alarm.id === id)
  const { refetch } = found
  const liveStep = `${live?.state}-${live?.repeats}-${live?.isActive}-${live?.rings}-${live?.shelvedUntil}`
  // Each step the feed tells is a new line of the history.
  useEffect(() => {
    if (liveStep) void refetch()
  }, [liveStep, refetch])
  const alarm = live ?? found.data?.alarm
  const isHandled = can('alarms.handle')

  return (
    <DetailDrawer
      title={alarm ? `${alarm.placeLabel} ${alarm.surname ?? ''}` : t('alarms:title')}
      subtitle={
        alarm && (
          <>
            <AlarmMark priority={alarm.priority} word={what(alarm)} isAcknowledged={alarm.state !== 'raised'} />{' '}
            {alarm.isDrill && <b className="drill-word">{t('alarms:drill.word')}</b>}
          </>
        )
      }
      closeTo="/alarms"
      isLoading={found.isPending}
      error={found.error}
      onRetry={() => void refetch()}
      actions={
        isHandled && alarm && alarm.state !== 'closed' ? (
          <AlarmStepButtons
            alarm={alarm}
            acts={acts}
            onClose={() => setDialog('close')}
            onShelve={() => setDialog('shelve')}
          />
        ) : alarm ? (
          <>
            {alarm.closeReason === 'real' && !alarm.isDrill && can('incidents.record') && (
              <Button type="primary" onClick={() => navigate(screenLinks.incidentFromAlarm(alarm.id))}>
                {t('alarms:toIncident')}
              </Button>
            )}
            <FireActs alarm={alarm} />
          </>
        ) : undefined
      }
    >
      {alarm && (
        <>
          <Facts
            items={[
              { label: t('alarms:column.state'), value: t(`alarms:state.${alarm.state}`) },
              { label: t('alarms:column.raisedAt'), value: <InstantText at={alarm.raisedAt} precision="second" /> },
              ...(alarm.state === 'raised'
                ? [{ label: t('alarms:running'), value: <SinceText at={alarm.raisedAt} look="clock" /> }]
                : []),
              {
                label: t('alarms:column.response'),
                value:
                  alarm.acknowledgedAt === null ? (
                    t('alarms:state.notAcknowledged')
                  ) : (
                    <DurationText durationMs={alarm.acknowledgedAt - alarm.raisedAt} />
                  ),
              },
              ...(alarm.attendedAt === null
                ? []
                : [
                    {
                      label: t('alarms:column.attended'),
                      value: (
                        <>
                          {alarm.attendedBy} <InstantText at={alarm.attendedAt} precision="second" />{' '}
                          {alarm.attendedHow !== null && t(`alarms:attendedHow.${alarm.attendedHow}`)}
                        </>
                      ),
                    },
                  ]),
              ...(alarm.state === 'closed'
                ? [
                    {
                      label: t('alarms:column.reason'),
                      value:
                        alarm.closeReason === null ? t('alarms:reason.none') : t(`alarms:reason.${alarm.closeReason}`),
                    },
                    { label: t('alarms:close.noteShort'), value: alarm.closeNote ?? '—' },
                  ]
                : []),
              { label: t('alarms:notes'), value: notes(alarm).join(' · ') || '—' },
            ]}
          />
          <h3>{t('alarms:history')}</h3>
          <ol className="alarm-events">
            {found.data?.events.map((event) => (
              <EventLine key={event.seq} event={event} />
            ))}
          </ol>
        </>
      )}
      {dialog === 'shelve' && alarm && (
        <ShelveAlarmDialog
          alarm={alarm}
          onShelve={(minutes, reason) => acts.shelve(alarm, minutes, reason)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'close' && alarm && (
        <CloseAlarmDialog
          alarm={alarm}
          onClose={(reason, note) => acts.close(alarm, reason, note)}
          onAttend={() => acts.attend(alarm)}
          onCancel={() => setDialog(null)}
        />
      )}
    </DetailDrawer>
  )
}

function EventLine({ event }: { event: AlarmEvent }) {
  const { t } = useTranslation()
  return (
    <li>
      <InstantText at={event.at} precision="second" />
      <b>{t(`alarms:event.${event.kind}`)}</b>
      <small>{[event.userName ?? t('alarms:bySystem'), event.seat].filter(Boolean).join(' · ')}</small>
    </li>
  )
}
