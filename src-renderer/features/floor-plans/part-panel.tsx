// What the selected part is and stands for.
import { Button, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomId } from '#shared/contract/primitives.ts'
import { textOrNull } from '../../ui/text-or-null.ts'
import { changePart, copyRow, type Edit, findPart, type Part, removePart } from './plan-edit.ts'

export type NamedRoom = { id: RoomId; name: string }

type PartPanelProps = {
  edit: Edit
  rooms: readonly NamedRoom[]
  devices: readonly { id: string; name: string }[]
  onEdit: (edit: Edit) => void
}

export function PartPanel({ edit, rooms, devices, onEdit }: PartPanelProps) {
  const { t } = useTranslation()
  const labelId = useId()
  const [copies, setCopies] = useState(5)
  const found = findPart(edit.drawing, edit.selectedId)
  if (!found) return <p className="plan-panel__hint">{t('floor-plans:nothingSelected')}</p>
  const change = (part: object) => onEdit(changePart(edit, { ...found, part: { ...found.part, ...part } } as Part))
  return (
    <section className="plan-panel" aria-label={t('floor-plans:part')}>
      <h2>{t(`floor-plans:${found.type}.${found.part.kind}`)}</h2>
      <label htmlFor={labelId}>{t('floor-plans:label')}</label>
      <Input
        id={labelId}
        key={`label-${found.id}`}
        defaultValue={found.part.label ?? ''}
        maxLength={30}
        onBlur={(event) => change({ label: textOrNull(event.target.value) })}
        onPressEnter={(event) => event.currentTarget.blur()}
      />
      {found.type === 'area' && (
        <>
          <label htmlFor={`${labelId}-room`}>{t('floor-plans:room')}</label>
          <Select
            id={`${labelId}-room`}
            value={found.part.roomId}
            allowClear
            showSearch
            optionFilterProp="label"
            placeholder={t('floor-plans:noRoom')}
            options={rooms.map((room) => ({ value: room.id, label: room.name }))}
            onChange={(roomId: RoomId | undefined) =>
              change({
                roomId: roomId ?? null,
                label: found.part.label ?? rooms.find((room) => room.id === roomId)?.name ?? null,
              })
            }
          />
          <div className="plan-panel__row">
            <InputNumber
              aria-label={t('floor-plans:copies')}
              min={1}
              max={40}
              value={copies}
              onChange={(value) => setCopies(value ?? 1)}
            />
            <Button
              onClick={() =>
                onEdit(copyRow(edit, copies, (label) => rooms.find(({ name }) => name === label)?.id ?? null))
              }
            >
              {t('floor-plans:copyRow')}
            </Button>
          </div>
        </>
      )}
      {found.type === 'mark' && (
        <>
          <label htmlFor={`${labelId}-reference`}>{t('floor-plans:reference')}</label>
          {found.part.kind === 'device' ? (
            <Select
              id={`${labelId}-reference`}
              value={found.part.reference}
              allowClear
              showSearch
              optionFilterProp="label"
              options={devices.map((device) => ({ value: device.id, label: device.name }))}
              onChange={(reference: string | undefined) => change({ reference: reference ?? null })}
            />
          ) : (
            <Input
              id={`${labelId}-reference`}
              key={`reference-${found.id}`}
              defaultValue={found.part.reference ?? ''}
              maxLength={64}
              onBlur={(event) => change({ reference: textOrNull(event.target.value) })}
              onPressEnter={(event) => event.currentTarget.blur()}
            />
          )}
        </>
      )}
      <Button danger onClick={() => onEdit(removePart(edit))}>
        {t('floor-plans:remove')}
      </Button>
    </section>
  )
}
