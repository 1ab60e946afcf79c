// The facility's master record. Two seats editing it: the second is told and keeps what was typed.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FacilityRecord } from '#shared/features/facility/facility.contract.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from '../../ui/section.tsx'
import { useSession } from '../accounts/index.ts'
import {
  FacilityIdentityFields,
  FacilityLicenceFields,
  type FacilityValues,
  toFacility,
  toFacilityValues,
} from '../facility/index.ts'
import { ConflictNotice } from './components/conflict-notice.tsx'

export function FacilitySection() {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions())
  if (facility.error) return <ErrorState error={facility.error} onRetry={() => void facility.refetch()} />
  if (!facility.data) return <p role="status">{t('ui:table.loading')}</p>
  return <FacilityForm key={facility.data.version} record={facility.data} />
}

function FacilityForm({ record }: { record: FacilityRecord }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { can } = useSession()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<FacilityValues>()
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.facility.key() })
  const save = useMutation(
    api.facility.update.mutationOptions({
      onSuccess: () => {
        void refresh()
        void message.success(t('settings:saved'))
      },
    }),
  )
  return (
    <Form
      form={form}
      layout="vertical"
      className="settings-form settings-form--wide"
      initialValues={toFacilityValues(record)}
      disabled={!can('facility.edit')}
      scrollToFirstError={{ focus: true }}
      onFinish={() => save.mutate({ ...toFacility(form.getFieldsValue(true)), version: record.version })}
    >
      <Section title={t('settings:facility.identity')}>
        <div className="settings-pad">
          <FacilityIdentityFields />
        </div>
      </Section>
      <Section title={t('settings:facility.licences')} note={t('settings:facility.licencesNote')}>
        <div className="settings-pad">
          <FacilityLicenceFields />
        </div>
      </Section>
      {save.isError && <ConflictNotice error={save.error} onReload={() => void refresh()} />}
      {can('facility.edit') && (
        <div className="settings-save">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </div>
      )}
    </Form>
  )
}
