import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { createLiveHome, type LiveHome, nurse, openHomeFiles, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** 2026-10-31 23:00 in Asia/Shanghai: night. */
const NIGHT = Date.UTC(2026, 9, 31, 15, 0, 0)

let clock: ManualClock
let home: LiveHome
let files: ReturnType<typeof openHomeFiles>

beforeEach(() => {
  clock = createManualClock(NIGHT)
  files = openHomeFiles(makeTemporaryFolder(), clock)
  home = createLiveHome({ folder: '', clock, files })
  home.startWithoutWire()
})

afterEach(() => {
  stop()
  home.close()
})

function stop(): void {
  home.wall.stop()
  home.alarms.stop()
}

/** As after a power cut: nothing is told, the files stay. */
function restart(): void {
  stop()
  home = createLiveHome({ folder: '', clock, files })
  home.startWithoutWire()
}

const only = (): Alarm => {
  expect(home.alarms.listOpen()).toHaveLength(1)
  return home.alarms.listOpen()[0]!
}
const kinds = () => home.alarms.listOpen().map((alarm) => alarm.kind)
const steps = (id: string) => home.alarms.service.get(id).events.map(({ kind }) => kind)
const because = (id: string) =>
  home.alarms.service.get(id).events.flatMap(({ kind, values }) => (kind === 're-alarmed' ? [values.because] : []))
const press = (bell = 'bell') => home.hear(`zigbee2mqtt/${bell}`, { action: 'emergency', battery: 90 })
const smoke = (isThere = true, detector = 'detector') => home.hear(`zigbee2mqtt/${detector}`, { smoke: isThere })
const { acknowledge, attend, close, shelve, unshelve } = {
  acknowledge: (id: string) => home.alarms.service.acknowledge(id, nurse),
  attend: (id: string, code?: string) =>
    home.alarms.service.attend({ id, how: code === undefined ? 'button' : 'scan', code }, nurse),
  close: (id: string, reason: 'real' | 'false' | 'drill' = 'real', note: string | null = null) =>
    home.alarms.service.close({ id, reason, note }, nurse),
  shelve: (id: string, minutes: number) => home.alarms.service.shelve({ id, minutes, reason: '检修中' }, nurse),
  unshelve: (id: string) => home.alarms.service.unshelve(id, nurse),
}

function bell(name: string, target: string): string {
  home.hear(`zigbee2mqtt/${name}`, { action: '', battery: 90 })
  return home.bind(`zigbee2mqtt:${name}`, 'bell', target)
}

function leak(): Alarm {
  home.hear('zigbee2mqtt/leak', { water_leak: true })
  return home.alarms.listOpen().find((alarm) => alarm.kind === 'water-leak')!
}

describe('an alarm nobody answers', () => {
  it('a bell rings again every half minute, and calls the next after one minute and after three', () => {
    press()
    const { id } = only()
    clock.advance(31_000)
    expect(only()).toMatchObject({ rings: 2, escalation: 0 })
    clock.advance(30_000)
    expect(only()).toMatchObject({ rings: 4, escalation: 2 })
    clock.advance(120_000)
    expect(only()).toMatchObject({ escalation: 3 })
    const called = home.alarms.service.get(id).events.filter((event) => event.kind === 'escalated')
    expect(called.map((event) => event.values.call)).toEqual(['all-seats', 'desktop', 'slip'])
  })

  it('smoke calls the siren at one minute, and the siren stops when somebody has it', () => {
    smoke()
    clock.advance(58_000)
    expect(home.published).toEqual([])
    clock.advance(4_000)
    expect(home.published.map(({ topic, payload }) => [topic, payload])).toEqual([['yian/siren/set', 'ON']])
    acknowledge(only().id)
    expect(home.published.map(({ payload }) => payload)).toEqual(['ON', 'OFF'])
  })

  it('an acknowledged alarm to which nobody came in three minutes rings as a fresh one, and the history keeps who had it', () => {
    press()
    const { id } = only()
    clock.advance(10_000)
    acknowledge(id)
    clock.advance(179_000)
    expect(only()).toMatchObject({ state: 'acknowledged', rings: 1 })
    clock.advance(2_000)
    expect(only()).toMatchObject({ state: 'raised', rings: 2, acknowledgedBy: null, escalation: 0 })
    const last = home.alarms.service.get(id).events.at(-1)
    expect(last).toMatchObject({ kind: 're-alarmed', values: { because: 'nobody-came', acknowledgedBy: '护士甲' } })
    clock.advance(60_000)
    expect(only().escalation).toBe(2)
  })

  it('a medium alarm that went back to normal rings no more and leaves; smoke that cleared rings on', () => {
    const { id } = leak()
    smoke()
    home.hear('zigbee2mqtt/leak', { water_leak: false })
    smoke(false)
    clock.advance(600_000)
    const fire = home.alarms.listOpen().find((alarm) => alarm.kind === 'smoke')!
    expect(fire).toMatchObject({ isActive: false, state: 'raised' })
    expect(fire.rings).toBeGreaterThan(10)
    // Water stays as well: a wet floor is still wet when the probe is dry.
    expect(home.alarms.service.get(id).alarm.state).toBe('raised')
  })
})

describe('somebody is there', () => {
  it('the nurse who comes presses the same bell; a press right after the acknowledgement is only counted', () => {
    bell('bell', 'bed-1')
    press()
    const { id } = only()
    clock.advance(5_000)
    acknowledge(id)
    clock.advance(10_000)
    press()
    expect(only()).toMatchObject({ state: 'acknowledged', repeats: 1 })
    clock.advance(30_000)
    press()
    expect(only()).toMatchObject({ state: 'attended', attendedHow: 'bell-press', attendedBy: null })
    clock.advance(240_000)
    expect(only().state).toBe('attended')
  })

  it('who presses again after that is calling again', () => {
    press()
    acknowledge(only().id)
    clock.advance(30_000)
    press()
    clock.advance(5_000)
    press()
    expect(only().state).toBe('attended')
    clock.advance(30_000)
    press()
    expect(only()).toMatchObject({ state: 'raised', attendedAt: null, acknowledgedAt: null, rings: 2 })
  })

  it('a press told as presence counts for ten minutes, then the alarm that nobody closed rings', () => {
    press()
    const { id } = only()
    acknowledge(id)
    clock.advance(30_000)
    press()
    clock.advance(602_000)
    expect(only().state).toBe('raised')
    expect(because(id)).toEqual(['not-closed'])
  })

  it('a nurse who says it on a screen has acknowledged it too, and stays there until she closes it', () => {
    press()
    const { id } = only()
    attend(id)
    expect(only()).toMatchObject({
      state: 'attended',
      acknowledgedBy: '护士甲',
      attendedBy: '护士甲',
      attendedHow: 'button',
    })
    clock.advance(3_600_000)
    expect(only().state).toBe('attended')
    expect(close(id).state).toBe('closed')
    expect(steps(id)).toEqual(['raised', 'acknowledged', 'attended', 'closed'])
  })

  it('the tiles of the room say since when somebody is there, over a restart too, and no longer than it counts', () => {
    const staffSince = () => home.wall.service.snapshot().tiles.map((tile) => tile.staffSince)
    expect(staffSince()).toEqual([null, null, null])
    bell('bell', 'bed-1')
    press()
    attend(only().id)
    const cameAt = clock.now()
    clock.advance(120_000)
    home.alarms.service.attend({ id: only().id, how: 'button' }, nurse)
    expect(staffSince()).toEqual([cameAt, cameAt, cameAt])
    restart()
    expect(staffSince()).toEqual([cameAt, cameAt, cameAt])
    clock.advance(3_600_000)
    expect(staffSince()).toEqual([null, null, null])
  })

  it('the label at the bed or the door tells presence, the label of another place does not', () => {
    bell('bell', 'bed-1')
    press()
    const { id } = only()
    const refused = (code: string) => {
      try {
        attend(id, code)
        return 'taken'
      } catch (error) {
        return (error as { data: { values: { rule: string } } }).data.values.rule
      }
    }
    expect([refused(''), refused('205-9')]).toEqual(['CODE_MISSING', 'CODE_UNKNOWN'])
    expect(attend(id, 'yian:room:room-201')).toMatchObject({ state: 'attended', attendedHow: 'scan' })
  })

  it('a nurse with the person keeps the night watch quiet for ten minutes', () => {
    const bed = (status: number) =>
      home.hear('sleepace-1', sleepace('m1', { heart: 70, breath: 16, bedStatus: status, initStatus: 0 }))
    bed(0)
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    bell('bell', 'bed-1')
    const during = (minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        bed(1)
        clock.advance(60_000)
      }
    }
    during(12)
    press()
    const { id } = only()
    attend(id)
    close(id)
    during(9)
    expect(kinds()).toEqual([])
    during(2)
    expect(kinds()).toEqual(['out-of-bed'])
  })
})

