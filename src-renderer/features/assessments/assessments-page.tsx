// All assessments of the house: drafts to go on with first, then what was finished, by day.
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { AssessmentLine } from '#shared/features/assessments/assessments.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { ReassessList } from './components/reassess-list.tsx'
import { useAssessments, useScales } from './queries.ts'
import { StartAssessment } from './start-assessment.tsx'
import './assessments.css'

export function AssessmentsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const canRecord = useCan('assessments.record')
  const [isStarting, setStarting] = useState(false)
  const list = useAssessments()
  const scales = useScales().data ?? []
  const asked = params.get('scale')
  const rows = list.data?.filter((row) => asked === null || row.scale === asked)
  useShortcut('n', () => setStarting(true), { isEnabled: canRecord })
  const columns = useMemo((): AppColumn<AssessmentLine>[] => {
    const titleOf = (code: string) => scales.find((scale) => scale.code === code)?.title ?? t('assessments:older')
    return [
      {
        id: 'basedOn',
        header: t('assessments:field.basedOn'),
        value: (row) => row.basedOn,
        width: 110,
        grow: 0,
        priority: 1,
      },
      {
        id: 'bed',
        header: t('assessments:column.bed'),
        value: (row) => row.bedLabel ?? '',
        width: 84,
        grow: 0,
        priority: 2,
      },
      {
        id: 'name',
        header: t('assessments:column.name'),
        value: (row) => row.residentName,
        isRowHeader: true,
        width: 100,
        priority: 1,
      },
      {
        id: 'scale',
        header: t('assessments:column.scale'),
        value: (row) => titleOf(row.scale),
        width: 220,
        grow: 2,
        priority: 1,
      },
      {
        id: 'state',
        header: t('assessments:column.state'),
        value: (row) =>
          row.state === 'draft'
            ? t('assessments:answered', { count: row.answered, of: row.of })
            : t(`assessments:state.${row.state}`),
        width: 120,
        priority: 1,
      },
      {
        id: 'total',
        header: t('assessments:total'),
        value: (row) => row.total,
        cell: (row) => row.total ?? '—',
        width: 80,
        priority: 2,
      },
      {
        id: 'level',
        header: t('assessments:column.level'),
        value: (row) => row.levelName ?? '',
        cell: (row) => row.levelName ?? '—',
        width: 130,
        priority: 1,
      },
      {
        id: 'assessors',
        header: t('assessments:field.assessors'),
        value: (row) => row.assessors.filter(Boolean).join('、'),
        priority: 3,
      },
    ]
  }, [t, scales])
  const start = canRecord && (
    <Button type="primary" onClick={() => setStarting(true)} aria-keyshortcuts="N">
      {t('assessments:start.button')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('assessments:title')}
      count={rows ? t('assessments:count', { count: rows.length }) : list.error ? null : undefined}
      actions={start}
      filterBar={
        <Select
          size="small"
          style={{ minWidth: 220 }}
          value={asked ?? ''}
          aria-label={t('assessments:column.scale')}
          onChange={(value) => setParams(value === '' ? {} : { scale: value })}
          options={[
            { value: '', label: t('assessments:allScales') },
            ...scales.map((scale) => ({ value: scale.code, label: scale.title })),
          ]}
        />
      }
      filterBarEnd={canRecord && <Link to="/assessments/history">{t('assessments:historyImport.button')}</Link>}
    >
      <div className="assessment-list">
        <ReassessList />
        <AppTable
          id="assessments"
          label={t('assessments:title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/assessments/${row.id}`)}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={<EmptyState title={t('assessments:empty.title')} hint={t('assessments:empty.hint')} actions={start} />}
        />
      </div>
      {isStarting && <StartAssessment onClose={() => setStarting(false)} />}
    </PageFrame>
  )
}
