// The settings of this installation. What touches care is marked: it holds only with a physician's or the manager's word.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { SettingsRecord } from '#shared/features/facility/facility.contract.ts'
import { defaultTelemetryKeeping } from '#shared/features/facility/facility.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { EditConflictView } from '../../ui/edit-conflict-view.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from '../../ui/section.tsx'
import { useSession } from '../accounts/index.ts'
import { BrokerFields } from './components/broker-fields.tsx'
import { KeepingFields } from './components/keeping-fields.tsx'
import { NightlyBackupFields } from './components/nightly-backup-fields.tsx'
import { SaveRow } from './components/save-row.tsx'
import { NumberItem, TimeItem } from './components/setting-items.tsx'
import { flattenSettings, settingLabel, settingWords, unflattenSettings } from './settings-fields.ts'
import { useRecordEdit } from './use-record-edit.ts'

type Values = SettingsRecord & { externalPassword?: string | undefined; clearsPassword?: boolean }

export function InstallationSection() {
  const { t } = useTranslation()
  const settings = useQuery(api.facility.settings.queryOptions())
  if (settings.error) return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) return <p role="status">{t('ui:table.loading')}</p>
  return <SettingsForm record={settings.data} />
}

/** The record as typed: a blank broker field or folder is "none". */
export function toSettings({
  externalPassword: _password,
  clearsPassword: _clears,
  ...values
}: Values): SettingsRecord {
  const text = (value: string | null) => value?.trim() || null
  const { externalUrl, externalUsername, externalCa } = values.broker
  const broker = { ...values.broker, externalUrl: text(externalUrl), externalUsername: text(externalUsername) }
  const { nightlyBackup } = values
  return {
    ...values,
    broker: { ...broker, externalCa: text(externalCa) },
    ...(nightlyBackup ? { nightlyBackup: { ...nightlyBackup, folder: text(nightlyBackup.folder) } } : {}),
  }
}

/** A house that never chose keeps what the defaults say, and reads it as such. */
function withKeeping(record: SettingsRecord): SettingsRecord {
  return { ...record, telemetry: record.telemetry ?? defaultTelemetryKeeping }
}

function SettingsForm({ record }: { record: SettingsRecord }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { can } = useSession()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Values>()
  // The password belongs to what is sent, not to the record: it is never read back and never shown in a comparison.
  const password = () => {
    const { externalPassword, clearsPassword } = form.getFieldsValue(true)
    return clearsPassword ? { externalPassword: null } : externalPassword ? { externalPassword } : {}
  }
  const edit = useRecordEdit<SettingsRecord>({
    record: withKeeping(record),
    readTheirs(sent) {
      const theirs = SettingsRecord.safeParse(sent).data
      return theirs ? withKeeping(theirs) : null
    },
    send: (mine) => client.facility.updateSettings({ ...mine, ...password() }),
  })
  const { conflict, opened } = edit
  const fill = (values: SettingsRecord) => {
    form.setFieldsValue({ ...withKeeping(values), externalPassword: undefined, clearsPassword: false })
    queryClient.setQueryData(api.facility.settings.queryKey(), values)
  }
  const save = async (mine: SettingsRecord, over: number) => {
    if (!(await edit.save(mine, over))) return
    form.setFieldsValue({ ...mine, externalPassword: undefined, clearsPassword: false })
    void queryClient.invalidateQueries({ queryKey: api.facility.settings.key() })
    void message.success(t('settings:saved'))
  }
  const isCare = can('devices.manage') && can('alarms.rules')
  const kinds = ['mattress', 'bell', 'detector', 'door'] as const
  return (
    <>
      {conflict && (
        <EditConflictView
          key={conflict.theirs.version}
          base={flattenSettings(opened)}
          mine={flattenSettings(conflict.mine)}
          theirs={flattenSettings(conflict.theirs)}
          labelOf={(field) => settingLabel(field, t)}
          wordsOf={(field, value) => settingWords(field, value, t)}
          isSending={edit.isSending}
          onSave={(merged) => void save(unflattenSettings(merged, conflict.theirs), conflict.theirs.version)}
          onCancel={() => {
            const theirs = edit.takeTheirs()
            if (theirs) fill(theirs)
          }}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        className="settings-form settings-form--wide"
        style={conflict ? { display: 'none' } : {}}
        initialValues={withKeeping(record)}
        disabled={!can('devices.manage')}
        scrollToFirstError={{ focus: true }}
        onFinish={() => void save(toSettings({ ...opened, ...form.getFieldsValue(true) }), opened.version)}
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
            <TimeItem name={['outOfBed', 'nightFrom']} label={t('settings:outOfBed.from')} isDisabled={!isCare} />
            <TimeItem name={['outOfBed', 'nightTo']} label={t('settings:outOfBed.to')} isDisabled={!isCare} />
            <NumberItem
              name={['outOfBed', 'graceMinutes']}
              label={t('settings:outOfBed.grace')}
              isDisabled={!isCare}
              unit={t('settings:unit.minute')}
              min={1}
              max={240}
            />
          </div>
        </Section>
        <Section title={t('settings:nightly.title')} note={t('settings:nightly.note')}>
          <div className="settings-pad settings-grid">
            <NightlyBackupFields />
          </div>
        </Section>
        <Section title={t('settings:keeping.title')} note={t('settings:keeping.note')}>
          <KeepingFields />
        </Section>
        <Section title={t('settings:broker.title')} note={t('settings:broker.note')}>
          <div className="settings-pad">
            <BrokerFields />
          </div>
        </Section>
        <SaveRow error={edit.error} isSending={edit.isSending} canSave={can('devices.manage')} />
      </Form>
    </>
  )
}
