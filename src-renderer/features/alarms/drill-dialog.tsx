// Starts a test or a drill: alarms of the place are marked 演练 until it ends by itself. Everything else rings as ever.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RoomId } from '#shared/contract/primitives.ts'
import type { DrillScope } from '#shared/features/alarms/alarm-drills.model.ts'
import { api } from '../../app/rpc-client.ts'
import { FormModal } from '../../ui/form-modal.tsx'

type Values = { kind: 'test' | 'drill'; roomId: RoomId | null; minutes: number; callsSiren: boolean; reason: string }

/** Mount it to open it. */
export function DrillDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const map = useQuery(api.beds.map.queryOptions({ input: {} }))
  const start = useMutation(api.alarms.drills.start.mutationOptions())
  const floorNames = new Map(map.data?.floors.map((floor) => [floor.id, floor.name]))
  const rooms = map.data?.rooms.map((room) => ({
    value: room.id,
    label: `${floorNames.get(room.floorId) ?? ''} ${room.name}`.trim(),
  }))
  return (
    <FormModal<Values>
      title={t('alarms:drill.title')}
      description={t('alarms:drill.description')}
      initialValues={{ kind: 'drill', roomId: null, minutes: 30, callsSiren: false }}
      submitLabel={t('alarms:drill.start')}
      onSubmit={({ kind, roomId, minutes, callsSiren, reason }) => {
        const scope: DrillScope = roomId === null ? { kind: 'house' } : { kind: 'room', roomId }
        return start.mutateAsync({ kind, scope, minutes, callsSiren, reason })
      }}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('alarms:drill.what')}>
        <Radio.Group
          options={(['drill', 'test'] as const).map((value) => ({ value, label: t(`alarms:drill.kind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="roomId" label={t('alarms:drill.where')}>
        <Select
          showSearch
          optionFilterProp="label"
          options={[{ value: null as unknown as RoomId, label: t('alarms:drill.house') }, ...(rooms ?? [])]}
        />
      </Form.Item>
      <Form.Item name="minutes" label={t('alarms:drill.minutes')}>
        <Radio.Group
          options={[15, 30, 60, 120, 240].map((value) => ({ value, label: t('alarms:shelve.span', { count: value }) }))}
        />
      </Form.Item>
      <Form.Item name="callsSiren" valuePropName="checked">
        <Checkbox>{t('alarms:drill.siren')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('alarms:shelve.reason')}
        rules={[{ required: true, min: 2, whitespace: true, message: t('alarms:shelve.reasonMissing') }]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </FormModal>
  )
}