describe('closing', () => {
  it('danger to life is closed as real only after somebody was there', () => {
    smoke()
    const { id } = only()
    acknowledge(id)
    expect(() => close(id)).toThrow(expect.objectContaining({ code: 'ALARM_NOT_ATTENDED' }))
    expect(() => close(id, 'false')).toThrow(expect.objectContaining({ code: 'RULE_BROKEN' }))
    expect(close(id, 'false', '厨房油烟').state).toBe('closed')
  })

  it('a leak is closed after it was acknowledged', () => {
    const { id } = leak()
    acknowledge(id)
    expect(close(id).state).toBe('closed')
  })
})

describe('silence', () => {
  it('a leak is silenced for a while, and rings again when it still runs', () => {
    const { id } = leak()
    shelve(id, 20)
    clock.advance(19 * 60_000)
    expect(only()).toMatchObject({ rings: 1, shelvedBy: '护士甲', shelveReason: '检修中' })
    clock.advance(61_000)
    expect(only()).toMatchObject({ shelvedUntil: null, state: 'raised' })
    expect(because(id)[0]).toBe('silence-over')
    expect(steps(id).slice(0, 4)).toEqual(['raised', 'shelved', 'unshelved', 're-alarmed'])
  })

  it('a silence ends early when a person ends it', () => {
    const { id } = leak()
    shelve(id, 20)
    expect(unshelve(id).shelvedUntil).toBe(null)
    clock.advance(301_000)
    expect(only().rings).toBe(2)
  })

  it('danger to life cannot be silenced, and nothing for longer than its rule allows', () => {
    smoke()
    expect(() => shelve(only().id, 1)).toThrow(expect.objectContaining({ code: 'ALARM_NOT_SHELVABLE' }))
    const { id } = leak()
    expect(() => shelve(id, 61)).toThrow(expect.objectContaining({ code: 'RULE_BROKEN' }))
  })

  it('survives a power cut to the second, as do the acknowledgement, the escalation and the drill', () => {
    const { id } = leak()
    shelve(id, 20)
    press()
    const call = home.alarms.listOpen()[1]!
    home.alarms.drills.start(
      { kind: 'test', scope: { kind: 'house' }, minutes: 10, callsSiren: false, reason: '月检' },
      nurse,
    )
    clock.advance(59_000)
    const before = home.alarms.listOpen()
    restart()
    expect(home.alarms.listOpen()).toEqual(before)
    expect(home.alarms.drills.current()).toHaveLength(1)
    clock.advance(2_000)
    expect(home.alarms.service.get(call.id).alarm.escalation).toBe(2)
    clock.advance(9 * 60_000)
    expect(home.alarms.drills.current()).toEqual([])
    clock.advance(10 * 60_000)
    expect(home.alarms.service.get(id).alarm).toMatchObject({ shelvedUntil: null, state: 'raised' })
  })
})

