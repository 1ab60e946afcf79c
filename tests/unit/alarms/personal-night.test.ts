import { afterEach, describe, expect, it, test } from 'vitest'
import { type AbsenceRule, judgeAbsence } from '#main/features/alarms/bed-absence.ts'
import { createBedMovement } from '#main/features/alarms/bed-movement.ts'
import { nightStart } from '#main/features/alarms/night-watch.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveHome, type LiveHome, nurse, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** An instant of the facility's clock: day of November 2026, hour, minute. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute)

const rule = (part: Partial<AbsenceRule> = {}): AbsenceRule => ({
  ...{
    nightFrom: '22:00',
    nightTo: '06:00',
    graceMinutes: 15,
    highMinutes: 60,
    isAnyExitHigh: false,
    dayMinutes: null,
  },
  ...part,
})
const tierAt = (outSince: number, now: number, part: Partial<AbsenceRule> = {}) => {
  const found = judgeAbsence(false, outSince, rule(part), now)
  if (found === null) return null
  return found.change === 'begins' ? found.tier : found.because
}

describe('a night of one person', () => {
  test.each([
    [at(24, 21, 59), null],
    [at(24, 22), at(24, 22)],
    [at(24, 23, 59), at(24, 22)],
    [at(25, 0), at(24, 22)],
    [at(25, 5, 59), at(24, 22)],
    [at(25, 6), null],
    [at(25, 12), null],
  ])('%i of a night over midnight', (now, start) => expect(nightStart(now, rule())).toBe(start))

  test('a night that does not cross midnight is that of its own day', () => {
    const late = { nightFrom: '00:30', nightTo: '07:15' }
    expect(nightStart(at(25, 0, 29), late)).toBeNull()
    expect(nightStart(at(25, 0, 30), late)).toBe(at(25, 0, 30))
    expect(nightStart(at(25, 7, 14), late)).toBe(at(25, 0, 30))
    expect(nightStart(at(25, 7, 15), late)).toBeNull()
  })
})

describe('out of bed by the own rule', () => {
  test.each([
    [14, 15, null],
    [15, 15, 'medium'],
    [29, 15, 'medium'],
    [30, 15, 'high'],
    [24, 25, null],
    [25, 25, 'medium'],
    [49, 25, 'medium'],
    [50, 25, 'high'],
    [39, 40, null],
    [40, 40, 'medium'],
    [59, 40, 'medium'],
    [60, 40, 'high'],
    [69, 70, null],
    [70, 70, 'high'],
  ])(
    '%i minutes away with a grace of %i are %s: high at twice the grace, at the latest after an hour',
    (minutes, graceMinutes, tier) =>
      expect(tierAt(at(25, 1), at(25, 1) + minutes * MINUTE, { graceMinutes })).toBe(tier),
  )

  test('an absence over midnight is one absence', () => {
    expect(tierAt(at(24, 23, 50), at(25, 0, 4))).toBeNull()
    expect(tierAt(at(24, 23, 50), at(25, 0, 5))).toBe('medium')
    expect(tierAt(at(24, 23, 50), at(25, 0, 20))).toBe('high')
  })

  test('who falls easily is told at once, but not for having been up before the night began', () => {
    const falls = { isAnyExitHigh: true }
    expect(tierAt(at(25, 1), at(25, 1), falls)).toBe('high')
    expect(tierAt(at(24, 21, 50), at(24, 22, 5), falls)).toBeNull()
    expect(tierAt(at(24, 21, 50), at(24, 22, 15), falls)).toBe('medium')
    expect(tierAt(at(24, 14), at(24, 14), falls)).toBe('night-over')
  })

  test('by day nobody is asked unless it was planned; then the whole absence counts', () => {
    expect(tierAt(at(24, 9), at(24, 19))).toBe('night-over')
    const plan = { dayMinutes: 60 }
    expect(tierAt(at(24, 9), at(24, 9, 59), plan)).toBeNull()
    expect(tierAt(at(24, 9), at(24, 10), plan)).toBe('medium')
    expect(tierAt(at(24, 9), at(24, 11), plan)).toBe('high')
    expect(tierAt(at(24, 5, 50), at(24, 6, 50), plan)).toBe('medium')
  })

  test('a clock that was set back counts no time; one that was set forward counts what it says', () => {
    expect(tierAt(at(25, 2), at(25, 1))).toBeNull()
    expect(tierAt(at(25, 2), at(25, 2, 40))).toBe('high')
  })

  test('unknown is neither in nor out', () => {
    expect(judgeAbsence(null, at(25, 1), rule(), at(25, 3))).toBeNull()
    expect(judgeAbsence(false, null, rule(), at(25, 3))).toBeNull()
    expect(judgeAbsence(true, at(25, 1), rule(), at(25, 3))).toEqual({ change: 'ends', because: 'back-in-bed' })
  })
})

