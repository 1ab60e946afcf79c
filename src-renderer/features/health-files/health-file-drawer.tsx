// Everything entered of one person; a corrected record says so, a void one stays readable.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { type HealthRecord, HealthRecordKind } from '#shared/features/health-files/health-files.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import '../../ui/plain-parts.css'
import { useRefreshPartnerships } from '../partnerships/index.ts'
import { HealthRecordForm } from './health-record-form.tsx'

type Act = { kind: 'record'; of: HealthRecordKind } | { kind: 'correct' | 'void'; row: HealthRecord }

export function HealthFileDrawer() {
  const { t } = useTranslation()
  const id = (useParams().id ?? '') as ResidentId
  const canRecord = useCan('partnerships.record')
  const refresh = useRefreshPartnerships()
  const rows = useQuery(api.healthFiles.listOf.queryOptions({ input: { residentId: id } }))
  const book = useQuery(api.healthFiles.book.queryOptions({ input: {} })).data
  const line = book?.lines.find(({ residentId }) => residentId === id)
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  return (
    <DetailDrawer
      key={id}
      title={line?.name ?? t('partnerships:view.healthFiles')}
      subtitle={line?.bedLabel ?? undefined}
      closeTo={screenLinks.healthFiles()}
      actions={
        canRecord &&
        HealthRecordKind.options.map((kind) => (
          <Button key={kind} size="small" onClick={() => setAct({ kind: 'record', of: kind })}>
            {t(`partnerships:record.${kind}`)}
          </Button>
        ))
      }
      isLoading={rows.isPending}
      error={rows.error}
      onRetry={() => void rows.refetch()}
    >
      {rows.data?.length === 0 && (
        <EmptyState title={t('partnerships:empty.records')} hint={t('partnerships:empty.recordsHint')} />
      )}
      <table className="plain-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('partnerships:column.on')}</th>
            <th scope="col">{t('partnerships:column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {(rows.data ?? []).map((row) => (
            <tr key={row.id} className={row.isVoid ? 'muted' : undefined}>
              <td className="numerals">{row.facts.on}</td>
              <td>
                <b>{t(`partnerships:healthKind.${row.facts.kind}`)}</b> {row.facts.institution}
                {row.isVoid && ` · ${t('partnerships:visit.void')}`}
                {!row.isVoid && row.version > 1 && ` · ${t('partnerships:visit.corrected')}`}
                <div className="muted">{detailsOf(row)}</div>
                {canRecord && !row.isVoid && (
                  <>
                    <Button type="link" size="small" onClick={() => setAct({ kind: 'correct', row })}>
                      {t('partnerships:act.correct')}
                    </Button>
                    <Button type="link" size="small" onClick={() => setAct({ kind: 'void', row })}>
                      {t('partnerships:act.void')}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {act?.kind === 'record' && <HealthRecordForm residentId={id} kind={act.of} known={null} onClose={stop} />}
      {act?.kind === 'correct' && (
        <HealthRecordForm residentId={id} kind={act.row.facts.kind} known={act.row} onClose={stop} />
      )}
      <ConfirmReason
        isOpen={act?.kind === 'void'}
        title={t('partnerships:health.void')}
        description={t('partnerships:visit.voidNote')}
        confirmLabel={t('partnerships:act.void')}
        isIrreversible
        onConfirm={async (reason) => {
          if (act?.kind !== 'void') return
          await client.healthFiles.correct({ id: act.row.id, version: act.row.version, facts: null, reason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </DetailDrawer>
  )
}

function detailsOf({ facts, reason }: HealthRecord): string {
  const own =
    facts.kind === 'family-doctor'
      ? `${facts.doctor} — ${facts.untilOn}`
      : facts.kind === 'check-up'
        ? facts.result
        : null
  return [own, reason].filter(Boolean).join(' · ')
}