describe('groups', () => {
  it('a call from the bed of somebody who is out of bed belongs to the same event, and calls by itself', () => {
    bell('bell', 'bed-1')
    const about = { deviceId: null, bedId: 'bed-1', residentId: null, placeLabel: '201-1', surname: '陈', values: {} }
    home.alarms.service.raise({
      ...about,
      conditionKey: 'out',
      kind: 'out-of-bed',
      priority: 'medium',
      isFromStartUp: false,
    })
    clock.advance(60_000)
    press()
    const [first, second] = home.alarms.listOpen()
    expect(second).toMatchObject({ kind: 'call-bell', groupId: first!.id, rings: 1 })
  })

  it('a calmer sign of the same person is shown without a voice of its own', () => {
    bell('bell', 'bed-1')
    press()
    const about = { deviceId: null, bedId: 'bed-1', residentId: null, placeLabel: '201-1', surname: '陈', values: {} }
    home.alarms.service.raise({
      ...about,
      conditionKey: 'out',
      kind: 'out-of-bed',
      priority: 'medium',
      isFromStartUp: false,
    })
    const [call, out] = home.alarms.listOpen()
    expect(out).toMatchObject({ groupId: call!.id, rings: 0 })
    clock.advance(300_000)
    expect(home.alarms.service.get(out!.id).alarm.rings).toBe(0)
    // Once the call is answered, the other one asks for somebody.
    attend(call!.id)
    clock.advance(2_000)
    expect(home.alarms.service.get(out!.id).alarm.rings).toBe(1)
  })

  it('the bell of the neighbour is an event of its own', () => {
    bell('bell', 'bed-1')
    bell('other', 'bed-2')
    press()
    press('other')
    expect(new Set(home.alarms.listOpen().map((alarm) => alarm.groupId)).size).toBe(2)
  })

  it('smoke in two rooms of a floor is one event with two voices, acknowledged and closed together', () => {
    smoke(false, 'one')
    smoke(false, 'two')
    home.bind('zigbee2mqtt:one', 'smoke', 'room-201')
    home.bind('zigbee2mqtt:two', 'smoke', 'bed-3')
    smoke(true, 'one')
    clock.advance(5_000)
    smoke(true, 'two')
    const [one, two] = home.alarms.listOpen()
    expect(two).toMatchObject({ groupId: one!.id, rings: 1 })
    expect(home.alarms.service.acknowledgeGroup(one!.groupId, nurse)).toHaveLength(2)
    const closeAll = () => home.alarms.service.closeGroup({ groupId: one!.groupId, reason: 'real', note: null }, nurse)
    attend(one!.id)
    expect(closeAll).toThrow(expect.objectContaining({ code: 'ALARM_NOT_ATTENDED' }))
    expect(home.alarms.listOpen()).toHaveLength(2)
    attend(two!.id)
    expect(closeAll().map((alarm) => alarm.state)).toEqual(['closed', 'closed'])
  })

  it('two hundred devices that fall silent at once are one event', () => {
    for (let index = 0; index < 200; index += 1) {
      home.alarms.service.raise({
        ...{ conditionKey: `device-silent:${index}`, kind: 'device-silent', priority: 'low', values: {} },
        ...{
          isFromStartUp: false,
          deviceId: null,
          bedId: null,
          residentId: null,
          placeLabel: `${index}`,
          surname: null,
        },
      })
    }
    const open = home.alarms.listOpen()
    expect(new Set(open.map((alarm) => alarm.groupId)).size).toBe(1)
    expect(open.filter((alarm) => alarm.rings > 0)).toHaveLength(1)
  })
})

