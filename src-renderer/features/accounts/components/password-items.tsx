// A new password, typed twice; the rule is said before anybody breaks it.
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

const shortestPassword = 10

/** Fields `newPassword` and `repeated` of a form. */
export function PasswordItems() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="newPassword"
        label={t('accounts:field.newPassword')}
        extra={t('accounts:field.passwordHelp', { count: shortestPassword })}
        rules={[{ required: true }, { min: shortestPassword }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('accounts:field.repeated')}
        dependencies={['newPassword']}
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: async (_rule, value: string | undefined) => {
              if (value && value !== getFieldValue('newPassword')) throw new Error(t('accounts:field.notTheSame'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  )
}
