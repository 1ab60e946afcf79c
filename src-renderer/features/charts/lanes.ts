// What one axis is made of: lanes of marks and lines over the same time. Pure; drawing, crosshair and table read the same lanes.
// A gap in the readings is a gap: a line is lifted, never drawn across. By hand and by device are different marks and never one line.

/** `dot` = by hand, `square` = by a device, `bar` = a stretch, `hatch` = a stretch nobody saw to or nobody heard, `tick` = a moment. */
export type MarkShape = 'dot' | 'square' | 'bar' | 'band' | 'hatch' | 'tick' | 'target'

export type Mark = {
  at: number
  /** End of a stretch; equal to `at` = a moment. */
  to: number
  shape: MarkShape
  /** Height in the lane's scale; null = the whole lane. */
  value: number | null
  /** Lower end of a range, such as the diastolic pressure. */
  low?: number
  /** What stands beside it in the drawing. */
  label?: string
  /** What the crosshair and the table say. */
  text: string
}
export type LinePoint = { at: number; value: number | null }

export type Lane = {
  key: string
  name: string
  unit: string
  heightPx: number
  /** Least and greatest value drawn; null = marks only. */
  scale: [number, number] | null
  marks: Mark[]
  /** A running value of the bed, told apart from the marks. */
  line: { points: LinePoint[]; stepMs: number; text: (value: number) => string } | null
  /** A value to reach, drawn across. */
  target: { value: number; text: string } | null
  /** Said beside the lane, such as the change of weight. */
  notes: string[]
}

/** Round numbers around the values, at least `least` apart, not below 0 nor above `most`. */
export function scaleOf(values: readonly number[], least: number, most = Number.POSITIVE_INFINITY): [number, number] {
  if (values.length === 0) return [0, least]
  const step = least >= 20 ? 10 : 1
  const low = Math.floor(Math.min(...values) / step) * step
  const high = Math.ceil(Math.max(...values) / step) * step
  const missing = Math.max(0, least - (high - low))
  const from = Math.max(0, low - Math.floor(missing / 2 / step) * step)
  const to = Math.min(most, Math.max(high, from + least))
  return [Math.max(0, Math.min(from, to - least)), to]
}

/** SVG path of a line; a step without a value lifts the pen. */
export function linePath(
  points: readonly LinePoint[],
  stepMs: number,
  xOf: (at: number) => number,
  yOf: (value: number) => number,
): string {
  let path = ''
  let lastAt: number | null = null
  for (const { at, value } of points) {
    if (value === null) {
      lastAt = null
      continue
    }
    const isLinked = lastAt !== null && at - lastAt <= stepMs * 1.5
    const place = `${xOf(at).toFixed(1)} ${yOf(value).toFixed(1)}`
    path += isLinked ? `L${place}` : `M${place}h0.01`
    lastAt = at
  }
  return path
}

/** What a lane says at a moment: the mark that covers it, else the nearest within the tolerance; null = nothing there. */
export function readLane(lane: Lane, at: number, toleranceMs: number): string | null {
  const covering = lane.marks.filter((mark) => mark.to > mark.at && mark.at <= at && at < mark.to)
  const near = lane.marks
    .filter((mark) => Math.abs(mark.at - at) <= toleranceMs && mark.to === mark.at)
    .sort((left, right) => Math.abs(left.at - at) - Math.abs(right.at - at))
  const point = lane.line?.points.findLast((each) => each.at <= at && at < each.at + (lane.line?.stepMs ?? 0))
  const value = point?.value ?? null
  const texts = [...near.slice(0, 1), ...covering].map(({ text }) => text)
  if (value !== null && lane.line) texts.push(lane.line.text(value))
  return texts.length === 0 ? null : [...new Set(texts)].join('；')
}

/** Moments at which a lane has something to say, in order; the arrow keys go from one to the next. */
export function momentsOf(lanes: readonly Lane[], from: number, to: number): number[] {
  const moments = lanes.flatMap((lane) => lane.marks.map(({ at }) => Math.max(from, at)))
  return [...new Set(moments)].filter((at) => at >= from && at <= to).sort((left, right) => left - right)
}

export type TableRow = { at: number; to: number; lane: string; text: string }

/** The same values as rows, newest first: every mark, and of a running value its range in each of `parts` parts of the span. */
export function rowsOfLanes(lanes: readonly Lane[], from: number, to: number, parts: number): TableRow[] {
  const partMs = (to - from) / parts
  const rows = lanes.flatMap((lane): TableRow[] => {
    const marks = lane.marks.map(({ at, to: end, text }) => ({ at, to: end, lane: lane.name, text }))
    if (!lane.line) return marks
    const { points, text } = lane.line
    const spans = Array.from({ length: parts }, (_, index) => from + index * partMs)
    const running = spans.flatMap((start): TableRow[] => {
      const values = points.flatMap(({ at, value }) =>
        value !== null && at >= start && at < start + partMs ? [value] : [],
      )
      if (values.length === 0) return []
      const [least, most] = [Math.min(...values), Math.max(...values)]
      const said = Math.round(least) === Math.round(most) ? text(least) : `${Math.round(least)}–${text(most)}`
      return [{ at: start, to: start + partMs, lane: lane.name, text: said }]
    })
    return [...marks, ...running]
  })
  return rows.sort((left, right) => right.at - left.at)
}
