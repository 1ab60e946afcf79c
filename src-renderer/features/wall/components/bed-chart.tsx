// 24 hours of one bed on one time axis: heart rate, breath rate, in and out of bed, alarms. Read by mouse or by arrow keys.
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { alarmShapes } from '../../../ui/alarm-mark.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { useAlarmWords } from '../../alarms/index.ts'
import { type BedMinute, bandsOf, type Limit, minuteAt, minuteMs, pathOf, rangeOf, type Sign } from '../bed-chart.ts'

const width = 960
const left = 64
/** Labels of the two priorities stand beside each other: their lines may be a hair apart. */
const labelRight = { high: 2, medium: 62, low: 122 } as const
const laneHeight = 130
const laneGap = 14
const bandTop = 2 * (laneHeight + laneGap)
const alarmTop = bandTop + 30
const axisTop = alarmTop + 30
const height = axisTop + 20
const hourMs = 60 * minuteMs

export type ChartLimits = Record<Sign, readonly Limit[]>
type BedChartProps = {
  minutes: readonly BedMinute[]
  alarms: readonly Alarm[]
  limits: ChartLimits
  /** Epoch ms; whole minutes. */
  from: number
  to: number
}

const signs: readonly { sign: Sign; leastRange: number }[] = [
  { sign: 'heartRate', leastRange: 40 },
  { sign: 'respiration', leastRange: 20 },
]

export function BedChart({ minutes, alarms, limits, from, to }: BedChartProps) {
  const { t } = useTranslation()
  const { what } = useAlarmWords()
  const [askedAt, setAskedAt] = useState<number | null>(null)
  const plot = useRef<HTMLDivElement>(null)
  const last = to - minuteMs
  const cursorAt = askedAt === null ? last : Math.min(last, Math.max(from, askedAt))
  const xOf = (at: number) => left + ((at - from) / (to - from)) * (width - left)
  const stepMs = (to - from) / hourMs > 12 ? 3 * hourMs : (to - from) / hourMs > 4 ? hourMs : 15 * minuteMs
  const firstTick = Math.ceil(from / stepMs) * stepMs
  const ticks = Array.from(
    { length: Math.floor((to - firstTick) / stepMs) + 1 },
    (_, index) => firstTick + index * stepMs,
  )
  const read = minuteAt(minutes, cursorAt)
  const near = alarms.filter((alarm) => Math.abs(alarm.raisedAt - cursorAt) <= (to - from) / 100)
  const sentence = [
    formatInstant(cursorAt).slice(5),
    `${t('wall:vital.heart')} ${read?.heartRate ?? t('wall:unknown.no-reading')}`,
    `${t('wall:vital.breath')} ${read?.respiration ?? t('wall:unknown.no-reading')}`,
    t(`wall:chart.bed.${String(read?.inBed ?? null)}`),
    ...near.map((alarm) => `${formatInstant(alarm.raisedAt).slice(11)} ${what(alarm)}`),
  ].join(' · ')

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowDown: -1,
      ArrowUp: 1,
      PageDown: -15,
      PageUp: 15,
    }
    const step = steps[event.key]
    if (event.key === 'Home') setAskedAt(from)
    else if (event.key === 'End') setAskedAt(last)
    else if (step !== undefined) setAskedAt(cursorAt + step * minuteMs)
    else return
    event.preventDefault()
  }
  const onPointerMove = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect()
    if (!box || box.width === 0) return
    const x = ((event.clientX - box.left) / box.width) * width
    const at = from + ((x - left) / (width - left)) * (to - from)
    setAskedAt(Math.floor(at / minuteMs) * minuteMs)
  }

  return (
    <figure className="bed-chart">
      <div
        ref={plot}
        className="bed-chart__plot"
        role="slider"
        tabIndex={0}
        aria-label={t('wall:chart.label')}
        aria-valuemin={from}
        aria-valuemax={last}
        aria-valuenow={cursorAt}
        aria-valuetext={sentence}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
      >
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {ticks.map((at) => (
            <g key={at}>
              <line x1={xOf(at)} x2={xOf(at)} y1={0} y2={axisTop} className="bed-chart__grid" />
              <text x={xOf(at)} y={height - 4} textAnchor="middle">
                {formatInstant(at).slice(11)}
              </text>
            </g>
          ))}
          {signs.map(({ sign, leastRange }, index) => (
            <Lane
              key={sign}
              sign={sign}
              top={index * (laneHeight + laneGap)}
              minutes={minutes}
              limits={limits[sign]}
              leastRange={leastRange}
              xOf={xOf}
            />
          ))}
          <text x={0} y={bandTop + 16}>
            {t('wall:chart.bedShort')}
          </text>
          {bandsOf(minutes).map((band) => (
            <rect
              key={band.from}
              x={xOf(band.from)}
              y={bandTop + (band.inBed === false ? 13 : 2)}
              width={Math.max(0.5, xOf(band.to) - xOf(band.from))}
              height={band.inBed === false ? 7 : 18}
              className={`bed-chart__band bed-chart__band--${String(band.inBed)}`}
            />
          ))}
          <text x={0} y={alarmTop + 16}>
            {t('wall:alarms')}
          </text>
          {alarms.map((alarm) => (
            <g key={alarm.id} className={`bed-chart__alarm bed-chart__alarm--${alarm.priority}`}>
              <rect
                x={xOf(Math.max(from, alarm.raisedAt))}
                y={alarmTop + 8}
                width={Math.max(2, xOf(Math.min(to, alarm.closedAt ?? to)) - xOf(Math.max(from, alarm.raisedAt)))}
                height={5}
              />
              <text x={xOf(Math.max(from, alarm.raisedAt))} y={alarmTop + 16} textAnchor="middle">
                {alarmShapes[alarm.priority]}
              </text>
            </g>
          ))}
          <line x1={xOf(cursorAt)} x2={xOf(cursorAt)} y1={0} y2={axisTop} className="bed-chart__cursor" />
        </svg>
      </div>
      <figcaption className="bed-chart__readout numerals">{sentence}</figcaption>
    </figure>
  )
}

