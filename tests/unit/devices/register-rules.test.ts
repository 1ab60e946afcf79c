import { describe, expect, it, test } from 'vitest'
import { watchdogs } from '#main/features/devices/device-defaults.ts'
import { addDays } from '#shared/contract/days.ts'
import { batteryTrend } from '#shared/features/devices/battery-trend.rules.ts'
import { type SuggestionBed, suggestBindings } from '#shared/features/devices/binding-suggestion.rules.ts'
import { type CoverageInput, coverageOf } from '#shared/features/devices/coverage.rules.ts'
import type { DeviceRole } from '#shared/features/devices/device-role.ts'
import { hearStep, newStep, resultOfSteps } from '#shared/features/devices/walk-test.rules.ts'
import { silenceLimitMs } from '#shared/features/devices/watchdog.rules.ts'
import { testSettings } from '../../support/live-home.ts'

const bed = (room: string, name: string) =>
  ({
    ...{ bedId: `bed-${room}-${name}`, label: `${room}-${name}`, roomId: `room-${room}`, roomName: room },
    floorName: '二楼',
  }) as SuggestionBed

const beds = [bed('201', '1'), bed('201', '2'), bed('1201', '1'), bed('202', '1')]

function places(name: string, role: DeviceRole, part: Partial<Parameters<typeof suggestBindings>[0]> = {}) {
  const device = { name, role, externalKey: `zigbee2mqtt:0x00158d0001201201` }
  return suggestBindings({
    ...{ device, beds, takenBedIds: new Set<string>(), neighbourRoomIds: new Set<string>(), ...part },
  }).map(({ label, isSure }) => `${label}${isSure ? '!' : ''}`)
}

describe('where a new device probably hangs', () => {
  it.each<[string, DeviceRole, string[]]>([
    ['a bed by its label', 'mattress', ['201-2!']],
    ['a bed in other words', 'bell', ['201-1!']],
    ['a room for what hangs at the ceiling', 'smoke', ['201!']],
    ['every free bed of a room with several', 'mattress', ['201-1', '201-2']],
    ['the one bed of a room with one', 'mattress', ['202-1!']],
    ['not the room whose number is part of a longer one', 'smoke', []],
    ['a place by its Chinese name', 'smoke', ['厨房']],
    ['two rooms: neither is sure', 'smoke', ['201', '202']],
  ])('%s', (what, role, expected) => {
    const names: Record<string, string> = {
      'a bed by its label': 'mattress 201-2',
      'a bed in other words': '201房1床/sos',
      'a room for what hangs at the ceiling': 'floor2/201/smoke',
      'every free bed of a room with several': 'pad-201',
      'the one bed of a room with one': '202/pad',
      'not the room whose number is part of a longer one': 'smoke-20199',
      'a place by its Chinese name': '厨房/smoke',
      'two rooms: neither is sure': 'smoke 201 202',
    }
    expect(places(names[what] ?? '', role)).toEqual(expected)
  })

  it('a bed that has a mattress already is not sure, and not offered for its room', () => {
    const takenBedIds = new Set(['bed-201-2'])
    expect(places('mattress 201-2', 'mattress', { takenBedIds })).toEqual(['201-2'])
    expect(places('pad-201', 'mattress', { takenBedIds })).toEqual(['201-1'])
  })

  it('where the name tells nothing, the rooms of the same gateway are offered, never as sure', () => {
    expect(places('ts0201', 'smoke', { neighbourRoomIds: new Set(['room-202']) })).toEqual(['202'])
  })

  it('a bridge is not hung anywhere', () => {
    expect(places('201', 'bridge')).toEqual([])
  })
})

describe('where a battery leads', () => {
  const days = (percents: readonly number[], from = '2026-10-01') =>
    percents.map((percent, index) => ({ day: addDays(from, index), percent }))

  test('a steady fall is projected to its last day', () => {
    const trend = batteryTrend(days([60, 58, 56, 54, 52, 50, 48, 46, 44, 42]))
    expect(trend).toMatchObject({ percentPerDay: -2, emptyOn: '2026-10-31', renewedOn: null })
  })

  test('only the days since the new battery count', () => {
    const trend = batteryTrend(days([12, 10, 100, 99, 98, 97, 96, 95, 94, 93, 92]))
    expect(trend).toMatchObject({ percentPerDay: -1, renewedOn: '2026-10-03', emptyOn: '2027-01-11' })
  })

  test('few days, or a reading that does not move, tell no day', () => {
    expect(batteryTrend(days([60, 50, 40, 30]))).toMatchObject({ percentPerDay: null, emptyOn: null })
    expect(batteryTrend(days(Array.from({ length: 30 }, () => 100)))).toMatchObject({ percentPerDay: 0, emptyOn: null })
    expect(batteryTrend([])).toEqual({ days: [], percentPerDay: null, emptyOn: null, renewedOn: null })
  })
})

