// The forms of a drill: plan one, take one from an alarm, report on one.
import { Form, InputNumber } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AlarmId, RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import {
  DrillKind,
  type DrillReport,
  type DrillRollCall,
  type EmergencyDrill,
} from '#shared/features/drills/drills.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useSession } from '../accounts/index.ts'
import { AttachmentField } from '../attachments/index.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'

/** Opens what was made; leaving the form without making it goes back. */
function useOpenDrill(onClose: () => void) {
  const navigate = useNavigate()
  const refresh = useRefreshFireSafety()
  const isDone = useRef(false)
  return {
    open: async (id: RecordId) => {
      await refresh()
      isDone.current = true
      navigate(screenLinks.drill(id))
    },
    onClose: () => !isDone.current && onClose(),
  }
}

type PlanValues = { kind: DrillKind; plannedOn: string; place: string; organizer: string; scenario?: string }

export function DrillPlanForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const { user } = useSession()
  const opening = useOpenDrill(onClose)
  return (
    <FormModal<PlanValues>
      title={t('drills:plan')}
      initialValues={{ kind: 'fire-evacuation', plannedOn: today, organizer: user?.displayName ?? '' }}
      submitLabel={t('common:save')}
      onSubmit={async ({ scenario, ...plan }) => {
        const { drill } = await client.drills.plan({ ...plan, scenario: textOrNull(scenario) })
        await opening.open(drill.id)
      }}
      onClose={opening.onClose}
    >
      <SelectItem
        name="kind"
        label={t('drills:column.kind')}
        isRequired
        options={DrillKind.options.map((value) => ({ value, label: t(`drills:kind.${value}`) }))}
      />
      <DayItem name="plannedOn" label={t('drills:column.plannedOn')} isRequired from={today} />
      <TextItem name="place" label={t('drills:column.place')} isRequired maxLength={60} />
      <TextItem name="organizer" label={t('drills:column.organizer')} isRequired maxLength={40} />
      <TextItem name="scenario" label={t('drills:column.scenario')} rows={2} />
    </FormModal>
  )
}

export function DrillFromAlarm({ alarmId, onClose }: { alarmId: AlarmId; onClose: () => void }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const opening = useOpenDrill(onClose)
  return (
    <FormModal<{ organizer: string }>
      title={t('drills:fromAlarm')}
      description={t('drills:fromAlarmHelp')}
      initialValues={{ organizer: user?.displayName ?? '' }}
      submitLabel={t('drills:fromAlarm')}
      onSubmit={async ({ organizer }) => {
        const { drill } = await client.drills.fromAlarm({ alarmId, organizer: organizer.trim() })
        await opening.open(drill.id)
      }}
      onClose={opening.onClose}
    >
      <TextItem name="organizer" label={t('drills:column.organizer')} isRequired maxLength={40} />
    </FormModal>
  )
}

type ReportValues = {
  staffCount: number
  residentCount: number
  staffNames?: string
  problems?: string
  improvements?: string
  evaluation: string
  attachmentIds?: AttachmentIds
}

type DrillReportFormProps = {
  drill: EmergencyDrill
  /** Its roll-call says how many residents took part. */
  call: DrillRollCall | null
  onClose: () => void
}

export function DrillReportForm({ drill, call, onClose }: DrillReportFormProps) {
  const { t } = useTranslation()
  const refresh = useRefreshFireSafety()
  const before = drill.report
  return (
    <FormModal<ReportValues>
      title={t('drills:report')}
      initialValues={
        before
          ? {
              ...{ staffCount: before.staffCount, residentCount: before.residentCount, evaluation: before.evaluation },
              ...{ staffNames: before.staffNames ?? '', problems: before.problems ?? '' },
              attachmentIds: before.attachmentIds,
              improvements: before.improvements ?? '',
            }
          : call
            ? { residentCount: call.found + call.evacuated }
            : {}
      }
      submitLabel={t('common:save')}
      onSubmit={async ({ staffCount, residentCount, evaluation, attachmentIds = [], ...texts }) => {
        const report: DrillReport = {
          ...{ staffCount, residentCount, evaluation: evaluation.trim(), staffNames: textOrNull(texts.staffNames) },
          ...{ problems: textOrNull(texts.problems), improvements: textOrNull(texts.improvements), attachmentIds },
        }
        await client.drills.report({ id: drill.id, report })
        await refresh()
      }}
      onClose={onClose}
    >
      <Form.Item name="staffCount" label={t('drills:column.staff')} rules={[{ required: true }]}>
        <InputNumber min={0} max={999} precision={0} />
      </Form.Item>
      <Form.Item name="residentCount" label={t('drills:column.residents')} rules={[{ required: true }]}>
        <InputNumber min={0} max={999} precision={0} />
      </Form.Item>
      <TextItem name="staffNames" label={t('drills:column.staffNames')} rows={2} />
      <TextItem name="problems" label={t('drills:column.problems')} rows={2} />
      <TextItem name="improvements" label={t('drills:column.improvements')} rows={2} />
      <Form.Item name="attachmentIds" label={t('drills:photos')}>
        <AttachmentField label={t('drills:photos')} />
      </Form.Item>
      <TextItem name="evaluation" label={t('drills:column.evaluation')} isRequired rows={2} />
    </FormModal>
  )
}
