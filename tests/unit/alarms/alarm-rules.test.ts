import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import { createLiveHome, type LiveHome, nurse, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** 2026-10-31 10:00 in Asia/Shanghai: day. */
const DAY = Date.UTC(2026, 9, 31, 2, 0, 0)
/** 2026-10-31 23:00 in Asia/Shanghai: night. */
const NIGHT = Date.UTC(2026, 9, 31, 15, 0, 0)
const BED = 'sleepace-1'

let clock: ManualClock
let home: LiveHome

function open(at = DAY): void {
  clock = createManualClock(at)
  home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  home.startWithoutWire()
}

afterEach(() => {
  home.wall.stop()
  home.alarms.stop()
  home.close()
})

const kinds = () => home.alarms.listOpen().map((alarm) => `${alarm.priority} ${alarm.kind}`)
const only = () => {
  expect(home.alarms.listOpen()).toHaveLength(1)
  return home.alarms.listOpen()[0]!
}
const vitals = (heart: number, breath: number, part: Record<string, unknown> = {}) =>
  home.hear(BED, sleepace('m1', { heart, breath, bedStatus: 0, sitUp: 0, signalQuality: 5, initStatus: 0, ...part }))
const outOfBed = () => home.hear(BED, sleepace('m1', { heart: 0, breath: 0, bedStatus: 1, initStatus: 0 }))

/** The mattress speaks every ten seconds for so long. */
function during(ms: number, say: () => void): void {
  for (let passed = 0; passed < ms; passed += 10_000) {
    say()
    clock.advance(10_000)
  }
  say()
}

function bindMattress(): string {
  vitals(70, 16)
  return home.bind('sleepace:m1', 'mattress', 'bed-1')
}

describe('vital signs', () => {
  beforeEach(() => {
    open()
    bindMattress()
  })

  it.each([
    ['a pulse of 116', 116, 16, 'high heart-rate-high'],
    ['a pulse of 44', 44, 16, 'high heart-rate-low'],
    ['27 breaths', 70, 27, 'high respiration-high'],
    ['7 breaths', 70, 7, 'high respiration-low'],
  ])('%s held for a minute raises a high alarm, and not before', (_what, heart, breath, expected) => {
    during(50_000, () => vitals(heart, breath))
    expect(kinds()).toEqual([])
    clock.advance(10_000)
    vitals(heart, breath)
    expect(kinds()).toEqual([expected])
  })

  it.each([
    ['a pulse of 96', 96, 16, 'medium heart-rate-high'],
    ['a pulse of 54', 54, 16, 'medium heart-rate-low'],
    ['24 breaths', 70, 24, 'medium respiration-high'],
    ['9 breaths', 70, 9, 'medium respiration-low'],
  ])('%s held for five minutes raises a medium alarm, and not before', (_what, heart, breath, expected) => {
    during(290_000, () => vitals(heart, breath))
    expect(kinds()).toEqual([])
    clock.advance(10_000)
    vitals(heart, breath)
    expect(kinds()).toEqual([expected])
  })

  it.each([
    [95, 23],
    [55, 10],
  ])('a pulse of %i with %i breaths never alarms', (heart, breath) => {
    during(900_000, () => vitals(heart, breath))
    expect(kinds()).toEqual([])
  })

  it('one artefact between normal values never alarms', () => {
    during(600_000, () => vitals(clock.now() % 60_000 === 0 ? 180 : 70, 16))
    expect(kinds()).toEqual([])
  })

  it('a device that speaks only on change is given half a minute more before it is believed', () => {
    vitals(130, 16)
    clock.advance(89_000)
    expect(kinds()).toEqual([])
    clock.advance(2_000)
    expect(kinds()).toEqual(['high heart-rate-high'])
  })

  it('a weak signal is not a pulse', () => {
    during(300_000, () => vitals(130, 16, { signalQuality: 2 }))
    expect(kinds()).toEqual([])
  })

  it('a pulse that becomes graver raises the high alarm and ends the condition of the medium one', () => {
    during(300_000, () => vitals(100, 16))
    during(60_000, () => vitals(125, 16))
    const state = home.alarms.listOpen().map((alarm) => [alarm.priority, alarm.isActive])
    expect(state).toEqual([
      ['medium', false],
      ['high', true],
    ])
  })

  it('a high alarm stays after the pulse went back to normal, until a person closes it', () => {
    during(60_000, () => vitals(130, 16))
    during(3_600_000, () => vitals(70, 16))
    expect(only()).toMatchObject({ priority: 'high', state: 'raised', isActive: false })
  })

  it('an unanswered medium alarm leaves ten minutes after its condition ended, closed by the system', () => {
    during(300_000, () => vitals(100, 16))
    const { id } = only()
    during(590_000, () => vitals(70, 16))
    expect(only()).toMatchObject({ isActive: false, state: 'raised' })
    during(20_000, () => vitals(70, 16))
    expect(kinds()).toEqual([])
    const { alarm, events } = home.alarms.service.get(id)
    expect(alarm).toMatchObject({ state: 'closed', closedBy: null, closeReason: null })
    expect(events.map((event) => event.kind)).toEqual(['raised', 'condition-ended', 'closed'])
  })

  it('an acknowledged medium alarm leaves as soon as its condition ends', () => {
    during(300_000, () => vitals(100, 16))
    home.alarms.service.acknowledge(only().id, nurse)
    vitals(70, 16)
    clock.advance(1_000)
    expect(kinds()).toEqual([])
  })

  it.each(['on-leave', 'in-hospital', 'free', 'blocked'] as const)(
    'a bed that is %s has no vital signs to alarm about',
    (occupancy) => {
      home.occupancy.set('bed-1', { residentId: null, surname: null, occupancy, returnsOn: null })
      during(600_000, () => vitals(140, 30))
      expect(kinds()).toEqual([])
    },
  )

  it('an unbound mattress raises no vital alarm', () => {
    home.hear(BED, sleepace('m2', { heart: 140, breath: 16, bedStatus: 0, signalQuality: 5, initStatus: 0 }))
    clock.advance(600_000)
    expect(kinds().filter((kind) => kind.includes('heart'))).toEqual([])
  })
})

describe('out of bed', () => {
  it('raises a medium alarm after the grace of the night and a high one after twice of it', () => {
    open(NIGHT)
    bindMattress()
    during(890_000, outOfBed)
    expect(kinds()).toEqual([])
    during(20_000, outOfBed)
    expect(kinds()).toEqual(['medium out-of-bed'])
    during(900_000, outOfBed)
    expect(kinds()).toEqual(['medium out-of-bed', 'high out-of-bed'])
    vitals(70, 16)
    expect(home.alarms.listOpen().map((alarm) => alarm.isActive)).toEqual([false, false])
  })

  it('by day nobody is asked why they are up', () => {
    open(DAY)
    bindMattress()
    during(7_200_000, outOfBed)
    expect(kinds()).toEqual([])
  })

  it('a person who was up before the night began has the whole grace from its beginning', () => {
    open(Date.UTC(2026, 9, 31, 13, 50, 0))
    bindMattress()
    during(600_000 + 890_000, outOfBed)
    expect(kinds()).toEqual([])
    during(20_000, outOfBed)
    expect(kinds()).toEqual(['medium out-of-bed'])
  })

  it('a bed that fell silent is unknown, not empty', () => {
    open(NIGHT)
    bindMattress()
    outOfBed()
    clock.advance(3_600_000)
    expect(kinds().filter((kind) => kind.includes('out-of-bed'))).toEqual([])
  })
})

describe('bells and detectors', () => {
  beforeEach(() => open())

  it('a call for help rings at once, names the bed, and a second press is counted, not a second alarm', () => {
    home.hear('zigbee2mqtt/bell', { action: 'emergency', battery: 90 })
    home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    expect(only()).toMatchObject({ kind: 'call-bell', priority: 'high', repeats: 0 })
    clock.advance(5_000)
    home.hear('zigbee2mqtt/bell', { action: 'emergency', battery: 90 })
    expect(only()).toMatchObject({ repeats: 1 })
  })

  it('the two copies of one press are one press', () => {
    home.hear('zigbee2mqtt/bell', { action: 'emergency' })
    home.hear('zigbee2mqtt/bell/action', 'emergency')
    expect(only()).toMatchObject({ repeats: 0 })
  })

  it.each(['single', 'double', 'hold'])(
    'an ordinary press (%s) rings only from a button that was bound as a bell',
    (action) => {
      home.hear('zigbee2mqtt/button', { action })
      expect(kinds()).toEqual([])
      home.bind('zigbee2mqtt:button', 'bell', 'room-201')
      clock.advance(5_000)
      home.hear('zigbee2mqtt/button', { action })
      expect(only()).toMatchObject({ kind: 'call-bell', placeLabel: '201', values: { press: action } })
    },
  )

  it('letting go of a button is not a call', () => {
    home.hear('zigbee2mqtt/button', { action: 'single' })
    home.bind('zigbee2mqtt:button', 'bell', 'room-201')
    clock.advance(5_000)
    home.hear('zigbee2mqtt/button', { action: 'hold_release' })
    expect(kinds()).toEqual([])
  })

  it('a bell rings also while its resident is on leave', () => {
    home.hear('zigbee2mqtt/bell', { battery: 90, action: '' })
    home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    home.occupancy.set('bed-1', { residentId: null, surname: '陈', occupancy: 'on-leave', returnsOn: '2026-11-03' })
    home.hear('zigbee2mqtt/bell', { action: 'emergency' })
    expect(only()).toMatchObject({ kind: 'call-bell', placeLabel: '201-1' })
  })

  it('a press that the broker kept from another day does not ring', () => {
    home.hear('zigbee2mqtt/bell', { action: 'emergency' }, true)
    expect(kinds()).toEqual([])
  })

  it.each([
    ['smoke', { smoke: true }, 'high smoke'],
    ['gas', { gas: true }, 'high gas'],
    ['carbon monoxide', { carbon_monoxide: true }, 'high carbon-monoxide'],
    ['a fall', { fall: true }, 'high fall'],
    ['water', { water_leak: true }, 'medium water-leak'],
  ])('%s rings also from a detector nobody bound yet, and stays when it clears', (_what, payload, expected) => {
    home.hear('zigbee2mqtt/detector', payload)
    expect(kinds()).toEqual([expected])
    home.hear('zigbee2mqtt/detector', Object.fromEntries(Object.keys(payload).map((key) => [key, false])))
    clock.advance(7_200_000)
    expect(only()).toMatchObject({ isActive: false, state: 'raised' })
  })

  it('a leak told by a detector in the inbox stays active when the detector gets its name', () => {
    home.hear('zigbee2mqtt/leak', { water_leak: true })
    const list = [
      {
        ieee_address: '0x09',
        friendly_name: 'leak',
        type: 'EndDevice',
        definition: { model: 'SJCGQ11LM', exposes: [] },
      },
    ]
    home.hear('zigbee2mqtt/bridge/devices', list, true)
    expect(only()).toMatchObject({ kind: 'water-leak', isActive: true })
  })

  it('smoke that is reported again and again is one event', () => {
    during(60_000, () => home.hear('zigbee2mqtt/detector', { smoke: true }))
    expect(only()).toMatchObject({ repeats: 0 })
  })

  it('smoke found active at start-up is told once as "verify now"', () => {
    home.hear('zigbee2mqtt/detector', { smoke: true }, true)
    home.hear('zigbee2mqtt/detector', { smoke: true }, true)
    expect(only()).toMatchObject({ kind: 'smoke', isFromStartUp: true, repeats: 0 })
  })

  it('smoke found active after a reconnect adds nothing to the alarm that is open', () => {
    home.hear('zigbee2mqtt/detector', { smoke: true })
    home.hear('zigbee2mqtt/detector', { smoke: true }, true)
    expect(only()).toMatchObject({ isFromStartUp: false, repeats: 0 })
  })

  it('a hundred presses in a second are all counted, with few steps written', () => {
    for (let press = 0; press < 101; press += 1) home.hear('zigbee2mqtt/bell', { action: 'emergency' })
    clock.advance(2_000)
    expect(only().repeats).toBe(100)
    expect(home.alarms.service.get(only().id).events.length).toBeLessThan(5)
  })

  it('a device that is out of service raises nothing', () => {
    home.hear('zigbee2mqtt/detector', { smoke: false })
    const id = home.bind('zigbee2mqtt:detector', 'smoke', 'room-201')
    home.devices.service.setOutOfService({ id, reason: '更换电池', untilOn: '2026-11-02' }, nurse)
    home.hear('zigbee2mqtt/detector', { smoke: true })
    expect(kinds()).toEqual([])
  })
})

describe('equipment', () => {
  beforeEach(() => open())

  it('a low battery and an opened case are low alarms of a bound device', () => {
    home.hear('zigbee2mqtt/detector', { smoke: false })
    home.bind('zigbee2mqtt:detector', 'smoke', 'room-201')
    home.hear('zigbee2mqtt/detector', { smoke: false, battery: 12, tamper: true })
    expect(kinds().sort()).toEqual(['low device-battery', 'low device-tamper'])
    home.hear('zigbee2mqtt/detector', { smoke: false, battery: 100, tamper: false })
    expect(home.alarms.listOpen().every((alarm) => !alarm.isActive)).toBe(true)
  })

  it('an unplugged sensor strip is a low alarm', () => {
    bindMattress()
    home.hear(BED, sleepace('m1', { status: 0 }, 'deviceSenSor'))
    expect(kinds()).toEqual(['low sensor-detached'])
  })

  it.each([
    ['alarmHeartRateSlow', 'medium vendor'],
    ['alarmBreathRatePause', 'medium vendor'],
    ['alarmNoTurnOver', 'low vendor'],
    ['alarmNobodyKnows', 'medium vendor'],
  ])('the vendor word %s becomes %s', (type, expected) => {
    bindMattress()
    home.hear(BED, sleepace('m1', { id: 1, type, status: 0 }, 'alarmNotify'))
    expect(kinds()).toEqual([expected])
    home.hear(BED, sleepace('m1', { id: 1, type, status: 1 }, 'alarmNotify'))
    expect(only().isActive).toBe(false)
  })

  it('the vendor telling that somebody left the bed is no alarm by itself', () => {
    bindMattress()
    home.hear(BED, sleepace('m1', { id: 1, type: 'alarmLeftBed', status: 0 }, 'alarmNotify'))
    expect(kinds()).toEqual([])
  })
})
