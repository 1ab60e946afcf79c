// One drawn floor with its points: chosen, placed, moved with a reason, taken off. A first placing is a fact and happens at once.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type PatrolDay,
  type PatrolPlan,
  type PatrolPoint,
  PointState,
} from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { isSamePosition } from '#shared/features/fire-patrols/point-place.rules.ts'
import { summaryOf } from '#shared/features/fire-patrols/point-stand.rules.ts'
import type { Drawing, FloorPlan, GridPoint } from '#shared/features/floor-plans/floor-plans.model.ts'
import { onSheet, percentOf } from '#shared/features/floor-plans/sheet-place.rules.ts'
import { api, client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { usePageKeys } from '../../../ui/use-page-keys.ts'
import { useCycles } from '../../fire-equipment/queries.ts'
import { usePlanImage } from '../../floor-plans/use-plan-image.ts'
import { equipmentOnFloor } from './plan-equipment.ts'
import { type PointMark, standSigns } from './plan-points.tsx'
import { PointCanvas } from './point-canvas.tsx'
import { PointPanel } from './point-panel.tsx'
import { PointSheet } from './point-sheet.tsx'

type FloorPointsProps = {
  floor: FloorPlan & { drawing: Drawing }
  /** Every point in use, on whatever floor. */
  points: readonly PatrolPoint[]
  day: PatrolDay
  /** The patrol whose states are shown; null = those of the whole day. */
  plannedAt: number | null
  plan: PatrolPlan
  isEquipmentShown: boolean
  onChanged: () => Promise<unknown>
}
type Position = PatrolPoint['position']

export function FloorPoints({ floor, points, day, plannedAt, plan, isEquipmentShown, onChanged }: FloorPointsProps) {
  const { t } = useTranslation()
  const canManage = useCan('fire-safety.manage')
  const { typeWord } = useCycles()
  const canvas = useRef<HTMLDivElement>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [cursor, setCursor] = useState<GridPoint | null>(null)
  const [moving, setMoving] = useState<{ position: Position } | null>(null)
  const [told, setTold] = useState('')
  const [error, setError] = useState<unknown>(null)
  const { drawing, floorId, floorName } = floor
  const imageUrl = usePlanImage(drawing)
  const pieces = useQuery(api.fireEquipment.list.queryOptions()).data?.rows
  const drawn = points.filter(({ position }) => position?.floorId === floorId)
  const undrawn = points
    .filter(({ position }) => position === null)
    .sort((left, right) => Number(right.floor === floorName) - Number(left.floor === floorName))
  const listed = [...drawn, ...undrawn]
  const chosen = listed.find(({ id }) => id === chosenId)
  const equipment = useMemo(() => {
    const own = points.filter(({ position }) => position?.floorId === floorId)
    return equipmentOnFloor(floorName, drawing, own, pieces ?? [])
  }, [floorId, floorName, drawing, points, pieces])
  const stateOf = (pointId: string) => summaryOf(pointId as PatrolPoint['id'], day.stands, plannedAt)
  const marks = drawn.flatMap(({ id, name, routeOrder, position }): PointMark[] =>
    position ? [{ id, name, routeOrder, at: position.at, state: stateOf(id)?.state ?? null }] : [],
  )
  const shown = useMemo((): Drawing => {
    const words = new Map(
      [...equipment.byMark].map(([id, { number, type }]) => [id, `${number} ${typeWord(type)}`] as const),
    )
    const kept = drawing.marks.filter(
      ({ kind }) => kind !== 'patrol-point' && (isEquipmentShown || kind === 'assembly-point'),
    )
    return { ...drawing, marks: kept.map((mark) => ({ ...mark, label: words.get(mark.id) ?? mark.label })) }
  }, [drawing, equipment.byMark, isEquipmentShown, typeWord])

  const choose = (id: string) => {
    setChosenId(id)
    setCursor(null)
    setError(null)
  }
  const begin = () => {
    if (!chosen || !canManage) return
    setCursor(chosen.position?.at ?? onSheet([drawing.width / 2, drawing.height / 2], drawing))
    canvas.current?.focus()
  }
  const send = async (point: PatrolPoint, position: Position, reason: string | null): Promise<void> => {
    await client.firePatrols.placePoint({ id: point.id, position, reason })
    await onChanged()
    const [left, top] = position ? percentOf(position.at, drawing) : []
    setTold(t(position ? 'fire-patrols:plan.placed' : 'fire-patrols:plan.takenOff', { name: point.name, left, top }))
    setCursor(null)
  }
  const place = async (at: GridPoint): Promise<void> => {
    if (!chosen || moving) return
    const position = { floorId, at }
    setError(null)
    if (isSamePosition(chosen.position, position)) return setCursor(null)
    if (chosen.position !== null) return setMoving({ position })
    try {
      await send(chosen, position, null)
    } catch (caught) {
      setError(caught)
    }
  }
  usePageKeys((key) => {
    if (key === '.' || key === ',') {
      const at = listed.findIndex(({ id }) => id === chosenId)
      const next = listed.at((at + (key === '.' ? 1 : at < 0 ? 0 : -1)) % Math.max(1, listed.length))
      if (next) choose(next.id)
      return true
    }
    if (key.toLowerCase() !== 'm' || !chosen) return false
    begin()
    return true
  })
  const elsewhere = equipment.elsewhere.length
  return (
    <>
      <div className="point-plan no-print">
        <div className="point-plan__main">
          <PointCanvas
            drawing={shown}
            imageUrl={imageUrl}
            label={t('fire-patrols:plan.canvas', { floor: floorName })}
            points={marks}
            chosenId={chosenId}
            cursor={cursor}
            notesOf={(area) => {
              const count = isEquipmentShown ? (equipment.byArea.get(area.id)?.length ?? 0) : 0
              return count > 0 ? [{ text: t('fire-patrols:plan.pieces', { count }), look: 'lack' }] : []
            }}
            canvasRef={canvas}
            onCursor={setCursor}
            onPlace={(at) => void place(at)}
            onLeave={() => setCursor(null)}
            onChoose={choose}
          />
          <ul className="point-plan__legend" aria-label={t('floor-plans:legend')}>
            {PointState.options.map((state) => (
              <li key={state}>
                <span aria-hidden="true">{standSigns[state]}</span> {t(`fire-patrols:state.${state}`)}
              </li>
            ))}
            {isEquipmentShown && elsewhere > 0 && <li>{t('fire-patrols:plan.elsewhere', { count: elsewhere })}</li>}
          </ul>
          <p className="point-plan__told" role="status">
            {cursor && chosen ? t('fire-patrols:plan.placing', { name: chosen.name }) : told}
          </p>
          {error !== null && <ErrorState error={error} />}
          {canManage && (
            <p id="point-plan-keys" className="point-plan__keys">
              {t('fire-patrols:plan.keys')}
            </p>
          )}
        </div>
        <PointPanel
          drawn={drawn}
          undrawn={undrawn}
          chosen={chosen}
          summaryOf={stateOf}
          pieces={chosen ? (equipment.byPoint.get(chosen.id) ?? []) : []}
          sheet={drawing}
          isReadOnly={!canManage}
          onChoose={choose}
          onBegin={begin}
          onPlace={(at) => void place(at)}
          onTakeOff={() => setMoving({ position: null })}
        />
      </div>
      <PointSheet
        {...{ floorName, imageUrl, marks, plan, points: drawn, setting: day.setting, day: day.day }}
        drawing={{ ...drawing, marks: drawing.marks.filter(({ kind }) => kind !== 'patrol-point') }}
      />
      <ConfirmReason
        isOpen={moving !== null}
        title={t('fire-patrols:plan.moveTitle', { name: chosen?.name ?? '' })}
        confirmLabel={t(moving?.position ? 'fire-patrols:plan.move' : 'fire-patrols:plan.takeOff')}
        suggestions={[t('fire-patrols:plan.reason.wrong'), t('fire-patrols:plan.reason.moved')]}
        onConfirm={async (reason) => {
          if (moving && chosen) await send(chosen, moving.position, reason)
          setMoving(null)
        }}
        onCancel={() => setMoving(null)}
      />
    </>
  )
}
