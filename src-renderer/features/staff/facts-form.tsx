// The facts of a file. Masked values that are left as they are stay what they were.
import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  Education,
  EmploymentForm,
  SocialInsurance,
  type StaffFile,
  type StaffFileFacts,
} from '#shared/features/staff-files/staff-files.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { DayItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useToday } from '../../ui/use-today.ts'
import { WithFormDraft } from '../drafts/index.ts'
import { useRefreshStaff } from './queries.ts'

export function FactsForm({ file, onClose }: { file: StaffFile; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshStaff()
  const seesAccounts = useCan('accounts.manage')
  const accounts = useQuery(api.accounts.list.queryOptions({ enabled: seesAccounts })).data
  const text = (name: keyof StaffFileFacts, maxLength: number) => (
    <TextItem name={name} label={t(`staff:fact.${name}`)} maxLength={maxLength} />
  )
  const choice = (name: keyof StaffFileFacts, values: readonly string[]) => (
    <SelectItem
      name={name}
      label={t(`staff:fact.${name}`)}
      options={values.map((value) => ({ value, label: t(`staff:${name}.${value}`) }))}
    />
  )
  return (
    <WithFormDraft<StaffFileFacts> kind="staff-facts" subjectId={file.line.id} base={file.factsVersion}>
      {(draft) => (
        <FormModal<StaffFileFacts>
          draft={draft}
          title={t('staff:factsOf', { name: file.line.name })}
          description={t('staff:factsHelp')}
          widthPx={640}
          initialValues={file.facts}
          submitLabel={t('common:save')}
          onSubmit={async (values) => {
            const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? null]))
            const facts = { ...file.facts, ...given } as StaffFileFacts
            await client.staffFiles.saveFacts({ id: file.line.id, factsVersion: file.factsVersion, facts })
            await refresh()
          }}
          onClose={onClose}
        >
          {text('idNumber', 40)}
          <DayItem name="birthOn" label={t('staff:fact.birthOn')} to={today} />
          {text('phone', 20)}
          {choice('employmentForm', EmploymentForm.options)}
          {choice('socialInsurance', SocialInsurance.options)}
          {text('title', 40)}
          {choice('education', Education.options)}
          <SelectItem
            name="isFullTimeEducation"
            label={t('staff:fact.isFullTimeEducation')}
            options={[true, false].map((value) => ({ value, label: t(value ? 'staff:yes' : 'staff:no') }))}
          />
          {text('school', 80)}
          {text('major', 80)}
          <DayItem name="graduatedOn" label={t('staff:fact.graduatedOn')} to={today} />
          <Form.Item name="earlierCareMonths" label={t('staff:fact.earlierCareMonths')} extra={t('staff:earlierHelp')}>
            <InputNumber min={0} max={600} precision={0} />
          </Form.Item>
          {text('bankAccount', 40)}
          {seesAccounts && (
            <SelectItem
              name="userId"
              label={t('staff:fact.userId')}
              help={t('staff:userHelp')}
              options={(accounts ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
            />
          )}
          <TextItem name="note" label={t('staff:fact.note')} rows={2} />
        </FormModal>
      )}
    </WithFormDraft>
  )
}
