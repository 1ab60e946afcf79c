// The steps still open for an alarm, as buttons; the next one stands first.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { useSession } from '../accounts/index.ts'
import type { AlarmActs } from './use-alarm-acts.ts'

type AlarmStepButtonsProps = { alarm: Alarm; acts: AlarmActs; onClose: () => void; onShelve: () => void }

export function AlarmStepButtons({ alarm, acts, onClose, onShelve }: AlarmStepButtonsProps) {
  const { t } = useTranslation()
  const { can } = useSession()
  const isAttended = alarm.state === 'attended'
  return (
    <>
      {alarm.state === 'raised' && (
        <Button type="primary" onClick={() => acts.acknowledge(alarm)} loading={acts.isBusy}>
          {t('alarms:act.acknowledge')}
        </Button>
      )}
      {!isAttended && (
        <Button
          type={alarm.state === 'acknowledged' ? 'primary' : 'default'}
          onClick={() => acts.attend(alarm)}
          loading={acts.isBusy}
        >
          {t('alarms:act.attend')}
        </Button>
      )}
      {alarm.state !== 'raised' && (
        <Button type={isAttended ? 'primary' : 'default'} onClick={onClose}>
          {t('alarms:act.close')}
        </Button>
      )}
      {can('alarms.shelve') &&
        (alarm.shelvedUntil === null ? (
          <Button onClick={onShelve}>{t('alarms:act.shelve')}</Button>
        ) : (
          <Button onClick={() => acts.unshelve(alarm)}>{t('alarms:act.unshelve')}</Button>
        ))}
    </>
  )
}
