// The register of inspections: who came, what was found, what is still open.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { type Inspection, InspectionSource } from '#shared/features/inspections/inspections.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { TermDay } from './components/term-day.tsx'
import { nextTerm } from './queries.ts'

export function InspectionsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('inspections.record')
  const list = useQuery(api.inspections.list.queryOptions({ input: {} }))
  const source = InspectionSource.options.find((each) => each === params.get('source')) ?? null
  const rows = list.data?.filter((row) => source === null || row.source === source)
  const begin = () => void navigate('/inspections/new')
  useShortcut('n', begin, { isEnabled: canRecord })
  const columns = useMemo(
    (): AppColumn<Inspection>[] => [
      {
        ...{ id: 'at', header: t('inspections:column.at'), value: (row) => formatInstant(row.at), width: 150 },
        ...{ priority: 1, grow: 0 },
      },
      {
        ...{ id: 'source', header: t('inspections:column.source'), isRowHeader: true, width: 96, priority: 1 },
        value: (row) => t(`inspections:source.${row.source}`),
      },
      {
        id: 'form',
        header: t('inspections:column.form'),
        value: (row) => t(`inspections:form.${row.form}`),
        width: 80,
      },
      {
        ...{ id: 'document', header: t('inspections:column.document'), value: (row) => row.documentNumber, width: 150 },
        cell: (row) => row.documentNumber ?? <Unknown reason={t('inspections:noDocument')} />,
      },
      {
        ...{
          id: 'findings',
          header: t('inspections:column.findings'),
          value: (row) => row.findings.length,
          width: 140,
        },
        ...{ priority: 1, exported: (row) => row.findings.length },
        cell: (row) => {
          const open = row.findings.filter(({ state }) => state !== 'closed').length
          return t('inspections:findingCount', { count: row.findings.length, open })
        },
      },
      {
        ...{ id: 'term', header: t('inspections:column.term'), value: nextTerm, width: 190, priority: 1 },
        exported: (row) => nextTerm(row) ?? '',
        cell: (row) => {
          const term = nextTerm(row)
          return term === null ? '—' : <TermDay on={term} />
        },
      },
      {
        ...{ id: 'state', header: t('inspections:column.state'), width: 90, priority: 1 },
        value: (row) => t(`inspections:state.${row.state}`),
      },
      { id: 'recordedBy', header: t('inspections:column.recordedBy'), value: (row) => row.recordedBy, priority: 3 },
    ],
    [t],
  )
  const record = canRecord && (
    <Button type="primary" onClick={begin} aria-keyshortcuts="N">
      {t('inspections:record')} <Kbd keys="N" />
    </Button>
  )
  const open = rows?.filter(({ state }) => state === 'open').length ?? 0
  return (
    <PageFrame
      title={t('inspections:title')}
      count={rows ? t('inspections:count', { count: rows.length, open }) : list.error ? null : undefined}
      actions={record}
      filterBar={
        <Select
          size="small"
          style={{ minWidth: 110 }}
          aria-label={t('inspections:column.source')}
          value={source ?? ''}
          onChange={(value) => setParams(value === '' ? {} : { source: value })}
          options={[
            { value: '', label: t('inspections:allSources') },
            ...InspectionSource.options.map((value) => ({ value, label: t(`inspections:source.${value}`) })),
          ]}
        />
      }
    >
      <AppTable
        id="inspections"
        label={t('inspections:title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        initialSort={{ columnId: 'at', isDescending: true }}
        isFaint={(row) => row.state === 'void'}
        onOpen={(row) => navigate(screenLinks.inspection(row.id))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('inspections:empty.title')} hint={t('inspections:empty.hint')} actions={record} />}
      />
    </PageFrame>
  )
}
