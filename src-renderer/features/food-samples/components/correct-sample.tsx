// A wrong sample is told anew, or that it was never kept; both rows stay.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FoodSample, FoodSampleLimits } from '#shared/features/food-samples/food-samples.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useStaffNames } from '../../../app/use-staff-names.ts'
import { RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { InstantItem, NameItem } from '../../../ui/written-items.tsx'
import { useRefreshFoodSamples } from '../queries.ts'

type Values = Pick<FoodSample, 'dish' | 'keptAt' | 'grams' | 'keptBy' | 'place'> & {
  act: 'change' | 'void'
  few?: string
  reason: string
}

export function CorrectSample(props: { sample: FoodSample; limits: FoodSampleLimits; onClose: () => void }) {
  const { sample, limits, onClose } = props
  const { t } = useTranslation()
  const refresh = useRefreshFoodSamples()
  const { id, meal, dish, keptAt, grams, keptBy, place } = sample
  return (
    <FormModal<Values>
      title={t('food-samples:correctOf', { dish })}
      initialValues={{ act: 'change', dish, keptAt, grams, keptBy, place, few: sample.reason ?? '' }}
      submitLabel={t('common:save')}
      onSubmit={async ({ act, reason, few, ...fields }) => {
        const change = act === 'void' ? null : { ...fields, meal, reason: textOrNull(few) }
        await client.foodSamples.correct({ id, change, reason })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="act"
        label={t('food-samples:correct')}
        isRequired
        options={(['change', 'void'] as const).map((value) => ({
          value,
          label: t(`food-samples:correction.${value}`),
        }))}
      />
      <ChangedFields limits={limits} />
      <ReasonItem label={t('food-samples:correctionReason')} />
    </FormModal>
  )
}

function ChangedFields({ limits }: { limits: FoodSampleLimits }) {
  const { t } = useTranslation()
  const names = useStaffNames()
  const act: unknown = Form.useWatch('act')
  const grams: unknown = Form.useWatch('grams')
  if (act === 'void') return null
  const isFew = typeof grams === 'number' && grams < limits.leastGrams
  return (
    <>
      <TextItem name="dish" label={t('food-samples:column.dish')} isRequired maxLength={60} />
      <InstantItem name="keptAt" label={t('food-samples:column.time')} />
      <Form.Item name="grams" label={t('food-samples:column.grams')} rules={[{ required: true }]}>
        <InputNumber min={1} max={5000} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      {isFew && <ReasonItem name="few" label={t('food-samples:column.reason')} />}
      <NameItem name="keptBy" label={t('food-samples:column.keptBy')} names={names} />
      <TextItem name="place" label={t('food-samples:column.place')} isRequired maxLength={60} />
    </>
  )
}
