import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import type { FeedMessage } from '#shared/contract/live-feed.ts'
import type { WallChange, WallSnapshot } from '#shared/features/wall/wall.contract.ts'
import { until } from '../../support/gateway-client.ts'
import { createLiveHome, type LiveHome, nurse, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** 2026-10-31 10:00 in Asia/Shanghai. */
const NOW = Date.UTC(2026, 9, 31, 2, 0, 0)
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

const realtime = (data: Record<string, unknown>, retain = false) =>
  home.hear('sleepace-1', sleepace('m1', { initStatus: 0, ...data }), retain)
const inBed = (heart = 70) => realtime({ heart, breath: 16, bedStatus: 0, signalQuality: 5 })
const tile = () => home.wall.service.snapshot().tiles[0]!
const chip = () => home.wall.service.snapshot().places[0]!

describe('a bed', () => {
  beforeEach(() => {
    inBed()
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    inBed()
  })

  it('shows pulse and breath only while the data is young, and the age of the data always', () => {
    expect(tile()).toMatchObject({ presence: 'in-bed', heartRate: { value: 70, at: NOW }, dataAt: NOW })
    clock.advance(181_000)
    expect(tile()).toMatchObject({
      presence: 'unknown',
      unknownBecause: 'stale',
      heartRate: { value: null },
      respiration: { value: null },
      dataAt: NOW,
    })
  })

  it('that is empty has no pulse, and tells since when it is empty', () => {
    clock.advance(60_000)
    realtime({ heart: 0, breath: 0, bedStatus: 1 })
    clock.advance(120_000)
    realtime({ heart: 0, breath: 0, bedStatus: 1 })
    expect(tile()).toMatchObject({ presence: 'out-of-bed', presenceSince: NOW + 60_000, heartRate: { value: null } })
  })

  it('with a sensor that has no reading is unknown, not empty', () => {
    realtime({ heart: 255, breath: 255, bedStatus: 8, sitUp: 8, initStatus: 1 })
    expect(tile()).toMatchObject({ presence: 'unknown', unknownBecause: 'no-reading', heartRate: { value: null } })
  })

  it.each([
    ['offline', () => home.hear('sleepace-1', sleepace('m1', { connectionStatus: 0 }, 'connectionStatus'))],
    ['sensor-detached', () => home.hear('sleepace-1', sleepace('m1', { status: 0 }, 'deviceSenSor'))],
  ])('whose device is %s is unknown at once', (reason, happen) => {
    happen()
    expect(tile()).toMatchObject({ presence: 'unknown', unknownBecause: reason, heartRate: { value: null } })
  })

  it('whose only device is out of service says so', () => {
    const id = home.devices.service.list()[0]!.id
    home.devices.service.setOutOfService({ id, reason: '送修', untilOn: null }, nurse)
    expect(tile()).toMatchObject({ presence: 'unknown', unknownBecause: 'out-of-service', deviceCount: 1 })
  })

  it('draws ten minutes of pulse, with a gap where nothing was measured', () => {
    clock.advance(60_000)
    inBed(75)
    clock.advance(120_000)
    inBed(80)
    expect(tile().spark).toEqual([null, null, null, null, null, null, 70, 75, null, 80])
  })

  it('shows a replayed pulse to nobody', () => {
    clock.advance(200_000)
    realtime({ heart: 66, breath: 14, bedStatus: 0 }, true)
    expect(tile()).toMatchObject({ heartRate: { value: null }, respiration: { value: null } })
  })

  it('keeps the history of the device that hung on it then', () => {
    const id = home.devices.service.list()[0]!.id
    clock.advance(60_000)
    inBed(81)
    clock.advance(60_000)
    home.devices.service.bind(
      { id, role: 'mattress', name: 'm1', target: { kind: 'bed', bedId: 'bed-2' as never } },
      nurse,
    )
    inBed(99)
    home.devices.ingest.handle({ topic: 'x', payload: new Uint8Array(), retain: false, qos: 1 })
    const history = (bedId: string) =>
      home.devices.bedHistory({ bedId, from: NOW, to: NOW + 180_000 }).minutes.map((minute) => minute.heartRate)
    expect(history('bed-1')).toEqual([70, 81, null])
    expect(history('bed-2')).toEqual([null, null, 99])
  })

  it('answers at most two days of history at once', () => {
    const ask = () => home.devices.bedHistory({ bedId: 'bed-1', from: 0, to: NOW })
    expect(ask).toThrow(expect.objectContaining({ code: 'RULE_BROKEN' }))
  })
})

describe('a place', () => {
  it('shows a door open and closed, unknown once the data is too old', () => {
    home.hear('zigbee2mqtt/door', { contact: false })
    home.bind('zigbee2mqtt:door', 'door', '东走廊')
    expect(chip()).toMatchObject({ placeLabel: '东走廊', role: 'door', state: 'open', floorId: null })
    home.hear('zigbee2mqtt/door', { contact: true })
    expect(chip()).toMatchObject({ state: 'closed' })
    clock.setNow(NOW + 90_001_000)
    expect(chip()).toMatchObject({ state: 'unknown', unknownBecause: 'stale' })
  })

  it('shows a detector whose bridge is gone as unknown, never as normal', () => {
    home.hear('zigbee2mqtt/smoke', { smoke: false })
    home.bind('zigbee2mqtt:smoke', 'smoke', 'room-201')
    expect(chip()).toMatchObject({ state: 'normal', placeLabel: '201' })
    home.hear('zigbee2mqtt/bridge/state', { state: 'offline' })
    expect(chip()).toMatchObject({ state: 'unknown', unknownBecause: 'offline' })
  })

  it('shows a bell as active from the press until the call is closed', () => {
    home.hear('zigbee2mqtt/bell', { action: 'emergency' })
    home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    expect(chip()).toMatchObject({ state: 'active' })
    const { id } = home.alarms.listOpen()[0]!
    home.alarms.service.attend({ id, how: 'button' }, nurse)
    home.alarms.service.close({ id, reason: 'real', note: null }, nurse)
    expect(chip()).toMatchObject({ state: 'normal' })
  })
})

describe('the feed', () => {
  it('tells a hundred messages within a second in at most four changes, whole tiles only where something changed', async () => {
    inBed()
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    clock.advance(2_000)
    const stop = new AbortController()
    const seen: FeedMessage<WallSnapshot, WallChange>[] = []
    const watching = (async () => {
      for await (const message of home.wall.service.watch(stop.signal)) seen.push(message)
    })()
    await until(() => seen.length === 1)
    clock.advance(1_500)
    await until(() => seen.length >= 2)
    const first = seen.length
    for (let step = 0; step < 100; step += 1) {
      inBed(60 + (step % 40))
      clock.advance(10)
    }
    await until(() => seen.filter((message) => message.kind === 'change').length >= 3)
    stop.abort()
    await watching
    const changes = seen.slice(first).filter((message) => message.kind === 'change')
    expect(changes.length).toBeLessThanOrEqual(4)
    expect(changes.flatMap((message) => message.change.tiles.map((one) => one.label))).toEqual(
      changes.map(() => '201-1'),
    )
  })
})
