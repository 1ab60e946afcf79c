// What a person writes about a device: maker, power, installation, replacement, how long it may be silent, remarks.
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DeviceDetails } from '#shared/features/devices/device-register.model.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'
import { DayItem, RadioItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'

type Values = Omit<DeviceDetails, 'power' | 'silentAfterSeconds'> & { power: string; silentAfterMinutes: number | null }

type DetailsFormProps = {
  device: Device
  onSave: (input: { id: Device['id']; version: number; details: DeviceDetails }) => Promise<unknown>
  onClose: () => void
}

export function DetailsForm({ device, onSave, onClose }: DetailsFormProps) {
  const { t } = useTranslation()
  const { details } = device
  const { silentAfterSeconds, ...rest } = details
  return (
    <FormModal<Values>
      title={t('devices:details.title', { name: device.name })}
      description={t('devices:details.description')}
      submitLabel={t('common:save')}
      initialValues={{
        ...rest,
        power: details.power ?? 'told',
        silentAfterMinutes: silentAfterSeconds === null ? null : silentAfterSeconds / 60,
      }}
      onSubmit={({ power, silentAfterMinutes, ...values }) =>
        onSave({
          id: device.id,
          version: device.detailsVersion,
          details: {
            vendor: textOrNull(values.vendor),
            firmware: textOrNull(values.firmware),
            serialNumber: textOrNull(values.serialNumber),
            power: power === 'mains' || power === 'battery' ? power : null,
            installedOn: values.installedOn ?? null,
            replaceByOn: values.replaceByOn ?? null,
            silentAfterSeconds: silentAfterMinutes == null ? null : Math.round(silentAfterMinutes * 60),
            note: textOrNull(values.note),
          },
        })
      }
      onClose={onClose}
    >
      <div className="form-grid">
        <TextItem name="vendor" label={t('devices:details.vendor')} maxLength={80} />
        <TextItem name="firmware" label={t('devices:details.firmware')} maxLength={80} />
        <TextItem name="serialNumber" label={t('devices:details.serialNumber')} maxLength={80} />
        <Form.Item
          name="silentAfterMinutes"
          label={t('devices:details.silentAfter')}
          extra={t('devices:details.silentHelp')}
        >
          <InputNumber min={0.2} max={43_200} style={{ width: '100%' }} suffix={t('devices:details.minutes')} />
        </Form.Item>
        <DayItem name="installedOn" label={t('devices:details.installedOn')} />
        <DayItem name="replaceByOn" label={t('devices:details.replaceByOn')} help={t('devices:details.replaceHelp')} />
      </div>
      <RadioItem
        name="power"
        label={t('devices:details.power')}
        options={['told', 'mains', 'battery'].map((value) => ({ value, label: t(`devices:power.${value}`) }))}
      />
      <TextItem name="note" label={t('devices:details.note')} rows={2} maxLength={500} />
    </FormModal>
  )
}
