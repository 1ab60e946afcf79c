// The forms of account administration: a new account, its roles and state, a new password for somebody who lost theirs.
import { Checkbox, Form, Input, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Role, roles } from '#shared/contract/permissions.ts'
import type { UserAccount } from '#shared/features/accounts/accounts.contract.ts'
import { ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { PasswordItems } from './password-items.tsx'

function RolesItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="roles" label={t('accounts:field.roles')} rules={[{ required: true, type: 'array', min: 1 }]}>
      <Checkbox.Group
        className="account-roles--choice"
        options={roles.map((role) => ({
          value: role,
          label: (
            <>
              {t(`accounts:role.${role}`)} <span className="faint">{t(`accounts:roleNote.${role}`)}</span>
            </>
          ),
        }))}
      />
    </Form.Item>
  )
}

type NewValues = { loginName: string; displayName: string; newPassword: string; roles: Role[] }

export function NewAccountForm({
  onSubmit,
  onClose,
}: {
  onSubmit: (input: { loginName: string; displayName: string; password: string; roles: Role[] }) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <FormModal<NewValues>
      title={t('accounts:act.new')}
      submitLabel={t('accounts:act.create')}
      initialValues={{ roles: ['caregiver'] }}
      onSubmit={({ loginName, displayName, newPassword, roles: held }) =>
        onSubmit({ loginName, displayName, password: newPassword, roles: held })
      }
      onClose={onClose}
    >
      <TextItem name="displayName" label={t('accounts:field.displayName')} isRequired maxLength={40} />
      <Form.Item
        name="loginName"
        label={t('accounts:field.loginName')}
        extra={t('accounts:field.loginNameHelp')}
        rules={[{ required: true, pattern: /^[\p{L}\p{N}._-]{2,40}$/u, message: t('accounts:field.loginNameHelp') }]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <PasswordItems />
      <RolesItem />
    </FormModal>
  )
}

type EditValues = { displayName: string; roles: Role[]; isActive: boolean }

export function EditAccountForm({
  account,
  onSubmit,
  onClose,
}: {
  account: UserAccount
  onSubmit: (input: EditValues & Pick<UserAccount, 'id' | 'version'>) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <FormModal<EditValues>
      title={t('accounts:act.editOf', { name: account.displayName })}
      submitLabel={t('common:save')}
      initialValues={{ displayName: account.displayName, roles: account.roles, isActive: account.isActive }}
      onSubmit={(values) => onSubmit({ ...values, id: account.id, version: account.version })}
      onClose={onClose}
    >
      <TextItem name="displayName" label={t('accounts:field.displayName')} isRequired maxLength={40} />
      <RolesItem />
      <Form.Item
        name="isActive"
        label={t('accounts:field.isActive')}
        valuePropName="checked"
        extra={t('accounts:field.isActiveHelp')}
      >
        <Switch />
      </Form.Item>
    </FormModal>
  )
}

export function ResetPasswordForm({
  account,
  onSubmit,
  onClose,
}: {
  account: UserAccount
  onSubmit: (input: { id: UserAccount['id']; newPassword: string; reason: string }) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <FormModal<{ newPassword: string; reason: string }>
      title={t('accounts:act.resetOf', { name: account.displayName })}
      description={t('accounts:act.resetNote')}
      submitLabel={t('accounts:act.reset')}
      initialValues={{}}
      onSubmit={({ newPassword, reason }) => onSubmit({ id: account.id, newPassword, reason })}
      onClose={onClose}
    >
      <PasswordItems />
      <ReasonItem label={t('ui:reason.label')} />
    </FormModal>
  )
}
