import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import type { PersonChart } from '#shared/features/charts/charts.contract.ts'
import { type ChartEntry, ChartNumbers, type ChartValue } from '#shared/features/charts/charts.model.ts'
import data from '../../../resources/charts/entries-2026-12.json' with { type: 'json' }
import { careLanes } from '../../../src-renderer/features/charts/care-lanes.ts'
import { readLine } from '../../../src-renderer/features/charts/chart-fields.ts'
import { linePath, momentsOf, readLane, rowsOfLanes, scaleOf } from '../../../src-renderer/features/charts/lanes.ts'
import { readRound } from '../../../src-renderer/features/charts/round-reading.ts'

const numbers = ChartNumbers.parse(data)
const HOUR = 3_600_000
const to = startOfDay('2026-11-26') + 12 * HOUR
const from = to - 24 * HOUR
const t = ((key: string, values: Record<string, unknown> = {}) =>
  [key.replace('charts:', ''), ...Object.values(values)].join(' ')) as unknown as TFunction
const about = { numbers, now: to, today: '2026-11-26', hour: 12 }

function entry(value: ChartValue, at: number, part: Partial<ChartEntry> = {}): ChartEntry {
  return {
    ...{ id: `${value.kind}${at}` as ChartEntry['id'], residentId: 'lin' as ChartEntry['residentId'], at, value },
    ...{ source: 'hand', taskKey: null, isLate: false, lateReason: null, note: null, recordedAt: at, recordedBy: null },
    ...{ seat: null, correctsId: null, correctionReason: null, isVoid: false, isCorrected: false },
    ...part,
  }
}
const chartOf = (part: Partial<PersonChart>): PersonChart => ({
  ...{ entries: [], vitals: [], vitalsFrom: null, news2: [], turns: [], present: [{ from, to }], hasTurningPlan: true },
  ...{ bed: [], bedHeardUntil: null, weights: [], bowel: [] },
  next: {
    ...{ observedAt: null, band: null, isAtLeast: true, dueFrom: null, dueBy: null, isContinuous: false },
    ...{ call: [], missing: [], isVerified: false },
  },
  ...part,
})
const lanesOf = (part: Partial<PersonChart>) => careLanes({ chart: chartOf(part), numbers, from, to, now: to, t })
const lane = (part: Partial<PersonChart>, key: string) => lanesOf(part).find((each) => each.key === key)!

test('a long interval between turns is hatched and told in minutes, a usual one is not', () => {
  const turns = [to - 6 * HOUR, to - 4 * HOUR, to - HOUR]
  const { marks } = lane({ turns }, 'turning')
  expect(marks.filter(({ shape }) => shape === 'hatch').map(({ label }) => label)).toEqual(['minutes 180'])
  expect(marks.filter(({ shape }) => shape === 'tick')).toHaveLength(3)
})

test('no interval is claimed while somebody was away, nor without turning in the plan', () => {
  const turns = [to - 10 * HOUR]
  const gaps = (part: Partial<PersonChart>) =>
    lane({ turns, ...part }, 'turning').marks.filter(({ shape }) => shape === 'hatch')
  expect(gaps({ present: [{ from, to: to - 9 * HOUR }] })).toEqual([])
  expect(gaps({ hasTurningPlan: false })).toEqual([])
  expect(gaps({})).toMatchObject([{ text: 'turning.open 600' }])
})

test('an entry that was corrected or voided is in no lane', () => {
  const water: ChartValue = { kind: 'fluid-in', fluid: 'water', ml: 200 }
  const entries = [
    entry(water, to - HOUR),
    entry(water, to - 2 * HOUR, { isCorrected: true }),
    entry(water, to - 3 * HOUR, { isVoid: true }),
  ]
  expect(lane({ entries }, 'fluid').marks.map(({ value }) => value)).toEqual([200])
})

test('a bed that was not heard is hatched, and its silence is said; what was heard is joined', () => {
  const step = (hour: number, inBedShare: number | null) => ({
    ...{ from: from + hour * HOUR, to: from + (hour + 1) * HOUR, inBedShare, heartRate: null, respiration: null },
  })
  const bed = [step(0, 1), step(1, 1), step(2, 0), step(3, null)]
  const { marks, notes } = lane({ bed, bedHeardUntil: from + 3 * HOUR }, 'bed')
  expect(marks.map(({ shape, text }) => [shape, text])).toEqual([
    ['band', 'bed.in'],
    ['band', 'bed.out'],
    ['hatch', 'bed.unheard'],
  ])
  expect(notes).toEqual(['bed.stopped'])
  expect(lane({}, 'bed').notes).toEqual(['bed.never'])
})

