// The sheet itself: its size, the picture under it, and a first drawing made from the register.
import { useMutation } from '@tanstack/react-query'
import { Button, InputNumber, Slider } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import { mostImageBytes } from '#shared/features/floor-plans/floor-plans.contract.ts'
import { type Backdrop, cellMetres } from '#shared/features/floor-plans/floor-plans.model.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import type { NamedRoom } from './part-panel.tsx'
import { type Edit, resizeSheet, withDrawing } from './plan-edit.ts'

async function asBase64(file: File): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('the file could not be read'))
    reader.readAsDataURL(file)
  })
  return address.slice(address.indexOf(',') + 1)
}

type SheetPanelProps = { edit: Edit; rooms: readonly NamedRoom[]; onEdit: (edit: Edit) => void }

export function SheetPanel({ edit, rooms, onEdit }: SheetPanelProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { drawing } = edit
  const { backdrop } = drawing
  const setBackdrop = (next: Backdrop | null) => onEdit(withDrawing(edit, { ...drawing, backdrop: next }))
  const add = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > mostImageBytes) throw { code: 'RULE_BROKEN', data: { values: { rule: 'IMAGE_TOO_LARGE' } } }
      const image = await api.floorPlans.addImage.call({ base64: await asBase64(file) })
      const width = drawing.width
      const height = Math.min(drawing.height, Math.max(1, Math.round((width * image.heightPx) / image.widthPx)))
      setBackdrop({ imageId: image.id, at: [0, 0], width, height, opacity: 0.5 })
    },
  })
  return (
    <section className="plan-panel" aria-label={t('floor-plans:sheet')}>
      <h2>{t('floor-plans:sheet')}</h2>
      <div className="plan-panel__row">
        {(['width', 'height'] as const).map((side) => (
          <InputNumber
            key={side}
            aria-label={t(`floor-plans:${side}`)}
            addonAfter={t('floor-plans:metres')}
            min={5}
            max={200}
            step={cellMetres}
            value={drawing[side] * cellMetres}
            onChange={(metres) =>
              metres !== null &&
              onEdit(
                resizeSheet(
                  edit,
                  side === 'width' ? metres / cellMetres : drawing.width,
                  side === 'height' ? metres / cellMetres : drawing.height,
                ),
              )
            }
          />
        ))}
      </div>
      <Button
        onClick={() => onEdit(withDrawing(edit, { ...layOutRooms(rooms), marks: drawing.marks, backdrop }, null))}
      >
        {t('floor-plans:layOut', { count: rooms.length })}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={t('floor-plans:backdrop')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) add.mutate(file)
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()} loading={add.isPending}>
        {t('floor-plans:backdrop')}
      </Button>
      {add.error && <ErrorState error={add.error} />}
      {backdrop && (
        <div className="plan-panel__row">
          <Slider
            className="plan-panel__slider"
            aria-label={t('floor-plans:opacity')}
            ariaLabelForHandle={t('floor-plans:opacity')}
            min={10}
            max={100}
            value={Math.round(backdrop.opacity * 100)}
            onChange={(percent) => setBackdrop({ ...backdrop, opacity: percent / 100 })}
          />
          <Button onClick={() => setBackdrop(null)}>{t('floor-plans:removeBackdrop')}</Button>
        </div>
      )}
    </section>
  )
}
