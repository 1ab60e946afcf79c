// Who ate with the residents, and what they said of the meal.
import { useTranslation } from 'react-i18next'
import type { AccompaniedMeal, Meal } from '#shared/features/food-samples/food-samples.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useStaffNames } from '../../../app/use-staff-names.ts'
import { ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { NameItem } from '../../../ui/written-items.tsx'
import { useRefreshFoodSamples } from '../queries.ts'

type AccompanyFormProps = { on: string; meal: Meal; before: AccompaniedMeal | null; onClose: () => void }
type AccompanyValues = { people: string; remarks?: string; lateReason?: string; correctionReason?: string }

export function AccompanyForm({ on, meal, before, onClose }: AccompanyFormProps) {
  const { t } = useTranslation()
  const names = useStaffNames()
  const refresh = useRefreshFoodSamples()
  const isPast = on < useToday()
  return (
    <FormModal<AccompanyValues>
      title={`${on} ${t(`food-samples:meal.${meal}`)} ${t('food-samples:accompany')}`}
      initialValues={before ? { people: before.people, ...(before.remarks ? { remarks: before.remarks } : {}) } : {}}
      submitLabel={t('common:save')}
      onSubmit={async ({ people, remarks, lateReason, correctionReason }) => {
        await client.foodSamples.accompany({
          ...{ on, meal, people: people.trim(), remarks: textOrNull(remarks) },
          ...{ lateReason: textOrNull(lateReason), correctionReason: textOrNull(correctionReason) },
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <NameItem name="people" label={t('food-samples:people')} names={names} maxLength={200} />
      <TextItem name="remarks" label={t('food-samples:remarks')} rows={2} />
      {isPast && <ReasonItem name="lateReason" label={t('ui:lateReason')} />}
      {before && <ReasonItem name="correctionReason" label={t('food-samples:correctionReason')} />}
    </FormModal>
  )
}
