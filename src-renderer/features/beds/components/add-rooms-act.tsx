// Adds rooms with their beds to a floor; building and floor are made when the house does not have them yet.
import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BedCareType, BedMap, BedStayMode } from '#shared/features/beds/beds.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { useRefreshOccupancy } from '../../residents/index.tsx'
import { careTypeOptions, stayModeOptions } from '../options.ts'
import { readRoomList } from '../room-list.ts'

type AddRoomsValues = {
  building: string
  floor: string
  rooms: string
  bedsPerRoom: number
  careType: BedCareType
  stayMode: BedStayMode
  openedOn: string
}

export function AddRoomsAct({ map, onClose }: { map: BedMap | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshOccupancy()
  const today = useToday()
  const namesOf = (places: readonly { name: string }[] | undefined) =>
    [...new Set(places?.map((place) => place.name))].map((value) => <option key={value} value={value} />)

  const add = async ({ rooms, bedsPerRoom, building, floor, ...rest }: AddRoomsValues) => {
    const reading = readRoomList(rooms)
    if (!('rooms' in reading)) return
    const beds = Array.from({ length: bedsPerRoom }, (_, index) => String(index + 1))
    await client.beds.addRooms({
      ...rest,
      building: building.trim(),
      floor: floor.trim(),
      rooms: reading.rooms.map((name) => ({ name, beds })),
    })
    await refresh()
  }

  return (
    <FormModal<AddRoomsValues>
      title={t('beds:add.title')}
      initialValues={{
        building: map?.buildings[0]?.name ?? t('beds:add.firstBuilding'),
        bedsPerRoom: 2,
        careType: 'nursing',
        stayMode: 'full-time',
        openedOn: today,
      }}
      submitLabel={t('beds:add.submit')}
      onSubmit={add}
      onClose={onClose}
    >
      <datalist id="add-rooms-buildings">{namesOf(map?.buildings)}</datalist>
      <datalist id="add-rooms-floors">{namesOf(map?.floors)}</datalist>
      <div className="form-grid">
        <Form.Item name="building" label={t('beds:add.building')} rules={[{ required: true, whitespace: true }]}>
          <Input list="add-rooms-buildings" maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="floor" label={t('beds:add.floor')} rules={[{ required: true, whitespace: true }]}>
          <Input list="add-rooms-floors" maxLength={30} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item noStyle dependencies={['rooms', 'bedsPerRoom']}>
        {({ getFieldValue }) => {
          const reading = readRoomList(getFieldValue('rooms') ?? '')
          const bedCount = 'rooms' in reading ? reading.rooms.length * (getFieldValue('bedsPerRoom') ?? 0) : 0
          return (
            <Form.Item
              name="rooms"
              label={t('beds:add.rooms')}
              validateTrigger="onBlur"
              rules={[
                {
                  required: true,
                  validator: (_rule, value: string | undefined) => {
                    const typed = readRoomList(value ?? '')
                    return 'rooms' in typed
                      ? Promise.resolve()
                      : Promise.reject(new Error(t(`beds:add.fault.${typed.fault}`, { part: typed.part })))
                  },
                },
              ]}
              extra={
                <span role="status">
                  {'rooms' in reading
                    ? t('beds:add.preview', { rooms: reading.rooms.length, beds: bedCount })
                    : t('beds:add.roomsHelp')}
                </span>
              }
            >
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
          )
        }}
      </Form.Item>
      <Form.Item name="bedsPerRoom" label={t('beds:add.bedsPerRoom')} rules={[{ required: true }]}>
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <RadioItem name="careType" label={t('beds:careTypeLabel')} isRequired options={careTypeOptions(t)} />
      <RadioItem name="stayMode" label={t('beds:stayModeLabel')} isRequired options={stayModeOptions(t)} />
      <DayItem name="openedOn" label={t('beds:add.openedOn')} isRequired />
    </FormModal>
  )
}
