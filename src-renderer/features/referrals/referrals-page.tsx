// 转诊: every referral, newest first; a new one, or the card of a person, is one key away.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Referral } from '#shared/features/referrals/referrals.model.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { PersonItem, ViewLinks } from '../partnerships/index.ts'
import { ReferralForm } from './referral-form.tsx'

const stateOf = ({ returned, voidReason }: Referral): 'void' | 'returned' | 'open' =>
  voidReason !== null ? 'void' : returned !== null ? 'returned' : 'open'

export function ReferralsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const canRecord = useCan('partnerships.record')
  const list = useQuery(api.referrals.list.queryOptions())
  const [open, setOpen] = useState<'referral' | 'card' | null>(null)
  useShortcut('n', () => setOpen('referral'), { isEnabled: canRecord && open === null })
  const columns = useMemo(
    (): AppColumn<Referral>[] => [
      {
        ...{ id: 'at', header: t('partnerships:column.issuedAt'), value: (row) => row.issuedAt, width: 150, grow: 0 },
        ...{ exported: (row) => formatInstant(row.issuedAt), cell: (row) => formatInstant(row.issuedAt), priority: 1 },
      },
      {
        ...{ id: 'name', header: t('partnerships:column.person'), value: (row) => row.residentName, width: 90 },
        ...{ isRowHeader: true, priority: 1 },
      },
      {
        ...{ id: 'direction', header: t('partnerships:column.direction'), width: 110, priority: 1 },
        value: (row) =>
          [t(`partnerships:direction.${row.direction}`), row.isGreenChannel && t('partnerships:greenChannel')]
            .filter(Boolean)
            .join(' · '),
      },
      { id: 'to', header: t('partnerships:column.toInstitution'), value: (row) => row.toInstitution, width: 150 },
      {
        id: 'why',
        header: t('partnerships:column.referralReason'),
        value: (row) => row.reason,
        width: 180,
        priority: 3,
      },
      {
        id: 'state',
        header: t('partnerships:column.state'),
        value: (row) => t(`partnerships:referralState.${stateOf(row)}`),
        width: 90,
        priority: 1,
      },
    ],
    [t],
  )
  return (
    <PageFrame
      title={t('partnerships:title')}
      count={
        list.data
          ? t('partnerships:referralCount', {
              count: list.data.filter(({ voidReason }) => voidReason === null).length,
              open: list.data.filter((row) => stateOf(row) === 'open').length,
            })
          : list.error
            ? null
            : undefined
      }
      actions={
        canRecord && (
          <>
            <Button onClick={() => setOpen('card')}>{t('partnerships:act.card')}</Button>
            <Button type="primary" onClick={() => setOpen('referral')}>
              {t('partnerships:act.refer')} <Kbd keys="N" />
            </Button>
          </>
        )
      }
      filterBar={<ViewLinks />}
    >
      <AppTable
        id="referrals"
        label={t('partnerships:view.referrals')}
        columns={columns}
        rows={list.data}
        rowKey={(row) => row.id}
        isFaint={({ voidReason }) => voidReason !== null}
        onOpen={(row) => navigate(`${screenLinks.referrals()}/${row.id}`)}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('partnerships:empty.referrals')} hint={t('partnerships:empty.referralsHint')} />}
      />
      {open === 'referral' && <ReferralForm onClose={() => setOpen(null)} />}
      {open === 'card' && (
        <FormModal<{ residentId: ResidentId }>
          title={t('partnerships:form.card')}
          description={t('partnerships:form.cardNote')}
          initialValues={{}}
          submitLabel={t('partnerships:act.openCard')}
          onSubmit={async ({ residentId }) => navigate(`/partnerships/cards/${residentId}`)}
          onClose={() => setOpen(null)}
        >
          <PersonItem />
        </FormModal>
      )}
    </PageFrame>
  )
}
