// The facility's master record. Two seats editing it: the second is told and keeps what was typed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { FacilityRecord } from '#shared/features/facility/facility.contract.ts'
import { api, client } from '../../app/rpc-client.ts'
import { EditConflictView } from '../../ui/edit-conflict-view.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Section } from '../../ui/section.tsx'
import { useSession } from '../accounts/index.ts'
import {
  FacilityIdentityFields,
  FacilityLicenceFields,
  type FacilityValues,
  facilityFieldWords,
  toFacility,
  toFacilityValues,
} from '../facility/index.ts'
import { SaveRow } from './components/save-row.tsx'
import { useRecordEdit } from './use-record-edit.ts'

export function FacilitySection() {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions())
  if (facility.error) return <ErrorState error={facility.error} onRetry={() => void facility.refetch()} />
  if (!facility.data) return <p role="status">{t('ui:table.loading')}</p>
  return <FacilityForm record={facility.data} />
}

function FacilityForm({ record }: { record: FacilityRecord }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { can } = useSession()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<FacilityValues>()
  const edit = useRecordEdit<FacilityRecord>({
    record,
    readTheirs: (sent) => FacilityRecord.safeParse(sent).data ?? null,
    send: (mine) => client.facility.update(mine),
  })
  const fill = (values: FacilityRecord) => {
    form.setFieldsValue(toFacilityValues(values))
    queryClient.setQueryData(api.facility.get.queryKey(), values)
  }
  const save = async (mine: FacilityRecord, over: number) => {
    if (!(await edit.save(mine, over))) return
    form.setFieldsValue(toFacilityValues(mine))
    void queryClient.invalidateQueries({ queryKey: api.facility.key() })
    void message.success(t('settings:saved'))
  }
  const { conflict, opened } = edit
  return (
    <>
      {conflict && (
        <EditConflictView
          key={conflict.theirs.version}
          base={toFacility(opened)}
          mine={toFacility(conflict.mine)}
          theirs={toFacility(conflict.theirs)}
          labelOf={(field) => t(field === 'areaCode' ? 'facility:street' : `facility:${field}`)}
          wordsOf={(field, value) => facilityFieldWords(field, value, t)}
          isSending={edit.isSending}
          onSave={(merged) => void save({ ...merged, version: opened.version }, conflict.theirs.version)}
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
        initialValues={toFacilityValues(record)}
        disabled={!can('facility.edit')}
        scrollToFirstError={{ focus: true }}
        onFinish={() =>
          void save({ ...toFacility(form.getFieldsValue(true)), version: opened.version }, opened.version)
        }
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
        <SaveRow error={edit.error} isSending={edit.isSending} canSave={can('facility.edit')} />
      </Form>
    </>
  )
}
