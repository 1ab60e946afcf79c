// Heart and breath rate of the last hours as bare SVG, minute by minute.
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../../ui/format-time.ts'

type Minute = { at: number; heartRate: number | null; respiration: number | null; inBed: boolean | null }
type HistoryChartProps = { minutes: readonly Minute[]; from: number; to: number }

const widthPx = 660
const heightPx = 170
const mostPerMinute = 140
const minuteMs = 60_000

/** SVG path of the values; a missing minute lifts the pen. `xOf` and `yOf` in px. */
export function pathOf(
  points: readonly { at: number; value: number | null }[],
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
    const isLinked = lastAt !== null && at - lastAt <= 2 * minuteMs
    path += `${isLinked ? 'L' : 'M'}${xOf(at).toFixed(1)} ${yOf(value).toFixed(1)}`
    lastAt = at
  }
  return path
}

export function HistoryChart({ minutes, from, to }: HistoryChartProps) {
  const { t } = useTranslation()
  const xOf = (at: number) => ((at - from) / (to - from)) * widthPx
  const yOf = (value: number) => heightPx - (Math.min(value, mostPerMinute) / mostPerMinute) * heightPx
  const series = (key: 'heartRate' | 'respiration') =>
    pathOf(
      minutes.map((minute) => ({ at: minute.at, value: minute[key] })),
      xOf,
      yOf,
    )
  const known = minutes.filter((minute) => minute.heartRate !== null || minute.respiration !== null).length
  const hours = [0, 1, 2, 3].map((step) => from + ((to - from) / 3) * step)
  return (
    <figure className="history-chart">
      <figcaption>{t('wall:detail.history', { known, total: Math.round((to - from) / minuteMs) })}</figcaption>
      <svg viewBox={`0 0 ${widthPx} ${heightPx + 20}`} role="img" aria-label={t('wall:detail.historyLabel')}>
        {[40, 80, 120].map((value) => (
          <g key={value}>
            <line x1="0" x2={widthPx} y1={yOf(value)} y2={yOf(value)} className="history-chart__grid" />
            <text x="2" y={yOf(value) - 3}>
              {value}
            </text>
          </g>
        ))}
        {hours.map((at, index) => (
          <text
            key={at}
            x={xOf(at)}
            y={heightPx + 16}
            textAnchor={index === 0 ? 'start' : index === 3 ? 'end' : 'middle'}
          >
            {formatInstant(at).slice(11)}
          </text>
        ))}
        <path d={series('heartRate')} className="history-chart__heart" />
        <path d={series('respiration')} className="history-chart__breath" />
      </svg>
    </figure>
  )
}
