import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import { PatrolPlan, type PatrolSetting } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import {
  clockTimeOf,
  isNightTime,
  isTooFast,
  lastScanAt,
  type PatrolFacts,
  type PointVersion,
  plannedPatrols,
  pointsOn,
  settingOn,
  spanAt,
  spansOf,
  timesFault,
} from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { pointCodeOf, readPointCode } from '#shared/features/fire-patrols/point-code.rules.ts'
import data from '../../../resources/fire-patrols/plan-2026-12.json' with { type: 'json' }

const plan = PatrolPlan.parse(data)
const HOUR = 3_600_000
const day = '2026-10-31'
const at = (hours: number) => startOfDay(day) + hours * HOUR
const standard: PatrolSetting = { ...plan.defaults, id: null, fromOn: null }

function point(id: string, part: Partial<PointVersion> = {}): PointVersion {
  return {
    ...{ id, name: id, building: '1号楼', floor: '1层', place: null, position: null, routeOrder: 1, reason: null },
    ...{ items: [...plan.items.map(({ key }) => key)], fromOn: '2026-10-01', recordedAt: 0, isClosed: false },
    ...part,
  } as PointVersion
}
const facts = (part: Partial<PatrolFacts> = {}): PatrolFacts => ({
  ...{ settings: [], versions: [point('hall'), point('kitchen', { routeOrder: 2 })], answered: [], reasons: new Map() },
  ...part,
})

describe('the times of a day', () => {
  test('the night belongs to the day on whose evening it begins', () => {
    expect(spansOf(day, standard).map((span) => [clockTimeOf(span.at), span.shift, dayOf(span.at)])).toEqual([
      ['09:00', 'day', day],
      ['16:00', 'day', day],
      ['22:00', 'night', day],
      ['00:00', 'night', addDays(day, 1)],
      ['02:00', 'night', addDays(day, 1)],
      ['04:00', 'night', addDays(day, 1)],
    ])
  })

  test.each([
    [8.8, null],
    [8 + 50 / 60, 9],
    [10 + 40 / 60, 9],
    [10.7, null],
    [21.9, 22],
    [23.6, 22],
    [23.9, 24],
    [25.6, 24],
    [25.9, 26],
    [29.6, 28],
    [29.7, null],
  ])('at %f o’clock the patrol is that of %s', (hours, planned) => {
    expect(spanAt(at(hours), { settings: [] }, plan)?.at ?? null).toBe(planned === null ? null : at(planned))
  })

  test('a setting counts from its day on, and the last that began counts', () => {
    const first = { ...standard, id: 'a' as never, fromOn: '2026-10-10', dayTimes: ['08:00'] }
    const later = { ...standard, id: 'b' as never, fromOn: '2026-11-01', dayTimes: ['07:00'] }
    const on = (each: string) => settingOn(each, [later, first], plan).dayTimes
    expect([on('2026-10-09'), on('2026-10-10'), on('2026-10-31'), on('2026-11-01')]).toEqual([
      ['09:00', '16:00'],
      ['08:00'],
      ['08:00'],
      ['07:00'],
    ])
  })

  test.each([
    [{ dayTimes: ['23:00'] }, 'FIRE_TIME_MISPLACED', 'dayTimes'],
    [{ dayTimes: [] }, 'FIRE_TIMES_TOO_FEW', 'dayTimes'],
    [{ nightTimes: ['22:00', '22:00'] }, 'FIRE_TIMES_TOO_FEW', 'nightTimes'],
    [{ nightTimes: ['22:00', '06:00'] }, 'FIRE_TIME_MISPLACED', 'nightTimes'],
    [{ nightTimes: ['22:00', '22:20'] }, 'FIRE_TIMES_TOO_CLOSE', 'nightTimes'],
    [{ nightTimes: ['22:00', '05:59'], dayTimes: ['06:00'] }, 'FIRE_TIMES_TOO_CLOSE', 'nightTimes'],
  ])('%j is refused', (part, rule, where) => {
    expect(timesFault({ ...standard, ...part }, plan)).toEqual({ rule, where })
  })

  test('the defaults keep what the law and the home ask', () => {
    expect(timesFault(standard, plan)).toBeNull()
    expect(['21:59', '22:00', '05:59', '06:00'].map((time) => isNightTime(time, plan.night))).toEqual([
      ...[false, true, true, false],
    ])
  })
})

