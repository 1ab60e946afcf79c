// A signed check: every item with its result, what failed and its later looks, corrections, and the report of a major hazard. Prints on A4.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckItem, CheckList, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { wantingItems } from '#shared/features/self-checks/self-checks.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { formatInstant } from '../../ui/format-time.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { CheckTable } from './components/check-table.tsx'
import { CorrectCheck } from './components/correct-check.tsx'
import { RecheckForm } from './components/recheck-form.tsx'
import { ReportHazard } from './components/report-hazard.tsx'

type Act = { kind: 'correct' | 'recheck'; item: CheckItem } | { kind: 'report' }

export function CheckRecord({ list, check }: { list: CheckList; check: SelfCheck }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const canRecord = useCan('fire-safety.record')
  const canManage = useCan('fire-safety.manage')
  const [act, setAct] = useState<Act | null>(null)
  const facility = useQuery(api.facility.get.queryOptions()).data
  const wanting = wantingItems(list, check.answers)
  const isHazard = list.kind === 'major-hazards' && wanting.length > 0 && check.finishedAt !== null
  const refresh = () => queries.invalidateQueries({ queryKey: api.selfChecks.key() })
  const stop = () => setAct(null)
  const corrections = check.records.slice(1)
  return (
    <PageFrame
      title={list.title}
      count={t('self-checks:wanting', { count: wanting.length })}
      layout="scroll"
      actions={
        <>
          {isHazard && canManage && check.hazardReport === null && (
            <Button type="primary" onClick={() => setAct({ kind: 'report' })}>
              {t('self-checks:report.button')}
            </Button>
          )}
          <Button onClick={() => window.print()}>{t('self-checks:print')}</Button>
        </>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <span className="numerals">{check.on}</span>
        </>
      }
    >
      <article className="check-sheet">
        <header className="print-only">
          <p className="check-sheet__code">{list.report}</p>
          <h1>{list.title}</h1>
        </header>
        <p className="check-sheet__facts">
          <span>{t('self-checks:sheet.home', { name: facility?.name ?? '' })}</span>
          <span>{t('self-checks:sheet.on', { day: check.on })}</span>
          <span>
            {t('self-checks:column.checkedBy')} {check.checkedBy ?? <Unknown reason={t('self-checks:notSigned')} />}
          </span>
          <span>
            {t('self-checks:column.signedBy')} {check.signedBy ?? <Unknown reason={t('self-checks:notSigned')} />}
          </span>
        </p>
        {check.lateReason !== null && <p>{t('self-checks:lateBecause', { reason: check.lateReason })}</p>}
        {isHazard && (
          <p className="check-hazard">
            {check.hazardReport === null
              ? t('self-checks:report.missing')
              : t('self-checks:report.told', { ...check.hazardReport, note: check.hazardReport.note ?? '' })}
          </p>
        )}
        <CheckTable
          list={list}
          check={check}
          onCorrect={canRecord && check.finishedAt !== null ? (item) => setAct({ kind: 'correct', item }) : undefined}
          onRecheck={canRecord && check.finishedAt !== null ? (item) => setAct({ kind: 'recheck', item }) : undefined}
        />
        {corrections.map(({ id, reason, recordedAt, recordedBy }) => (
          <p key={id} className="muted">
            {t('self-checks:corrected', { at: formatInstant(recordedAt), by: recordedBy ?? '', reason })}
          </p>
        ))}
        <p className="muted">
          {t(list.isBasisVerified ? 'self-checks:basis' : 'self-checks:basisUnverified', { text: list.basis })}
        </p>
      </article>
      {act?.kind === 'correct' && (
        <CorrectCheck list={list} check={check} item={act.item} onChanged={refresh} onClose={stop} />
      )}
      {act?.kind === 'recheck' && <RecheckForm check={check} item={act.item} onChanged={refresh} onClose={stop} />}
      {act?.kind === 'report' && <ReportHazard check={check} onChanged={refresh} onClose={stop} />}
    </PageFrame>
  )
}
