// Lanes of care: turning with its interval, bed and sleep, fluid a day, food, bowel, toilet, weight, skin. Pure.
import type { TFunction } from 'i18next'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import { bowelStanding, fluidDays, weightChanges } from '#shared/features/charts/chart-sums.rules.ts'
import type { BedStep, PersonChart } from '#shared/features/charts/charts.contract.ts'
import type { ChartEntry, ChartKind, ChartNumbers } from '#shared/features/charts/charts.model.ts'
import { type TurningGap, turningGaps } from '#shared/features/charts/turning.rules.ts'
import { chartText } from './chart-words.ts'
import { type Lane, type Mark, scaleOf } from './lanes.ts'

export type LaneContext = {
  chart: PersonChart
  numbers: ChartNumbers
  from: number
  to: number
  now: number
  t: TFunction
}

const plain = { unit: '', scale: null, line: null, target: null, notes: [] as string[] }

const countingOf = (chart: PersonChart, ...kinds: ChartKind[]): ChartEntry[] =>
  chart.entries
    .filter(({ value, isVoid, isCorrected }) => kinds.includes(value.kind) && !isVoid && !isCorrected)
    .toReversed()

/** What the register tells is a little older than the moment on the screen. */
const OPEN_WITHIN_MS = 10 * 60_000

/** Gaps while the person was in the house: an absence is nobody's omission. */
function gapsOf({ chart, numbers, from, to, now }: LaneContext): TurningGap[] {
  // Without turning in the plan a long rest is no omission: only the turns are shown.
  if (!chart.hasTurningPlan) return []
  const { everyMinutes, graceMinutes } = numbers.turning
  const until = Math.min(to, now)
  return chart.present.flatMap((stretch) => {
    // The turn before the span begins the first interval of somebody who is here from its start.
    const since = stretch.from <= from ? Number.NEGATIVE_INFINITY : stretch.from
    const own = chart.turns.filter((at) => at >= since && at <= stretch.to)
    const end = Math.min(until, stretch.to)
    return turningGaps(own, end, everyMinutes + graceMinutes).map((gap) => ({
      ...gap,
      isOpen: gap.isOpen && until - end < OPEN_WITHIN_MS,
    }))
  })
}

function turningLane(context: LaneContext): Lane {
  const { chart, from, t } = context
  const entries = new Map(countingOf(chart, 'turning').map((entry) => [entry.at, entry]))
  const gaps = gapsOf(context)
  const long = gaps
    .filter((gap) => gap.isLong && gap.to > from)
    .map(
      (gap): Mark => ({
        ...{ at: Math.max(from, gap.from), to: gap.to, shape: 'hatch', value: null },
        label: t('charts:minutes', { count: gap.minutes }),
        text: t(gap.isOpen ? 'charts:turning.open' : 'charts:turning.gap', { minutes: gap.minutes }),
      }),
    )
  const turns = chart.turns
    .filter((at) => at >= from)
    .map((at): Mark => {
      const entry = entries.get(at)
      const text = entry ? chartText(entry.value, t) : t('charts:turning.byTask')
      const value = entry?.value
      const label = value?.kind === 'turning' ? t(`charts:positionShort.${value.position}`) : ''
      return { at, to: at, shape: 'tick', value: null, label, text }
    })
  return { ...plain, key: 'turning', name: t('charts:kind.turning'), heightPx: 34, marks: [...long, ...turns] }
}

/** Steps that say the same, joined; a step in which somebody was up for a part is told by its share. */
function bedMarks(bed: readonly BedStep[], t: TFunction): Mark[] {
  const marks: Mark[] = []
  for (const { from, to, inBedShare } of bed) {
    const shape = inBedShare === null ? 'hatch' : 'band'
    const isPartial = inBedShare !== null && inBedShare > 0.05 && inBedShare < 0.95
    const text =
      inBedShare === null
        ? t('charts:bed.unheard')
        : isPartial
          ? t('charts:bed.share', { percent: Math.round(inBedShare * 100) })
          : t(inBedShare >= 0.95 ? 'charts:bed.in' : 'charts:bed.out')
    const value = inBedShare === null ? null : isPartial ? inBedShare : Math.round(inBedShare)
    const last = marks.at(-1)
    if (last && last.text === text && last.to === from && last.value === value) last.to = to
    else marks.push({ at: from, to, shape, value, text })
  }
  return marks
}

function bedLane({ chart, to, now, t }: LaneContext): Lane {
  const sleep = countingOf(chart, 'sleep').flatMap(({ at, value }): Mark[] =>
    value.kind === 'sleep'
      ? [
          {
            at,
            to: value.until,
            shape: 'target',
            value: null,
            text: `${t('charts:kind.sleep')} ${chartText(value, t)}`,
          },
        ]
      : [],
  )
  const end = Math.min(to, now)
  const stepMs = chart.bed.reduce((longest, step) => Math.max(longest, step.to - step.from), 0)
  const heard = chart.bedHeardUntil
  const isSilent = heard !== null && end - heard > Math.max(stepMs, 15 * 60_000)
  const notes = heard === null ? [t('charts:bed.never')] : isSilent ? [t('charts:bed.stopped')] : []
  return {
    ...plain,
    key: 'bed',
    name: t('charts:bed.name'),
    heightPx: 34,
    scale: [0, 1],
    marks: [...bedMarks(chart.bed, t), ...sleep],
    notes,
  }
}

