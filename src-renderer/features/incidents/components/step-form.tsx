// One step of the loop over the page: a new one, or the row that stands for a wrong one, with its reason.
import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { IncidentDetail, IncidentStep } from '#shared/features/incidents/incidents.model.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { useNow } from '../../../ui/clock.tsx'
import { RadioItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { useSession } from '../../accounts/index.ts'
import { instantOf, MinuteItem } from '../minute-field.tsx'
import { useRefreshIncidents } from '../queries.ts'
import { type FormKind, fromContent, type StepValues, toContent } from '../step-values.ts'
import { StepFields } from './step-fields.tsx'

/** What is being written: a new step, or a correction of `step`. */
export type StepTask = { kind: FormKind; measureId?: RecordId; step?: IncidentStep }
type StepFormProps = { detail: IncidentDetail; task: StepTask; onClose: () => void }

/** Name, relation and masked phone of the one to call first; null = not known or not to be seen. */
function useContact(residentId: ResidentId | null): string | null {
  const { can } = useSession()
  const found = useQuery({
    ...api.residents.get.queryOptions({ input: { id: residentId ?? ('' as ResidentId) } }),
    enabled: residentId !== null && can('residents.read'),
  })
  const { contactName, contactRelation, contactPhoneMasked } = found.data ?? {}
  if (!contactName) return null
  const name = contactRelation ? `${contactName}（${contactRelation}）` : contactName
  return [name, contactPhoneMasked].filter(Boolean).join(' ')
}

export function StepForm({ detail, task, onClose }: StepFormProps) {
  const { t } = useTranslation()
  const now = useNow()
  const refresh = useRefreshIncidents()
  const { user } = useSession()
  const { incident, file } = detail
  const { kind, step, measureId = null } = task
  const contact = useContact(kind.startsWith('family') ? incident.residentId : null)
  const due = file?.demands.find(({ to, doneAt }) => to !== 'family' && doneAt === null)
  const fresh: Partial<StepValues> = {
    at: formatInstant(now),
    by: user?.displayName ?? '',
    ...(kind === 'reported' && due && due.to !== 'family' ? { to: due.to, form: due.form ?? 'verbal' } : {}),
    ...(kind === 'family-told' ? { way: 'phone' } : {}),
    ...(kind === 'graded' && file ? { circumstances: file.circumstances } : {}),
  }
  const given: Partial<StepValues> = step
    ? { ...fromContent(step.content), at: formatInstant(step.at), act: 'change' }
    : fresh

  async function send(values: StepValues): Promise<void> {
    if (step && values.act === 'void') {
      const reason = values.correctionReason?.trim() ?? ''
      await client.incidents.correctStep({ stepId: step.id, at: step.at, content: null, reason })
    } else {
      const content = toContent(
        kind,
        values,
        step?.content.kind === 'measure-done' ? step.content.measureId : measureId,
      )
      // A minute that was not touched stays as exact as it was.
      const at = step && formatInstant(step.at) === values.at ? step.at : instantOf(values.at)
      const reason = values.correctionReason?.trim() ?? ''
      await (step
        ? client.incidents.correctStep({ stepId: step.id, at, content, reason })
        : client.incidents.addStep({ id: incident.id, at, content }))
    }
    await refresh()
  }

  const title = t(`incidents:stepKind.${kind}`)
  return (
    <FormModal<StepValues>
      title={step ? t('incidents:step.correctTitle', { what: title }) : title}
      {...(step ? { description: t('incidents:step.correctNote') } : {})}
      initialValues={given}
      submitLabel={t('common:save')}
      onSubmit={send}
      onClose={onClose}
    >
      {(form) => (
        <>
          {step && (
            <>
              {kind !== 'found' && (
                <RadioItem
                  name="act"
                  label={t('incidents:step.act')}
                  isRequired
                  options={(['change', 'void'] as const).map((value) => ({
                    value,
                    label: t(`incidents:step.${value}`),
                  }))}
                />
              )}
              <ReasonItem name="correctionReason" label={t('incidents:step.reason')} />
            </>
          )}
          <WhenChanged form={form}>
            <MinuteItem
              name="at"
              label={t('incidents:field.at')}
              notBefore={kind === 'found' ? incident.occurredAt : file?.foundAt}
            />
            <StepFields kind={kind} contact={contact} />
          </WhenChanged>
        </>
      )}
    </FormModal>
  )
}

/** A step that never happened needs no fields. */
function WhenChanged({ form, children }: { form: FormInstance<StepValues>; children: ReactNode }) {
  const act = Form.useWatch('act', form)
  return act === 'void' ? null : children
}
