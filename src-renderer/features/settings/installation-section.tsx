// The settings of this installation. What touches care is marked: it holds only with a physician's or the manager's word.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SettingsRecord } from '#shared/features/facility/facility.contract.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from '../../ui/section.tsx'
import { useSession } from '../accounts/index.ts'
import { BrokerFields } from './components/broker-fields.tsx'
import { ConflictNotice } from './components/conflict-notice.tsx'
import { NumberItem, TimeItem } from './components/setting-items.tsx'

type Values = SettingsRecord & { externalPassword?: string; clearsPassword?: boolean }

export function InstallationSection() {
  const { t } = useTranslation()
  const settings = useQuery(api.facility.settings.queryOptions())
  if (settings.error) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) return <p role="status">{t('ui:table.loading')}</p>
  return <SettingsForm key={settings.data.version} record={settings.data} />
}

/** What is sent: an empty password field leaves the stored one as it is. */
export function toSettingsInput(values: Values, version: number) {
  const { externalPassword, clearsPassword, ...settings } = values
  const broker = {
    ...settings.broker,
    externalUrl: settings.broker.externalUrl?.trim() || null,
    externalUsername: settings.broker.externalUsername?.trim() || null,
    externalCa: settings.broker.externalCa?.trim() || null,
  }
  const password = clearsPassword ? { externalPassword: null } : externalPassword ? { externalPassword } : {}
  return { ...settings, broker, version, ...password }
}

function SettingsForm({ record }: { record: SettingsRecord }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { can } = useSession()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Values>()
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.facility.settings.key() })
  const save = useMutation(
    api.facility.updateSettings.mutationOptions({
      onSuccess: () => {
        void refresh()
        void message.success(t('settings:saved'))
      },
    }),
  )
  const kinds = ['mattress', 'bell', 'detector', 'door'] as const
  return (
    <Form
      form={form}
      layout="vertical"
      className="settings-form settings-form--wide"
      initialValues={record}
      disabled={!can('devices.manage')}
      scrollToFirstError={{ focus: true }}
      onFinish={() => save.mutate(toSettingsInput({ ...record, ...form.getFieldsValue(true) }, record.version))}
    >
      <Section title={t('settings:seat.title')}>
        <div className="settings-pad settings-grid">
          <NumberItem
            name="autoLockMinutes"
            label={t('settings:seat.autoLock')}
            unit={t('settings:unit.minute')}
            min={1}
            max={240}
          />
        </div>
      </Section>
      <Section title={t('settings:shifts.title')} note={t('settings:unverified')}>
        <div className="settings-pad settings-grid">
          {(['day', 'swing', 'night'] as const).map((shift) => (
            <TimeItem
              key={shift}
              name={['shifts', shift]}
              label={t('settings:shifts.start', { shift: t(`today:shift.${shift}`) })}
            />
          ))}
        </div>
      </Section>
      <Section title={t('settings:stale.title')} note={t('settings:stale.note')}>
        <div className="settings-pad settings-grid">
          {kinds.map((kind) => (
            <NumberItem
              key={kind}
              name={['staleAfterSeconds', kind]}
              label={t(`settings:stale.${kind}`)}
              unit={t('settings:unit.second')}
              min={kind === 'mattress' ? 10 : 60}
              max={kind === 'mattress' ? 86_400 : 604_800}
            />
          ))}
        </div>
      </Section>
      <Section title={t('settings:outOfBed.title')} note={t('settings:clinical')}>
        <div className="settings-pad settings-grid">
          <TimeItem name={['outOfBed', 'nightFrom']} label={t('settings:outOfBed.from')} />
          <TimeItem name={['outOfBed', 'nightTo']} label={t('settings:outOfBed.to')} />
          <NumberItem
            name={['outOfBed', 'graceMinutes']}
            label={t('settings:outOfBed.grace')}
            unit={t('settings:unit.minute')}
            min={1}
            max={240}
          />
        </div>
      </Section>
      <Section title={t('settings:broker.title')} note={t('settings:broker.note')}>
        <div className="settings-pad">
          <BrokerFields />
        </div>
      </Section>
      {save.isError && <ConflictNotice error={save.error} onReload={() => void refresh()} />}
      {can('devices.manage') && (
        <div className="settings-save">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </div>
      )}
    </Form>
  )
}
