// Says what a device is and where it hangs: bed, room or a place by name. Typing finds the place; Enter takes it.
import { useQuery } from '@tanstack/react-query'
import { Form, Radio, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BedId, RoomId } from '#shared/contract/primitives.ts'
import { type BindingTarget, type Device, DeviceRole } from '#shared/features/devices/devices.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'

type Values = {
  role: DeviceRole
  kind: BindingTarget['kind']
  bedId?: BedId
  roomId?: RoomId
  place?: string
  name: string
}

type BindDialogProps = {
  device: Device
  onBind: (input: { id: Device['id']; target: BindingTarget; role: DeviceRole; name: string }) => Promise<unknown>
  onClose: () => void
}

const roomRoles: readonly DeviceRole[] = ['smoke', 'gas', 'water', 'door', 'climate', 'presence']

function targetOf(values: Values): BindingTarget {
  if (values.kind === 'bed' && values.bedId) return { kind: 'bed', bedId: values.bedId }
  if (values.kind === 'room' && values.roomId) return { kind: 'room', roomId: values.roomId }
  return { kind: 'place', place: values.place ?? '' }
}

function usePlaceOptions() {
  const { data } = useQuery(api.beds.map.queryOptions({ input: {} }))
  return useMemo(() => {
    const floors = new Map(data?.floors.map((floor) => [floor.id, floor.name]))
    return {
      isLoading: !data,
      beds: (data?.beds ?? []).map((bed) => ({
        value: bed.id,
        label: [bed.label, bed.occupant?.name, floors.get(bed.floorId)].filter(Boolean).join(' · '),
      })),
      rooms: (data?.rooms ?? []).map((room) => ({
        value: room.id,
        label: [room.name, floors.get(room.floorId)].filter(Boolean).join(' · '),
      })),
    }
  }, [data])
}

export function BindDialog({ device, onBind, onClose }: BindDialogProps) {
  const { t } = useTranslation()
  const options = usePlaceOptions()
  const { target } = device
  const kinds: BindingTarget['kind'][] = ['bed', 'room', 'place']
  const searchable = { optionFilterProp: 'label' }
  return (
    <FormModal<Values>
      title={t('devices:bind.title', { name: device.name })}
      description={<span className="numerals">{device.externalKey}</span>}
      submitLabel={t('devices:bind.act')}
      initialValues={{
        role: device.role,
        name: device.name,
        kind: target?.kind ?? (roomRoles.includes(device.role) ? 'room' : 'bed'),
        ...(target?.kind === 'bed' ? { bedId: target.bedId } : {}),
        ...(target?.kind === 'room' ? { roomId: target.roomId } : {}),
        ...(target?.kind === 'place' ? { place: target.place } : {}),
      }}
      onSubmit={(values) => onBind({ id: device.id, target: targetOf(values), role: values.role, name: values.name })}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={t('devices:bind.kind')}>
            <Radio.Group
              optionType="button"
              options={kinds.map((kind) => ({ value: kind, label: t(`devices:target.${kind}`) }))}
              aria-label={t('devices:bind.kind')}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.kind !== after.kind}>
            {() => {
              const kind = form.getFieldValue('kind')
              if (kind === 'bed') {
                return (
                  <Form.Item name="bedId" label={t('devices:target.bed')} rules={[{ required: true }]}>
                    <Select autoFocus showSearch={searchable} options={options.beds} loading={options.isLoading} />
                  </Form.Item>
                )
              }
              if (kind === 'room') {
                return (
                  <Form.Item name="roomId" label={t('devices:target.room')} rules={[{ required: true }]}>
                    <Select autoFocus showSearch={searchable} options={options.rooms} loading={options.isLoading} />
                  </Form.Item>
                )
              }
              return (
                <TextItem
                  name="place"
                  label={t('devices:target.place')}
                  help={t('devices:bind.placeHelp')}
                  maxLength={40}
                  isRequired
                />
              )
            }}
          </Form.Item>
          <SelectItem
            name="role"
            label={t('devices:bind.role')}
            isRequired
            options={DeviceRole.options
              .filter((role) => role !== 'unknown')
              .map((role) => ({ value: role, label: t(`devices:role.${role}`) }))}
          />
          <TextItem name="name" label={t('devices:bind.name')} maxLength={60} isRequired />
        </>
      )}
    </FormModal>
  )
}
