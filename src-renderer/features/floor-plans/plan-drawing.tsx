// Draws a floor: backdrop, areas, openings, marks. What stands on it beyond that comes from its caller.
import { memo, type ReactNode, type Ref } from 'react'
import { boxOf } from '#shared/features/floor-plans/drawing.rules.ts'
import type { Area, Drawing, GridPoint, Mark, MarkKind } from '#shared/features/floor-plans/floor-plans.model.ts'
import './floor-plans.css'

/** Drawing units of one cell. */
export const unit = 10
const at = ([x, y]: GridPoint) => `${x * unit},${y * unit}`

/** One letter or sign for each mark; its word stands in the title and the legend. */
export const markSigns: Record<MarkKind, string> = {
  device: '◉',
  extinguisher: '灭',
  hydrant: '栓',
  'exit-sign': '⇥',
  'call-point': '报',
  'patrol-point': '巡',
  'assembly-point': '集',
  aed: '♥',
}

/** One line in an area: what is true of its people, or what its room lacks. At most one of each. */
export type AreaNote = { text: string; look: 'state' | 'lack' }

type PlanDrawingProps = {
  drawing: Drawing
  label: string
  imageUrl?: string | undefined
  selectedId?: string | null
  /** Extra class names of an area. */
  classOf?: (area: Area) => string
  /** Lines under an area's name. */
  notesOf?: (area: Area) => readonly AreaNote[]
  /** Extra class names of a mark. */
  markClassOf?: (mark: Mark) => string
  svgRef?: Ref<SVGSVGElement>
  children?: ReactNode
}

export const PlanDrawing = memo(function PlanDrawing(props: PlanDrawingProps) {
  const { drawing, label, imageUrl, selectedId = null, classOf, notesOf, markClassOf, svgRef, children } = props
  const { backdrop } = drawing
  const mark = (id: string) => (id === selectedId ? ' plan__part--selected' : '')
  return (
    <svg
      ref={svgRef}
      className="plan"
      viewBox={`-6 -6 ${drawing.width * unit + 12} ${drawing.height * unit + 12}`}
      role="img"
      aria-label={label}
    >
      <rect width={drawing.width * unit} height={drawing.height * unit} className="plan__sheet" />
      {backdrop && imageUrl !== undefined && (
        <image
          href={imageUrl}
          x={backdrop.at[0] * unit}
          y={backdrop.at[1] * unit}
          width={backdrop.width * unit}
          height={backdrop.height * unit}
          opacity={backdrop.opacity}
          preserveAspectRatio="none"
        />
      )}
      {drawing.areas.map((area) => {
        const box = boxOf(area.points)
        const x = (box.x + box.width / 2) * unit
        const y = (box.y + box.height / 2) * unit
        const notes = notesOf?.(area) ?? []
        return (
          <g
            key={area.id}
            className={`plan__area plan__area--${area.kind} ${classOf?.(area) ?? ''}${mark(area.id)}`}
            data-part={area.id}
          >
            <polygon points={area.points.map(at).join(' ')} />
            {area.label !== null && (
              <text x={x} y={notes.length > 0 ? y - 12 : y + 7} textAnchor="middle" className="plan__name">
                {area.label}
              </text>
            )}
            {notes.map(({ text, look }, index) => (
              <text
                key={look}
                x={x}
                y={y + 12 + index * 20}
                textAnchor="middle"
                className={`plan__note plan__note--${look}`}
              >
                {text}
              </text>
            ))}
          </g>
        )
      })}
      {drawing.openings.map((opening) => (
        <line
          key={opening.id}
          data-part={opening.id}
          className={`plan__opening plan__opening--${opening.kind}${mark(opening.id)}`}
          x1={opening.from[0] * unit}
          y1={opening.from[1] * unit}
          x2={opening.to[0] * unit}
          y2={opening.to[1] * unit}
        />
      ))}
      {drawing.marks.map((each) => (
        <g
          key={each.id}
          data-part={each.id}
          className={`plan__mark plan__mark--${each.kind} ${markClassOf?.(each) ?? ''}${mark(each.id)}`}
          transform={`translate(${each.at[0] * unit} ${each.at[1] * unit})`}
        >
          <title>{each.label ?? each.reference ?? each.kind}</title>
          <circle r="9" />
          <text textAnchor="middle" y="4.5">
            {markSigns[each.kind]}
          </text>
        </g>
      ))}
      {children}
    </svg>
  )
})
