// 迎检台账: pick the days, and everything the rules ask for lies on one page, gaps first to be seen, ready to be printed.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { addDays, isDay } from '#shared/contract/days.ts'
import type { Binder } from '#shared/features/binder/binder.model.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { ProgressTask } from '../../ui/progress-task.tsx'
import { useToday } from '../../ui/use-today.ts'
import './binder.css'
import { ClauseDocument } from './components/clause-list.tsx'
import { SpanBar } from './components/span-bar.tsx'
import { TopicEvidence } from './components/topic-evidence.tsx'
import { useEvidenceWords } from './evidence-words.ts'
import { useBinder } from './use-binder.ts'

/** What is asked for when nothing was chosen: the last week. */
const USUAL_DAYS = 7

export function BinderPage() {
  const { t } = useTranslation()
  const today = useToday()
  const words = useEvidenceWords()
  const [params, setParams] = useSearchParams()
  const [isGapsOnly, setGapsOnly] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const from = dayIn(params.get('from')) ?? addDays(today, 1 - USUAL_DAYS)
  const until = dayIn(params.get('until')) ?? today
  const work = useBinder({ from, until })
  const { binder } = work
  const gapCount = binder?.topics.reduce((sum, { gaps }) => sum + gaps.length, 0)
  return (
    <PageFrame
      title={t('binder:title')}
      count={binder ? t('binder:count', { gaps: gapCount, at: formatInstant(binder.builtAt) }) : null}
      layout="scroll"
      actions={
        <Button type="primary" disabled={!binder} onClick={() => window.print()}>
          {t('common:print')}
        </Button>
      }
      filterBar={
        <SpanBar
          span={{ from, until }}
          today={today}
          onChange={(span) => setParams({ from: span.from, until: span.until }, { replace: true })}
        />
      }
      filterBarEnd={
        <>
          <FilterChip label={t('binder:gapsOnly')} isOn={isGapsOnly} onToggle={setGapsOnly} />
          <FilterChip label={t('binder:unfold')} isOn={isOpen} onToggle={setOpen} />
        </>
      }
    >
      {work.error !== null && <ErrorState error={work.error} onRetry={work.again} />}
      {(work.state === 'running' || work.state === 'cancelled') && (
        <ProgressTask
          label={work.topic ? words.topic(work.topic) : t('binder:building')}
          state={work.state}
          done={work.done}
          total={work.total}
          onCancel={work.cancel}
          actions={<Button onClick={work.again}>{t('binder:again')}</Button>}
        />
      )}
      {binder && <BinderSheets binder={binder} isGapsOnly={isGapsOnly} isOpen={isOpen} />}
    </PageFrame>
  )
}

function BinderSheets({ binder, isGapsOnly, isOpen }: { binder: Binder; isGapsOnly: boolean; isOpen: boolean }) {
  const { t } = useTranslation()
  const topics = new Map(binder.topics.map((topic) => [topic.topic as string, topic]))
  const shown = isGapsOnly ? binder.topics.filter(({ gaps }) => gaps.length > 0) : binder.topics
  return (
    <div className="binder">
      <header className="binder__head print-only">
        <h1>{binder.facilityName ?? t('shell:facilityUnknown')}</h1>
        <p>
          {t('binder:title')} {binder.span.from} – {binder.span.until}
        </p>
      </header>
      {binder.documents.map((document) => (
        <ClauseDocument key={document.code} document={document} topics={topics} isGapsOnly={isGapsOnly} />
      ))}
      <h2 className="binder__evidence">{t('binder:evidence')}</h2>
      {shown.map((evidence) => (
        <TopicEvidence key={evidence.topic} evidence={evidence} isOpen={isOpen} />
      ))}
      <p className="faint">{t('binder:catalogue', { version: binder.catalogueVersion })}</p>
    </div>
  )
}

function dayIn(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null
}
