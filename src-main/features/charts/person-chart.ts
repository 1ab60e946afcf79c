// Everything one axis shows of a person: entries, measurements by hand and by device, scores, turns, the bed. What was not heard stays null.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import type { BedStep, PersonChart } from '#shared/features/charts/charts.contract.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { ChartContext } from './chart-context.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const LONGEST_DAYS = 92
const WEIGHTS_BACK_DAYS = 366
/** A turn this long ago still begins the first interval of the span. */
const TURN_BACK_MS = DAY_MS
const MOST_SCORES = 400

/** Steps of the bed: fine where the span is short. Epoch ms. */
function stepFor(spanMs: number): number {
  if (spanMs <= DAY_MS) return 5 * MINUTE_MS
  if (spanMs <= 3 * DAY_MS) return 15 * MINUTE_MS
  if (spanMs <= 7 * DAY_MS) return HOUR_MS
  return spanMs <= 30 * DAY_MS ? 4 * HOUR_MS : 12 * HOUR_MS
}

/** Another bed is no absence. */
function joined(stretches: readonly { from: Instant; to: Instant }[]): { from: Instant; to: Instant }[] {
  const present: { from: Instant; to: Instant }[] = []
  for (const { from, to } of stretches) {
    const last = present.at(-1)
    if (last && last.to === from) last.to = to
    else present.push({ from, to })
  }
  return present
}

export function createPersonChart(context: ChartContext) {
  const { repository, residents, vitals, careTasks, devices, clock, numbers } = context

  /** Stretches in which the person lay in one bed by the register, day by day; away from the house there is none. */
  function bedsOf(residentId: ResidentId, from: Instant, to: Instant): { bedId: string; from: Instant; to: Instant }[] {
    const stretches: { bedId: string; from: Instant; to: Instant }[] = []
    for (let day = dayOf(from); startOfDay(day) < to; day = addDays(day, 1)) {
      const standing = residents.standingOn(residentId, day)
      if (!standing || standing.bedId === null || standing.state !== 'in') continue
      const { bedId } = standing
      const [start, end] = [Math.max(from, startOfDay(day)), Math.min(to, startOfDay(addDays(day, 1)))]
      const last = stretches.at(-1)
      if (last && last.bedId === bedId && last.to === start) last.to = end
      else stretches.push({ bedId, from: start, to: end })
    }
    return stretches
  }

  function bedOf(stretches: ReturnType<typeof bedsOf>, stepMs: number): BedStep[] {
    return stretches.flatMap((stretch) =>
      devices.bedSeries({ ...stretch, stepMs }).map(({ at, ...step }) => ({
        ...{ from: Math.max(at, stretch.from), to: Math.min(at + stepMs, stretch.to) },
        ...step,
      })),
    )
  }

  function weightsOf(residentId: ResidentId, to: Instant): PersonChart['weights'] {
    const from = to - WEIGHTS_BACK_DAYS * DAY_MS
    const charted = repository
      .listCounting([residentId], ['weight'], { from, to })
      .flatMap(({ at, value }) => (value.kind === 'weight' ? [{ at, kg: value.kg, source: 'chart' as const }] : []))
    const measured = vitals.reader
      .listOf(residentId, from, to, 'weight')
      .filter(({ isVoid, isCorrected, value }) => !isVoid && !isCorrected && value !== null)
      .map(({ takenAt, value, source }) => ({ at: takenAt, kg: value ?? 0, source }))
    return [...charted, ...measured].sort((left, right) => left.at - right.at)
  }

  return function ofResident(residentId: ResidentId, from: Instant, to: Instant): PersonChart {
    context.mustFind(residentId)
    if (to <= from || to - from > LONGEST_DAYS * DAY_MS)
      refuseRule('PERIOD_TOO_LONG', 'to', { longestDays: LONGEST_DAYS })
    const entries = repository.listBetween(residentId, from, to)
    const { rows: measured, isCut } = vitals.reader.countingOf(residentId, from, to)
    const moments = [...new Set(measured.filter(({ source }) => source === 'hand').map(({ takenAt }) => takenAt))]
    const news2 = moments.slice(-MOST_SCORES).map((at) => {
      const { score, band, partial } = vitals.reader.scoreAt(residentId, at)
      return { at, score, band, partialScore: partial.partialScore, known: partial.known.length }
    })
    const turnSpan = { from: from - TURN_BACK_MS, to }
    const charted = repository.listCounting([residentId], ['turning'], turnSpan).map(({ at }) => at)
    const turns = [...charted, ...careTasks.doneAt(residentId, 'turning', turnSpan.from, turnSpan.to)].sort(
      (left, right) => left - right,
    )
    const lastBefore = turns.findLast((at) => at < from)
    const today = dayOf(clock.now())
    const stretches = bedsOf(residentId, from, Math.min(to, clock.now()))
    const bed = bedOf(stretches, stepFor(to - from))
    const heard = bed.findLast(
      (step) => step.inBedShare !== null || step.heartRate !== null || step.respiration !== null,
    )
    const bowelFrom = startOfDay(addDays(dayOf(to), -numbers.bowel.chartedWithinDays))
    return {
      entries: entries.map(context.shown),
      vitals: measured,
      vitalsFrom: isCut ? (measured[0]?.takenAt ?? null) : null,
      news2,
      next: vitals.reader.latestOf(residentId).next,
      turns: [...new Set(turns)].filter((at) => at >= (lastBefore ?? from)),
      present: joined(stretches),
      hasTurningPlan: careTasks
        .plannedBetween('turning', startOfDay(today), startOfDay(addDays(today, 1)))
        .some((task) => task.residentId === residentId),
      bed,
      bedHeardUntil: heard?.to ?? null,
      weights: weightsOf(residentId, to),
      bowel: repository.listCounting([residentId], ['bowel'], { from: bowelFrom, to }).map(context.shown),
    }
  }
}
