// Records one incident or complaint: what, when, who, where, and what happened in a few words.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DatePicker, Form } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { IncidentKind } from '#shared/features/incidents/incidents.contract.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useNow } from '../../ui/clock.tsx'
import { SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

type RecordValues = { kind: IncidentKind; at: string; residentId?: ResidentId; place?: string; summary: string }

const minuteFormat = 'YYYY-MM-DD HH:mm'

/** The instant of a minute as the facility's clock tells it, whatever zone this seat's computer believes in. */
function instantOf(minute: string): number {
  const [day = '', time = '00:00'] = minute.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day) + (hours * 60 + minutes) * 60_000
}

function MinuteField({
  value,
  onChange,
  id,
}: {
  value?: string
  onChange?: (minute: string | null) => void
  id?: string
}) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      showTime={{ format: 'HH:mm' }}
      format={minuteFormat}
      value={value ? dayjs(value) : null}
      onChange={(minute) => onChange?.(minute ? minute.format(minuteFormat) : null)}
      style={{ width: '100%' }}
    />
  )
}

export function RecordIncident({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const now = useNow()
  const residents = useQuery(api.residents.list.queryOptions({ input: {} }))
  const options = (residents.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.bedLabel, row.name].filter(Boolean).join(' '),
  }))
  return (
    <FormModal<RecordValues>
      title={t('incidents:record.title')}
      initialValues={{ at: formatInstant(now) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ kind, at, residentId, place, summary }) => {
        await client.incidents.record({
          kind,
          occurredAt: instantOf(at),
          residentId: residentId ?? null,
          place: textOrNull(place),
          summary: summary.trim(),
        })
        const parts = [api.incidents, api.residents, api.reports]
        await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
      }}
      onClose={onClose}
    >
      <SelectItem
        name="kind"
        label={t('incidents:column.kind')}
        isRequired
        options={IncidentKind.options.map((value) => ({ value, label: t(`incidents:kind.${value}`) }))}
      />
      <Form.Item
        name="at"
        label={t('incidents:column.occurredAt')}
        rules={[
          { required: true },
          {
            validator: (_rule, value: string | undefined) =>
              value !== undefined && value !== null && instantOf(value) > now
                ? Promise.reject(new Error(t('incidents:record.inFuture')))
                : Promise.resolve(),
          },
        ]}
      >
        <MinuteField />
      </Form.Item>
      <SelectItem
        name="residentId"
        label={t('incidents:column.resident')}
        help={t('incidents:record.residentHelp')}
        options={options}
        isLoading={residents.isLoading}
      />
      <TextItem name="place" label={t('incidents:column.place')} maxLength={60} />
      <TextItem name="summary" label={t('incidents:column.summary')} isRequired rows={3} />
    </FormModal>
  )
}
