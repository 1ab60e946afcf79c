// What a closed fire alarm may become: a drill on record, or a hazard that was seen at it.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { isFireAlarm } from '#shared/features/roll-call/roll-call.rules.ts'
import { useSession } from '../accounts/index.ts'

export function FireActs({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  if (!isFireAlarm(alarm)) return null
  const isDrill = alarm.isDrill || alarm.closeReason === 'drill'
  return (
    <>
      {isDrill && can('fire-safety.record') && (
        <Button type="primary" onClick={() => navigate(screenLinks.drillFromAlarm(alarm.id))}>
          {t('alarms:toDrill')}
        </Button>
      )}
      {can('hazards.report') && (
        <Button onClick={() => navigate(screenLinks.hazardFromAlarm(alarm.id))}>{t('alarms:toHazard')}</Button>
      )}
    </>
  )
}