type LaneProps = {
  sign: Sign
  top: number
  minutes: readonly BedMinute[]
  limits: readonly Limit[]
  leastRange: number
  xOf: (at: number) => number
}

function Lane({ sign, top, minutes, limits, leastRange, xOf }: LaneProps) {
  const { t } = useTranslation()
  const values = minutes.flatMap((minute) => minute[sign] ?? [])
  const [low, high] = rangeOf(
    values,
    limits.map(({ value }) => value),
    leastRange,
  )
  const yOf = (value: number) => top + laneHeight - ((value - low) / (high - low)) * (laneHeight - 12)
  const points = minutes.map((minute) => ({ at: minute.at, value: minute[sign] }))
  return (
    <g>
      <text x={0} y={top + 12} className="bed-chart__name">
        {t(sign === 'heartRate' ? 'wall:vital.heart' : 'wall:vital.breath')}
      </text>
      {[low, high].map((value) => (
        <text key={value} x={left - 6} y={yOf(value) + 4} textAnchor="end">
          {value}
        </text>
      ))}
      <line x1={left} x2={width} y1={yOf(low)} y2={yOf(low)} className="bed-chart__grid" />
      {limits.map(({ value, priority, side }) => (
        <g key={`${priority}-${side}`} className={`bed-chart__limit bed-chart__limit--${priority}`}>
          <line x1={left} x2={width} y1={yOf(value)} y2={yOf(value)} />
          <text x={width - labelRight[priority]} y={yOf(value) + (side === 'above' ? -3 : 11)} textAnchor="end">
            {alarmShapes[priority]} {side === 'above' ? '≥' : '≤'} {value}
          </text>
        </g>
      ))}
      <path d={pathOf(points, xOf, yOf)} className="bed-chart__line" />
    </g>
  )
}