describe('lying without moving', () => {
  const limits = { graceMinutes: 120, highMinutes: 240 }
  const START = at(25, 1)

  /** The sensor says `moved` every ten minutes; the bed is judged each time. */
  function lie(
    minutes: number,
    moved: (minute: number) => boolean | null,
    inBed: (minute: number) => boolean | null = () => true,
  ) {
    const movement = createBedMovement()
    const found: string[] = []
    for (let minute = 0; minute <= minutes; minute += 10) {
      const now = START + minute * MINUTE
      const told = moved(minute)
      if (told !== null) movement.hear('bed', { vibration: told }, now)
      const finding = movement.judge('bed', inBed(minute), limits, now)
      found.push(finding === null ? '-' : finding.change === 'begins' ? finding.tier : finding.because)
    }
    return { last: found.at(-1), found }
  }

  it('is told after two hours and high after four', () => {
    expect(lie(110, () => false).found).not.toContain('medium')
    expect(lie(120, () => false).last).toBe('medium')
    expect(lie(230, () => false).last).toBe('medium')
    expect(lie(240, () => false).last).toBe('high')
  })

  it('starts anew with each movement', () => {
    expect(lie(240, (minute) => minute % 60 === 0).found).not.toContain('medium')
    expect(lie(180, (minute) => minute === 60).last).toBe('medium')
  })

  it('is not watched where no device tells movement', () =>
    expect(new Set(lie(600, () => null).found)).toEqual(new Set(['-'])))

  it('a movement sensor that fell silent is unknown', () =>
    expect(lie(400, (minute) => (minute <= 20 ? false : null)).found).not.toContain('medium'))

  it('an hour in which the bed was unknown starts the time anew', () => {
    const { found } = lie(
      200,
      () => false,
      (minute) => (minute >= 80 && minute <= 90 ? null : true),
    )
    expect(found).not.toContain('medium')
  })

  it('ends when the person gets up', () => {
    const { last } = lie(
      150,
      () => false,
      (minute) => minute < 150,
    )
    expect(last).toBe('out-of-bed')
  })

  it('a clock that was set back starts the time anew', () => {
    const movement = createBedMovement()
    movement.hear('bed', { vibration: false }, START)
    movement.judge('bed', true, limits, START)
    movement.hear('bed', { vibration: false }, START - 5 * HOUR)
    expect(movement.judge('bed', true, limits, START - 5 * HOUR)).toEqual({ change: 'ends', because: 'moved' })
    movement.hear('bed', { vibration: false }, START - 3 * HOUR - MINUTE)
    expect(movement.judge('bed', true, limits, START - 3 * HOUR - MINUTE)?.change).toBe('ends')
  })
})

describe('in a home', () => {
  let home: LiveHome
  afterEach(() => {
    home.wall.stop()
    home.alarms.stop()
    home.close()
  })

  function open(now: number) {
    const clock = createManualClock(now)
    home = createLiveHome({ folder: makeTemporaryFolder(), clock })
    home.startWithoutWire()
    const mattress = (bedStatus: number) =>
      home.hear(
        'sleepace-1',
        sleepace('m1', {
          heart: bedStatus ? 0 : 66,
          breath: bedStatus ? 0 : 15,
          bedStatus,
          signalQuality: 5,
          initStatus: 0,
        }),
      )
    mattress(0)
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    return { clock, mattress }
  }
  const kinds = () => home.alarms.listOpen().map(({ priority, kind }) => `${priority} ${kind}`)

  it('a rule of the room replaces the grace of the house', () => {
    const { clock, mattress } = open(at(25, 1))
    const scope = { level: 'room', roomId: 'room-201' } as never
    home.alarms.rules.set({ kind: 'out-of-bed', scope, field: 'graceMinutes', value: 5, reason: '术后第一周' }, nurse)
    for (let minute = 0; minute <= 6; minute += 1) {
      mattress(1)
      clock.advance(MINUTE)
    }
    expect(kinds()).toEqual(['medium out-of-bed'])
  })

  it('leaving the bed rings at once for somebody for whom any exit is high', () => {
    const { mattress } = open(at(25, 1))
    const scope = { level: 'facility' } as const
    home.alarms.rules.set({ kind: 'out-of-bed', scope, field: 'isAnyExitHigh', value: true, reason: '全院试行' }, nurse)
    mattress(1)
    expect(kinds()).toEqual(['high out-of-bed'])
  })

  it('by day a bed is watched only where it was planned', () => {
    const { clock, mattress } = open(at(25, 10))
    const stayUp = (minutes: number) => {
      for (let minute = 0; minute <= minutes; minute += 1) {
        mattress(1)
        clock.advance(MINUTE)
      }
    }
    stayUp(70)
    expect(kinds()).toEqual([])
    const scope = { level: 'room', roomId: 'room-201' } as never
    home.alarms.rules.set({ kind: 'out-of-bed', scope, field: 'dayMinutes', value: 60, reason: '白天计划' }, nurse)
    stayUp(1)
    expect(kinds()).toEqual(['medium out-of-bed'])
  })

  it('a pause of the breath is told only by a device that tells it', () => {
    const { mattress } = open(at(25, 1))
    mattress(0)
    expect(kinds()).toEqual([])
    home.hear('sleepace-1', sleepace('m1', { id: 1, type: 'alarmBreathRatePause', status: 0 }, 'alarmNotify'))
    expect(kinds()).toEqual(['medium vendor'])
  })
})
