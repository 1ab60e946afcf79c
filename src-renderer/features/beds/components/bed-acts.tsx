// Acts on one bed: its dated type, taking it out of use for a time or for good, and giving it back.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { BedBlockKind, BedCareType, BedOnDay, BedStayMode } from '#shared/features/beds/beds.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { DayItem, RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useToday } from '../../../ui/use-today.ts'
import { useRefreshOccupancy } from '../../residents/index.tsx'
import { blockKindOptions, careTypeOptions, stayModeOptions } from '../options.ts'

type ActProps = { bed: BedOnDay; onClose: () => void }
type ActName = 'type' | 'block' | 'unblock' | 'close' | 'addBed'

export function BedActs({ bed }: { bed: BedOnDay }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const canEdit = useCan('beds.edit')
  const canMove = useCan('residents.occupancy')
  const [act, setAct] = useState<ActName | null>(null)
  const props = { bed, onClose: () => setAct(null) }
  const button = (name: ActName) => <Button onClick={() => setAct(name)}>{t(`beds:act.${name}`)}</Button>
  return (
    <>
      {canMove && bed.state === 'free' && (
        <Button type="primary" onClick={() => navigate(`/residents/admit?bed=${bed.id}`)}>
          {t('beds:act.admit')}
        </Button>
      )}
      {canMove && bed.block !== null && button('unblock')}
      {canMove && bed.block === null && bed.occupant === null && button('block')}
      {canEdit && button('type')}
      {canEdit && button('addBed')}
      {canEdit && bed.occupant === null && button('close')}
      {act === 'type' && <TypeAct {...props} />}
      {act === 'block' && <BlockAct {...props} />}
      {act === 'unblock' && <UnblockAct {...props} />}
      {act === 'close' && <CloseAct {...props} />}
      {act === 'addBed' && <AddBedAct {...props} />}
    </>
  )
}

function TypeAct({ bed, onClose }: ActProps) {
  const { t } = useTranslation()
  const refresh = useRefreshOccupancy()
  const today = useToday()
  return (
    <FormModal<{ careType: BedCareType; stayMode: BedStayMode; fromOn: string; reason: string }>
      title={t('beds:act.typeOf', { bed: bed.label })}
      description={t('beds:act.typeExplained')}
      initialValues={{ careType: bed.careType, stayMode: bed.stayMode, fromOn: today }}
      submitLabel={t('common:save')}
      onSubmit={async (values) => {
        await client.beds.changeType({ bedId: bed.id, ...values })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem name="careType" label={t('beds:careTypeLabel')} isRequired options={careTypeOptions(t)} />
      <RadioItem name="stayMode" label={t('beds:stayModeLabel')} isRequired options={stayModeOptions(t)} />
      <DayItem name="fromOn" label={t('beds:field.fromOn')} isRequired />
      <ReasonItem label={t('beds:field.reason')} />
    </FormModal>
  )
}

function BlockAct({ bed, onClose }: ActProps) {
  const { t } = useTranslation()
  const refresh = useRefreshOccupancy()
  const today = useToday()
  return (
    <FormModal<{ kind: BedBlockKind; fromOn: string; untilOn?: string | null; reason: string }>
      title={t('beds:act.blockOf', { bed: bed.label })}
      description={t('beds:act.blockExplained')}
      initialValues={{ kind: 'reserved', fromOn: today }}
      submitLabel={t('common:save')}
      onSubmit={async ({ untilOn, ...values }) => {
        await client.beds.block({ bedId: bed.id, untilOn: untilOn ?? null, ...values })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem name="kind" label={t('beds:field.blockKind')} isRequired options={blockKindOptions(t)} />
      <DayItem name="fromOn" label={t('beds:field.fromOn')} isRequired />
      <DayItem name="untilOn" label={t('beds:field.untilOn')} help={t('beds:field.untilOnHelp')} />
      <ReasonItem label={t('beds:field.reason')} />
    </FormModal>
  )
}

function UnblockAct({ bed, onClose }: ActProps) {
  const { t } = useTranslation()
  const refresh = useRefreshOccupancy()
  const today = useToday()
  const { block } = bed
  if (block === null) return null
  return (
    <FormModal<{ on: string }>
      title={t('beds:act.unblockOf', { bed: bed.label, state: t(`beds:state.${block.kind}`) })}
      initialValues={{ on: today }}
      submitLabel={t('beds:act.unblock')}
      onSubmit={async ({ on }) => {
        await client.beds.unblock({ blockId: block.id, on })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t('beds:field.unblockedOn')} isRequired to={today} />
    </FormModal>
  )
}

function CloseAct({ bed, onClose }: ActProps) {
  const { t } = useTranslation()
  const refresh = useRefreshOccupancy()
  const today = useToday()
  return (
    <FormModal<{ on: string; reason: string }>
      title={t('beds:act.closeOf', { bed: bed.label })}
      description={t('beds:act.closeExplained')}
      initialValues={{ on: today }}
      submitLabel={t('beds:act.close')}
      isIrreversible
      onSubmit={async (values) => {
        await client.beds.close({ bedId: bed.id, ...values })
        await refresh()
      }}
      onClose={onClose}
    >
      <DayItem name="on" label={t('beds:field.closedOn')} isRequired />
      <ReasonItem label={t('beds:field.reason')} />
    </FormModal>
  )
}

function AddBedAct({ bed, onClose }: ActProps) {
  const { t } = useTranslation()
  const refresh = useRefreshOccupancy()
  const today = useToday()
  return (
    <FormModal<{ name: string; openedOn: string }>
      title={t('beds:act.addBedOf', { bed: bed.label })}
      initialValues={{ openedOn: today }}
      submitLabel={t('common:add')}
      onSubmit={async ({ name, openedOn }) => {
        const { roomId, careType, stayMode } = bed
        await client.beds.addBed({ roomId, name: name.trim(), careType, stayMode, openedOn })
        await refresh()
      }}
      onClose={onClose}
    >
      <TextItem name="name" label={t('beds:field.bedName')} isRequired maxLength={30} />
      <DayItem name="openedOn" label={t('beds:add.openedOn')} isRequired />
    </FormModal>
  )
}