test('a change of weight that is not known is said as not known', () => {
  const weights = [{ at: to - HOUR, kg: 50, source: 'chart' as const }]
  expect(lane({ weights }, 'weight').notes).toEqual(['weight.unknown 30', 'weight.unknown 180'])
})

test('crosshair and table tell the same values, and a silence lifts the pen', () => {
  const stool: ChartValue = { kind: 'bowel', hasPassed: true, bristol: 4, amount: null }
  const lanes = lanesOf({ entries: [entry(stool, to - 5 * HOUR)] })
  const bowel = lanes.find(({ key }) => key === 'bowel')!
  expect(readLane(bowel, to - 5 * HOUR, 60_000)).toBe('bristol 4')
  expect(readLane(bowel, to - 4 * HOUR, 60_000)).toBeNull()
  expect(momentsOf(lanes, from, to)).toEqual([to - 5 * HOUR])
  expect(rowsOfLanes(lanes, from, to, 24).map(({ text }) => text)).toEqual(['bristol 4'])
  const points = [0, 1, 2, 4].map((at) => ({ at, value: at === 2 ? null : 1 }))
  expect(
    linePath(
      points,
      1,
      (at) => at,
      (value) => value,
    ).match(/M/g),
  ).toHaveLength(2)
})

test('a scale reaches round its values, and no saturation stands above 100', () => {
  expect(scaleOf([97], 10, 100)).toEqual([90, 100])
  expect(scaleOf([72, 75], 40)).toEqual([60, 100])
  expect(scaleOf([0], 8)).toEqual([0, 8])
  expect(scaleOf([], 8)).toEqual([0, 8])
})

test('a typed line is a value, or says at its field what is wrong', () => {
  const read = (kind: Parameters<typeof readLine>[0], texts: Record<string, string>) =>
    readLine(kind, texts, { ...about, at: null })
  expect(read('fluid-in', { ml: '２００' })).toMatchObject({
    value: { kind: 'fluid-in', ml: 200, fluid: 'water' },
    faults: {},
  })
  expect(read('fluid-in', { fluid: 'soup' })).toEqual({ isEmpty: true })
  expect(read('fluid-in', { ml: '半杯' })).toMatchObject({ value: null, faults: { ml: { because: 'not-a-number' } } })
  expect(read('fluid-in', { ml: '900' })).toMatchObject({ faults: { ml: { because: 'unusual', max: 600 } } })
  expect(read('food', { share: '75' })).toMatchObject({ value: { meal: 'lunch', share: 75, hasCoughed: null } })
  expect(read('bowel', { hasPassed: 'no', bristol: '4' })).toMatchObject({ value: { hasPassed: false, bristol: null } })
  expect(read('turning', { skin: 'red' })).toMatchObject({ faults: { position: { because: 'missing' } } })
})

test('a sleep over midnight begins the evening before and never ends in the future', () => {
  const midnight = startOfDay('2026-11-26')
  const read = readLine('sleep', { from: '22:30', until: '05:30' }, { ...about, at: null })
  expect(read).toMatchObject({ at: midnight - 1.5 * HOUR, value: { until: midnight + 5.5 * HOUR } })
  const later = readLine('sleep', { from: '13:00', until: '14:00' }, { ...about, at: null })
  expect(later).toMatchObject({ at: midnight - 11 * HOUR, value: { until: midnight - 10 * HOUR } })
})

test('a round sends what was typed, holds back what is unusual until the same stands there again', () => {
  const rows = [
    { residentId: 'lin' as never, tasks: [{ key: 'i:2026-11-26:12:00', time: '12:00' }] },
    { residentId: 'chen' as never, tasks: [] },
  ]
  const line = (ml: string) => ({ key: `line-${ml}-key`, texts: { ml } })
  const lines = { lin: line('200'), chen: line('900') }
  const first = readRound(rows, lines, {}, { kind: 'fluid-in', ...about })
  expect(Object.keys(first.faults)).toEqual(['chen'])
  const second = readRound(rows, lines, first.toAsk, { kind: 'fluid-in', ...about })
  expect(second.faults).toEqual({})
  expect(second.entries).toMatchObject([
    { requestKey: 'line-200-key', taskKey: 'i:2026-11-26:12:00', isConfirmed: false },
    { requestKey: 'line-900-key', taskKey: null, isConfirmed: true },
  ])
  const late = readRound(rows, { ...lines, round: { key: 'round-key', texts: { at: '09:00' } } }, first.toAsk, {
    kind: 'fluid-in',
    ...about,
  })
  expect(late).toMatchObject({ isReasonMissing: true, isTimeWrong: false })
  const future = { key: 'round-key', texts: { at: '13:00' } }
  expect(readRound(rows, { round: future }, {}, { kind: 'fluid-in', ...about }).isTimeWrong).toBe(true)
})
