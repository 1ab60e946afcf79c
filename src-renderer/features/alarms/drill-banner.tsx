// Says that alarms are marked 演练 now, where, until when and by whom: nobody may mistake a drill for the house, nor the house for a drill.
import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Drill } from '#shared/features/alarms/alarm-drills.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { formatInstant } from '../../ui/format-time.ts'
import { useSession } from '../accounts/index.ts'
import './alarms.css'
import { useDrills } from './use-drills.ts'

export function DrillBanner() {
  const drills = useDrills()
  return drills.length === 0 ? null : <DrillLines drills={drills} />
}

function DrillLines({ drills }: { drills: readonly Drill[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const stop = useMutation(
    api.alarms.drills.stop.mutationOptions({
      onError: (error) => void message.error({ content: sentenceOf(error).sentence, duration: 8 }),
    }),
  )
  return (
    <ul className="drill-banner" aria-label={t('alarms:drill.running')}>
      {drills.map((drill) => (
        <li key={drill.id}>
          <b>{t(`alarms:drill.kind.${drill.kind}`)}</b>
          <span>
            {t('alarms:drill.line', {
              where: drill.scopeLabel ?? t('alarms:drill.house'),
              until: formatInstant(drill.endsAt).slice(11),
              by: drill.startedBy,
            })}
          </span>
          <span>{drill.reason}</span>
          {can('alarms.drill') && (
            <button type="button" onClick={() => stop.mutate({ id: drill.id })} disabled={stop.isPending}>
              {t('alarms:drill.stop')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
