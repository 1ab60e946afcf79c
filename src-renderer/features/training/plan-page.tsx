// 年度培训计划: a line a topic; a session is begun from its line, and a line without one may be taken off with a reason.
import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { dayOf } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { type PlanItem, TrainingCategory } from '#shared/features/training/training.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { TrainingBasis, TrainingViews } from './components/training-views.tsx'
import { usePlan, useRefreshTraining, useTrainingYear } from './queries.ts'
import { SessionForm } from './session-form.tsx'
import './training.css'

type Act = { kind: 'add' } | { kind: 'hold' | 'void'; item: PlanItem }

export function PlanPage() {
  const { t } = useTranslation()
  const canRecord = useCan('training.record')
  const [year, showYear] = useTrainingYear()
  const plan = usePlan(year)
  const refresh = useRefreshTraining()
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  useShortcut('n', () => setAct({ kind: 'add' }), { isEnabled: canRecord })
  const lines = plan.data?.filter(({ isVoid }) => !isVoid)
  const held = lines?.filter(({ sessions }) => sessions.length > 0).length
  return (
    <PageFrame
      title={t('training:title')}
      count={lines ? t('training:planCount', { year, count: lines.length, held }) : plan.error ? null : undefined}
      layout="scroll"
      actions={
        canRecord && (
          <Button type="primary" onClick={() => setAct({ kind: 'add' })} aria-keyshortcuts="N">
            {t('training:act.plan')} <Kbd keys="N" />
          </Button>
        )
      }
      filterBar={<TrainingViews year={year} onYear={showYear} />}
    >
      {plan.error && <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />}
      <TrainingBasis />
      {plan.data?.length === 0 && <EmptyState title={t('training:empty.plan')} hint={t('training:empty.planHint')} />}
      <table className="training-list">
        <caption className="visually-hidden">{t('training:view.plan')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('training:column.month')}</th>
            <th scope="col">{t('training:column.category')}</th>
            <th scope="col">{t('training:column.topic')}</th>
            <th scope="col">{t('training:column.hours')}</th>
            <th scope="col">{t('training:column.held')}</th>
          </tr>
        </thead>
        <tbody>
          {(plan.data ?? []).map((item) => (
            <tr key={item.id} className={item.isVoid ? 'muted' : undefined}>
              <td className="numerals">{t('training:month', { month: item.month })}</td>
              <td>{t(`training:category.${item.category}`)}</td>
              <td>{item.topic}</td>
              <td className="numerals">{item.hours}</td>
              <td>
                {item.isVoid && t('training:calledOffFor', { reason: item.voidReason })}
                {item.sessions.map(({ id, fromAt }) => (
                  <Link key={id} className="training-plan__session" to={screenLinks.trainingSession(id)}>
                    {dayOf(fromAt)}{' '}
                  </Link>
                ))}
                {canRecord && !item.isVoid && (
                  <Button type="link" size="small" onClick={() => setAct({ kind: 'hold', item })}>
                    {t('training:act.hold')}
                  </Button>
                )}
                {canRecord && !item.isVoid && item.sessions.length === 0 && (
                  <Button type="link" size="small" onClick={() => setAct({ kind: 'void', item })}>
                    {t('training:act.void')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {act?.kind === 'hold' && <SessionForm plan={act.item} onClose={stop} />}
      {act?.kind === 'add' && <PlanForm year={year} onClose={stop} />}
      <ConfirmReason
        isOpen={act?.kind === 'void'}
        title={t('training:act.void')}
        description={t('training:voidNote')}
        confirmLabel={t('training:act.void')}
        isIrreversible
        onConfirm={async (reason) => {
          if (act?.kind !== 'void') return
          await client.training.voidPlan({ id: act.item.id, reason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </PageFrame>
  )
}

function PlanForm({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshTraining()
  return (
    <FormModal<{ month: number; category: TrainingCategory; topic: string; hours: number }>
      title={t('training:act.plan')}
      initialValues={{ hours: 2, category: 'skills' }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        await client.training.addToPlan({ ...values, year })
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="topic" label={t('training:column.topic')} isRequired maxLength={120} />
      <SelectItem
        name="category"
        label={t('training:column.category')}
        isRequired
        options={TrainingCategory.options.map((value) => ({ value, label: t(`training:category.${value}`) }))}
      />
      <Form.Item name="month" label={t('training:column.month')} rules={[{ required: true }]}>
        <InputNumber min={1} max={12} precision={0} />
      </Form.Item>
      <Form.Item name="hours" label={t('training:column.hours')} rules={[{ required: true }]}>
        <InputNumber min={0.5} max={200} step={0.5} />
      </Form.Item>
    </FormModal>
  )
}
