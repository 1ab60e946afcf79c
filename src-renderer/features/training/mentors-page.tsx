// 师带徒: who looks after whom; ended with an assessment.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mentorship, MentorshipFacts } from '#shared/features/training/training.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { DayItem, RadioItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { TrainingViews } from './components/training-views.tsx'
import { useRefreshTraining, useStaffOptions } from './queries.ts'
import './training.css'

export function MentorsPage() {
  const { t } = useTranslation()
  const canRecord = useCan('training.record')
  const mentorships = useQuery(api.training.mentorships.queryOptions())
  const [act, setAct] = useState<{ known: Mentorship | null } | null>(null)
  useShortcut('n', () => setAct({ known: null }), { isEnabled: canRecord })
  return (
    <PageFrame
      title={t('training:title')}
      count={mentorships.data ? t('training:mentorCount', { count: mentorships.data.length }) : undefined}
      layout="scroll"
      actions={
        canRecord && (
          <Button type="primary" onClick={() => setAct({ known: null })} aria-keyshortcuts="N">
            {t('training:act.mentor')} <Kbd keys="N" />
          </Button>
        )
      }
      filterBar={<TrainingViews />}
    >
      {mentorships.error && <ErrorState error={mentorships.error} onRetry={() => void mentorships.refetch()} />}
      {mentorships.data?.length === 0 && (
        <EmptyState title={t('training:empty.mentors')} hint={t('training:empty.mentorsHint')} />
      )}
      <table className="training-list">
        <caption className="visually-hidden">{t('training:view.mentors')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('training:column.mentee')}</th>
            <th scope="col">{t('training:column.mentor')}</th>
            <th scope="col">{t('training:column.span')}</th>
            <th scope="col">{t('training:column.assessment')}</th>
          </tr>
        </thead>
        <tbody>
          {(mentorships.data ?? []).map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.menteeName}</th>
              <td>{one.mentorName}</td>
              <td className="numerals">
                {t('training:span', { from: one.fromOn, until: one.untilOn ?? t('training:running') })}
              </td>
              <td>
                {one.isPassed !== null && <b>{t(one.isPassed ? 'training:passed' : 'training:failed')} </b>}
                {one.assessment}
                {canRecord && (
                  <Button type="link" size="small" onClick={() => setAct({ known: one })}>
                    {t('training:act.assess')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {act && <MentorForm known={act.known} onClose={() => setAct(null)} />}
    </PageFrame>
  )
}

type Values = Pick<MentorshipFacts, 'menteeId' | 'mentorId' | 'fromOn'> & {
  untilOn?: string | null
  assessment?: string
  isPassed?: boolean
}

function MentorForm({ known, onClose }: { known: Mentorship | null; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const staff = useStaffOptions()
  const refresh = useRefreshTraining()
  return (
    <FormModal<Values>
      title={t(known ? 'training:act.assess' : 'training:act.mentor')}
      initialValues={
        known
          ? {
              ...{ mentorId: known.mentorId, fromOn: known.fromOn, untilOn: known.untilOn ?? today },
              ...{
                assessment: known.assessment ?? '',
                ...(known.isPassed === null ? {} : { isPassed: known.isPassed }),
              },
            }
          : { fromOn: today }
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ menteeId, mentorId, fromOn, untilOn, assessment, isPassed }) => {
        const said = { untilOn: untilOn ?? null, assessment: textOrNull(assessment), isPassed: isPassed ?? null }
        const facts = { mentorId, fromOn, ...said }
        if (known) await client.training.changeMentorship({ ...facts, id: known.id, version: known.version })
        else await client.training.beginMentorship({ ...facts, menteeId })
        await refresh()
      }}
      onClose={onClose}
    >
      {!known && <SelectItem name="menteeId" label={t('training:column.mentee')} isRequired options={staff} />}
      <SelectItem name="mentorId" label={t('training:column.mentor')} isRequired options={staff} />
      <DayItem name="fromOn" label={t('training:column.fromOn')} isRequired to={today} />
      {known && (
        <>
          <DayItem name="untilOn" label={t('training:column.untilOn')} />
          <TextItem name="assessment" label={t('training:column.assessment')} rows={3} />
          <RadioItem
            name="isPassed"
            label={t('training:column.result')}
            options={[true, false].map((value) => ({ value, label: t(value ? 'training:passed' : 'training:failed') }))}
          />
        </>
      )}
    </FormModal>
  )
}
