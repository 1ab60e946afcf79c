// A point: where it is, its place on the route, which of the six items it is asked. A change of one in use needs a reason.
import { Button, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { NewPoint, PatrolPlan, PatrolPoint } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, ReasonItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'

type PointValues = {
  name: string
  building?: string
  floor?: string
  place?: string
  routeOrder: number
  items: NewPoint['items']
  fromOn: string
  reason?: string
}
type PointFormProps = {
  /** null = a new one. */
  point: PatrolPoint | null
  nextOrder: number
  plan: PatrolPlan
  today: string
  onChanged: () => Promise<unknown>
  onCloseDown: (point: PatrolPoint) => void
  onClose: () => void
}

export function PointForm({ point, nextOrder, plan, today, onChanged, onCloseDown, onClose }: PointFormProps) {
  const { t } = useTranslation()
  return (
    <FormModal<PointValues>
      title={point ? t('fire-patrols:point.editTitle', { name: point.name }) : t('fire-patrols:point.add')}
      description={
        point && (
          <Button size="small" onClick={() => onCloseDown(point)}>
            {t('fire-patrols:point.closeDown')}
          </Button>
        )
      }
      initialValues={{
        ...(point
          ? { name: point.name, building: point.building, floor: point.floor, place: point.place ?? '' }
          : { name: '' }),
        routeOrder: point?.routeOrder ?? nextOrder,
        items: point?.items ?? plan.items.map(({ key }) => key),
        fromOn: today,
      }}
      submitLabel={t('common:save')}
      widthPx={640}
      onSubmit={async ({ place, reason, building = '', floor = '', ...values }) => {
        await client.firePatrols.savePoint({
          ...{ ...values, building, floor, position: point?.position ?? null, id: point?.id ?? null },
          ...{ place: textOrNull(place), reason: textOrNull(reason) },
        })
        await onChanged()
      }}
      onClose={onClose}
    >
      <TextItem name="name" label={t('fire-patrols:point.name')} isRequired maxLength={40} />
      <div className="form-grid">
        <TextItem name="building" label={t('fire-patrols:point.building')} maxLength={40} />
        <TextItem name="floor" label={t('fire-patrols:point.storey')} maxLength={40} />
        <TextItem name="place" label={t('fire-patrols:point.place')} />
        <Form.Item name="routeOrder" label={t('fire-patrols:point.order')} rules={[{ required: true }]}>
          <InputNumber min={1} max={999} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <SelectItem
        name="items"
        label={t('fire-patrols:point.items')}
        isRequired
        isMultiple
        options={plan.items.map(({ key, short }) => ({ value: key, label: short }))}
      />
      <DayItem name="fromOn" label={t('fire-patrols:point.fromOn')} isRequired from={today} />
      {point && <ReasonItem label={t('fire-patrols:point.reason')} />}
    </FormModal>
  )
}
