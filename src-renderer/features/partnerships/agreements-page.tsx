// 签约合作协议: every agreement, those in force first.
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { PartnerAgreement } from '#shared/features/partnerships/partnerships.model.ts'
import { lastDayOf } from '#shared/features/partnerships/partnerships.rules.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { AgreementForm } from './agreement-form.tsx'
import { ViewLinks } from './components/view-links.tsx'
import { useAgreements } from './queries.ts'
import './partnerships.css'

export function AgreementsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { id } = useParams()
  const canEdit = useCan('partnerships.edit')
  const list = useAgreements()
  const [isOpen, setOpen] = useState(false)
  useShortcut('n', () => setOpen(true), { isEnabled: canEdit && !isOpen })
  const columns = useMemo(
    (): AppColumn<PartnerAgreement>[] => [
      {
        ...{ id: 'partner', header: t('partnerships:column.partner'), value: (row) => row.partnerName, width: 160 },
        ...{ isRowHeader: true, priority: 1 },
      },
      {
        id: 'number',
        header: t('partnerships:column.number'),
        value: (row) => row.number,
        width: 130,
      },
      {
        ...{ id: 'state', header: t('partnerships:column.state'), width: 120, priority: 1 },
        value: (row) => t(`partnerships:state.${row.state}`),
        cell: (row) => (
          <>
            {t(`partnerships:state.${row.state}`)}
            {row.isShortTerm && <span className="partnership-mark">{t('partnerships:shortTerm')}</span>}
          </>
        ),
      },
      { id: 'fromOn', header: t('partnerships:column.fromOn'), value: (row) => row.fromOn, width: 100, grow: 0 },
      {
        id: 'untilOn',
        header: t('partnerships:column.untilOn'),
        value: (row) => lastDayOf(row),
        width: 100,
        grow: 0,
        priority: 1,
      },
      {
        ...{ id: 'services', header: t('partnerships:column.services'), width: 80, align: 'end', priority: 3 },
        value: (row) => row.services.length,
      },
      {
        ...{ id: 'renewal', header: t('partnerships:column.renewal'), width: 90, priority: 3 },
        value: (row) => t(row.renewedById === null ? 'partnerships:notRenewed' : 'partnerships:renewed'),
      },
    ],
    [t],
  )
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={
        list.data
          ? t('partnerships:agreementCount', {
              count: list.data.length,
              inForce: list.data.filter(({ state }) => state === 'in-force').length,
            })
          : list.error
            ? null
            : undefined
      }
      actions={
        canEdit && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('partnerships:act.sign')} <Kbd keys="N" />
          </Button>
        )
      }
      filterBar={<ViewLinks />}
      drawer={<Outlet />}
    >
      <AppTable
        id="partner-agreements"
        label={t('partnerships:view.agreements')}
        columns={columns}
        rows={list.data}
        rowKey={(row) => row.id}
        openKey={id}
        isFaint={({ state }) => state === 'expired' || state === 'terminated'}
        onOpen={(row) => navigate(screenLinks.partnerAgreement(row.id))}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('partnerships:empty.agreements')} hint={t('partnerships:empty.agreementsHint')} />}
      />
      {isOpen && <AgreementForm start={null} onClose={() => setOpen(false)} />}
    </PageFrame>
  )
}
