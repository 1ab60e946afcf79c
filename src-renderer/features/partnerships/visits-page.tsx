// 巡诊记录 of a quarter, newest first.
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { addDays, isDay } from '#shared/contract/days.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { MedicalVisit } from '#shared/features/partnerships/partnerships.model.ts'
import { quarterOf } from '#shared/features/partnerships/partnerships.rules.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { ViewLinks } from './components/view-links.tsx'
import { termOf, usePartnershipData, useVisits } from './queries.ts'
import './partnerships.css'

export function VisitsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id } = useParams()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const asked = params.get('on')
  const { from, until, year, quarter } = quarterOf(asked !== null && isDay(asked) ? asked : today)
  const canRecord = useCan('partnerships.record')
  const data = usePartnershipData()
  const list = useVisits({ from, until })
  const start = () => void navigate('/partnerships/visit')
  useShortcut('n', start, { isEnabled: canRecord })
  const columns = useMemo(
    (): AppColumn<MedicalVisit>[] => [
      {
        ...{ id: 'at', header: t('partnerships:column.at'), value: (row) => row.at, width: 150, grow: 0, priority: 1 },
        ...{ exported: (row) => formatInstant(row.at), cell: (row) => formatInstant(row.at), isRowHeader: true },
      },
      {
        id: 'partner',
        header: t('partnerships:column.partner'),
        value: (row) => row.partnerName,
        width: 150,
        priority: 1,
      },
      { id: 'doctor', header: t('partnerships:column.doctor'), value: (row) => row.doctorName, width: 84 },
      {
        ...{ id: 'services', header: t('partnerships:column.services'), width: 200, priority: 3 },
        value: (row) => row.services.map((code) => termOf(data?.services, code)).join('、'),
      },
      {
        ...{ id: 'seen', header: t('partnerships:column.seen'), width: 60, align: 'end', priority: 1 },
        value: (row) => row.seen.length,
      },
      {
        ...{ id: 'state', header: t('partnerships:column.state'), width: 90 },
        value: (row) =>
          row.isVoid
            ? t('partnerships:visit.void')
            : [row.isLate && t('partnerships:visit.late'), row.version > 1 && t('partnerships:visit.corrected')]
                .filter(Boolean)
                .join(' · ') || t('partnerships:visit.signed'),
      },
    ],
    [data, t],
  )
  const counting = list.data?.filter(({ isVoid }) => !isVoid)
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={
        counting
          ? t('partnerships:visitCount', {
              ...{ count: counting.length, name: t('partnerships:quarter', { year, quarter }) },
              people: counting.reduce((sum, { seen }) => sum + seen.length, 0),
            })
          : list.error
            ? null
            : undefined
      }
      actions={
        canRecord && (
          <Button type="primary" onClick={start}>
            {t('partnerships:act.visit')} <Kbd keys="N" />
          </Button>
        )
      }
      filterBar={
        <>
          <ViewLinks />
          <Button size="small" onClick={() => setParams({ on: addDays(from, -1) })}>
            {t('partnerships:earlier')}
          </Button>
          <Button size="small" disabled={until >= today} onClick={() => setParams({ on: addDays(until, 1) })}>
            {t('partnerships:later')}
          </Button>
        </>
      }
      drawer={<Outlet />}
    >
      <AppTable
        id="medical-visits"
        label={t('partnerships:view.visits')}
        columns={columns}
        rows={data ? list.data : undefined}
        rowKey={(row) => row.id}
        openKey={id}
        isFaint={({ isVoid }) => isVoid}
        onOpen={(row) => navigate({ pathname: `${screenLinks.medicalVisits()}/${row.id}`, search: params.toString() })}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('partnerships:empty.visits')} hint={t('partnerships:empty.visitsHint')} />}
      />
    </PageFrame>
  )
}
