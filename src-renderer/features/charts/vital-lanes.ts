// Lanes of measurements: pulse, breath, pressure, saturation, temperature, glucose, the early-warning score. Pure.
import type { TFunction } from 'i18next'
import type { PersonChart } from '#shared/features/charts/charts.contract.ts'
import type { VitalKind, VitalMeasurement } from '#shared/features/vitals/vitals.model.ts'
import { type Lane, type LinePoint, type Mark, scaleOf } from './lanes.ts'

const leastOf = { pulse: 40, respiration: 10, 'blood-pressure': 60, spo2: 10, temperature: 3, glucose: 5 } as const
type LaneKind = keyof typeof leastOf & VitalKind
export const vitalLaneKinds = Object.keys(leastOf) as LaneKind[]

type Words = { vitalText: (row: VitalMeasurement) => string; unitOf: (kind: VitalKind) => string; t: TFunction }

function linePoints(chart: PersonChart, kind: LaneKind): LinePoint[] {
  if (kind !== 'pulse' && kind !== 'respiration') return []
  return chart.bed.map((step) => ({ at: step.from, value: kind === 'pulse' ? step.heartRate : step.respiration }))
}

function vitalLane(chart: PersonChart, kind: LaneKind, { vitalText, unitOf, t }: Words): Lane {
  const unit = unitOf(kind)
  const marks = chart.vitals
    .filter((row) => row.kind === kind && row.value !== null)
    .map(
      (row): Mark => ({
        ...{ at: row.takenAt, to: row.takenAt, shape: row.source === 'hand' ? 'dot' : 'square', value: row.value },
        ...(row.diastolic === null ? {} : { low: row.diastolic }),
        text: `${vitalText(row)} ${unit} ${t(`vitals:source.${row.source}`)}`,
      }),
    )
  const points = linePoints(chart, kind)
  const isHeard = points.some(({ value }) => value !== null)
  const values = [
    ...marks.flatMap(({ value, low }) => [value ?? 0, ...(low === undefined ? [] : [low])]),
    ...points.flatMap(({ value }) => value ?? []),
  ]
  const stepMs = chart.bed[0] ? chart.bed[0].to - chart.bed[0].from : 0
  const text = (value: number) => `${Math.round(value)} ${unit} ${t('charts:byBed')}`
  return {
    ...{
      key: kind,
      name: t(`vitals:kind.${kind}`),
      unit,
      heightPx: 54,
      scale: scaleOf(values, leastOf[kind], kind === 'spo2' ? 100 : undefined),
      marks,
    },
    line: isHeard ? { points, stepMs: longestStep(chart, stepMs), text } : null,
    ...{ target: null, notes: [] },
  }
}

/** The first step of a stretch may be cut short; the line links by the whole one. */
function longestStep(chart: PersonChart, least: number): number {
  return chart.bed.reduce((longest, step) => Math.max(longest, step.to - step.from), least)
}

function scoreLane(chart: PersonChart, t: TFunction): Lane {
  const marks = chart.news2.map((one): Mark => {
    const isWhole = one.score !== null
    const label = isWhole ? String(one.score) : `≥${one.partialScore}`
    const band = one.band === null ? '' : ` ${t(`vitals:band.${one.band}`)}`
    const partial = t('vitals:news2.partialShort', { points: one.partialScore, known: one.known, total: 7 })
    return {
      ...{ at: one.at, to: one.at, shape: isWhole ? 'dot' : 'square', value: one.score ?? one.partialScore, label },
      text: isWhole ? `${one.score}${band}` : `${partial}${band}`,
    }
  })
  const scale = scaleOf(
    marks.map(({ value }) => value ?? 0),
    8,
  )
  return { key: 'news2', name: 'NEWS2', unit: '', heightPx: 44, scale, marks, line: null, target: null, notes: [] }
}

/** Lanes with something to show, and the names of those without. */
export function vitalLanes(chart: PersonChart, words: Words): Lane[] {
  return [...vitalLaneKinds.map((kind) => vitalLane(chart, kind, words)), scoreLane(chart, words.t)]
}
