// The next step of a finding: what was done, whether it passed, a later term, or that it is closed.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { Finding, StepContent, StepKind } from '#shared/features/inspections/inspections.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useStaffNames } from '../../../app/use-staff-names.ts'
import { DayItem, RadioItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { LateReasonItem, NameItem } from '../../../ui/written-items.tsx'
import { AttachmentItem } from '../../attachments/index.ts'
import { useRefreshInspections } from '../queries.ts'

export type StepKindToWrite = StepKind
type StepValues = {
  on: string
  by?: string
  text?: string
  isPassed?: boolean
  dueOn?: string
  lateReason?: string
  attachmentIds?: AttachmentIds
}

function toContent(kind: StepKind, { on, by = '', text, isPassed = false, dueOn = '' }: StepValues): StepContent {
  const said = text?.trim() ?? ''
  if (kind === 'rectified') return { kind, on, by: by.trim(), text: said }
  if (kind === 'rechecked') return { kind, on, by: by.trim(), isPassed, text: textOrNull(text) }
  if (kind === 'extended') return { kind, on, dueOn, text: said }
  return { kind, on, text: textOrNull(text) }
}

export function StepForm({ finding, kind, onClose }: { finding: Finding; kind: StepKind; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshInspections()
  const names = useStaffNames()
  const today = useToday()
  const hasPerson = kind === 'rectified' || kind === 'rechecked'
  return (
    <FormModal<StepValues>
      title={t(`inspections:act.${kind}`)}
      description={finding.text}
      initialValues={{ on: today, ...(kind === 'rectified' ? { by: finding.responsible } : {}) }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        const lateReason = values.on < today ? textOrNull(values.lateReason) : null
        await client.inspections.addStep({
          findingId: finding.id,
          content: toContent(kind, values),
          attachmentIds: values.attachmentIds ?? [],
          lateReason,
        })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t(`inspections:on.${kind}`)} isRequired to={today} />
      <LateReasonItem of="on" />
      {hasPerson && <NameItem name="by" label={t(`inspections:by.${kind}`)} names={names} />}
      {kind === 'rechecked' && (
        <RadioItem
          name="isPassed"
          label={t('inspections:result')}
          isRequired
          options={[
            { value: true, label: t('inspections:passed') },
            { value: false, label: t('inspections:notPassed') },
          ]}
        />
      )}
      {kind === 'extended' && (
        <DayItem name="dueOn" label={t('inspections:newTerm')} isRequired from={addDays(finding.termOn, 1)} />
      )}
      <StepWords kind={kind} />
      {hasPerson && <AttachmentItem name="attachmentIds" label={t('inspections:after')} />}
    </FormModal>
  )
}

/** A recheck that did not pass says what is still wrong. */
function StepWords({ kind }: { kind: StepKind }) {
  const { t } = useTranslation()
  const isPassed: unknown = Form.useWatch('isPassed')
  const isRequired = kind === 'rectified' || kind === 'extended' || (kind === 'rechecked' && isPassed === false)
  return <TextItem name="text" label={t(`inspections:words.${kind}`)} isRequired={isRequired} rows={3} />
}
