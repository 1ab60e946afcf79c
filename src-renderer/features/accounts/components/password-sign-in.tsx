// Name and password. In the demo home the known logins stand below: one press signs in.
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DemoLogin, SeatSession } from '#shared/features/accounts/accounts.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { useRoleNames } from '../role-names.ts'

type PasswordSignInProps = {
  initialLoginName: string
  demoLogins: readonly DemoLogin[]
  isFocused: boolean
  onDone: (session: SeatSession) => void
}

type Values = { loginName: string; password: string }

export function PasswordSignIn({ initialLoginName, demoLogins, isFocused, onDone }: PasswordSignInProps) {
  const { t } = useTranslation()
  const sentenceOf = useErrorSentence()
  const roleNames = useRoleNames()
  const [form] = Form.useForm<Values>()
  const signIn = useMutation(api.accounts.signIn.mutationOptions({ onSuccess: onDone }))
  const fill = (login: DemoLogin) => {
    form.setFieldsValue(login)
    signIn.mutate({ loginName: login.loginName, password: login.password })
  }
  return (
    <section className="sign-in__card" aria-label={t('accounts:password.title')}>
      <h2>{t('accounts:password.title')}</h2>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ loginName: initialLoginName, password: '' }}
        onFinish={(values) => signIn.mutate(values)}
      >
        <Form.Item name="loginName" label={t('accounts:field.loginName')} rules={[{ required: true }]}>
          <Input autoComplete="username" maxLength={80} autoFocus={isFocused && initialLoginName === ''} />
        </Form.Item>
        <Form.Item name="password" label={t('accounts:field.password')} rules={[{ required: true }]}>
          <Input.Password
            autoComplete="current-password"
            maxLength={200}
            autoFocus={isFocused && initialLoginName !== ''}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('accounts:password.signIn')}
        </Button>
      </Form>
      {signIn.isError && (
        <p role="alert" className="sign-in__error">
          {sentenceOf(signIn.error).sentence}
        </p>
      )}
      {demoLogins.length > 0 && (
        <>
          <h2>{t('accounts:demo.title')}</h2>
          <p className="faint">{t('accounts:demo.hint')}</p>
          <div className="demo-logins">
            {demoLogins.map((login) => (
              <button key={login.loginName} type="button" className="user-tile" onClick={() => fill(login)}>
                {login.displayName}
                <small>{roleNames(login.roles)}</small>
                <small className="numerals">{t('accounts:demo.pin', { pin: login.pin })}</small>
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}
