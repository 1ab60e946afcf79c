// 医嘱 of a person that are carried out as care: what runs, what is over, write one down, stop one.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { CareOrder } from '#shared/features/care-orders/care-orders.model.ts'
import { orderState } from '#shared/features/care-orders/care-orders.rules.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { useNow } from '../../../ui/clock.tsx'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { frequencyWords } from '../frequency-words.ts'
import { useRefreshPlans } from '../queries.ts'
import { OrderForm } from './order-form.tsx'

/** From when until when, in words: an open end says so. */
function useSpanWords(): (order: CareOrder) => string {
  const { t } = useTranslation()
  return ({ startsAt, endsAt, stopped }) => {
    if (stopped) return t('care-orders:stoppedAt', { at: formatInstant(stopped.at), reason: stopped.reason })
    const from = dayOf(startsAt)
    return endsAt === null
      ? t('care-orders:untilStopped', { from })
      : t('care-orders:fromTo', { from, to: addDays(dayOf(endsAt), -1) })
  }
}

export function OrderSection({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const canPlan = useCan('care.plan')
  const now = useNow()
  const refresh = useRefreshPlans()
  const spanWords = useSpanWords()
  const orders = useQuery(api.careOrders.listOf.queryOptions({ input: { residentId } }))
  const [isWriting, setWriting] = useState(false)
  const [stopping, setStopping] = useState<CareOrder | null>(null)
  return (
    <Section
      title={t('care-orders:title')}
      note={t('care-orders:note')}
      link={
        canPlan && (
          <Button size="small" className="no-print" onClick={() => setWriting(true)}>
            {t('care-orders:write')}
          </Button>
        )
      }
    >
      {orders.error && <ErrorState error={orders.error} onRetry={() => void orders.refetch()} />}
      {orders.data?.length === 0 && <p className="plan-source">{t('care-orders:none')}</p>}
      {orders.data && orders.data.length > 0 && (
        <table className="plan-table">
          <caption className="visually-hidden">{t('care-orders:title')}</caption>
          <tbody>
            {orders.data.map((order) => {
              const state = orderState(order, now)
              const isOpen = state === 'running' || state === 'ahead'
              return (
                <tr key={order.id} className={isOpen ? undefined : 'plan-table__past'}>
                  <th scope="row">{t(`care-plans:kind.${order.kind}`)}</th>
                  <td>
                    {order.text} <span className="muted">{order.note}</span>
                  </td>
                  <td className="numerals">{frequencyWords(order.frequency, t)}</td>
                  <td className="numerals">{spanWords(order)}</td>
                  <td>{t('care-orders:orderedBy', { doctor: order.doctor, day: order.orderedOn })}</td>
                  <td className="no-print">
                    {isOpen && canPlan ? (
                      <Button size="small" onClick={() => setStopping(order)}>
                        {t('care-orders:stop')}
                      </Button>
                    ) : (
                      t(`care-orders:state.${state}`)
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {isWriting && <OrderForm residentId={residentId} onClose={() => setWriting(false)} />}
      <ConfirmReason
        isOpen={stopping !== null}
        title={t('care-orders:stopTitle', { text: stopping?.text ?? '' })}
        description={t('care-orders:stopExplained')}
        confirmLabel={t('care-orders:stop')}
        isIrreversible
        onConfirm={async (reason) => {
          if (stopping) await client.careOrders.stop({ id: stopping.id, reason })
          await refresh()
          setStopping(null)
        }}
        onCancel={() => setStopping(null)}
      />
    </Section>
  )
}