describe('tests and drills', () => {
  const start = (part: object = {}) =>
    home.alarms.drills.start(
      {
        kind: 'drill',
        scope: { kind: 'room', roomId: 'room-201' as never },
        minutes: 30,
        callsSiren: false,
        reason: '消防演练',
        ...part,
      },
      nurse,
    )

  function detectors(): void {
    smoke(false, 'inside')
    smoke(false, 'outside')
    home.bind('zigbee2mqtt:inside', 'smoke', 'room-201')
    home.bind('zigbee2mqtt:outside', 'smoke', '东走廊')
  }

  it('in the room of the drill an alarm is a drill and calls no siren; outside it is earnest', () => {
    detectors()
    start()
    smoke(true, 'inside')
    smoke(true, 'outside')
    expect(home.alarms.listOpen().map(({ placeLabel, isDrill }) => [placeLabel, isDrill])).toEqual([
      ['201', true],
      ['东走廊', false],
    ])
    acknowledge(home.alarms.listOpen()[1]!.id)
    clock.advance(65_000)
    expect(home.published).toEqual([])
  })

  it('a drill that says so sounds the siren', () => {
    detectors()
    start({ callsSiren: true })
    smoke(true, 'inside')
    clock.advance(65_000)
    expect(home.published.map(({ payload }) => payload)).toEqual(['ON'])
  })

  it('smoke that lasts beyond the end of the drill is earnest from then on', () => {
    detectors()
    start({ minutes: 5 })
    smoke(true, 'inside')
    const { id } = only()
    acknowledge(id)
    attend(id)
    clock.advance(302_000)
    expect(only()).toMatchObject({ isDrill: false, state: 'raised' })
    expect(because(id).at(-1)).toBe('drill-over')
  })

  it('ends by itself or by a person, each with an audit row; ending it twice is told', () => {
    const { id } = start()
    home.alarms.drills.stop(id, nurse)
    expect(() => home.alarms.drills.stop(id, nurse)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    start({ minutes: 1 })
    clock.advance(61_000)
    const acts = home.records.prepare(
      "SELECT action, actor_id FROM audit_log WHERE object_type = 'alarm-drill' ORDER BY seq",
    )
    expect(acts.raw().all()).toEqual([
      ['alarms.drill-start', 'user-nurse'],
      ['alarms.drill-end', 'user-nurse'],
      ['alarms.drill-start', 'user-nurse'],
      ['alarms.drill-end', null],
    ])
  })
})

describe('places', () => {
  const door = (isOpen: boolean) => home.hear('zigbee2mqtt/gate', { contact: !isOpen })

  it('the way out left open at night is told after twenty seconds, a burst of contradictions is one opening', () => {
    door(false)
    home.bind('zigbee2mqtt:gate', 'door', '东大门')
    door(true)
    clock.advance(10_000)
    door(false)
    door(true)
    clock.advance(9_000)
    expect(kinds()).toEqual([])
    clock.advance(3_000)
    expect(only()).toMatchObject({ kind: 'door-open', priority: 'medium', placeLabel: '东大门' })
    door(false)
    clock.advance(3_000)
    expect(only().isActive).toBe(false)
  })

  it('by day it may stand open, and a door of a room always', () => {
    clock.setNow(NIGHT - 8 * 3_600_000)
    door(false)
    home.bind('zigbee2mqtt:gate', 'door', '东大门')
    home.hear('zigbee2mqtt/window', { contact: true })
    home.bind('zigbee2mqtt:window', 'door', 'room-201')
    door(true)
    home.hear('zigbee2mqtt/window', { contact: false })
    clock.advance(300_000)
    expect(kinds()).toEqual([])
  })

  it('a room colder than twelve degrees for a quarter of an hour is told', () => {
    const says = (temperature: number) => home.hear('zigbee2mqtt/room', { temperature })
    says(20)
    home.bind('zigbee2mqtt:room', 'climate', 'room-201')
    says(11)
    clock.advance(890_000)
    expect(kinds()).toEqual([])
    clock.advance(12_000)
    expect(only()).toMatchObject({ kind: 'room-temperature', values: { value: 11, limit: 12 } })
    says(12.5)
    expect(only().isActive).toBe(true)
    says(14)
    expect(only().isActive).toBe(false)
  })
})