describe('which rooms are watched', () => {
  type Device = CoverageInput['devices'][number]
  const device = (role: DeviceRole, state: Device['state'], bedId: string | null = null): Device => ({
    ...{ id: `${role}-${bedId}` as Device['id'], role, bedId, roomId: 'room-201', state },
  })
  const input = (devices: Device[], part: Partial<CoverageInput> = {}): CoverageInput => ({
    rooms: [{ roomId: 'room-201', label: '201', floorId: 'f2', floorName: '二楼', bedIds: ['a', 'b'] }] as never,
    ...{ devices, exemptions: [], expected: { room: ['smoke', 'bell'], bed: ['mattress'] }, isBrokerLost: false },
    ...part,
  })
  const states = (one: CoverageInput) => coverageOf(one).rooms[0]?.cells.map(({ role, state }) => `${role} ${state}`)
  const whole = [
    device('smoke', 'live'),
    device('bell', 'live', 'a'),
    device('mattress', 'live', 'a'),
    device('mattress', 'live', 'b'),
  ]

  test('"all monitored" is true only when every room has all it needs, heard now', () => {
    expect(coverageOf(input(whole))).toMatchObject({ gapCount: 0, isAllMonitored: true })
    expect(coverageOf(input(whole, { isBrokerLost: true })).isAllMonitored).toBe(false)
    expect(coverageOf(input([], { rooms: [] })).isAllMonitored).toBe(false)
    for (const missing of whole.keys())
      expect(coverageOf(input(whole.toSpliced(missing, 1)))).toMatchObject({ gapCount: 1, isAllMonitored: false })
  })

  test('a silent detector, one out of service and none are three things, and none of them watches', () => {
    expect(states(input([device('smoke', 'silent'), device('bell', 'out-of-service')]))).toEqual([
      'smoke silent',
      'bell out-of-service',
      'mattress none',
    ])
  })

  test('one bed without a mattress makes the room a gap and is counted', () => {
    const [cell] = coverageOf(input([device('mattress', 'live', 'a')])).rooms[0]?.cells.slice(-1) ?? []
    expect(cell).toMatchObject({ state: 'none', beds: { live: 1, total: 2 } })
  })

  test('a wired panel closes the gap with its reason; a live detector stays what it is', () => {
    const exemptions = [{ id: 'e', role: 'smoke' as const, roomId: null, reason: '消防主机' }]
    expect(states(input([], { exemptions }))?.[0]).toBe('smoke exempt')
    expect(states(input([device('smoke', 'live')], { exemptions }))?.[0]).toBe('smoke live')
  })
})

describe('how long a device may be silent', () => {
  const limit = (
    device: Partial<Parameters<typeof silenceLimitMs>[0]>,
    stale: Partial<(typeof testSettings)['staleAfterSeconds']> = {},
  ) =>
    silenceLimitMs(
      {
        role: 'smoke',
        convention: 'zigbee2mqtt',
        power: null,
        silentAfterSeconds: null,
        profileSeconds: null,
        ...device,
      },
      { staleAfterSeconds: { ...testSettings.staleAfterSeconds, ...stale } },
      watchdogs,
    )

  test('goes by its kind: mattress, mains, battery by Zigbee, any other battery', () => {
    expect([
      limit({ role: 'mattress', convention: 'sleepace' }),
      limit({ power: 'mains' }),
      limit({ power: 'battery' }),
      limit({ power: 'battery', convention: 'milesight-gateway' }),
      limit({}),
    ]).toEqual([180_000, 600_000, 90_000_000, 21_600_000, 90_000_000])
  })

  test('a number the house set goes before the table, one for the device before both', () => {
    expect(limit({ power: 'mains' }, { detector: 3600 })).toBe(3_600_000)
    expect(limit({ power: 'mains', silentAfterSeconds: 60 }, { detector: 3600 })).toBe(60_000)
  })

  test('nobody waits for a bridge or a device nobody knows', () => {
    expect([limit({ role: 'bridge' }), limit({ role: 'unknown', silentAfterSeconds: 60 })]).toEqual([null, null])
  })
})

describe('a step of a walk-test', () => {
  const plan = { id: 'lie-down', press: false, words: ['in_bed'], value: true }
  const open = { ...newStep(plan), state: 'open' as const }
  const say = (value: unknown, before: boolean | null, step = open) =>
    hearStep(plan, step, before, { values: { in_bed: value }, presses: [], at: 5 })

  it('passes when the device changes to what was asked', () => {
    expect(say(true, false).step).toMatchObject({ state: 'passed', heard: 'in_bed=true', heardAt: 5 })
    expect(say(true, null).step.state).toBe('passed')
  })

  it('does not pass by a value that was there before, and says so', () => {
    expect(say(true, true).step).toMatchObject({ state: 'open', isAlreadySo: true })
  })

  it('fails as reversed when the device changes to the opposite', () => {
    expect(say(false, true).step).toMatchObject({ state: 'failed', failure: 'reversed', heard: 'in_bed=false' })
  })

  it('waits through repeats of the state before, unknown and other words', () => {
    for (const value of [false, null, undefined]) expect(say(value, false).step.state).toBe('open')
  })

  it('takes a press of any word, and hears nothing while it is not its turn', () => {
    const bell = { id: 'press', press: true, words: ['sos'], value: true }
    const step = { ...newStep(bell), state: 'open' as const }
    expect(hearStep(bell, step, null, { values: {}, presses: ['double'], at: 9 }).step).toMatchObject({
      ...{ state: 'passed', heard: 'double' },
    })
    expect(hearStep(bell, newStep(bell), null, { values: {}, presses: ['double'], at: 9 }).step.state).toBe('waiting')
  })

  it('the test is passed only when every step is', () => {
    const passed = { ...open, state: 'passed' as const }
    expect([
      resultOfSteps([passed, passed]),
      resultOfSteps([passed, { ...open, state: 'skipped' }]),
      resultOfSteps([]),
    ]).toEqual(['passed', 'failed', 'failed'])
  })
})
