// Draws one lane: marks by shape, so that none is told by colour alone.
import { type Lane, linePath, type Mark } from '../lanes.ts'

export const pictureWidth = 960
export const plotLeft = 104

type LaneViewProps = { lane: Lane; top: number; xOf: (at: number) => number; hatchId: string }
type MarkViewProps = {
  mark: Mark
  top: number
  heightPx: number
  xOf: (at: number) => number
  yOf: (value: number) => number
  hatchId: string
  isLabelled: boolean
}

function MarkView({ mark, top, heightPx, xOf, yOf, hatchId, isLabelled }: MarkViewProps) {
  const { at, to, shape, value, low, label } = mark
  const x = xOf(at)
  const width = Math.max(1.5, xOf(to) - x)
  const middle = value === null ? top + heightPx / 2 : yOf(value)
  const bottom = top + heightPx - 2
  const words = isLabelled && label ? label : null
  if (shape === 'hatch') {
    return (
      <g className="lane__hatch">
        <rect x={x} y={top + 6} width={width} height={heightPx - 12} fill={`url(#${hatchId})`} />
        {words !== null && width > 34 && (
          <text x={x + width / 2} y={top + heightPx / 2 + 4} textAnchor="middle" className="lane__halo">
            {words}
          </text>
        )}
      </g>
    )
  }
  if (shape === 'band') {
    const share = value ?? 0
    const height = Math.max(3, share * (heightPx - 12))
    return (
      <rect
        x={x}
        y={bottom - 4 - height}
        width={width}
        height={height}
        className={share > 0.5 ? 'lane__band' : 'lane__band lane__band--out'}
      />
    )
  }
  if (shape === 'target') return <rect x={x} y={top + 2} width={width} height={5} className="lane__sleep" />
  if (shape === 'bar') {
    const isMoment = to === at
    const barWidth = isMoment ? 5 : Math.max(2, width - 2)
    const left = isMoment ? x - 2.5 : x + 1
    return (
      <g>
        <rect
          x={left}
          y={Math.min(middle, bottom - 1)}
          width={barWidth}
          height={Math.max(1, bottom - middle)}
          className="lane__bar"
        />
        {words !== null && (isMoment || width > 30) && (
          <text x={left + barWidth / 2} y={Math.max(top + 12, middle - 3)} textAnchor="middle" className="lane__halo">
            {words}
          </text>
        )}
      </g>
    )
  }
  return (
    <g>
      {low !== undefined && <line x1={x} x2={x} y1={middle} y2={yOf(low)} className="lane__range" />}
      {shape === 'tick' && <line x1={x} x2={x} y1={top + 4} y2={bottom - 2} className="lane__tick" />}
      {shape === 'dot' && <circle cx={x} cy={middle} r={3.2} className="lane__dot" />}
      {shape === 'square' && <rect x={x - 3} y={middle - 3} width={6} height={6} className="lane__square" />}
      {words !== null && (
        <text x={x + (shape === 'tick' ? 2 : 5)} y={shape === 'tick' ? top + 13 : Math.max(top + 11, middle - 4)}>
          {words}
        </text>
      )}
    </g>
  )
}

/** Room a letter takes, px: words of marks that stand close would lie over each other and are left to the crosshair. */
const letterPx = 12

function labelledOf(marks: readonly Mark[], xOf: (at: number) => number): boolean[] {
  let freeFrom = Number.NEGATIVE_INFINITY
  return marks.map((mark, index) => {
    const { label, shape, at } = mark
    if (!label || shape === 'hatch') return label !== undefined
    const [x, room] = [xOf(at), label.length * letterPx + 4]
    const next = marks[index + 1]
    const isCrowded = shape === 'tick' && next !== undefined && xOf(next.at) - x < room
    if (x < freeFrom || isCrowded) return false
    freeFrom = x + room
    return true
  })
}

export function LaneView({ lane, top, xOf, hatchId }: LaneViewProps) {
  const { scale, heightPx, marks, line, target } = lane
  const [low, high] = scale ?? [0, 1]
  const yOf = (value: number) => top + heightPx - 4 - ((value - low) / (high - low)) * (heightPx - 10)
  const labelled = labelledOf(marks, xOf)
  return (
    <g>
      <line x1={0} x2={pictureWidth} y1={top + heightPx} y2={top + heightPx} className="lane__edge" />
      <text x={2} y={top + 16} className="lane__name">
        {lane.name}
      </text>
      {lane.unit !== '' && heightPx > 40 && (
        <text x={2} y={top + 31} className="lane__unit-name">
          {lane.unit}
        </text>
      )}
      {scale !== null &&
        lane.key !== 'bed' &&
        [low, high].map((value) => (
          <text
            key={value}
            x={plotLeft - 6}
            y={Math.min(top + heightPx - 2, yOf(value) + 8)}
            textAnchor="end"
            className="lane__unit"
          >
            {Math.round(value * 10) / 10}
          </text>
        ))}
      {target && (
        <line x1={plotLeft} x2={pictureWidth} y1={yOf(target.value)} y2={yOf(target.value)} className="lane__target" />
      )}
      {line && <path d={linePath(line.points, line.stepMs, xOf, yOf)} className="lane__line" />}
      {marks.map((mark, index) => (
        <MarkView
          key={`${mark.at}:${mark.shape}:${mark.text}`}
          {...{ mark, top, heightPx, xOf, yOf, hatchId }}
          isLabelled={labelled[index] ?? false}
        />
      ))}
    </g>
  )
}
