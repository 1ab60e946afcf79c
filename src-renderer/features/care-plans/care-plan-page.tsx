// The care plan of one person: the version in force, its versions, and the next one to write.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { dayOf } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useToday } from '../../ui/use-today.ts'
import { OrderSection } from './components/order-section.tsx'
import { PlanHistory } from './components/plan-history.tsx'
import { PlanView } from './components/plan-view.tsx'
import { ReviewForm } from './components/review-form.tsx'
import { PlanForm } from './plan-form.tsx'
import { usePlansOf } from './queries.ts'
import './care-plans.css'

export function CarePlanPage() {
  const { t } = useTranslation()
  const residentId = (useParams().id ?? '') as ResidentId
  const today = useToday()
  const canPlan = useCan('care.plan')
  const [params, setParams] = useSearchParams()
  const riskId = params.get('risks') as RecordId | null
  const [isAsked, setWriting] = useState(riskId !== null)
  const found = useQuery(
    api.risks.consequences.queryOptions({ input: { id: riskId ?? ('' as RecordId) }, enabled: riskId !== null }),
  ).data
  const isWriting = isAsked && canPlan && (riskId === null || found !== undefined)
  const [isReviewing, setReviewing] = useState(false)
  const resident = useQuery(api.residents.get.queryOptions({ input: { id: residentId } })).data
  const plans = usePlansOf(residentId)
  const all = plans.data ?? []
  const current = all.find(({ fromOn, toOn }) => fromOn <= today && (toOn === null || today < toOn)) ?? all[0]
  const who = resident ? [resident.bedLabel, resident.name].filter(Boolean).join(' ') : '…'
  const write = canPlan && (
    <Button type="primary" onClick={() => setWriting(true)}>
      {t(all.length > 0 ? 'care-plans:writeNext' : 'care-plans:writeFirst')}
    </Button>
  )
  return (
    <PageFrame
      title={`${t('care-plans:title')} · ${who}`}
      layout="scroll"
      actions={
        !isWriting && (
          <>
            {current && <Button onClick={() => window.print()}>{t('care-plans:print')}</Button>}
            {current && canPlan && <Button onClick={() => setReviewing(true)}>{t('care-plans:review')}</Button>}
            {write}
          </>
        )
      }
    >
      {plans.error && <ErrorState error={plans.error} onRetry={() => void plans.refetch()} />}
      {isWriting && plans.data && (
        <PlanForm
          residentId={residentId}
          newest={all[0]}
          found={riskId !== null && found ? { id: riskId, consequences: found } : undefined}
          onDone={() => {
            setWriting(false)
            setParams({}, { replace: true })
          }}
        />
      )}
      {!isWriting && plans.data?.length === 0 && (
        <EmptyState title={t('care-plans:none.title')} hint={t('care-plans:none.hint')} actions={write} />
      )}
      {!isWriting && current && (
        <>
          <Facts
            items={[
              { label: t('care-plans:field.version'), value: String(current.version) },
              { label: t('care-plans:field.fromOn'), value: current.fromOn },
              {
                label: t('care-plans:field.reviewOn'),
                value:
                  current.reviewOn < today ? (
                    <b>{t('care-plans:reviewOverdue', { day: current.reviewOn })}</b>
                  ) : (
                    current.reviewOn
                  ),
              },
              {
                label: t('care-plans:field.reviewedAt'),
                value:
                  current.reviewedAt === null
                    ? t('care-plans:neverReviewed')
                    : [
                        t('care-plans:reviewed', { day: dayOf(current.reviewedAt), name: current.reviewedBy ?? '' }),
                        current.reviewNote ?? '',
                      ].join(' '),
              },
              {
                label: t('care-plans:field.consentName'),
                value: current.consent && `${current.consent.name} ${current.consent.relation} ${current.consent.on}`,
                unknownReason: t('care-plans:notSigned'),
              },
            ]}
          />
          <PlanView plan={current} />
          <OrderSection residentId={residentId} />
          <p className="print-only">
            {t('care-plans:signature')}
            {'：'}
            <span className="signature-line" />
          </p>
          <div className="no-print">
            <PlanHistory plans={all} />
          </div>
        </>
      )}
      {isReviewing && current && <ReviewForm plan={current} who={who} onClose={() => setReviewing(false)} />}
      {!isWriting && plans.data?.length === 0 && <OrderSection residentId={residentId} />}
    </PageFrame>
  )
}
