// 员工: everybody on the roll with the papers an inspector asks for. Rows open the file beside the list.
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import { skillRank } from '#shared/features/staff-files/certificates.rules.ts'
import type { StaffLine } from '#shared/features/staff-files/staff-files.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { FilterInput } from '../../ui/filter-input.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { PaperMark } from './components/paper-mark.tsx'
import { DataBasis, StaffViews } from './components/staff-views.tsx'
import { HireForm } from './hire-form.tsx'
import { ImportStaff } from './import-staff.tsx'
import { useStaffList, useStaffRules } from './queries.ts'
import './staff.css'

const isOpenPaper = (state: string): boolean => state === 'ending' || state === 'expired' || state === 'missing'
const filters = {
  papers: ({ health, contract }: StaffLine) => isOpenPaper(health.state) || isOpenPaper(contract.state),
  untrained: ({ preJobOn }: StaffLine) => preJobOn === null,
  incomplete: ({ missing }: StaffLine) => missing.length > 0,
}
type Filter = keyof typeof filters

export function StaffPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id: openId } = useParams()
  const [params, setParams] = useSearchParams()
  const canEdit = useCan('staff.edit')
  const [act, setAct] = useState<'hire' | 'import' | null>(null)
  const [text, setText] = useState('')
  const show = params.get('show')
  const scope = show === 'left' ? 'left' : 'here'
  const list = useStaffList(scope)
  const rules = useStaffRules()
  useShortcut('n', () => setAct('hire'), { isEnabled: canEdit })
  const columns = useMemo(
    (): AppColumn<StaffLine>[] => [
      {
        id: 'name',
        header: t('staff:column.name'),
        value: (row) => row.name,
        isRowHeader: true,
        width: 84,
        priority: 1,
      },
      { id: 'post', header: t('staff:column.post'), value: (row) => POST_WORDS[row.post], width: 100, priority: 1 },
      { id: 'title', header: t('staff:column.title'), value: (row) => row.title ?? '—', width: 80, priority: 4 },
      { id: 'hiredOn', header: t('staff:column.hiredOn'), value: (row) => row.hiredOn, width: 104, priority: 2 },
      {
        ...{ id: 'skill', header: t('staff:column.skill'), width: 84, priority: 2 },
        value: (row) => skillRank(row.skillLevel),
        exported: (row) => (row.skillLevel === null ? t('staff:skill.none') : t(`staff:skill.${row.skillLevel}`)),
        cell: (row) => (row.skillLevel === null ? t('staff:skill.none') : t(`staff:skill.${row.skillLevel}`)),
      },
      {
        ...{ id: 'health', header: t('staff:column.health'), value: (row) => row.health.untilOn ?? row.health.state },
        ...{ width: 160, priority: 1, cell: (row) => <PaperMark paper={row.health} /> },
      },
      {
        ...{ id: 'preJob', header: t('staff:column.preJob'), value: (row) => row.preJobOn, width: 104, priority: 1 },
        cell: (row) => row.preJobOn ?? <Unknown reason={t('staff:preJobOpen')} />,
      },
      {
        ...{
          id: 'contract',
          header: t('staff:column.contract'),
          value: (row) => row.contract.untilOn ?? row.contract.state,
        },
        ...{ width: 160, priority: 2, cell: (row) => <PaperMark paper={row.contract} /> },
      },
      { id: 'hours', header: t('staff:column.hours'), value: (row) => row.hours, width: 72, align: 'end', priority: 3 },
      { id: 'phone', header: t('staff:column.phone'), value: (row) => row.phoneMasked, width: 120, priority: 4 },
      {
        ...{
          id: 'missing',
          header: t('staff:column.missing'),
          value: (row) => row.missing.length,
          width: 90,
          priority: 3,
        },
        cell: (row) =>
          row.missing.length === 0 ? t('staff:complete') : t('staff:lacks', { count: row.missing.length }),
      },
    ],
    [t],
  )
  const lines = list.data?.lines
  const filter = show !== null && show in filters ? filters[show as Filter] : null
  const rows = lines?.filter((line) => (filter?.(line) ?? true) && (text === '' || line.name.includes(text)))
  const toggle = (name: string) => (isOn: boolean) => setParams(isOn ? { show: name } : {})
  const actions = canEdit && (
    <>
      <Button onClick={() => setAct('import')}>{t('staff:act.import')}</Button>
      <Button type="primary" onClick={() => setAct('hire')} aria-keyshortcuts="N">
        {t('staff:act.hire')} <Kbd keys="N" />
      </Button>
    </>
  )
  return (
    <PageFrame
      title={t('staff:title')}
      count={lines ? t('staff:count', { count: lines.length }) : list.error ? null : undefined}
      actions={actions}
      filter={<FilterInput placeholder={t('staff:filter')} value={text} onChange={setText} />}
      filterBar={
        <>
          <StaffViews />
          {(Object.keys(filters) as Filter[]).map((name) => (
            <FilterChip
              key={name}
              label={t(`staff:show.${name}`)}
              count={lines ? lines.filter(filters[name]).length : null}
              isOn={show === name}
              onToggle={toggle(name)}
            />
          ))}
          <FilterChip label={t('staff:show.left')} isOn={show === 'left'} onToggle={toggle('left')} />
        </>
      }
      drawer={<Outlet />}
    >
      <div className="staff-page">
        <DataBasis data={rules?.certificates} />
        <AppTable
          id="staff"
          label={t('staff:view.register')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          openKey={openId}
          onOpen={(row) => navigate({ pathname: screenLinks.staffMember(row.id), search: params.toString() })}
          error={list.error}
          onRetry={() => void list.refetch()}
          isFaint={(row) => row.leftOn !== null}
          empty={
            <EmptyState title={t('staff:empty.register')} hint={t('staff:empty.registerHint')} actions={actions} />
          }
        />
      </div>
      {act === 'hire' && <HireForm onClose={() => setAct(null)} />}
      {act === 'import' && <ImportStaff onClose={() => setAct(null)} />}
    </PageFrame>
  )
}
