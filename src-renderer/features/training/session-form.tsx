// A session: what, when, by whom, for whom. `known` = one that is changed before it is closed; `plan` = a line of the plan it comes from.
import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayOf } from '#shared/contract/days.ts'
import type { StaffId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import {
  ExamKind,
  type PlanItem,
  type SessionFacts,
  TrainingCategory,
  TrainingMode,
  type TrainingSession,
} from '#shared/features/training/training.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { instantOfMinute } from '../../ui/minute-field.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { AttachmentItem } from '../attachments/index.ts'
import { WithFormDraft } from '../drafts/index.ts'
import { useRefreshTraining, useStaffOptions, useTrainingRules } from './queries.ts'

type Values = Omit<SessionFacts, 'fromAt' | 'untilAt' | 'content' | 'attachmentIds'> & {
  attachmentIds?: SessionFacts['attachmentIds']
  on: string
  from: string
  until: string
  content?: string
  invitedIds: string[]
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/
const timeOf = (at: number): string => formatInstant(at).slice(-5)

export function SessionForm(props: { known?: TrainingSession; plan?: PlanItem; onClose: () => void }) {
  const { known, plan, onClose } = props
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const rules = useTrainingRules()
  const staff = useStaffOptions()
  const refresh = useRefreshTraining()
  const readers = useQuery(api.training.readers.queryOptions()).data
  const defaults: Partial<Values> = {
    ...{
      category: plan?.category ?? 'skills',
      topic: plan?.topic ?? '',
      hours: plan?.hours ?? 2,
      planId: plan?.id ?? null,
    },
    ...{ on: today, from: '14:00', until: '16:00', lecturer: '', invitedIds: [] },
    mode: 'on-site',
    exam: 'none',
  }
  const time = (name: 'from' | 'until') => (
    <Form.Item
      name={name}
      label={t(`training:column.${name}`)}
      rules={[{ required: true, pattern: timePattern, message: t('training:timeHelp') }]}
    >
      <input className="training-score" inputMode="numeric" placeholder="14:00" />
    </Form.Item>
  )
  return (
    <WithFormDraft<Values>
      kind="training-session"
      subjectId={known?.id ?? plan?.id ?? ''}
      {...(known ? { base: known.version } : {})}
    >
      {(draft) => (
        <FormModal<Values>
          draft={draft}
          title={t(known ? 'training:act.change' : 'training:act.hold')}
          widthPx={680}
          initialValues={
            known
              ? {
                  ...{ ...known, content: known.content ?? '', on: dayOf(known.fromAt) },
                  ...{ from: timeOf(known.fromAt), until: timeOf(known.untilAt), invitedIds: [] },
                }
              : defaults
          }
          submitLabel={t('common:save')}
          onSubmit={async ({ on, from, until, content, invitedIds, ...values }) => {
            const facts: SessionFacts = {
              ...{ category: values.category, topic: values.topic, lecturer: values.lecturer, mode: values.mode },
              ...{ hours: values.hours, exam: values.exam, content: textOrNull(content) },
              passScore: values.exam === 'score' ? (values.passScore ?? rules?.defaultPassScore ?? null) : null,
              ...{
                attachmentIds: values.attachmentIds ?? [],
                readerId: values.readerId ?? null,
                planId: known?.planId ?? plan?.id ?? null,
              },
              ...{ fromAt: instantOfMinute(`${on} ${from}`), untilAt: instantOfMinute(`${on} ${until}`) },
            }
            if (known) await client.training.change({ ...facts, id: known.id, version: known.version })
            else {
              const { id } = await client.training.hold({ ...facts, invitedIds: invitedIds as StaffId[] })
              navigate(screenLinks.trainingSession(id))
            }
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
          <DayItem name="on" label={t('training:column.on')} isRequired />
          {time('from')}
          {time('until')}
          <Form.Item
            name="hours"
            label={t('training:column.hours')}
            extra={t('training:hoursHelp')}
            rules={[{ required: true }]}
          >
            <InputNumber min={0.5} max={200} step={0.5} />
          </Form.Item>
          <TextItem name="lecturer" label={t('training:column.lecturer')} isRequired maxLength={80} />
          <RadioItem
            name="mode"
            label={t('training:column.mode')}
            isRequired
            options={TrainingMode.options.map((value) => ({ value, label: t(`training:mode.${value}`) }))}
          />
          <RadioItem
            name="exam"
            label={t('training:column.exam')}
            isRequired
            options={ExamKind.options.map((value) => ({ value, label: t(`training:exam.${value}`) }))}
          />
          <Form.Item name="passScore" label={t('training:column.passScore')} extra={t('training:passScoreHelp')}>
            <InputNumber min={1} max={100} placeholder={String(rules?.defaultPassScore ?? '')} />
          </Form.Item>
          {!known && (
            <SelectItem
              name="invitedIds"
              label={t('training:column.invited')}
              options={staff}
              isMultiple
              help={t('training:invitedHelp')}
            />
          )}
          <SelectItem
            name="readerId"
            label={t('training:column.reader')}
            help={t('training:readerHelp')}
            options={(readers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextItem name="content" label={t('training:column.content')} rows={3} maxLength={2000} />
          <AttachmentItem name="attachmentIds" label={t('training:papers')} help={t('training:papersHelp')} />
        </FormModal>
      )}
    </WithFormDraft>
  )
}
