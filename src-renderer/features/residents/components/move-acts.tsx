// 换床 and 换人: both keep the person in the home and change only where they sleep from a day on.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BedId, ResidentId } from '#shared/contract/primitives.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { useResidentAct } from '../mutations.ts'
import { useResidentList } from '../queries.ts'
import type { ActProps } from './act-props.ts'
import { BedPicker } from './bed-picker.tsx'

type TransferValues = { on: string; toBedId: BedId; reason?: string }

export function TransferAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  return (
    <FormModal<TransferValues>
      title={t('residents:act.transferOf', { name: resident.name, bed: resident.bedLabel ?? '—' })}
      initialValues={{ on: today }}
      submitLabel={t('residents:act.transfer')}
      widthPx={680}
      onSubmit={({ on, toBedId, reason }) =>
        run(
          () => client.residents.transfer({ id: resident.id, toBedId, on, reason: textOrNull(reason) }),
          t('residents:done.transfer', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      {(form) => (
        <>
          <DayItem name="on" label={t('residents:field.movedOn')} isRequired to={today} />
          <Form.Item noStyle dependencies={['on']}>
            {() => (
              <Form.Item name="toBedId" label={t('residents:field.toBed')} rules={[{ required: true }]}>
                <BedPicker on={form.getFieldValue('on') ?? null} />
              </Form.Item>
            )}
          </Form.Item>
          <TextItem name="reason" label={t('residents:field.reason')} />
        </>
      )}
    </FormModal>
  )
}

type SwapValues = { on: string; secondId: ResidentId; reason?: string }

export function SwapAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  const list = useResidentList('in', '')
  const others = (list.data?.rows ?? [])
    .filter((row) => row.id !== resident.id && row.bedLabel !== null)
    .map((row) => ({ value: row.id, label: `${row.bedLabel} ${row.name}` }))
    .sort((left, right) => left.label.localeCompare(right.label, 'zh-CN', { numeric: true }))
  return (
    <FormModal<SwapValues>
      title={t('residents:act.swapOf', { name: resident.name, bed: resident.bedLabel ?? '—' })}
      description={t('residents:act.swapExplained')}
      initialValues={{ on: today }}
      submitLabel={t('residents:act.swap')}
      onSubmit={({ on, secondId, reason }) =>
        run(
          () => client.residents.swap({ firstId: resident.id, secondId, on, reason: textOrNull(reason) }),
          t('residents:done.swap', { name: resident.name }),
          false,
        )
      }
      onClose={onClose}
    >
      <SelectItem
        name="secondId"
        label={t('residents:field.swapWith')}
        isRequired
        options={others}
        isLoading={list.isLoading}
      />
      <DayItem name="on" label={t('residents:field.movedOn')} isRequired to={today} />
      <TextItem name="reason" label={t('residents:field.reason')} />
    </FormModal>
  )
}
