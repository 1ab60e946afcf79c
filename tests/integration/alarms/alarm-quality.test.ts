// Two days of a small house, lived by the program itself: what devices said and what people did. The figures of the quality page were
// reckoned by hand from the list below.
import { expect, it, onTestFinished } from 'vitest'
import { createAlarmQualityFeature } from '#main/features/alarm-quality/index.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import { createLiveHome, nurse, testSettings } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const DAY_ONE = '2026-11-16'
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

function startHouse() {
  const clock = createManualClock(startOfDay(DAY_ONE) + 7 * HOUR)
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  home.startWithoutWire()
  const quality = createAlarmQualityFeature({ records: home.records, clock, shifts: () => testSettings.shifts })
  onTestFinished(() => {
    home.wall.stop()
    home.alarms.stop()
    home.close()
  })
  const { service } = home.alarms

  /** Day and time of the house, `HH:mm`. */
  function until(time: string, day = DAY_ONE): void {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    clock.advance(startOfDay(day) + hours * HOUR + minutes * MINUTE - clock.now())
  }

  /** A bell rings, is answered and attended after so many seconds, and closed a minute after it rang or a minute later. */
  function call(bell: string, answeredAfter: number, reason: 'real' | 'false' = 'real', presses = 1): void {
    const rangAt = clock.now()
    for (let press = 0; press < presses; press += 1) {
      home.hear(`zigbee2mqtt/${bell}`, { action: 'emergency' })
      if (press < presses - 1) clock.advance(SECOND)
    }
    const id = home.alarms.listOpen().find(({ placeLabel }) => placeLabel === bell)!.id
    clock.advance(rangAt + answeredAfter * SECOND - clock.now())
    service.acknowledge(id, nurse)
    clock.advance(10 * SECOND)
    service.attend({ id, how: 'button' }, nurse)
    clock.advance(60 * SECOND)
    service.close({ id, reason, note: null }, nurse)
  }

  function ran(from: number, to: number): void {
    home.records
      .prepare('INSERT INTO console_runs (id, started_at, alive_at, stopped_at) VALUES (?, ?, ?, ?)')
      .run(`run-${from}`, from, to, to)
  }

  /** Only what the figures divide by: somebody in a bed since day one, on leave from a day on. */
  function stay(residentId: string, bedId: string, leaveOn: string | null): void {
    home.records.pragma('foreign_keys = OFF')
    home.records
      .prepare(
        "INSERT INTO stays (id, admission_id, resident_id, bed_id, from_on, recorded_at) VALUES (?, 'a', ?, ?, ?, 0)",
      )
      .run(`stay-${residentId}`, residentId, bedId, DAY_ONE)
    if (leaveOn !== null)
      home.records
        .prepare(
          "INSERT INTO leaves (id, admission_id, resident_id, kind, from_on, recorded_at) VALUES (?, 'a', ?, 'leave', ?, 0)",
        )
        .run(`leave-${residentId}`, residentId, leaveOn)
    home.records.pragma('foreign_keys = ON')
  }
  return { home, clock, quality, until, call, ran, stay }
}

const bell = (number: number) => `bell-${String(number).padStart(2, '0')}`

