// Writes an inspection down with everything that was found. What is typed is kept as it is typed, so that it survives a crash.
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { authorities } from '#shared/features/inspections/findings.rules.ts'
import {
  type InspectionDraft,
  type InspectionDraftContent,
  InspectionForm,
  type InspectionRules,
  InspectionSource,
} from '#shared/features/inspections/inspections.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useStaffNames } from '../../app/use-staff-names.ts'
import { useNow } from '../../ui/clock.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { RadioItem, TextItem } from '../../ui/form-items.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { type DraftKeeping, useSavedDraft } from '../../ui/use-saved-draft.ts'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { InstantItem, LateReasonItem } from '../../ui/written-items.tsx'
import { AttachmentItem } from '../attachments/index.ts'
import { FindingFields } from './components/finding-fields.tsx'
import { toInput } from './inspection-values.ts'
import './inspections.css'
import { useSending } from '../../ui/use-sending.ts'
import { useInspectionRules, useRefreshInspections } from './queries.ts'

type Changes = { content: InspectionDraftContent }
const keeping: DraftKeeping<InspectionDraft, Changes> = {
  save: (_draft, version, { content }) => client.inspections.saveDraft({ version, content }),
  load: () => client.inspections.draft(),
  apply: (draft, { content }) => ({ ...draft, content }),
  join: (_first, second) => second,
}

export function RecordInspectionPage() {
  const { t } = useTranslation()
  const rules = useInspectionRules()
  // Read anew each time the page opens: another seat may have gone on.
  const draft = useQuery(api.inspections.draft.queryOptions({ gcTime: 0, staleTime: Number.POSITIVE_INFINITY }))
  return (
    <PageFrame
      title={t('inspections:record')}
      layout="scroll"
      filterBar={<Link to={screenLinks.inspections()}>{t('inspections:back')}</Link>}
    >
      {draft.error && <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />}
      {rules && draft.data ? <RecordForm rules={rules} draft={draft.data} /> : <Skeleton active />}
    </PageFrame>
  )
}

function RecordForm({ rules, draft }: { rules: InspectionRules; draft: InspectionDraft }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const refresh = useRefreshInspections()
  const names = useStaffNames()
  const now = useNow()
  const [form] = Form.useForm<InspectionDraftContent>()
  const kept = useSavedDraft(draft, keeping)
  const { isSending, begin, end } = useSending()
  const [error, setError] = useState<unknown>(null)
  const source = Form.useWatch('source', form)
  const officers = Form.useWatch('officers', form) ?? []
  const isShortHanded = source && authorities.includes(source) && officers.length < rules.minimumOfficers

  const send = async (values: InspectionDraftContent) => {
    if (!begin()) return
    setError(null)
    try {
      await kept.settle()
      const { id } = await client.inspections.record(toInput(values))
      await refresh()
      navigate(screenLinks.inspection(id), { replace: true })
    } catch (caught) {
      setError(caught)
      end()
    }
  }
  useShortcut('Ctrl+Enter', () => form.submit(), { isGlobal: true })
  const initial: InspectionDraftContent = { at: now, officers: [], findings: [], ...draft.content }
  return (
    <Form
      form={form}
      layout="vertical"
      className="inspection-form"
      initialValues={initial}
      onValuesChange={() => kept.change({ content: form.getFieldsValue(true) as InspectionDraftContent })}
      onFinish={(values) => void send(values)}
      scrollToFirstError={{ focus: true }}
    >
      {draft.version > 0 && <p className="inspection-told">{t('inspections:draftFound')}</p>}
      <div>
        <RadioItem
          name="source"
          label={t('inspections:column.source')}
          isRequired
          options={InspectionSource.options.map((value) => ({ value, label: t(`inspections:source.${value}`) }))}
        />
        <RadioItem
          name="form"
          label={t('inspections:column.form')}
          isRequired
          options={InspectionForm.options.map((value) => ({ value, label: t(`inspections:form.${value}`) }))}
        />
        <div className="form-grid">
          <InstantItem name="at" label={t('inspections:column.at')} />
          <TextItem name="documentNumber" label={t('inspections:column.document')} maxLength={80} />
        </div>
        <LateReasonItem of="at" />
        <Form.Item name="officers" label={t('inspections:officers')} extra={t('inspections:officersHelp')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />
        </Form.Item>
        {isShortHanded && (
          <p className="inspection-told" role="status">
            {t('inspections:fewOfficers', { count: rules.minimumOfficers })}
          </p>
        )}
        <AttachmentItem name="attachmentIds" label={t('inspections:attachments')} />
        <TextItem name="summary" label={t('inspections:summary')} rows={2} />
      </div>
      <Form.List name="findings">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <FindingFields key={key} index={name} rules={rules} names={names} onRemove={() => remove(name)} />
            ))}
            <div>
              <Button onClick={() => add({ level: 'ordinary' })}>{t('inspections:addFinding')}</Button>
            </div>
          </>
        )}
      </Form.List>
      {error !== null && <ErrorState error={error} />}
      <div className="inspection-form__foot">
        <Button type="primary" htmlType="submit" loading={isSending}>
          {t('common:save')} <Kbd keys="Ctrl+Enter" />
        </Button>
        <span className="muted" role="status">
          {t(`inspections:draft.${kept.state}`)}
        </span>
      </div>
      <p className="muted">
        {rules.basis}
        {!rules.isVerified && ` ${t('inspections:unverified', { what: rules.toVerify })}`}
      </p>
    </Form>
  )
}
