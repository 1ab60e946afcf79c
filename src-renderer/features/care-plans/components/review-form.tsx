// The plan was looked at again and stays as it is: until when.
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { usePlanTemplates, useRefreshPlans } from '../queries.ts'

const usualDays = 90
type ReviewFormProps = { plan: CarePlan; who: string; onClose: () => void }

export function ReviewForm({ plan: { residentId, version }, who, onClose }: ReviewFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshPlans()
  const afterDays = usePlanTemplates().data?.reviewAfterDays ?? usualDays
  return (
    <FormModal<{ nextOn: Day; note?: string }>
      title={t('care-plans:reviewTitle', { name: who })}
      description={t('care-plans:reviewExplained')}
      initialValues={{ nextOn: addDays(today, afterDays) }}
      submitLabel={t('care-plans:saveReview')}
      onSubmit={async ({ nextOn, note }) => {
        await client.carePlans.review({ residentId, version, nextOn, note: textOrNull(note) })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="nextOn" label={t('care-plans:field.nextOn')} isRequired from={addDays(today, 1)} />
      <TextItem name="note" label={t('care-plans:field.note')} rows={2} maxLength={200} />
    </FormModal>
  )
}
