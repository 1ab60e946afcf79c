// One step of the loop: only what that step asks for.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import {
  type Hazard,
  HazardDecision,
  HazardGrade,
  type HazardStepContent,
  type HazardStepKind,
  HazardWork,
} from '#shared/features/hazards/hazards.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, TextItem, YuanItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useSession } from '../accounts/index.ts'
import { AttachmentField } from '../attachments/index.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'

type Values = {
  on: string
  reason?: string
  grade?: HazardGrade
  basis?: string
  owner?: string
  measures?: string
  funds?: number | null
  dueOn?: string
  precautions?: string
  text?: string
  isPassed?: boolean
  by?: string
  to?: string
  why?: string
  attachmentIds?: AttachmentIds
}

const blank = (text: string | undefined): string => text?.trim() ?? ''

function contentOf(kind: HazardStepKind, values: Values): HazardStepContent {
  const text = blank(values.text)
  const dueOn = values.dueOn ?? ''
  switch (kind) {
    case 'verified':
      return { kind, grade: values.grade ?? 'general', basis: textOrNull(values.basis) }
    case 'planned':
      return {
        ...{ kind, owner: blank(values.owner), measures: blank(values.measures), funds: values.funds ?? null, dueOn },
        precautions: textOrNull(values.precautions),
      }
    case 'started':
      return { kind }
    case 'finished':
      return { kind, text, attachmentIds: values.attachmentIds ?? [] }
    case 'rechecked':
      return { kind, isPassed: values.isPassed ?? false, by: blank(values.by), text }
    case 'extended':
      return { kind, dueOn, why: blank(values.why) }
    case 'supervised':
      return { kind, by: blank(values.by), text: textOrNull(values.text) }
    case 'reported':
      return { kind, to: blank(values.to), text: textOrNull(values.text) }
    case 'closed':
      return { kind, text: textOrNull(values.text) }
    default:
      return { kind, text }
  }
}

export function HazardStepForm({
  hazard,
  kind,
  onClose,
}: {
  hazard: Hazard
  kind: HazardStepKind
  onClose: () => void
}) {
  const { t } = useTranslation()
  const today = useToday()
  const { user } = useSession()
  const refresh = useRefreshFireSafety()
  const isTextFree = kind === 'supervised' || kind === 'reported' || kind === 'closed'
  const hasText = isTextFree || ['protected', 'finished', 'rechecked', 'staff-told', 'dismissed'].includes(kind)
  return (
    <FormModal<Values>
      title={t(`hazards:step.${kind}`)}
      description={`${hazard.number} ${hazard.place}`}
      initialValues={{
        ...{ on: today, grade: 'general', isPassed: true, by: kind === 'rechecked' ? (user?.displayName ?? '') : '' },
        ...{ owner: hazard.owner ?? '', measures: hazard.measures ?? '', funds: hazard.funds },
        ...{ precautions: kind === 'planned' ? (hazard.precautions ?? '') : '' },
      }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        const about = { id: hazard.id, on: values.on, reason: textOrNull(values.reason) }
        const content = contentOf(kind, values)
        const work = HazardWork.safeParse(content)
        if (work.success) await client.hazards.addStep({ ...about, content: work.data })
        else await client.hazards.decide({ ...about, content: HazardDecision.parse(content) })
        await refresh()
      }}
      onClose={onClose}
    >
      {kind === 'verified' && (
        <>
          <RadioItem
            name="grade"
            label={t('hazards:column.grade')}
            isRequired
            options={HazardGrade.options.map((value) => ({ value, label: t(`hazards:grade.${value}`) }))}
            help={t('hazards:majorHelp')}
          />
          <TextItem name="basis" label={t('hazards:column.basis')} rows={2} />
        </>
      )}
      {kind === 'planned' && (
        <>
          <TextItem name="owner" label={t('hazards:column.owner')} isRequired maxLength={40} />
          <TextItem name="measures" label={t('hazards:column.measures')} isRequired rows={2} />
          <DayItem name="dueOn" label={t('hazards:column.dueOn')} isRequired from={today} />
          <YuanItem name="funds" label={t('hazards:column.funds')} />
          <TextItem name="precautions" label={t('hazards:column.precautions')} rows={2} />
        </>
      )}
      {kind === 'rechecked' && (
        <>
          <RadioItem
            name="isPassed"
            label={t('hazards:column.recheckResult')}
            isRequired
            options={[true, false].map((value) => ({ value, label: t(`hazards:passed.${value}`) }))}
          />
          <TextItem
            name="by"
            label={t('hazards:column.recheckedBy')}
            isRequired
            maxLength={40}
            help={t('hazards:recheckHelp', { owner: hazard.owner ?? '' })}
          />
        </>
      )}
      {kind === 'extended' && (
        <>
          <DayItem name="dueOn" label={t('hazards:newDueOn')} isRequired />
          <ReasonItem name="why" label={t('hazards:extendWhy')} />
        </>
      )}
      {kind === 'supervised' && <TextItem name="by" label={t('hazards:supervisedBy')} isRequired maxLength={40} />}
      {kind === 'reported' && <TextItem name="to" label={t('hazards:reportedTo')} isRequired maxLength={40} />}
      {hasText && (
        <TextItem
          name="text"
          label={t(isTextFree ? 'hazards:note' : `hazards:stepText.${kind}`)}
          isRequired={!isTextFree}
          rows={2}
        />
      )}
      {kind === 'finished' && (
        <Form.Item name="attachmentIds" label={t('hazards:photosAfter')}>
          <AttachmentField label={t('hazards:photosAfter')} />
        </Form.Item>
      )}
      <DayItem name="on" label={t('hazards:on')} isRequired from={hazard.foundOn} to={today} />
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.on !== after.on}>
        {({ getFieldValue }) =>
          ((getFieldValue('on') as string | null) ?? today) < today ? (
            <ReasonItem label={t('hazards:lateReason')} />
          ) : null
        }
      </Form.Item>
    </FormModal>
  )
}
