// A small month counted by hand: every figure below was added up on paper from the list of alarms.

import { describe, expect, test } from 'vitest'
import { startOfDay } from '#shared/contract/days.ts'
import type { QualityAlarm } from '#shared/features/alarm-quality/alarm-quality.model.ts'
import { qualityReport, responseTimes } from '#shared/features/alarm-quality/alarm-quality.rules.ts'
import {
  isChattering,
  type QualityPeriod,
  selectAlarms,
  shiftAt,
} from '#shared/features/alarm-quality/quality-selection.rules.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const start = startOfDay('2026-11-16')
const shifts = { day: '07:30', swing: '15:30', night: '23:30' }
const period: QualityPeriod = { fromOn: '2026-11-16', toOn: '2026-11-22', now: start + 7 * 24 * HOUR, shifts }

let count = 0
function alarm(part: Partial<Record<keyof QualityAlarm, unknown>> & { at: number }): QualityAlarm {
  const { at, ...rest } = part
  count += 1
  const raisedAt = start + at
  return {
    ...{
      id: `a${String(count).padStart(3, '0')}`,
      kind: 'out-of-bed',
      priority: 'low',
      state: 'closed',
      isActive: false,
    },
    ...{ isDrill: false, conditionKey: `c${count}`, deviceId: null, deviceName: null, bedId: null, residentId: null },
    ...{ placeLabel: '203-1', surname: null, raisedAt, acknowledgedAt: raisedAt + MINUTE, attendedAt: null },
    ...{ closedAt: raisedAt + 10 * MINUTE, closeReason: 'real', reAlarms: 0, escalations: 0, shelvings: 0 },
    ringsAt: [raisedAt],
    ...rest,
  } as QualityAlarm
}

const bed = { bedId: 'bed-1', residentId: 'res-1', surname: '林' }
const mattress = { deviceId: 'mat', deviceName: '床垫 203-1' }
const bell = { kind: 'call-bell', priority: 'high', deviceId: 'bell', deviceName: '铃' }

const week: QualityAlarm[] = [
  // Monday, day shift: three bells, answered after 1, 2 and 9 minutes.
  alarm({
    at: 8 * HOUR,
    ...bell,
    ...bed,
    acknowledgedAt: start + 8 * HOUR + MINUTE,
    attendedAt: start + 8 * HOUR + 3 * MINUTE,
  }),
  alarm({ at: 9 * HOUR, ...bell, ...bed, acknowledgedAt: start + 9 * HOUR + 2 * MINUTE, reAlarms: 1 }),
  alarm({
    at: 10 * HOUR,
    ...bell,
    ...bed,
    acknowledgedAt: start + 10 * HOUR + 9 * MINUTE,
    reAlarms: 2,
    escalations: 1,
  }),
  // Tuesday night: four false alarms of one mattress, the last never answered.
  ...[0, 1, 2].map((each) => alarm({ at: 24 * HOUR + each * HOUR, ...mattress, ...bed, closeReason: 'false' })),
  alarm({ at: 27 * HOUR, ...mattress, ...bed, acknowledgedAt: null, closeReason: null }),
  // A door that chatters: three alarms of one condition within nine minutes.
  ...[0, 4, 9].map((each) =>
    alarm({
      at: 40 * HOUR + each * MINUTE,
      kind: 'door-open',
      priority: 'medium',
      conditionKey: 'door',
      deviceId: 'door',
      deviceName: '东门',
      placeLabel: '东门',
      shelvings: each === 9 ? 1 : 0,
    }),
  ),
  // Low battery since Wednesday, still open at the end of the week.
  alarm({
    at: 60 * HOUR,
    kind: 'device-battery',
    deviceId: 'smoke',
    deviceName: '烟感',
    state: 'raised',
    isActive: true,
    acknowledgedAt: null,
    closedAt: null,
    closeReason: null,
  }),
  // A drill by its mark and one by its reason: neither counts.
  alarm({ at: 61 * HOUR, kind: 'smoke', priority: 'high', isDrill: true }),
  alarm({ at: 62 * HOUR, kind: 'smoke', priority: 'high', closeReason: 'drill' }),
  // Raised the Sunday before: stands in no count of this week.
  alarm({ at: -HOUR, ...bell }),
]

const report = qualityReport(week, period, { watchedHours: 160, bedDays: 20 })

