// One task: why it is there, who did it, what was set right; and the acts, for whoever has no keyboard at hand.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useOutletContext, useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { type CareTask, TaskOutcome, type TaskStory } from '#shared/features/care-tasks/care-tasks.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { RadioItem, ReasonItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { SourceNote } from '../care-plans/index.ts'
import { isOpen } from './task-view.ts'

/** What the page lends to its drawer. */
export type TaskDrawerContext = { act: (outcome: TaskOutcome, task: CareTask) => void }

export function TaskDrawer() {
  const { t } = useTranslation()
  const { key = '' } = useParams()
  const { act } = useOutletContext<TaskDrawerContext>()
  const canRecord = useCan('care.record')
  const [isCorrecting, setCorrecting] = useState(false)
  const story = useQuery(api.careTasks.story.queryOptions({ input: { key } }))
  const task = story.data?.task
  return (
    <DetailDrawer
      title={
        story.data ? [story.data.bedLabel, story.data.residentName].filter(Boolean).join(' ') : t('care-tasks:title')
      }
      subtitle={task && `${task.day} ${task.time} ${t(`care-plans:kind.${task.kind}`)}`}
      closeTo="/care-tasks"
      isLoading={story.isPending}
      error={story.error}
      onRetry={() => void story.refetch()}
      actions={
        canRecord && task ? (
          task.record === null && isOpen(task.state) ? (
            TaskOutcome.options.map((outcome) => (
              <Button
                key={outcome}
                type={outcome === 'done' ? 'primary' : 'default'}
                onClick={() => act(outcome, task)}
              >
                {t(`care-tasks:outcome.${outcome}`)}
              </Button>
            ))
          ) : task.record !== null ? (
            <Button onClick={() => setCorrecting(true)}>{t('care-tasks:correct')}</Button>
          ) : undefined
        ) : undefined
      }
    >
      {story.data && <Story story={story.data} />}
      {isCorrecting && task && <CorrectTask task={task} onClose={() => setCorrecting(false)} />}
    </DetailDrawer>
  )
}

function Story({ story: { task, plan, order, records } }: { story: TaskStory }) {
  const { t } = useTranslation()
  const why: Fact[] = order
    ? [
        {
          label: t('care-tasks:fact.order'),
          value: t('care-orders:orderedBy', { doctor: order.doctor, day: order.orderedOn }),
        },
        ...(order.note === null ? [] : [{ label: t('care-plans:field.note'), value: order.note }]),
      ]
    : [
        { label: t('care-plans:field.problem'), value: plan?.problem },
        { label: t('care-plans:field.goal'), value: plan?.goal },
        {
          label: t('care-tasks:fact.plan'),
          value: plan && (
            <Link to={screenLinks.carePlan(task.residentId)}>
              {t('care-tasks:planOf', { number: plan.version, day: plan.fromOn, name: plan.writtenBy ?? '' })}
            </Link>
          ),
        },
        {
          label: t('care-plans:field.source'),
          value: plan?.source && <SourceNote residentId={task.residentId} source={plan.source} />,
          unknownReason: t('care-tasks:noSource'),
        },
      ]
  return (
    <>
      <Facts
        items={[
          { label: t('care-plans:field.text'), value: task.text },
          { label: t('care-tasks:fact.state'), value: t(`care-tasks:state.${task.state}`) },
          ...why,
        ]}
      />
      <h3 className="drawer-heading">{t('care-tasks:records')}</h3>
      {records.length === 0 && <p className="muted">{t('care-tasks:noRecord')}</p>}
      <ul className="task-records">
        {records.map((record, index) => (
          <li key={record.id} className={index > 0 ? 'task-records__past' : undefined}>
            <b>{t(`care-tasks:outcome.${record.outcome}`)}</b> <InstantText at={record.at} />
            {record.reason !== null && ` · ${record.reason}`}
            {record.note !== null && ` · ${record.note}`}
            <span className="muted">
              {t('care-tasks:recordedBy', { name: record.recordedBy ?? t('ui:unknown'), seat: record.seat ?? '' })}{' '}
              <InstantText at={record.recordedAt} />
              {record.isLate && ` · ${t('care-tasks:late')}`}
              {record.isCorrection && ` · ${t('care-tasks:correction')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type CorrectValues = { outcome: TaskOutcome; reason: string }

function CorrectTask({ task, onClose }: { task: CareTask; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  return (
    <FormModal<CorrectValues>
      title={t('care-tasks:correctTitle', { time: task.time, text: task.text })}
      description={t('care-tasks:correctExplained')}
      initialValues={{}}
      submitLabel={t('care-tasks:correct')}
      onSubmit={async ({ outcome, reason }) => {
        await client.careTasks.correct({ key: task.key, outcome, at: null, reason: reason.trim() })
        await queries.invalidateQueries({ queryKey: api.careTasks.key() })
      }}
      onClose={onClose}
    >
      <RadioItem
        name="outcome"
        label={t('care-tasks:fact.state')}
        isRequired
        options={TaskOutcome.options.map((value) => ({ value, label: t(`care-tasks:outcome.${value}`) }))}
      />
      <ReasonItem label={t('ui:reason.label')} />
    </FormModal>
  )
}
