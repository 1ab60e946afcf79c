// Thirty days of one kind as bare dots and lines; nothing is drawn where nothing was measured.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { startOfDay } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import type { VitalKind, VitalMeasurement } from '#shared/features/vitals/vitals.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { useToday } from '../../../ui/use-today.ts'
import { vitalText } from '../vital-words.ts'

const DAYS = 30
const DAY_MS = 86_400_000
const widthPx = 340
const heightPx = 72
const kinds: readonly VitalKind[] = ['blood-pressure', 'pulse', 'spo2', 'temperature', 'glucose', 'weight']

/** Points of a polyline inside the box; a flat series lies in the middle. */
function pointsOf(rows: readonly { takenAt: number; value: number }[], from: number, to: number) {
  const values = rows.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const span = most - least || 1
  return rows.map(({ takenAt, value }) => ({
    x: 6 + ((takenAt - from) / (to - from)) * (widthPx - 12),
    y: most === least ? heightPx / 2 : heightPx - 8 - ((value - least) / span) * (heightPx - 16),
  }))
}

export function VitalTrend({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const today = useToday()
  const [kind, setKind] = useState<VitalKind>('blood-pressure')
  const to = startOfDay(today) + DAY_MS
  const from = to - DAYS * DAY_MS
  const list = useQuery(api.vitals.listOf.queryOptions({ input: { residentId, from, to, kind } }))
  const rows = (list.data ?? [])
    .filter((row): row is VitalMeasurement & { value: number } => !row.isCorrected && !row.isVoid && row.value !== null)
    .toReversed()
  const points = pointsOf(rows, from, to)
  const last = rows.at(-1)
  return (
    <figure className="vital-trend">
      <figcaption>
        <select
          className="vital-field__input"
          aria-label={t('vitals:trend.kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value as VitalKind)}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`vitals:kind.${one}`)}
            </option>
          ))}
        </select>
        <span className="muted">{t('vitals:trend.count', { count: rows.length, days: DAYS })}</span>
      </figcaption>
      {rows.length > 0 && (
        <svg
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          role="img"
          aria-label={t('vitals:trend.label', { kind: t(`vitals:kind.${kind}`) })}
        >
          <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
          {points.map(({ x, y }, index) => {
            const row = rows[index]
            return (
              <circle key={row?.id} cx={x} cy={y} r="3">
                <title>{row && `${formatInstant(row.takenAt)} ${vitalText(row, t)}`}</title>
              </circle>
            )
          })}
        </svg>
      )}
      {last && (
        <p className="faint numerals">
          {t('vitals:trend.span', {
            least: Math.min(...rows.map(({ value }) => value)),
            most: Math.max(...rows.map(({ value }) => value)),
          })}
        </p>
      )}
    </figure>
  )
}
