// A person's own account: change the password, set the six-digit PIN.
import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/section.tsx'
import { PasswordItems } from './components/password-items.tsx'
import { useRoleNames } from './role-names.ts'
import { useSession } from './session.ts'

function CurrentPasswordItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="currentPassword" label={t('accounts:field.currentPassword')} rules={[{ required: true }]}>
      <Input.Password autoComplete="current-password" maxLength={200} />
    </Form.Item>
  )
}

function PasswordForm() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ currentPassword: string; newPassword: string }>()
  const change = useMutation(
    api.accounts.changePassword.mutationOptions({
      onSuccess: () => {
        form.resetFields()
        void message.success(t('accounts:own.passwordChanged'))
      },
    }),
  )
  return (
    <Form
      form={form}
      layout="vertical"
      className="settings-form"
      onFinish={({ currentPassword, newPassword }) => change.mutate({ currentPassword, newPassword })}
    >
      <CurrentPasswordItem />
      <PasswordItems />
      {change.isError && <ErrorState error={change.error} />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('accounts:own.changePassword')}
      </Button>
    </Form>
  )
}

function PinForm() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ currentPassword: string; pin: string }>()
  const set = useMutation(
    api.accounts.setPin.mutationOptions({
      onSuccess: () => {
        form.resetFields()
        void message.success(t('accounts:own.pinSet'))
      },
    }),
  )
  return (
    <Form form={form} layout="vertical" className="settings-form" onFinish={(values) => set.mutate(values)}>
      <CurrentPasswordItem />
      <Form.Item
        name="pin"
        label={t('accounts:own.newPin')}
        extra={t('accounts:own.pinHelp')}
        rules={[{ required: true, pattern: /^\d{6}$/, message: t('accounts:own.pinHelp') }]}
      >
        <Input.Password inputMode="numeric" autoComplete="off" maxLength={6} />
      </Form.Item>
      {set.isError && <ErrorState error={set.error} />}
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        {t('accounts:own.setPin')}
      </Button>
    </Form>
  )
}

export function OwnAccountPage() {
  const { t } = useTranslation()
  const roleNames = useRoleNames()
  const { user, session } = useSession()
  if (!user) return null
  return (
    <>
      <Section title={t('accounts:own.title')}>
        <div className="settings-pad">
          <Facts
            items={[
              { label: t('accounts:field.displayName'), value: user.displayName },
              { label: t('accounts:field.loginName'), value: user.loginName },
              { label: t('accounts:field.roles'), value: roleNames(user.roles) },
              { label: t('accounts:own.seat'), value: session.seat },
              { label: 'PIN', value: user.hasPin ? t('accounts:own.hasPin') : t('accounts:own.noPin') },
            ]}
          />
        </div>
      </Section>
      <Section title={t('accounts:own.pinTitle')} note={t('accounts:own.pinNote')}>
        <PinForm />
      </Section>
      <Section title={t('accounts:own.passwordTitle')}>
        <PasswordForm />
      </Section>
    </>
  )
}
