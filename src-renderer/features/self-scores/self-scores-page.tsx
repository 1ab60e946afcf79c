// 等级自评: the newest self-score, or the draft, with its result beside it; earlier ones can be opened again.
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { SelfScore, SelfScoreChanges } from '#shared/features/self-scores/self-scores.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { ScoreForm } from './components/score-form.tsx'
import { ScoreResult } from './components/score-result.tsx'
import { useRefreshSelfScores, useScale, useSelfScores } from './queries.ts'
import './self-scores.css'

export function SelfScoresPage() {
  const { t } = useTranslation()
  const canEdit = useCan('self-scores.edit')
  const [params, setParams] = useSearchParams()
  const scale = useScale()
  const list = useSelfScores()
  const refresh = useRefreshSelfScores()
  const [fault, setFault] = useState<unknown>(null)
  const [isVoiding, setVoiding] = useState(false)
  const scores = list.data ?? []
  const shown = scores.find(({ id }) => id === params.get('id')) ?? scores.find(({ state }) => state !== 'voided')
  const act = async (doing: () => Promise<SelfScore>) => {
    setFault(null)
    try {
      const { id } = await doing()
      await refresh()
      setParams({ id }, { replace: true })
    } catch (caught) {
      setFault(caught)
      await refresh()
    }
  }
  const isDraft = shown?.state === 'draft'
  const save = (changes: SelfScoreChanges) =>
    shown && void act(() => client.selfScores.answer({ id: shown.id, version: shown.version, changes }))
  const nameOf = ({ scoredOn, state }: SelfScore) => `${scoredOn} ${t(`self-scores:state.${state}`)}`
  return (
    <PageFrame
      title={t('self-scores:title')}
      count={shown ? nameOf(shown) : list.isSuccess ? t('self-scores:never') : null}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => window.print()}>{t('common:print')}</Button>
          {canEdit && !isDraft && (
            <Button type="primary" onClick={() => void act(() => client.selfScores.start())}>
              {t('self-scores:start')}
            </Button>
          )}
          {canEdit && shown && shown.state !== 'voided' && (
            <Button onClick={() => setVoiding(true)}>{t(isDraft ? 'self-scores:drop' : 'self-scores:void')}</Button>
          )}
          {canEdit && isDraft && (
            <Button
              type="primary"
              onClick={() => void act(() => client.selfScores.finish({ id: shown.id, version: shown.version }))}
            >
              {t('self-scores:finish')}
            </Button>
          )}
        </>
      }
      filterBar={
        scores.length > 1 && (
          <Select
            size="small"
            aria-label={t('self-scores:earlier')}
            value={shown?.id ?? null}
            onChange={(id) => setParams({ id })}
            options={scores.map((each) => ({ value: each.id, label: nameOf(each) }))}
          />
        )
      }
    >
      {(fault ?? list.error) !== null && <ErrorState error={fault ?? list.error} onRetry={() => void refresh()} />}
      {scale && (
        <p className="muted">
          {scale.title} · {scale.basis}
        </p>
      )}
      {list.isSuccess && !shown && <EmptyState title={t('self-scores:never')} hint={t('self-scores:neverHint')} />}
      {scale && shown && (
        <div className="score-page">
          <div>
            <ScoreForm scale={scale} score={shown} isReadOnly={!canEdit || !isDraft} onChange={save} />
          </div>
          <ScoreResult scale={scale} score={shown} />
        </div>
      )}
      <ConfirmReason
        isOpen={isVoiding}
        title={t('self-scores:void')}
        confirmLabel={t('self-scores:void')}
        onConfirm={async (reason) => {
          if (shown) await act(() => client.selfScores.void({ id: shown.id, version: shown.version, reason }))
          setVoiding(false)
        }}
        onCancel={() => setVoiding(false)}
      />
    </PageFrame>
  )
}
