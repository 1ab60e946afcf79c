// Registers a piece of equipment, or writes a further version of one with a reason.
import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DeviceId } from '#shared/contract/primitives.ts'
import type { Equipment, EquipmentFields } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { DayItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'
import { useCycles } from './queries.ts'

type Values = {
  number: string
  type: string
  spec?: string
  floorName?: string
  place: string
  quantity: number
  madeOn?: string | null
  boughtOn?: string | null
  owner?: string
  deviceId?: string
  note?: string
  reason?: string
}

export function EquipmentForm({ piece, onClose }: { piece?: Equipment; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshFireSafety()
  const { cycles, typeWord } = useCycles()
  const detectors = useQuery(api.fireSafety.detectors.queryOptions()).data ?? []
  const floors = useQuery(api.fireEquipment.list.queryOptions()).data?.rows ?? []
  const filled: Partial<Values> = piece
    ? {
        ...{ number: piece.number, type: piece.type, place: piece.place, quantity: piece.quantity },
        ...{ madeOn: piece.madeOn, boughtOn: piece.boughtOn },
        ...{
          spec: piece.spec ?? '',
          floorName: piece.floorName ?? '',
          owner: piece.owner ?? '',
          note: piece.note ?? '',
        },
        ...(piece.deviceId === null ? {} : { deviceId: piece.deviceId }),
      }
    : { quantity: 1, floorName: floors[0]?.floorName ?? '' }
  return (
    <FormModal<Values>
      title={t(piece ? 'fire-equipment:change' : 'fire-equipment:add')}
      initialValues={filled}
      submitLabel={t('common:save')}
      onSubmit={async ({ reason, ...values }) => {
        const fields: EquipmentFields = {
          ...{ number: values.number, type: values.type, place: values.place, quantity: values.quantity },
          ...{
            spec: textOrNull(values.spec),
            floorName: textOrNull(values.floorName),
            owner: textOrNull(values.owner),
          },
          ...{ madeOn: values.madeOn ?? null, boughtOn: values.boughtOn ?? null, note: textOrNull(values.note) },
          deviceId: (values.deviceId ?? null) as DeviceId | null,
        }
        if (piece) {
          const about = { id: piece.id, version: piece.version, reason: reason ?? '' }
          await client.fireEquipment.change({ ...about, fields })
        } else await client.fireEquipment.add(fields)
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="number" label={t('fire-equipment:column.number')} isRequired maxLength={40} />
      <SelectItem
        name="type"
        label={t('fire-equipment:column.type')}
        isRequired
        options={(cycles?.types ?? []).map(({ key }) => ({ value: key, label: typeWord(key) }))}
      />
      <TextItem name="spec" label={t('fire-equipment:column.spec')} maxLength={60} />
      <TextItem name="floorName" label={t('fire-equipment:floor')} maxLength={40} />
      <TextItem name="place" label={t('fire-equipment:column.place')} isRequired maxLength={60} />
      <Form.Item name="quantity" label={t('fire-equipment:column.quantity')} rules={[{ required: true }]}>
        <InputNumber min={1} max={999} precision={0} />
      </Form.Item>
      <DayItem name="madeOn" label={t('fire-equipment:column.madeOn')} to={today} help={t('fire-equipment:madeHelp')} />
      <DayItem name="boughtOn" label={t('fire-equipment:column.boughtOn')} to={today} />
      <TextItem name="owner" label={t('fire-equipment:column.owner')} maxLength={40} />
      <SelectItem
        name="deviceId"
        label={t('fire-equipment:column.detector')}
        options={detectors.map(({ deviceId, name }) => ({ value: deviceId, label: name }))}
      />
      <TextItem name="note" label={t('fire-equipment:note')} rows={2} />
      {piece && <ReasonItem label={t('fire-equipment:changeReason')} />}
    </FormModal>
  )
}