describe('a week counted by hand', () => {
  test('counts eleven alarms, two drills apart, and divides by hours and by days in bed', () => {
    expect(report).toMatchObject({
      alarms: 11,
      drills: 2,
      perHour: 11 / 160,
      perTenMinutes: 11 / 160 / 6,
      perBedDay: 7 / 20,
    })
    expect(report.priorities.map(({ priority, count: n, targetPct }) => [priority, n, targetPct])).toEqual([
      ['low', 5, 80],
      ['medium', 3, 15],
      ['high', 3, 5],
    ])
    expect(report.kinds.map(({ key, count: n }) => [key, n])).toEqual([
      ['out-of-bed', 4],
      ['call-bell', 3],
      ['door-open', 3],
      ['device-battery', 1],
    ])
    expect(report.devices.map(({ key, count: n }) => [key, n])).toEqual([
      ['mat', 4],
      ['bell', 3],
      ['door', 3],
      ['smoke', 1],
    ])
    expect(report.residents).toEqual([{ key: 'res-1', label: '203-1 林', count: 7 }])
  })

  test('tells chatter, staleness, false shares, unanswered, rings again, calls on and silences', () => {
    expect(report).toMatchObject({ stale: 1, unanswered: 2, reAlarmed: 2, escalated: 1, shelved: 1, floods: [] })
    expect(report.chatter).toEqual([{ key: 'door', label: '东门', count: 3 }])
    expect(report.falseShares).toEqual([{ key: 'mat', label: '床垫 203-1', count: 3, judged: 3 }])
  })

  test('tells how fast each shift answers, by nearest rank, with the number of cases', () => {
    const [all, day, swing, night] = report.responses
    expect(all).toMatchObject({ shift: null, alarms: 11, acknowledge: { n: 9, p50Ms: MINUTE, p90Ms: 9 * MINUTE } })
    expect(day).toMatchObject({
      ...{ shift: 'day', alarms: 4, acknowledge: { n: 3, p50Ms: 2 * MINUTE, p90Ms: 9 * MINUTE } },
      attend: { n: 1, p50Ms: 3 * MINUTE, p90Ms: 3 * MINUTE },
    })
    expect(swing).toMatchObject({ shift: 'swing', alarms: 3, attend: { n: 0, p50Ms: null, p90Ms: null } })
    expect(night).toMatchObject({ shift: 'night', alarms: 4, unanswered: 1 })
  })

  test('each figure opens to just the alarms it counts', () => {
    const behind = (measure: Parameters<typeof selectAlarms>[2]['measure'], key: string | null = null) =>
      selectAlarms(week, period, { measure, key, shift: null }).length
    expect(behind('all')).toBe(report.alarms)
    for (const kind of report.kinds) expect(behind('kind', kind.key)).toBe(kind.count)
    for (const device of report.devices) expect(behind('device', device.key)).toBe(device.count)
    for (const share of report.falseShares) expect(behind('false', share.key)).toBe(share.count)
    expect([behind('stale'), behind('unanswered'), behind('drill'), behind('shelved')]).toEqual([1, 2, 2, 1])
  })

  test('proposes what to mend, with the reason and the place where it is done', () => {
    expect(report.fixes.map(({ rule, subject, count: n, link }) => [rule, subject, n, link])).toEqual([
      ['check-device', '床垫 203-1', 3, '/devices/mat'],
      ['debounce-door', '东门', 3, '/devices/door'],
      ['review-priorities', '', 3, '/alarms'],
      ['answer-sooner', '', 2, '/alarms'],
      ['replace-battery', '烟感', 1, '/devices/smoke'],
      ['settle-stale', '203-1', 1, expect.stringMatching(/^\/alarms\//)],
    ])
  })
})

test('eleven alarms in ten minutes are a flood, ten are not', () => {
  const burst = (n: number) => Array.from({ length: n }, (_, each) => alarm({ at: 5 * HOUR + each * 1000 }))
  const floodsOf = (rows: QualityAlarm[]) => qualityReport(rows, period, { watchedHours: null, bedDays: 0 }).floods
  expect(floodsOf(burst(10))).toEqual([])
  expect(floodsOf(burst(11)).map((flood) => flood.count)).toEqual([11])
})

test('a period without hours or people to divide by has no rate, not a rate of nothing', () => {
  expect(qualityReport([], period, { watchedHours: null, bedDays: 0 })).toMatchObject({
    ...{ alarms: 0, perHour: null, perTenMinutes: null, perBedDay: null, fixes: [] },
  })
  expect(responseTimes([])).toEqual({ n: 0, p50Ms: null, p90Ms: null })
})

test('the night shift lasts over midnight, and a bell pressed again and again is never called noise', () => {
  expect([7.5, 15.49, 15.5, 23.5, 3].map((hour) => shiftAt(start + hour * HOUR, shifts))).toEqual([
    ...['day', 'day', 'swing', 'night', 'night'],
  ])
  expect([isChattering([0, 1, 600_000]), isChattering([0, 1, 600_001])]).toEqual([true, false])
  const calls = [0, 1, 2].map((each) => alarm({ at: HOUR + each * MINUTE, ...bell, conditionKey: 'bell' }))
  const { fixes, chatter } = qualityReport(calls, period, { watchedHours: 1, bedDays: 1 })
  expect([chatter.length, fixes]).toEqual([1, []])
})

test.each([
  [0.1, null],
  [23.9, null],
  [24, 11 / 24],
])('a console that ran %s hours tells no rate before it has seen a whole day', (watchedHours, perHour) => {
  const short = qualityReport(week, period, { watchedHours, bedDays: 20 })
  expect([short.alarms, short.perHour, short.perTenMinutes === null, short.perBedDay === null]).toEqual([
    11,
    perHour,
    perHour === null,
    perHour === null,
  ])
})
