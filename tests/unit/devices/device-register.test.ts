import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import { inferRole } from '#shared/features/devices/devices.rules.ts'
import { createLiveHome, type LiveHome, nurse, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** 2026-10-31 10:00 in Asia/Shanghai. */
const NOW = Date.UTC(2026, 9, 31, 2, 0, 0)
const DAY_MS = 86_400_000
let clock: ManualClock
let home: LiveHome

beforeEach(() => {
  clock = createManualClock(NOW)
  home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  home.startWithoutWire()
})

afterEach(() => {
  home.wall.stop()
  home.alarms.stop()
  home.close()
})

const device = (externalKey: string) => home.devices.service.list().find((one) => one.externalKey === externalKey)

describe('a device that nobody knows', () => {
  it('waits in the inbox with a guessed role, once, however often it speaks', () => {
    for (let times = 0; times < 3; times += 1) home.hear('zigbee2mqtt/door', { contact: true, battery: 80 })
    expect(home.devices.service.list()).toEqual([
      expect.objectContaining({
        externalKey: 'zigbee2mqtt:door',
        state: 'inbox',
        role: 'door',
        batteryPct: 80,
        messageCount: 3,
      }),
    ])
  })

  it.each([
    [['smoke', 'battery_pct'], 'smoke'],
    [['co'], 'gas'],
    [['in_bed', 'fall'], 'mattress'],
    [['fall', 'occupancy'], 'fall'],
    [['temperature_c', 'sos'], 'bell'],
    [['temperature_c', 'battery_pct'], 'climate'],
    [['battery_pct'], 'unknown'],
  ])('that tells %j is probably a %s', (words, role) => {
    expect(inferRole(words)).toBe(role)
  })

  it('finds the inbox bounded: the rest is counted, not kept; a call for help still rings', () => {
    const records = Array.from({ length: 2100 }, (_, index) =>
      sleepace(`d${index}`, { heart: 70, bedStatus: 0, initStatus: 0 }),
    )
    for (let from = 0; from < records.length; from += 100) home.hear('sleepace-1', records.slice(from, from + 100))
    expect(home.devices.service.list()).toHaveLength(2000)
    expect(home.records.prepare('SELECT count(*) FROM devices').pluck().get()).toBe(2000)
    expect(home.devices.ingest.status().rejectedCount).toBe(100)
    home.hear('zigbee2mqtt/late-bell', { action: 'emergency' })
    expect(home.alarms.listOpen()).toEqual([expect.objectContaining({ kind: 'call-bell', placeLabel: 'late-bell' })])
  })

  it('keeps its row when its true address becomes known', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    const { id } = device('zigbee2mqtt:bell')!
    const list = [
      { ieee_address: '0x01', friendly_name: 'bell', type: 'EndDevice', definition: { model: 'TS0215A', exposes: [] } },
    ]
    home.hear('zigbee2mqtt/bridge/devices', list, true)
    expect(device('zigbee2mqtt:0x01')).toMatchObject({ id, state: 'bound', model: 'TS0215A', targetLabel: '201-1' })
  })

  it('leaves topics nobody understands in a bounded list, newest first', () => {
    for (let index = 0; index < 1100; index += 1) home.hear(`else/${index}`, { value: index })
    const topics = home.devices.ingest.inboxTopics()
    expect(topics).toHaveLength(200)
    expect(topics[0]).toMatchObject({ topic: 'else/1099', count: 1, problem: 'UNKNOWN_TOPIC' })
  })
})

describe('binding', () => {
  it('moves a device from bed to bed without a gap and leaves both intervals and an audit row each', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    const id = home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    clock.advance(60_000)
    home.devices.service.bind(
      { id: id as never, role: 'bell', name: '床头铃', target: { kind: 'bed', bedId: 'bed-2' as never } },
      nurse,
    )
    const rows = home.records.prepare('SELECT bed_id, from_at, to_at FROM device_bindings ORDER BY from_at').raw().all()
    expect(rows).toEqual([
      ['bed-1', NOW, NOW + 60_000],
      ['bed-2', NOW + 60_000, null],
    ])
    const actions = home.records.prepare('SELECT action, object_id FROM audit_log').raw().all()
    expect(actions).toEqual([
      ['devices.bind', id],
      ['devices.bind', id],
    ])
  })

  it('to a bed that does not exist is refused and changes nothing', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    expect(() => home.bind('zigbee2mqtt:bell', 'bell', 'bed-9')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(device('zigbee2mqtt:bell')).toMatchObject({ state: 'inbox', target: null })
  })

  it('ends with a reason, and an unbound device cannot be unbound', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    const id = home.bind('zigbee2mqtt:bell', 'bell', 'room-201')
    expect(home.devices.service.unbind({ id, reason: '更换' }, nurse)).toMatchObject({ state: 'inbox', target: null })
    expect(home.records.prepare('SELECT end_reason FROM device_bindings').pluck().all()).toEqual(['更换'])
    expect(() => home.devices.service.unbind({ id, reason: '更换' }, nurse)).toThrow(
      expect.objectContaining({ code: 'DEVICE_NOT_BOUND' }),
    )
  })
})

describe('duties', () => {
  const kinds = (untilOn: string) =>
    home.devices
      .dutyContributor({ today: '2026-10-31', untilOn })
      .filter((duty) => duty.kind !== 'walk-test-missing')
      .map((duty) => [duty.kind, duty.dueOn])

  it('a device in the inbox is to be bound after a day', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    expect(kinds('2026-10-31')).toEqual([])
    expect(kinds('2026-11-01')).toEqual([['device-unbound', '2026-11-01']])
  })

  it('a bell is to be tested thirty days after it was bound or tested', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    const id = home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    expect(kinds('2026-11-29')).toEqual([])
    expect(kinds('2026-11-30')).toEqual([['device-untested', '2026-11-30']])
    clock.setNow(NOW + 10 * DAY_MS)
    home.devices.service.recordTest(id, nurse)
    expect(kinds('2026-12-09')).toEqual([])
    expect(kinds('2026-12-10')).toEqual([['device-untested', '2026-12-10']])
  })

  it('a device out of service is to be decided on when its time ends', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    const id = home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    home.devices.service.setOutOfService({ id, reason: '送修', untilOn: '2026-11-05' }, nurse)
    expect(kinds('2026-11-04')).toEqual([])
    expect(kinds('2026-11-05')).toEqual([['device-out-of-service-ends', '2026-11-05']])
  })
})

describe('gateway passwords', () => {
  it('are shown once, and neither list nor audit hold them', async () => {
    const { password } = await home.devices.gateways.add({ name: '二楼', username: 'floor2' }, nurse)
    expect(password.length).toBeGreaterThanOrEqual(24)
    expect(JSON.stringify(home.devices.gateways.list())).not.toContain(password)
    expect(JSON.stringify(home.records.prepare('SELECT * FROM audit_log').all())).not.toMatch(/scrypt|password/i)
    await expect(home.devices.gateways.authenticate('floor2', password)).resolves.toBe(true)
    await expect(home.devices.gateways.authenticate('floor2', `${password}x`)).resolves.toBe(false)
    await expect(home.devices.gateways.authenticate('nobody', password)).resolves.toBe(false)
  })

  it('belong to one gateway: a taken user name is refused', async () => {
    await home.devices.gateways.add({ name: '二楼', username: 'floor2' }, nurse)
    const again = home.devices.gateways.add({ name: '三楼', username: 'floor2' }, nurse)
    await expect(again).rejects.toMatchObject({ code: 'NAME_TAKEN' })
  })
})