it('the figures of a small house are those reckoned by hand, each with the alarms behind it', () => {
  const { home, clock, quality, until, call, ran, stay } = startHouse()
  const from = startOfDay(DAY_ONE)
  // Two people for two days, one of them out on leave on the second.
  stay('r1', 'bed-1', addDays(DAY_ONE, 1))
  stay('r2', 'bed-2', null)
  // A battery that is low since 07:40 and that nobody looks at.
  home.hear('zigbee2mqtt/climate', { temperature: 21, battery: 60 })
  home.bind('zigbee2mqtt:climate', 'climate', 'bed-2')
  until('07:40')
  home.hear('zigbee2mqtt/climate', { temperature: 21, battery: 5 })
  // By day: eight bells, answered after 2, 4 … 16 seconds; two are false alarms.
  for (let number = 1; number <= 8; number += 1) {
    until(`${String(7 + number).padStart(2, '0')}:00`)
    call(bell(number), number * 2, number <= 2 ? 'false' : 'real')
  }
  // In the evening: four more, the last pressed three times.
  until('15:30')
  for (const [index, number] of [9, 10, 11, 12].entries()) {
    clock.advance(20 * MINUTE)
    call(bell(number), 20 + index, 'real', number === 12 ? 3 : 1)
  }
  // By night: 1 again after 25 s, 1 once more after 65 s (it rang again at 30 s and called all seats at 60 s), 2 after 5 s.
  until('23:40')
  call(bell(1), 25)
  until('00:40', addDays(DAY_ONE, 1))
  call(bell(1), 65)
  until('01:40', addDays(DAY_ONE, 1))
  call(bell(2), 5)
  // A drill by day.
  until('10:00', addDays(DAY_ONE, 1))
  const drill = { kind: 'drill' as const, scope: { kind: 'house' as const }, minutes: 5, callsSiren: false }
  home.alarms.drills.start({ ...drill, reason: '消防演练' }, nurse)
  call('bell-drill', 5)
  until('12:00', addDays(DAY_ONE, 1))
  ran(from + 7 * HOUR, clock.now())

  const toOn = addDays(DAY_ONE, 1)
  const report = quality.report(DAY_ONE, toOn)
  expect(report).toMatchObject({
    ...{ days: 2, alarms: 16, drills: 1, watchedHours: 29, bedDays: 3, perBedDay: 1 / 3 },
    ...{
      perHour: 16 / 29,
      perTenMinutes: 16 / 29 / 6,
      stale: 1,
      unanswered: 1,
      reAlarmed: 1,
      escalated: 1,
      shelved: 0,
    },
  })
  expect(report.priorities.map(({ priority, count }) => [priority, count])).toEqual([
    ['low', 1],
    ['medium', 0],
    ['high', 15],
  ])
  expect(report.kinds.map(({ key, count }) => [key, count])).toEqual([
    ['call-bell', 15],
    ['device-battery', 1],
  ])
  // Thirteen devices told something; ten are shown, those of one alarm in the order they were first heard.
  expect(report.devices.map(({ label, count }) => [label, count])).toEqual([
    [bell(1), 3],
    [bell(2), 2],
    ['climate', 1],
    ...[3, 4, 5, 6, 7, 8, 9].map((number) => [bell(number), 1]),
  ])
  expect(report.chatter.map(({ label, count }) => [label, count])).toEqual([[bell(12), 1]])
  expect(report.falseShares.map(({ label, count, judged }) => [label, count, judged])).toEqual([
    [bell(1), 1, 3],
    [bell(2), 1, 2],
  ])
  const seconds = ({ n, p50Ms, p90Ms }: { n: number; p50Ms: number | null; p90Ms: number | null }) => [
    n,
    p50Ms === null ? null : p50Ms / SECOND,
    p90Ms === null ? null : p90Ms / SECOND,
  ]
  expect(
    report.responses.map(({ shift, alarms, acknowledge, attend, close, unanswered }) => [
      ...[shift, alarms, unanswered],
      ...[seconds(acknowledge), seconds(attend), seconds(close)],
    ]),
  ).toEqual([
    // In order: 2 4 5 6 8 10 12 14 16 20 21 22 23 25 65; the 8th and the 14th of fifteen.
    [null, 16, 1, [15, 14, 25], [15, 24, 35], [15, 84, 95]],
    // 2 4 6 8 10 12 14 16: the 4th and the 8th. The battery is the ninth alarm.
    ['day', 9, 1, [8, 8, 16], [8, 18, 26], [8, 78, 86]],
    ['swing', 4, 0, [4, 21, 23], [4, 31, 33], [4, 91, 93]],
    ['night', 3, 0, [3, 25, 65], [3, 35, 75], [3, 95, 135]],
  ])
  const client = (measure: 'stale' | 'chatter' | 'escalated', key: string | null = null) =>
    quality.alarmsBehind(DAY_ONE, toOn, { measure, key, shift: null }).rows.map(({ placeLabel }) => placeLabel)
  expect([client('stale'), client('chatter', report.chatter[0]!.key), client('escalated')]).toEqual([
    ['201-2'],
    [bell(12)],
    [bell(1)],
  ])
})

it('a house that runs since five minutes tells its one alarm as an alarm, and no rate', () => {
  const { clock, quality, call, ran } = startHouse()
  const startedAt = clock.now()
  call(bell(1), 5)
  clock.advance(4 * MINUTE)
  ran(startedAt, clock.now())
  const report = quality.report(DAY_ONE, DAY_ONE)
  expect(report).toMatchObject({ alarms: 1, perHour: null, perTenMinutes: null, perBedDay: null })
  expect(report.watchedHours).toBeCloseTo((clock.now() - startedAt) / HOUR)
})