describe('a point', () => {
  test('is asked from its day until the day it ends, by what was known then', () => {
    const versions = [
      point('hall', { fromOn: '2026-10-10' }),
      point('hall', { fromOn: '2026-10-20', isClosed: true }),
      point('late', { fromOn: day, recordedAt: at(15) }),
    ]
    const on = (each: string, known = at(48)) => pointsOn(each, known, versions).map(({ id }) => id)
    expect([on('2026-10-09'), on('2026-10-10'), on('2026-10-19'), on('2026-10-20')]).toEqual([
      [],
      ['hall'],
      ['hall'],
      [],
    ])
    // Entered in the afternoon: the morning's patrol was complete without it.
    expect([on(day, at(9)), on(day, at(16))]).toEqual([[], ['late']])
  })

  test('has a code that a foreign label never equals', () => {
    expect(pointCodeOf('hall')).toMatch(/^YIAN-FIRE-[0-9A-Z]{8}$/)
    expect(readPointCode(pointCodeOf('hall').toLowerCase())).toBe(pointCodeOf('hall'))
    expect(pointCodeOf('hall')).not.toBe(pointCodeOf('kitchen'))
    expect(readPointCode('6901234567892')).toBeNull()
  })

  test('far from the last one cannot be reached in a moment', () => {
    const one = { building: '1号楼', floor: '1层', at: at(9) }
    const reached = (part: object, seconds: number) =>
      isTooFast(one, { ...one, at: at(9) + seconds * 1000, ...part }, 20)
    expect([reached({}, 1), reached({ floor: '3层' }, 19), reached({ floor: '3层' }, 20)]).toEqual([false, true, false])
    expect(reached({ building: '2号楼' }, 5)).toBe(true)
  })
})

describe('planned patrols', () => {
  test('each is walked, partly walked with its points named, explained or missed once its time is over', () => {
    const both = (planned: number) => ['hall', 'kitchen'].map((pointId) => ({ plannedAt: at(planned), pointId }))
    const told = plannedPatrols(
      day,
      day,
      facts({
        answered: [...both(9), { plannedAt: at(16), pointId: 'hall' }, { plannedAt: at(24), pointId: 'kitchen' }],
        reasons: new Map([[at(24), '停电']]),
      }),
      { plan, now: at(27.9) },
    )
    expect(told.map(({ state, missing }) => [state, missing])).toEqual([
      ['walked', []],
      ['partly', ['kitchen']],
      ['missed', ['hall', 'kitchen']],
      ['explained', ['hall']],
      ['missed', ['hall', 'kitchen']],
      ['open', ['hall', 'kitchen']],
    ])
    expect(plannedPatrols(day, day, facts({ versions: [] }), { plan, now: at(28) })).toEqual([])
  })

  test('a point taken out of the route before the window closes is not asked for, one taken out afterwards is', () => {
    const closed = (recordedAt: number) =>
      facts({
        versions: [point('hall'), point('kitchen'), point('kitchen', { fromOn: day, recordedAt, isClosed: true })],
        answered: [{ plannedAt: at(9), pointId: 'hall' }],
      })
    const first = (recordedAt: number) => plannedPatrols(day, day, closed(recordedAt), { plan, now: at(12) })[0]
    expect(first(at(10))).toMatchObject({ state: 'walked', missing: [] })
    expect(first(at(11))).toMatchObject({ state: 'partly', missing: ['kitchen'] })
  })

  test('whoever set out in time may be on the way for two hours, or until the window closes', () => {
    const span = { closesAt: at(10) }
    expect([lastScanAt(at(9), span), lastScanAt(at(7), span), lastScanAt(at(12), null)]).toEqual([
      at(11),
      at(10),
      at(14),
    ])
  })

  const answersArbitrary = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 17 }), fc.constantFrom('hall', 'kitchen', 'stray')),
    {
      maxLength: 60,
    },
  )
  property.prop([answersArbitrary, fc.uniqueArray(fc.integer({ min: 0, max: 17 })), fc.integer({ min: 0, max: 96 })])(
    'over three days and midnights every one whose time is over is exactly one of four',
    (answers, explained, hours) => {
      const until = addDays(day, 2)
      const times = [0, 1, 2].flatMap((shift) => spansOf(addDays(day, shift), standard).map((span) => span.at))
      const now = at(hours)
      const told = plannedPatrols(
        day,
        until,
        facts({
          answered: answers.map(([index, pointId]) => ({ plannedAt: times[index]!, pointId })),
          reasons: new Map(explained.map((index) => [times[index]!, '原因'])),
        }),
        { plan, now },
      )
      expect(told.map((each) => each.at)).toEqual(times)
      for (const { at: planned, state, missing, asked, answered, reason, closesAt, opensAt } of told) {
        const done = new Set(
          answers.filter(([index, id]) => times[index] === planned && id !== 'stray').map(([, id]) => id),
        )
        expect([asked, answered, missing.length]).toEqual([2, done.size, 2 - done.size])
        const expected =
          done.size === 2
            ? 'walked'
            : now < opensAt
              ? 'upcoming'
              : now <= closesAt
                ? 'open'
                : reason !== null
                  ? 'explained'
                  : done.size > 0
                    ? 'partly'
                    : 'missed'
        expect(state).toBe(expected)
      }
    },
  )
})