function fluidLane({ chart, numbers, from, to, now, t }: LaneContext): Lane {
  const entries = countingOf(chart, 'fluid-in', 'fluid-out')
  const days = fluidDays(entries, dayOf(from), dayOf(Math.min(to, now)))
  const { dailyTargetMl } = numbers.fluid
  const marks = days.flatMap(({ day, inMl, outMl }): Mark[] => {
    if (inMl === null && outMl === null) return []
    const [start, end] = [Math.max(from, startOfDay(day)), Math.min(to, startOfDay(addDays(day, 1)))]
    const isWhole = startOfDay(day) >= from
    const balance = inMl !== null && outMl !== null ? t('charts:fluid.balance', { ml: inMl - outMl }) : ''
    const of = (name: 'in' | 'out', ml: number | null) =>
      ml === null ? t(`charts:fluid.${name}Unknown`) : t(`charts:fluid.${name}`, { ml })
    const text = [isWhole ? '' : t('charts:fluid.partDay'), of('in', inMl), of('out', outMl), balance]
      .filter(Boolean)
      .join(' · ')
    return [
      { at: start, to: end, shape: 'bar', value: inMl ?? 0, text, ...(inMl === null ? {} : { label: String(inMl) }) },
    ]
  })
  const scale: [number, number] = [0, Math.max(dailyTargetMl * 1.2, ...marks.map(({ value }) => value ?? 0))]
  const target = { value: dailyTargetMl, text: t('charts:fluid.target', { ml: dailyTargetMl }) }
  return { ...plain, key: 'fluid', name: t('charts:fluid.name'), unit: 'ml', heightPx: 54, scale, marks, target }
}

function foodLane({ chart, t }: LaneContext): Lane {
  const marks = countingOf(chart, 'food').map(({ at, value }): Mark => {
    const coughed = value.kind === 'food' && value.hasCoughed === true
    const share = value.kind === 'food' ? value.share : 0
    return {
      at,
      to: at,
      shape: 'bar',
      value: share,
      text: chartText(value, t),
      ...(coughed ? { label: t('charts:coughed') } : {}),
    }
  })
  return { ...plain, key: 'food', name: t('charts:kind.food'), unit: '%', heightPx: 44, scale: [0, 100], marks }
}

function bowelLane({ chart, numbers, to, now, t }: LaneContext): Lane {
  const marks = countingOf(chart, 'bowel').map(({ at, value }): Mark => {
    const form = value.kind === 'bowel' ? value.bristol : null
    const hasPassed = value.kind === 'bowel' && value.hasPassed
    const label = hasPassed ? (form === null ? '' : String(form)) : t('charts:none')
    return { at, to: at, shape: hasPassed ? 'dot' : 'square', value: null, label, text: chartText(value, t) }
  })
  const standing = bowelStanding(chart.bowel, dayOf(Math.min(to, now)), numbers.bowel.chartedWithinDays)
  const notes = standing
    ? [t(standing.isAtLeast ? 'charts:bowel.atLeast' : 'charts:bowel.since', { count: standing.daysSince })]
    : []
  return { ...plain, key: 'bowel', name: t('charts:kind.bowel'), heightPx: 34, marks, notes }
}

function weightLane({ chart, numbers, from, t }: LaneContext): Lane {
  const marks = chart.weights
    .filter(({ at }) => at >= from)
    .map(
      ({ at, kg, source }): Mark => ({
        ...{ at, to: at, shape: source === 'device' ? 'square' : 'dot', value: kg, label: String(kg) },
        text: `${kg} kg ${t(`charts:weight.${source}`)}`,
      }),
    )
  const notes = weightChanges(chart.weights, numbers.weight.changes).map(({ days, percent, isOver }) =>
    percent === null
      ? t('charts:weight.unknown', { days })
      : t(isOver ? 'charts:weight.over' : 'charts:weight.change', {
          days,
          percent: percent > 0 ? `+${percent}` : percent,
        }),
  )
  const scale = scaleOf(
    marks.map(({ value }) => value ?? 0),
    4,
  )
  return { ...plain, key: 'weight', name: t('charts:kind.weight'), unit: 'kg', heightPx: 54, scale, marks, notes }
}

function momentLane({ chart, t }: LaneContext, kind: 'skin' | 'toilet'): Lane {
  const marks = countingOf(chart, kind).map(({ at, value }): Mark => {
    const label = value.kind === 'skin' ? t(`charts:stageShort.${value.stage}`) : ''
    const shape = value.kind === 'toilet' && !value.hasUrine ? 'square' : value.kind === 'toilet' ? 'tick' : 'dot'
    return { at, to: at, shape, value: null, label, text: chartText(value, t) }
  })
  return { ...plain, key: kind, name: t(`charts:kind.${kind}`), heightPx: kind === 'skin' ? 34 : 24, marks }
}

export function careLanes(context: LaneContext): Lane[] {
  return [
    turningLane(context),
    bedLane(context),
    fluidLane(context),
    foodLane(context),
    bowelLane(context),
    momentLane(context, 'toilet'),
    weightLane(context),
    momentLane(context, 'skin'),
  ]
}
