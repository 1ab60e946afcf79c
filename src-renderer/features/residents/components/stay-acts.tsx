// 请假, 住院, 返院 and 退住: acts on the person's presence. The bed is kept during leave and given back at discharge.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { DischargeReason, type LeaveKind } from '#shared/features/residents/residents.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { useToday } from '../../../ui/use-today.ts'
import { useResidentAct } from '../mutations.ts'
import type { ActProps } from './act-props.ts'

type LeaveValues = { fromOn: string; expectedReturnOn?: string | null; destination?: string; reason?: string }

export function LeaveAct({ resident, onClose, kind }: ActProps & { kind: LeaveKind }) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  return (
    <FormModal<LeaveValues>
      title={t(`residents:act.${kind}Of`, { name: resident.name })}
      initialValues={{ fromOn: today }}
      submitLabel={t(`residents:act.${kind}`)}
      onSubmit={({ fromOn, expectedReturnOn, destination, reason }) =>
        run(
          () =>
            client.residents.startLeave({
              id: resident.id,
              kind,
              fromOn,
              expectedReturnOn: expectedReturnOn ?? null,
              destination: textOrNull(destination),
              reason: textOrNull(reason),
            }),
          t(`residents:done.${kind}`, { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      <DayItem name="fromOn" label={t('residents:field.leftOn')} isRequired to={today} />
      <DayItem
        name="expectedReturnOn"
        label={t('residents:field.expectedReturnOn')}
        help={t('residents:help.expectedReturnOn')}
      />
      <TextItem
        name="destination"
        label={t(kind === 'hospital' ? 'residents:field.hospital' : 'residents:field.destination')}
        maxLength={100}
      />
      <TextItem name="reason" label={t('residents:field.reason')} />
    </FormModal>
  )
}

export function ReturnAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  return (
    <FormModal<{ on: string }>
      title={t('residents:act.returnOf', { name: resident.name })}
      initialValues={{ on: today }}
      submitLabel={t('residents:act.return')}
      onSubmit={({ on }) =>
        run(
          () => client.residents.endLeave({ id: resident.id, on }),
          t('residents:done.return', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      <DayItem name="on" label={t('residents:field.returnedOn')} isRequired to={today} />
    </FormModal>
  )
}

type DischargeValues = { on: string; reason: DischargeReason; destination?: string; deathCause?: string }

export function DischargeAct({ resident, onClose }: ActProps) {
  const { t } = useTranslation()
  const run = useResidentAct(resident.id)
  const today = useToday()
  return (
    <FormModal<DischargeValues>
      title={t('residents:act.dischargeOf', { name: resident.name, bed: resident.bedLabel ?? '—' })}
      description={t('residents:act.dischargeExplained')}
      initialValues={{ on: today }}
      submitLabel={t('residents:act.discharge')}
      isIrreversible
      onSubmit={({ on, reason, destination, deathCause }) =>
        run(
          () =>
            client.residents.discharge({
              id: resident.id,
              on,
              reason,
              destination: textOrNull(destination),
              deathCause: reason === 'death' ? textOrNull(deathCause) : null,
            }),
          t('residents:done.discharge', { name: resident.name }),
        )
      }
      onClose={onClose}
    >
      <DayItem name="on" label={t('residents:field.dischargedOn')} isRequired to={today} />
      <RadioItem
        name="reason"
        label={t('residents:field.dischargeReason')}
        isRequired
        options={DischargeReason.options.map((value) => ({ value, label: t(`residents:dischargeReason.${value}`) }))}
      />
      <Form.Item noStyle dependencies={['reason']}>
        {(form) =>
          form.getFieldValue('reason') === 'death' ? (
            <TextItem name="deathCause" label={t('residents:field.deathCause')} help={t('residents:help.deathCause')} />
          ) : (
            <TextItem name="destination" label={t('residents:field.destination')} maxLength={100} />
          )
        }
      </Form.Item>
    </FormModal>
  )
}
