// The sheet one draws on, by mouse and by keyboard: a cross stands on the grid, arrows move it, Enter sets points.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridPoint } from '#shared/features/floor-plans/floor-plans.model.ts'
import { PlanDrawing, unit } from './plan-drawing.tsx'
import { drawWith, type Edit, movePart, nextPart, redo, removePart, type Tool, undo } from './plan-edit.ts'

type EditorCanvasProps = {
  edit: Edit
  tool: Tool
  imageUrl: string | undefined
  isReadOnly: boolean
  onEdit: (edit: Edit) => void
}

const steps: Record<string, GridPoint | [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export function EditorCanvas({ edit, tool, imageUrl, isReadOnly, onEdit }: EditorCanvasProps) {
  const { t } = useTranslation()
  const svg = useRef<SVGSVGElement>(null)
  const [cursor, setCursor] = useState<GridPoint>([4, 4])
  const [points, setPoints] = useState<readonly GridPoint[]>([])
  const grabbedAt = useRef<GridPoint | null>(null)
  const { drawing } = edit
  const isPolygon = tool.kind === 'area' && tool.isPolygon

  const clamp = ([x, y]: readonly [number, number]): GridPoint => [
    Math.min(drawing.width, Math.max(0, x)),
    Math.min(drawing.height, Math.max(0, y)),
  ]
  const cellAt = (event: PointerEvent): GridPoint => {
    const box = svg.current?.getBoundingClientRect()
    if (!box) return cursor
    const scale = (drawing.width * unit + 12) / box.width
    const toCell = (px: number) => Math.round((px * scale - 6) / unit)
    return clamp([toCell(event.clientX - box.left), toCell(event.clientY - box.top)])
  }
  const finish = (all: readonly GridPoint[]) => {
    setPoints([])
    const made = drawWith(edit, tool, all)
    if (made) onEdit(made)
  }
  /** A point was set: two make a rectangle or a door, one a mark, a polygon goes on until Enter is pressed on its first corner. */
  const setPoint = (point: GridPoint) => {
    if (isReadOnly || tool.kind === 'select') return
    if (tool.kind === 'mark') return finish([point])
    const all = [...points, point]
    const [first] = points
    const isClosed = first !== undefined && first[0] === point[0] && first[1] === point[1]
    if (isPolygon) return isClosed ? finish(points) : setPoints(all)
    if (all.length === 2) finish(all)
    else setPoints(all)
  }

  const onPointerDown = (event: PointerEvent) => {
    const part = (event.target as Element).closest('[data-part]')?.getAttribute('data-part') ?? null
    const point = cellAt(event)
    setCursor(point)
    if (tool.kind === 'select') {
      onEdit({ ...edit, selectedId: part })
      grabbedAt.current = part === null ? null : point
    } else if (isPolygon) setPoint(point)
    else if (points.length === 0) {
      setPoint(point)
      grabbedAt.current = point
    }
    svg.current?.setPointerCapture?.(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    if (tool.kind !== 'select' && points.length > 0) setCursor(cellAt(event))
  }
  const onPointerUp = (event: PointerEvent) => {
    const point = cellAt(event)
    const from = grabbedAt.current
    grabbedAt.current = null
    if (!from) return
    if (tool.kind === 'select') {
      if (!isReadOnly) onEdit(movePart(edit, point[0] - from[0], point[1] - from[1]))
    } else if (!isPolygon && points.length > 0 && (point[0] !== from[0] || point[1] !== from[1])) setPoint(point)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const isChord = event.ctrlKey || event.metaKey
    if (isReadOnly && !step) return
    if (isChord && event.key.toLowerCase() === 'z') onEdit(event.shiftKey ? redo(edit) : undo(edit))
    else if (isChord && event.key.toLowerCase() === 'y') onEdit(redo(edit))
    else if (isChord) return
    else if (step && event.shiftKey && !isReadOnly) onEdit(movePart(edit, step[0], step[1]))
    else if (step) setCursor(clamp([cursor[0] + step[0], cursor[1] + step[1]]))
    else if (event.key === 'Enter') {
      if (isPolygon && event.shiftKey) finish(points)
      else setPoint(cursor)
    } else if (event.key === 'Escape' && points.length > 0) setPoints([])
    else if (event.key === 'Delete' || event.key === 'Backspace') onEdit(removePart(edit))
    else if (event.key === '.' || event.key === ',') {
      onEdit({ ...edit, selectedId: nextPart(drawing, edit.selectedId, event.key === '.' ? 1 : -1) })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const outline = points.length > 0 ? [...points, cursor] : []
  return (
    <div
      className="plan-canvas"
      tabIndex={0}
      role="application"
      aria-label={t('floor-plans:canvas')}
      aria-describedby="plan-canvas-keys"
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
    >
      <PlanDrawing
        drawing={drawing}
        label={t('floor-plans:canvas')}
        imageUrl={imageUrl}
        selectedId={edit.selectedId}
        svgRef={svg}
      >
        <Grid width={drawing.width} height={drawing.height} />
        {outline.length > 0 && (
          <polyline points={outline.map(([x, y]) => `${x * unit},${y * unit}`).join(' ')} className="plan__outline" />
        )}
        {outline.length === 2 && tool.kind === 'area' && !isPolygon && outline[0] && (
          <rect
            className="plan__outline"
            x={Math.min(outline[0][0], cursor[0]) * unit}
            y={Math.min(outline[0][1], cursor[1]) * unit}
            width={Math.abs(outline[0][0] - cursor[0]) * unit}
            height={Math.abs(outline[0][1] - cursor[1]) * unit}
          />
        )}
        <path
          className="plan__cross"
          d={`M${cursor[0] * unit - 8} ${cursor[1] * unit}h16M${cursor[0] * unit} ${cursor[1] * unit - 8}v16`}
        />
      </PlanDrawing>
      <p className="visually-hidden" role="status">
        {t('floor-plans:cursor', { x: cursor[0], y: cursor[1], count: points.length })}
      </p>
    </div>
  )
}

function Grid({ width, height }: { width: number; height: number }) {
  const lines = (count: number) => Array.from({ length: Math.floor(count / 2) + 1 }, (_, index) => index * 2 * unit)
  const path = [
    ...lines(width).map((x) => `M${x} 0V${height * unit}`),
    ...lines(height).map((y) => `M0 ${y}H${width * unit}`),
  ].join('')
  return <path d={path} className="plan__grid" />
}
