// Accounts of the home: who may sign in, with which roles. An account is never deleted, only taken out of use.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserAccount } from '#shared/features/accounts/accounts.contract.ts'
import { api } from '../../app/rpc-client.ts'
import { AppTable } from '../../ui/app-table.tsx'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { EditAccountForm, NewAccountForm, ResetPasswordForm } from './components/account-forms.tsx'
import { BadgeCards } from './components/badge-cards.tsx'
import { useRoleNames } from './role-names.ts'

type Open = { kind: 'new' } | { kind: 'edit' | 'reset'; account: UserAccount } | null

function useAccountColumns(onReset: (account: UserAccount) => void): AppColumn<UserAccount>[] {
  const { t } = useTranslation()
  const roleNames = useRoleNames()
  return useMemo(
    () => [
      {
        id: 'displayName',
        header: t('accounts:field.displayName'),
        value: (row) => row.displayName,
        isRowHeader: true,
        priority: 1,
        width: 140,
      },
      { id: 'loginName', header: t('accounts:field.loginName'), value: (row) => row.loginName, width: 120 },
      { id: 'roles', header: t('accounts:field.roles'), value: (row) => roleNames(row.roles), width: 200, priority: 1 },
      {
        id: 'state',
        header: t('accounts:field.state'),
        value: (row) =>
          row.isActive
            ? row.lockedUntil === null
              ? t('accounts:state.active')
              : t('accounts:state.locked')
            : t('accounts:state.inactive'),
        width: 110,
      },
      {
        id: 'pin',
        header: 'PIN',
        value: (row) => (row.hasPin ? t('accounts:own.hasPin') : t('accounts:own.noPin')),
        width: 90,
        priority: 4,
      },
      {
        id: 'lastSignedInAt',
        header: t('accounts:field.lastSignedInAt'),
        value: (row) => row.lastSignedInAt,
        cell: (row) =>
          row.lastSignedInAt === null ? t('accounts:state.neverSignedIn') : <InstantText at={row.lastSignedInAt} />,
        width: 150,
        priority: 3,
      },
      {
        id: 'reset',
        header: t('accounts:act.column'),
        value: () => null,
        isSortable: false,
        cell: (row) => (
          <Button
            size="small"
            onClick={() => onReset(row)}
            aria-label={t('accounts:act.resetOf', { name: row.displayName })}
          >
            {t('accounts:act.reset')}
          </Button>
        ),
        width: 120,
        grow: 0,
      },
    ],
    [t, roleNames, onReset],
  )
}

export function AccountsPage() {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const queryClient = useQueryClient()
  const accounts = useQuery(api.accounts.list.queryOptions())
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.accounts.list.key() })
  const create = useMutation(api.accounts.create.mutationOptions({ onSuccess: refresh }))
  const update = useMutation(api.accounts.update.mutationOptions({ onSuccess: refresh }))
  const reset = useMutation(api.accounts.resetPassword.mutationOptions({ onSuccess: refresh }))
  const columns = useAccountColumns(useCallback((account) => setOpen({ kind: 'reset', account }), []))
  useShortcut('n', () => setOpen({ kind: 'new' }))
  const close = () => setOpen(null)

  return (
    <div className="settings-list">
      <div className="settings-list__head">
        <Button type="primary" onClick={() => setOpen({ kind: 'new' })} aria-keyshortcuts="n">
          {t('accounts:act.new')}
        </Button>
      </div>
      <AppTable
        id="accounts"
        label={t('accounts:title')}
        columns={columns}
        rows={accounts.data}
        rowKey={(row) => row.id}
        onOpen={(account) => setOpen({ kind: 'edit', account })}
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
        isFaint={(row) => !row.isActive}
        initialSort={{ columnId: 'displayName' }}
        empty={<EmptyState title={t('accounts:empty')} />}
      />
      <BadgeCards accounts={accounts.data ?? []} />
      {open?.kind === 'new' && <NewAccountForm onSubmit={create.mutateAsync} onClose={close} />}
      {open?.kind === 'edit' && (
        <EditAccountForm account={open.account} onSubmit={update.mutateAsync} onClose={close} />
      )}
      {open?.kind === 'reset' && (
        <ResetPasswordForm account={open.account} onSubmit={reset.mutateAsync} onClose={close} />
      )}
    </div>
  )
}
