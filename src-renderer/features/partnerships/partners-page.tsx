// 签约医疗卫生机构 with their licences and how soon they are here.
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Partner } from '#shared/features/partnerships/partnerships.model.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { LicenceDay } from './components/licence-day.tsx'
import { ViewLinks } from './components/view-links.tsx'
import { PartnerForm } from './partner-form.tsx'
import { termOf, usePartners, usePartnershipData } from './queries.ts'
import './partnerships.css'

export function PartnersPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id } = useParams()
  const canEdit = useCan('partnerships.edit')
  const data = usePartnershipData()
  const list = usePartners()
  const [isOpen, setOpen] = useState(false)
  useShortcut('n', () => setOpen(true), { isEnabled: canEdit && !isOpen })
  const columns = useMemo(
    (): AppColumn<Partner>[] => [
      {
        ...{ id: 'name', header: t('partnerships:column.partner'), value: (row) => row.name, width: 180 },
        ...{ isRowHeader: true, priority: 1 },
      },
      {
        id: 'kind',
        header: t('partnerships:column.kind'),
        value: (row) => termOf(data?.kinds, row.kind),
        width: 130,
      },
      {
        ...{ id: 'licence', header: t('partnerships:column.licenceUntil'), width: 130, priority: 1 },
        value: (row) => row.licenceUntil,
        ...{ cell: (row) => <LicenceDay day={row.licenceUntil} isValid={row.isLicenceValid} /> },
      },
      {
        ...{ id: 'doctors', header: t('partnerships:column.doctors'), width: 70, align: 'end' },
        value: (row) => row.doctors.filter(({ isActive }) => isActive).length,
      },
      {
        ...{ id: 'arrival', header: t('partnerships:column.arrival'), width: 90, align: 'end', priority: 3 },
        value: (row) => row.arrivalMinutes,
        cell: (row) => row.arrivalMinutes !== null && t('partnerships:minutes', { count: row.arrivalMinutes }),
      },
      {
        id: 'emergency',
        header: t('partnerships:column.emergencyPhone'),
        value: (row) => row.emergencyPhone,
        width: 130,
        priority: 1,
      },
    ],
    [data, t],
  )
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={list.data ? t('partnerships:partnerCount', { count: list.data.length }) : list.error ? null : undefined}
      actions={
        canEdit && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('partnerships:act.addPartner')} <Kbd keys="N" />
          </Button>
        )
      }
      filterBar={<ViewLinks />}
      drawer={<Outlet />}
    >
      <AppTable
        id="partner-institutions"
        label={t('partnerships:view.partners')}
        columns={columns}
        rows={data ? list.data : undefined}
        rowKey={(row) => row.id}
        openKey={id}
        onOpen={(row) => navigate(`${screenLinks.partners()}/${row.id}`)}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('partnerships:empty.partners')} hint={t('partnerships:empty.partnersHint')} />}
      />
      {isOpen && <PartnerForm known={null} onClose={() => setOpen(false)} />}
    </PageFrame>
  )
}
