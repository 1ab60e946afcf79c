// All lanes over one time axis with one crosshair: by mouse, or by arrow keys from value to value. What it says is told to screen readers.
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../../ui/format-time.ts'
import { type Lane, momentsOf, readLane } from '../lanes.ts'
import { hourMs, ticksOf } from '../spans.ts'
import { LaneView, pictureWidth, plotLeft } from './lane-view.tsx'

type AxisChartProps = {
  lanes: readonly Lane[]
  from: number
  to: number
  /** The bed was heard until then and not since; null = no such moment. */
  stopsAt: number | null
}

const axisHeight = 22

export function AxisChart({ lanes, from, to, stopsAt }: AxisChartProps) {
  const { t } = useTranslation()
  const hatchId = useId().replaceAll(':', '')
  const [askedAt, setAskedAt] = useState<number | null>(null)
  const plot = useRef<HTMLDivElement>(null)
  const moments = momentsOf(lanes, from, to)
  const cursorAt = Math.min(to, Math.max(from, askedAt ?? moments.at(-1) ?? to))
  const xOf = (at: number) =>
    plotLeft + ((Math.min(to, Math.max(from, at)) - from) / (to - from)) * (pictureWidth - plotLeft)
  const tops = lanes.map((_, index) => lanes.slice(0, index).reduce((sum, lane) => sum + lane.heightPx, 0))
  const height = lanes.reduce((sum, lane) => sum + lane.heightPx, 0)
  const toleranceMs = (to - from) / 120
  // A stretch that lasts until now ends with the axis; its end still reads as part of it.
  const readAt = Math.min(cursorAt, to - 1)
  const said = lanes.flatMap((lane) => {
    const text = readLane(lane, readAt, toleranceMs)
    return text === null ? [] : [{ key: lane.key, name: lane.name, text }]
  })
  const sentence = [formatInstant(cursorAt).slice(5), ...said.map(({ name, text }) => `${name} ${text}`)].join(' · ')

  const onKeyDown = (event: KeyboardEvent) => {
    const before = moments.findLast((at) => at < cursorAt)
    const after = moments.find((at) => at > cursorAt)
    const dayMs = 24 * hourMs
    const places: Record<string, number | undefined> = {
      ArrowLeft: before ?? from,
      ArrowDown: before ?? from,
      ArrowRight: after ?? to,
      ArrowUp: after ?? to,
      PageDown: Math.max(from, cursorAt - dayMs),
      PageUp: Math.min(to, cursorAt + dayMs),
      Home: from,
      End: to,
    }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    setAskedAt(place)
  }
  const onPointerMove = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    const x = ((event.clientX - box.left) / box.width) * pictureWidth
    if (x >= plotLeft) setAskedAt(Math.round(from + ((x - plotLeft) / (pictureWidth - plotLeft)) * (to - from)))
  }

  return (
    <figure className="axis-chart">
      <figcaption className="axis-chart__readout numerals">
        <b>{formatInstant(cursorAt).slice(5)}</b>
        {said.length === 0 && <span className="muted">{t('charts:nothingHere')}</span>}
        {said.map(({ key, name, text }) => (
          <span key={key}>
            <span className="muted">{name}</span> {text}
          </span>
        ))}
      </figcaption>
      <div
        ref={plot}
        className="axis-chart__plot"
        role="slider"
        tabIndex={0}
        aria-label={t('charts:axis')}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={cursorAt}
        aria-valuetext={sentence}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
      >
        <svg viewBox={`0 0 ${pictureWidth} ${height + axisHeight}`} aria-hidden="true">
          <defs>
            <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="6" className="lane__hatch-line" />
            </pattern>
          </defs>
          {ticksOf(from, to).map(({ at, label, isDay }) => (
            <g key={at}>
              <line x1={xOf(at)} x2={xOf(at)} y1={0} y2={height} className={isDay ? 'lane__day' : 'lane__edge'} />
              <text x={xOf(at)} y={height + 15} textAnchor={xOf(at) > pictureWidth - 30 ? 'end' : 'middle'}>
                {label}
              </text>
            </g>
          ))}
          {lanes.map((lane, index) => (
            <LaneView key={lane.key} lane={lane} top={tops[index] ?? 0} {...{ xOf, hatchId }} />
          ))}
          {stopsAt !== null && (
            <g className="lane__stop">
              <line x1={xOf(stopsAt)} x2={xOf(stopsAt)} y1={0} y2={height} />
              <text
                x={xOf(stopsAt) - 4}
                y={11}
                textAnchor={xOf(stopsAt) < plotLeft + 90 ? 'start' : 'end'}
                className="lane__halo"
              >
                {t('charts:stopsHere')}
              </text>
            </g>
          )}
          <line x1={xOf(cursorAt)} x2={xOf(cursorAt)} y1={0} y2={height} className="lane__cursor" />
        </svg>
      </div>
    </figure>
  )
}
