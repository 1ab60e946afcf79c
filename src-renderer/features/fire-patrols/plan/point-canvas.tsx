// The drawn floor with its points. While a point is being placed a cross stands on it: arrows move it, Enter or a click puts the point there.
import { type KeyboardEvent, type PointerEvent, type Ref, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area, Drawing, GridPoint } from '#shared/features/floor-plans/floor-plans.model.ts'
import { onSheet, percentOf } from '#shared/features/floor-plans/sheet-place.rules.ts'
import { type AreaNote, PlanDrawing, unit } from '../../floor-plans/plan-drawing.tsx'
import { PlanPoints, type PointMark } from './plan-points.tsx'

/** Margin of the drawing, in its own units. */
const margin = 6
const steps: Record<string, readonly [number, number]> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
}
const longStep = 5

type PointCanvasProps = {
  drawing: Drawing
  imageUrl: string | undefined
  label: string
  points: readonly PointMark[]
  chosenId: string | null
  /** null = no point is being placed. */
  cursor: GridPoint | null
  notesOf: (area: Area) => readonly AreaNote[]
  canvasRef: Ref<HTMLDivElement>
  onCursor: (cursor: GridPoint) => void
  onPlace: (at: GridPoint) => void
  onLeave: () => void
  onChoose: (pointId: string) => void
}

export function PointCanvas(props: PointCanvasProps) {
  const { drawing, cursor, points, chosenId, onCursor, onPlace, onLeave } = props
  const { t } = useTranslation()
  const svg = useRef<SVGSVGElement>(null)

  const cellUnder = (event: PointerEvent): GridPoint | null => {
    const box = svg.current?.getBoundingClientRect()
    if (!box || box.width === 0) return null
    const scale = (drawing.width * unit + 2 * margin) / box.width
    const cell = (px: number) => (px * scale - margin) / unit
    return onSheet([cell(event.clientX - box.left), cell(event.clientY - box.top)], drawing)
  }
  const onPointerDown = (event: PointerEvent) => {
    const at = cellUnder(event)
    if (cursor !== null) {
      if (at) onPlace(at)
      return
    }
    const pointId = (event.target as Element).closest('[data-point]')?.getAttribute('data-point')
    if (pointId) props.onChoose(pointId)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (cursor === null) return
    const step = steps[event.key]
    if (step) {
      const length = event.shiftKey ? longStep : 1
      onCursor(onSheet([cursor[0] + step[0] * length, cursor[1] + step[1] * length], drawing))
    } else if (event.key === 'Enter') onPlace(cursor)
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const [left, top] = cursor ? percentOf(cursor, drawing) : [0, 0]
  return (
    <div
      ref={props.canvasRef}
      className={cursor === null ? 'point-canvas' : 'point-canvas point-canvas--placing'}
      tabIndex={0}
      role="application"
      aria-label={props.label}
      aria-describedby="point-plan-keys"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    >
      <PlanDrawing drawing={drawing} label={props.label} imageUrl={props.imageUrl} notesOf={props.notesOf} svgRef={svg}>
        <PlanPoints points={points} chosenId={chosenId} />
        {cursor && (
          <path
            className="plan__cross"
            d={`M${cursor[0] * unit - 18} ${cursor[1] * unit}h36M${cursor[0] * unit} ${cursor[1] * unit - 18}v36`}
          />
        )}
      </PlanDrawing>
      <p className="visually-hidden" role="status">
        {cursor && t('fire-patrols:plan.cursor', { left, top })}
      </p>
    </div>
  )
}
