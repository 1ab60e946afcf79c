// One plan: the version in force, what it says otherwise than the one before, its reviews, and who of the staff read it.
import { useQuery } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { PlanFile } from '#shared/features/emergency/emergency.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { RecordFiles } from '../attachments/index.ts'
import { PlanDifference } from './components/plan-difference.tsx'
import { ReviewForm, WritePlanForm } from './components/plan-forms.tsx'
import { PlanReaders } from './components/plan-readers.tsx'
import './emergency.css'

export function PlanPage() {
  const { t } = useTranslation()
  const { kind = '' } = useParams()
  const found = useQuery(api.emergency.plan.queryOptions({ input: { kind } }))
  if (!found.data) {
    return (
      <PageFrame title={t('emergency:view.plans')} layout="scroll">
        {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />}
      </PageFrame>
    )
  }
  return <PlanView key={kind} file={found.data} />
}

function PlanView({ file }: { file: PlanFile }) {
  const { t } = useTranslation()
  const canManage = useCan('emergency.manage')
  const [dialog, setDialog] = useState<'write' | 'review' | null>(null)
  const { standing, versions, reviews } = file
  const { term, current } = standing
  const [shownNumber, setShown] = useState(current?.version ?? versions[0]?.version ?? 0)
  const shown = versions.find(({ version }) => version === shownNumber) ?? versions[0]
  const before = versions.find(({ version }) => version === (shown?.version ?? 0) - 1)
  useShortcut('n', () => setDialog('write'), { isEnabled: canManage })
  useShortcut('r', () => setDialog('review'), { isEnabled: canManage && current !== null })
  return (
    <PageFrame
      title={t('emergency:plan.titleOf', { term })}
      count={current ? t('emergency:plan.versionNumber', { version: current.version }) : t('emergency:plan.none')}
      layout="scroll"
      actions={
        canManage && (
          <>
            {current && (
              <Button onClick={() => setDialog('review')} aria-keyshortcuts="R">
                {t('emergency:plan.review')} <Kbd keys="R" />
              </Button>
            )}
            <Button type="primary" onClick={() => setDialog('write')} aria-keyshortcuts="N">
              {t('emergency:plan.write')} <Kbd keys="N" />
            </Button>
          </>
        )
      }
      filterBar={<Link to="/emergency">{t('emergency:plan.back')}</Link>}
    >
      <div className="emergency-parts">
        <Facts
          items={[
            {
              label: t('emergency:plan.inForceOn'),
              value: current?.inForceOn ?? <Unknown reason={t('emergency:plan.none')} />,
            },
            { label: t('emergency:plan.approvedBy'), value: current?.approvedBy ?? '—' },
            {
              label: t('emergency:plan.lastReviewedOn'),
              value: standing.lastReviewedOn ?? t('emergency:plan.notReviewed'),
            },
            { label: t('emergency:plan.reviewDueOn'), value: standing.reviewDueOn ?? '—' },
          ]}
        />
        {shown && (
          <Section
            title={t('emergency:plan.text')}
            link={
              <Select
                size="small"
                aria-label={t('emergency:plan.version')}
                value={shown.version}
                onChange={setShown}
                options={versions.map(({ version, inForceOn }) => ({
                  value: version,
                  label: `${t('emergency:plan.versionNumber', { version })} · ${inForceOn}`,
                }))}
              />
            }
          >
            {shown.changeNote !== null && <p>{t('emergency:plan.changed', { note: shown.changeNote })}</p>}
            {shown.text === null ? (
              <p className="muted">{t('emergency:plan.onPaper')}</p>
            ) : (
              <div className="plan-text">{shown.text}</div>
            )}
            <RecordFiles ids={shown.attachmentIds} />
          </Section>
        )}
        {shown && before && <PlanDifference before={before} after={shown} />}
        {current && <PlanReaders file={file} versionId={current.id} />}
        {reviews.length > 0 && (
          <Section title={t('emergency:plan.reviews')}>
            <ul>
              {reviews.map(({ id, on, by, note, lateReason }) => (
                <li key={id}>
                  {[on, by, note, lateReason && t('emergency:late', { reason: lateReason })]
                    .filter(Boolean)
                    .join(' · ')}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      {dialog === 'write' && <WritePlanForm file={file} onClose={() => setDialog(null)} />}
      {dialog === 'review' && current && <ReviewForm versionId={current.id} onClose={() => setDialog(null)} />}
    </PageFrame>
  )
}
