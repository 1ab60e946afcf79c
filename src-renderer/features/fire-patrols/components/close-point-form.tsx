// A point nobody walks to any more, from a day on.
import { useTranslation } from 'react-i18next'
import type { PatrolPoint } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'

type ClosePointFormProps = {
  point: PatrolPoint
  today: string
  onChanged: () => Promise<unknown>
  onClose: () => void
}

export function ClosePointForm({ point, today, onChanged, onClose }: ClosePointFormProps) {
  const { t } = useTranslation()
  return (
    <FormModal<{ endsOn: string; reason: string }>
      title={t('fire-patrols:point.closeTitle', { name: point.name })}
      initialValues={{ endsOn: today }}
      submitLabel={t('fire-patrols:point.closeDown')}
      onSubmit={async ({ endsOn, reason }) => {
        await client.firePatrols.closePoint({ id: point.id, endsOn, reason: reason.trim() })
        await onChanged()
      }}
      onClose={onClose}
    >
      <DayItem name="endsOn" label={t('fire-patrols:point.endsOn')} isRequired from={today} />
      <ReasonItem label={t('fire-patrols:point.closeReason')} />
    </FormModal>
  )
}
