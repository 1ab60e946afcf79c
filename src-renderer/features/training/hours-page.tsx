// 学时: what everybody has of the year beside what is asked, the pre-job training and the safety training of each half.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import type { TrainingRecord } from '#shared/features/training/training.model.ts'
import { halfYearOf } from '#shared/features/training/training.rules.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'
import { TrainingBasis, TrainingViews } from './components/training-views.tsx'
import { useTrainingRecords, useTrainingYear } from './queries.ts'
import './training.css'

export function HoursPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const [year, showYear] = useTrainingYear()
  const records = useTrainingRecords(year)
  const { half } = halfYearOf(today)
  const show = params.get('show')
  const columns = useMemo((): AppColumn<TrainingRecord>[] => {
    const safety = (index: 0 | 1): AppColumn<TrainingRecord> => ({
      ...{ id: `safety${index}`, header: t(`training:column.safety${index}`), width: 120, priority: 1 },
      value: (row) => row.safety[index],
      cell: (row) => row.safety[index] ?? <Unknown reason={t('training:notYet')} />,
    })
    return [
      {
        id: 'name',
        header: t('training:column.name'),
        value: (row) => row.name,
        isRowHeader: true,
        width: 90,
        priority: 1,
      },
      { id: 'post', header: t('training:column.post'), value: (row) => POST_WORDS[row.post], width: 110, priority: 2 },
      {
        ...{
          id: 'hours',
          header: t('training:column.hours'),
          value: (row) => row.hours,
          width: 90,
          align: 'end',
          priority: 1,
        },
        cell: (row) => (row.hours < row.targetByNow ? <span className="training-behind">{row.hours}</span> : row.hours),
      },
      { id: 'byNow', header: t('training:column.byNow'), value: (row) => row.targetByNow, width: 100, align: 'end' },
      { id: 'target', header: t('training:column.target'), value: (row) => row.target, width: 90, align: 'end' },
      {
        id: 'sessions',
        header: t('training:column.sessions'),
        value: (row) => row.sessions,
        width: 80,
        align: 'end',
        priority: 3,
      },
      {
        ...{ id: 'preJob', header: t('training:column.preJob'), value: (row) => row.preJobOn, width: 120, priority: 1 },
        cell: (row) => row.preJobOn ?? <Unknown reason={t('training:notYet')} />,
      },
      safety(0),
      safety(1),
    ]
  }, [t])
  const filters = {
    safety: (row: TrainingRecord) => row.safety[half - 1] === null,
    behind: (row: TrainingRecord) => row.hours < row.targetByNow,
  }
  const filter = show === 'safety' || show === 'behind' ? filters[show] : null
  return (
    <PageFrame
      title={t('training:title')}
      count={
        records.data ? t('training:people', { year, count: records.data.length }) : records.error ? null : undefined
      }
      filterBar={
        <>
          <TrainingViews year={year} onYear={showYear} />
          {(['safety', 'behind'] as const).map((name) => (
            <FilterChip
              key={name}
              label={t(`training:show.${name}`)}
              count={records.data ? records.data.filter(filters[name]).length : null}
              isOn={show === name}
              onToggle={(isOn) => setParams(isOn ? { show: name, year: String(year) } : { year: String(year) })}
            />
          ))}
        </>
      }
    >
      <div className="training-page">
        <TrainingBasis />
        <AppTable
          id="training-hours"
          label={t('training:view.hours')}
          columns={columns}
          rows={records.data?.filter((row) => filter?.(row) ?? true)}
          rowKey={(row) => row.staffId}
          onOpen={(row) => navigate(screenLinks.staffMember(row.staffId))}
          error={records.error}
          onRetry={() => void records.refetch()}
          empty={<EmptyState title={t('training:empty.hours')} hint={t('training:empty.hoursHint')} />}
        />
      </div>
    </PageFrame>
  )
}
