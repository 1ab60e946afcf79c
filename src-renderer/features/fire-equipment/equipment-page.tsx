// The register of fire equipment: due days first. Filters are told by the address, so that a duty opens what it means.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useNavigate, useParams, useSearchParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Equipment } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { warningOf } from '#shared/features/fire-safety/fire-due.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { useEquipmentColumns } from './equipment-columns.tsx'
import { EquipmentForm } from './equipment-form.tsx'
import { useCycles } from './queries.ts'

const isNear = (due: Equipment['service']): boolean => due !== null && due.warning !== null && due.warning !== 'later'
const shows = {
  service: (row: Equipment) => isNear(row.service),
  scrap: (row: Equipment) => isNear(row.scrap),
  look: (row: Equipment, today: string) => row.lookDueOn !== null && warningOf(row.lookDueOn, today) !== 'later',
  away: (row: Equipment) => row.state === 'sent-out',
  scrapped: (row: Equipment) => row.state === 'scrapped',
} as const
type Show = keyof typeof shows

export function EquipmentPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const today = useToday()
  const { id } = useParams()
  const [params, setParams] = useSearchParams()
  const canManage = useCan('fire-safety.manage')
  const canRecord = useCan('fire-safety.record')
  const [isAdding, setAdding] = useState(false)
  const { cycles, typeWord } = useCycles()
  const list = useQuery(api.fireEquipment.list.queryOptions())
  const show = (Object.keys(shows) as Show[]).find((each) => each === params.get('show')) ?? null
  const floor = params.get('floor') ?? ''
  const ofFloor = list.data?.rows.filter((row) => floor === '' || row.floorName === floor)
  const rows = ofFloor?.filter((row) => (show === null ? row.state !== 'scrapped' : shows[show](row, today)))
  const floors = [...new Set((list.data?.rows ?? []).flatMap(({ floorName }) => floorName ?? []))].sort()
  const choose = (next: { show?: Show | null; floor?: string }) => {
    const [chosenShow, chosenFloor] = [next.show === undefined ? show : next.show, next.floor ?? floor]
    setParams({ ...(chosenShow ? { show: chosenShow } : {}), ...(chosenFloor ? { floor: chosenFloor } : {}) })
  }
  useShortcut('n', () => setAdding(true), { isEnabled: canManage })

  const columns = useEquipmentColumns()
  const add = canManage && (
    <Button type="primary" onClick={() => setAdding(true)} aria-keyshortcuts="N">
      {t('fire-equipment:add')} <Kbd keys="N" />
    </Button>
  )
  return (
    <PageFrame
      title={t('fire-safety:title')}
      count={rows ? t('fire-equipment:count', { count: rows.length }) : list.error ? null : undefined}
      actions={
        <>
          {add}
          {canRecord && (
            <Button onClick={() => navigate(screenLinks.fireEquipmentLook(floor))}>
              {t('fire-equipment:look.open')}
            </Button>
          )}
        </>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <Select
            size="small"
            style={{ minWidth: 100 }}
            aria-label={t('fire-equipment:floor')}
            value={floor}
            onChange={(value) => choose({ floor: value })}
            options={[
              { value: '', label: t('fire-equipment:allFloors') },
              ...floors.map((value) => ({ value, label: value })),
            ]}
          />
          {(Object.keys(shows) as Show[]).map((each) => (
            <FilterChip
              key={each}
              label={t(`fire-equipment:show.${each}`)}
              count={ofFloor ? ofFloor.filter((row) => shows[each](row, today)).length : null}
              isOn={show === each}
              onToggle={(isOn) => choose({ show: isOn ? each : null })}
            />
          ))}
          <Link to="/fire-safety/equipment/labels">{t('fire-equipment:labels.title')}</Link>
        </>
      }
      drawer={<Outlet />}
    >
      <div className="fire-page">
        <div className="fire-page__head">
          {list.data?.tooManyOut.map(({ type, out, total }) => (
            <p key={type} className="fire-warning" role="status">
              {t('fire-equipment:tooManyOut', { what: typeWord(type), out, total })}
            </p>
          ))}
          {cycles && <p className="muted no-print">{t('fire-equipment:basis', { basis: cycles.basis })}</p>}
        </div>
        <AppTable
          id="fire-equipment"
          label={t('fire-safety:tab.equipment')}
          columns={columns}
          rows={cycles ? rows : undefined}
          rowKey={(row) => row.id}
          openKey={id}
          initialSort={{ columnId: 'number', isDescending: false }}
          onOpen={(row) => navigate(`${screenLinks.fireEquipmentPiece(row.id)}?${params.toString()}`)}
          error={list.error}
          onRetry={() => void list.refetch()}
          isFaint={(row) => row.state === 'scrapped'}
          empty={<EmptyState title={t('fire-equipment:empty')} hint={t('fire-equipment:emptyHint')} actions={add} />}
        />
      </div>
      {isAdding && <EquipmentForm onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}
