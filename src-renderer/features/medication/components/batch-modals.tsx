// The acts on a batch: count, destroy or return, and what happened to it.
import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Batch } from '#shared/features/medication/stock.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { amountWords, drugWords } from '../dose-view.ts'
import { useRefreshMedication } from '../queries.ts'

type BatchModalProps = { batch: Batch; onClose: () => void }

export function CountModal({ batch, onClose }: BatchModalProps) {
  const { t } = useTranslation()
  const refresh = useRefreshMedication()
  return (
    <FormModal<{ counted: number; reason?: string }>
      title={t('medication:countOf', { drug: drugWords(batch) })}
      description={t('medication:countNote', { amount: amountWords(batch.balance, batch.unit, t) })}
      initialValues={{}}
      submitLabel={t('medication:save')}
      onSubmit={async ({ counted, reason }) => {
        await client.medication.countBatch({ batchId: batch.id, counted, reason: textOrNull(reason) })
        await refresh()
      }}
      onClose={onClose}
    >
      <Form.Item name="counted" label={t('medication:counted')} rules={[{ required: true }]}>
        <InputNumber min={0} max={1_000_000} />
      </Form.Item>
      <TextItem name="reason" label={t('medication:reasonLabel')} />
    </FormModal>
  )
}

export function RemoveModal({ batch, onClose }: BatchModalProps) {
  const { t } = useTranslation()
  const refresh = useRefreshMedication()
  return (
    <FormModal<{ kind: 'destroyed' | 'returned'; quantity: number; reason: string }>
      title={t('medication:removeOf', { drug: drugWords(batch) })}
      initialValues={{ kind: 'returned', ...(batch.balance > 0 ? { quantity: batch.balance } : {}) }}
      submitLabel={t('medication:save')}
      onSubmit={async (values) => {
        await client.medication.removeStock({ batchId: batch.id, ...values })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="kind"
        label={t('medication:removeAct')}
        isRequired
        options={(['destroyed', 'returned'] as const).map((value) => ({
          value,
          label: t(`medication:removeKind.${value}`),
        }))}
      />
      <Form.Item name="quantity" label={t('medication:quantity')} rules={[{ required: true }]}>
        <InputNumber min={0.001} max={100_000} />
      </Form.Item>
      <ReasonItem label={t('medication:reasonLabel')} />
    </FormModal>
  )
}

export function BatchEventsModal({ batch, onClose }: BatchModalProps) {
  const { t } = useTranslation()
  const events = useQuery(api.medication.batchEvents.queryOptions({ input: { batchId: batch.id } }))
  return (
    <Modal open title={`${t('medication:events')} · ${drugWords(batch)}`} onCancel={onClose} footer={null} width={640}>
      {events.error && <ErrorState error={events.error} onRetry={() => void events.refetch()} />}
      <ol className="dose-trail">
        {(events.data?.events ?? []).map((event) => (
          <li key={event.id} className="numerals">
            {[
              ...[formatInstant(event.at), t(`medication:event.${event.kind}`)],
              `${event.change > 0 ? '+' : ''}${amountWords(event.change, batch.unit, t)}`,
              ...[event.recordedBy ?? t('medication:unknownBy'), event.reason],
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ol>
    </Modal>
  )
}
