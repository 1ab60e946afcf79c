// Writes down what was seen. Opened from an alarm, a drill or a patrol it comes filled in by the address.
import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { AlarmId, RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { HazardCategory, HazardSource } from '#shared/features/hazards/hazards.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { AttachmentField } from '../attachments/index.ts'
import { WithFormDraft } from '../drafts/index.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'

type Values = {
  foundOn: string
  source: HazardSource
  category: HazardCategory
  place: string
  text: string
  fixedText?: string
  attachmentIds?: AttachmentIds
  reason?: string
}

export function HazardForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const navigate = useNavigate()
  const refresh = useRefreshFireSafety()
  const isDone = useRef(false)
  const [params] = useSearchParams()
  const alarmId = params.get('alarm') as AlarmId | null
  const drillId = params.get('drill') as RecordId | null
  const ofAlarm = useQuery({
    ...api.hazards.fromAlarm.queryOptions({ input: { alarmId: alarmId ?? ('' as AlarmId) } }),
    enabled: alarmId !== null,
  })
  const ofDrill = useQuery({
    ...api.drills.get.queryOptions({ input: { id: drillId ?? ('' as RecordId) } }),
    enabled: drillId !== null,
  })
  // Filled in only once: what a person typed must not be overwritten by a late answer.
  if ((alarmId !== null && ofAlarm.isPending) || (drillId !== null && ofDrill.isPending)) return null
  const asked = { place: params.get('place') ?? '', text: params.get('text') ?? '', from: params.get('from') }
  const drill = ofDrill.data?.drill
  const filled: Partial<Values> = ofAlarm.data
    ? { foundOn: ofAlarm.data.foundOn, source: 'alarm', place: ofAlarm.data.place, text: ofAlarm.data.text ?? '' }
    : drill
      ? { foundOn: drill.heldOn ?? today, source: 'drill', place: drill.place, text: drill.report?.problems ?? '' }
      : {
          ...{ foundOn: asked.from?.slice(0, 10) ?? today, place: asked.place, text: asked.text },
          ...(params.has('patrol') ? { source: 'patrol' as const } : {}),
        }
  const source = ['alarm', 'drill', 'patrol', 'check'].find((name) => params.has(name))
  const openedFrom = source === undefined ? '' : `${source}:${params.get(source)}`
  return (
    <WithFormDraft<Values> key={openedFrom} kind="hazard" subjectId={openedFrom}>
      {(draft) => (
        <FormModal<Values>
          draft={draft}
          title={t('hazards:report')}
          {...(ofAlarm.data ? { description: t('hazards:fromAlarm', { place: ofAlarm.data.place }) } : {})}
          initialValues={filled}
          submitLabel={t('common:save')}
          onSubmit={async ({ reason, fixedText, attachmentIds = [], ...values }) => {
            const { id } = await client.hazards.report({
              ...{ ...values, place: values.place.trim(), text: values.text.trim(), alarmId, drillId },
              ...{ attachmentIds, openedFrom, reason: textOrNull(reason), fixedText: textOrNull(fixedText) },
            })
            await refresh()
            isDone.current = true
            navigate(screenLinks.hazard(id))
          }}
          // The file that was opened stays on the screen; only leaving the form goes back to the register.
          onClose={() => !isDone.current && onClose()}
        >
          <DayItem name="foundOn" label={t('hazards:column.foundOn')} isRequired to={today} />
          <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.foundOn !== after.foundOn}>
            {({ getFieldValue }) =>
              ((getFieldValue('foundOn') as string | null) ?? today) < today ? (
                <ReasonItem label={t('hazards:lateReason')} />
              ) : null
            }
          </Form.Item>
          <SelectItem
            name="source"
            label={t('hazards:column.source')}
            isRequired
            options={HazardSource.options.map((value) => ({ value, label: t(`hazards:source.${value}`) }))}
          />
          <SelectItem
            name="category"
            label={t('hazards:column.category')}
            isRequired
            options={HazardCategory.options.map((value) => ({ value, label: t(`hazards:category.${value}`) }))}
          />
          <TextItem name="place" label={t('hazards:column.place')} isRequired maxLength={60} />
          <TextItem name="text" label={t('hazards:column.text')} isRequired rows={3} />
          <Form.Item name="attachmentIds" label={t('hazards:photosBefore')}>
            <AttachmentField label={t('hazards:photosBefore')} />
          </Form.Item>
          <TextItem name="fixedText" label={t('hazards:fixedText')} help={t('hazards:fixedHelp')} rows={2} />
        </FormModal>
      )}
    </WithFormDraft>
  )
}
