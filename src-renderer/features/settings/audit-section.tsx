// The audit log, newest first. Read only; its rows can be neither changed nor removed.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEntry } from '#shared/features/audit/audit.contract.ts'
import { client } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterInput } from '../../ui/filter-input.tsx'
import { InstantText } from '../../ui/instant-text.tsx'

const pageLength = 200

/** Ids begin with the time they were made in; their ends tell them apart. */
function shortId(id: string | null): string {
  if (id === null) return ''
  return id.length > 12 ? `…${id.slice(-8)}` : id
}

/** An act and what it was done to, in words; a word nobody wrote yet is shown as it was stored. */
function useAuditWords() {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      action: (row: AuditEntry) => t(`settings:audit.actions.${row.action}`, { defaultValue: row.action }),
      object: (row: AuditEntry) => t(`settings:audit.objects.${row.objectType}`, { defaultValue: row.objectType }),
    }),
    [t],
  )
}

function useAuditColumns(): AppColumn<AuditEntry>[] {
  const { t } = useTranslation()
  const words = useAuditWords()
  return useMemo<AppColumn<AuditEntry>[]>(
    () => [
      {
        id: 'at',
        header: t('settings:audit.at'),
        value: (row) => row.at,
        cell: (row) => <InstantText at={row.at} precision="second" />,
        width: 170,
        grow: 0,
        priority: 1,
      },
      {
        id: 'actor',
        header: t('settings:audit.actor'),
        value: (row) => row.actor,
        cell: (row) => row.actor ?? t('alarms:bySystem'),
        width: 110,
        priority: 1,
      },
      {
        id: 'action',
        header: t('settings:audit.action'),
        value: words.action,
        width: 180,
        priority: 1,
        isRowHeader: true,
      },
      {
        id: 'object',
        header: t('settings:audit.object'),
        value: (row) => `${words.object(row)} ${row.objectId ?? ''}`.trim(),
        cell: (row) => (
          <span title={row.objectId ?? undefined}>
            {words.object(row)} <span className="faint numerals">{shortId(row.objectId)}</span>
          </span>
        ),
        width: 220,
        priority: 3,
      },
      {
        id: 'reason',
        header: t('ui:reason.label'),
        value: (row) => row.reason,
        cell: (row) => row.reason ?? '—',
        width: 160,
      },
      {
        id: 'seat',
        header: t('accounts:own.seat'),
        value: (row) => row.seat,
        cell: (row) => row.seat ?? '—',
        width: 120,
        priority: 4,
      },
      { id: 'seq', header: t('settings:audit.seq'), value: (row) => row.seq, width: 80, align: 'end', priority: 4 },
    ],
    [t, words],
  )
}

export function AuditSection() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const log = useInfiniteQuery({
    queryKey: ['audit-pages'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.audit.list(pageParam === undefined ? {} : { beforeSeq: pageParam }, { signal }),
    getNextPageParam: (last) => (last.length < pageLength ? undefined : last.at(-1)?.seq),
  })
  const words = useAuditWords()
  const wanted = text.trim().toLowerCase()
  const rows = useMemo(
    () =>
      log.data?.pages
        .flat()
        .filter(
          (row) =>
            wanted === '' ||
            [row.actor, words.action(row), words.object(row), row.action, row.objectId, row.reason].some((each) =>
              each?.toLowerCase().includes(wanted),
            ),
        ),
    [log.data, wanted, words],
  )
  return (
    <div className="settings-list">
      <div className="settings-list__head">
        <FilterInput value={text} onChange={setText} placeholder={t('settings:audit.filter')} />
      </div>
      <AppTable
        id="audit"
        label={t('settings:section.audit')}
        columns={useAuditColumns()}
        rows={rows}
        rowKey={(row) => String(row.seq)}
        error={log.error}
        onRetry={() => void log.refetch()}
        empty={<EmptyState title={t('settings:audit.empty')} />}
        footActions={
          log.hasNextPage ? (
            <Button size="small" onClick={() => void log.fetchNextPage()} loading={log.isFetchingNextPage}>
              {t('settings:audit.more')}
            </Button>
          ) : undefined
        }
      />
    </div>
  )
}
