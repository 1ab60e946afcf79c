// How device messages come in: the built-in broker, or one the home runs already (TLS, user, password).
import { Checkbox, Form, Input, Radio, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { TextItem } from '../../../ui/form-items.tsx'

const longestCa = 20_000

export function BrokerFields() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const mode = Form.useWatch(['broker', 'mode'], form)
  return (
    <>
      <Form.Item name={['broker', 'mode']} label={t('settings:broker.mode')}>
        <Radio.Group
          aria-label={t('settings:broker.mode')}
          options={(['embedded', 'external'] as const).map((each) => ({
            value: each,
            label: t(`settings:broker.${each}`),
          }))}
        />
      </Form.Item>
      {mode === 'external' ? (
        <>
          <div className="settings-grid">
            <TextItem
              name={['broker', 'externalUrl']}
              label={t('settings:broker.url')}
              placeholder="mqtts://192.168.1.10:8883"
              help={t('settings:broker.urlHelp')}
              maxLength={200}
              isRequired
            />
            <TextItem name={['broker', 'externalUsername']} label={t('settings:broker.username')} maxLength={100} />
            <Form.Item
              name="externalPassword"
              label={t('settings:broker.password')}
              extra={t('settings:broker.passwordHelp')}
            >
              <Input.Password autoComplete="new-password" maxLength={200} />
            </Form.Item>
          </div>
          <Form.Item name="clearsPassword" valuePropName="checked">
            <Checkbox>{t('settings:broker.clearsPassword')}</Checkbox>
          </Form.Item>
          <Form.Item
            name={['broker', 'externalCa']}
            label={t('settings:broker.ca')}
            extra={t('settings:broker.caHelp')}
            rules={[{ pattern: /-----BEGIN CERTIFICATE-----/, message: t('settings:broker.caFormat') }]}
          >
            <Input.TextArea rows={4} maxLength={longestCa} spellCheck={false} className="settings-pem" />
          </Form.Item>
        </>
      ) : (
        <Form.Item
          name={['broker', 'isOpenToLan']}
          label={t('settings:broker.openToLan')}
          extra={t('settings:broker.openToLanHelp')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
      )}
    </>
  )
}
