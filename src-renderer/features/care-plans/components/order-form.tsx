// Writes down what a doctor ordered.
import { useTranslation } from 'react-i18next'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { frequencyOf, type InterventionValues } from '../plan-values.ts'
import { useRefreshPlans } from '../queries.ts'
import { InterventionFields } from './intervention-fields.tsx'

type OrderValues = {
  order: InterventionValues
  fromOn: Day
  lastOn?: Day | null
  doctor: string
  orderedOn: Day
  note?: string
}

export function OrderForm({ residentId, onClose }: { residentId: ResidentId; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshPlans()
  const send = async ({ order, fromOn, lastOn, doctor, orderedOn, note }: OrderValues) => {
    await client.careOrders.write({
      ...{ residentId, kind: order.kind, text: order.text.trim(), frequency: frequencyOf(order, fromOn) },
      ...{ fromOn, lastOn: lastOn ?? null, doctor: doctor.trim(), orderedOn, note: textOrNull(note) },
    })
    await refresh()
  }
  const initial = {
    order: { kind: 'vitals', text: '', dayKind: 'daily', times: ['08:00'] } as InterventionValues,
    ...{ fromOn: today, orderedOn: today },
  }
  return (
    <FormModal<OrderValues>
      title={t('care-orders:write')}
      description={t('care-orders:explained')}
      initialValues={initial}
      submitLabel={t('care-orders:save')}
      widthPx={720}
      onSubmit={send}
      onClose={onClose}
    >
      <InterventionFields name={['order']} path={['order']} />
      <div className="plan-form__days">
        <DayItem name="fromOn" label={t('care-plans:field.fromOn')} isRequired from={today} />
        <DayItem name="lastOn" label={t('care-orders:field.lastOn')} from={today} help={t('care-orders:lastOnHelp')} />
        <TextItem name="doctor" label={t('care-orders:field.doctor')} isRequired maxLength={40} />
        <DayItem name="orderedOn" label={t('care-orders:field.orderedOn')} isRequired to={today} />
      </div>
      <TextItem name="note" label={t('care-plans:field.note')} maxLength={200} />
    </FormModal>
  )
}
