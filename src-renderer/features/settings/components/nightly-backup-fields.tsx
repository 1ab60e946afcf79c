// When, where and how many: the backup the console makes by itself.
import { Form, Input, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { NumberItem } from './setting-items.tsx'

const group = 'nightlyBackup'
/** As the shared model asks it: an absolute path of any system the console runs on. */
const absolutePath = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/

export function NightlyBackupFields() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name={[group, 'isEnabled']} label={t('settings:nightly.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <NumberItem
        name={[group, 'hour']}
        label={t('settings:nightly.hour')}
        unit={t('settings:unit.oclock')}
        min={0}
        max={23}
      />
      <NumberItem
        name={[group, 'keep']}
        label={t('settings:nightly.keep')}
        unit={t('settings:unit.backup')}
        min={2}
        max={365}
      />
      <Form.Item
        name={[group, 'folder']}
        label={t('settings:nightly.folder')}
        extra={t('settings:nightly.folderHelp')}
        rules={[{ pattern: absolutePath, message: t('settings:nightly.folderFormat') }]}
      >
        <Input maxLength={400} autoComplete="off" allowClear />
      </Form.Item>
    </>
  )
}
