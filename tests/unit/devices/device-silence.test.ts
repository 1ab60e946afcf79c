import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualClock, type ManualClock } from '#main/platform/clock.ts'
import { createLiveHome, type LiveHome, nurse, sleepace, testSettings } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** 2026-10-31 10:00 in Asia/Shanghai. */
const NOW = Date.UTC(2026, 9, 31, 2, 0, 0)
const hourly = { mattress: 180, bell: 3600, detector: 3600, door: 3600 }
let clock: ManualClock
let home: LiveHome

beforeEach(async () => {
  clock = createManualClock(NOW)
  home = createLiveHome({ folder: makeTemporaryFolder(), clock, settings: { staleAfterSeconds: hourly } })
  await home.start()
})

afterEach(async () => {
  await home.stop()
  home.close()
})

const silent = () =>
  home.alarms
    .listOpen()
    .filter((alarm) => alarm.kind === 'device-silent' && alarm.isActive)
    .map((alarm) => `${alarm.priority} ${alarm.placeLabel}`)

const mattressSpeaks = () =>
  home.hear('sleepace-1', sleepace('m1', { heart: 70, breath: 16, bedStatus: 0, initStatus: 0 }))

describe('a device that falls silent', () => {
  it('is a low alarm for a mattress after three minutes, and over when it speaks', () => {
    mattressSpeaks()
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    clock.advance(175_000)
    expect(silent()).toEqual([])
    clock.advance(15_000)
    expect(silent()).toEqual(['low 201-1'])
    expect(home.devices.service.list()[0]).toMatchObject({ isSilent: true })
    mattressSpeaks()
    clock.advance(5_000)
    expect(silent()).toEqual([])
  })

  it('is a medium alarm for what must ring: bell and smoke detector', () => {
    home.hear('zigbee2mqtt/bell', { action: 'single' })
    home.hear('zigbee2mqtt/smoke', { smoke: false })
    home.bind('zigbee2mqtt:bell', 'bell', 'bed-1')
    home.bind('zigbee2mqtt:smoke', 'smoke', 'room-201')
    clock.advance(3_610_000)
    expect(silent().sort()).toEqual(['medium 201', 'medium 201-1'])
  })

  it('says so itself by its last will: told at once', () => {
    home.hear('zigbee2mqtt/smoke', { smoke: false })
    home.bind('zigbee2mqtt:smoke', 'smoke', 'room-201')
    home.hear('zigbee2mqtt/smoke/availability', 'offline')
    home.hear('zigbee2mqtt/bridge/devices', [
      { ieee_address: '0x02', friendly_name: 'smoke', type: 'EndDevice', definition: null },
    ])
    home.hear('zigbee2mqtt/smoke/availability', 'offline')
    clock.advance(5_000)
    expect(silent()).toEqual(['medium 201'])
  })

  it('behind a bridge that is gone is one alarm about the bridge, not one a device', () => {
    home.hear('zigbee2mqtt/bridge/state', { state: 'online' })
    for (const name of ['a', 'b', 'c']) {
      home.hear(`zigbee2mqtt/${name}`, { smoke: false })
      home.bind(`zigbee2mqtt:${name}`, 'smoke', 'room-201')
    }
    home.hear('zigbee2mqtt/bridge/state', { state: 'offline' })
    clock.advance(3_700_000)
    expect(silent()).toEqual(['medium zigbee2mqtt bridge'])
  })

  it('that nobody bound, or that is out of service, is missed by nobody', () => {
    home.hear('zigbee2mqtt/free', { smoke: false })
    home.hear('zigbee2mqtt/smoke', { smoke: false })
    const id = home.bind('zigbee2mqtt:smoke', 'smoke', 'room-201')
    home.devices.service.setOutOfService({ id, reason: '送修', untilOn: null }, nurse)
    clock.advance(7_200_000)
    expect(silent()).toEqual([])
  })
})

describe('a restart', () => {
  it('gives every device its whole time to speak before it is called silent', async () => {
    mattressSpeaks()
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    await home.stop()
    clock.setNow(NOW + 86_400_000)
    await home.start()
    clock.advance(170_000)
    expect(silent()).toEqual([])
    clock.advance(20_000)
    expect(silent()).toEqual(['low 201-1'])
  })

  it('ends the silence told before it as soon as the device speaks, and the alarm leaves by itself', async () => {
    mattressSpeaks()
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    clock.advance(190_000)
    expect(silent()).toEqual(['low 201-1'])
    await home.stop()
    home = createLiveHome({
      folder: '',
      clock,
      settings: { staleAfterSeconds: hourly },
      files: { records: home.records, telemetry: home.telemetry },
    })
    await home.start()
    clock.advance(10_000)
    expect(silent()).toEqual(['low 201-1'])
    mattressSpeaks()
    clock.advance(5_000)
    expect(silent()).toEqual([])
    const leavesAfterMs = (home.alarms.defaults.rules['device-silent'].fields.leavesAfterSeconds ?? 0) * 1000
    for (let spentMs = 0; spentMs <= leavesAfterMs; spentMs += 60_000) {
      mattressSpeaks()
      clock.advance(60_000)
    }
    expect(home.alarms.listOpen()).toEqual([])
  })

  it('keeps what the announcements taught: the next message of a discovered device is understood', async () => {
    const config = {
      name: 'Smoke',
      dev_cla: 'smoke',
      stat_t: 'house/smoke',
      pl_on: 'ON',
      pl_off: 'OFF',
      uniq_id: 's1',
      dev: { ids: ['d1'], name: '厨房烟感' },
    }
    home.hear('homeassistant/binary_sensor/s1/config', config, true)
    await home.stop()
    const other = createLiveHome({ folder: '', clock, files: { records: home.records, telemetry: home.telemetry } })
    await other.start()
    other.hear('house/smoke', 'ON')
    expect(other.alarms.listOpen()).toEqual([expect.objectContaining({ kind: 'smoke', placeLabel: '厨房烟感' })])
    await other.stop()
    await home.start()
  })
})

describe('old readings', () => {
  /** The months between are slept through: a running house would check every five seconds of them. */
  async function restartAt(at: number): Promise<void> {
    await home.stop()
    clock.setNow(at)
    await home.start()
  }

  it('go after ninety days, younger ones stay', async () => {
    home.hear('zigbee2mqtt/sensor', { temperature: 20 })
    clock.advance(1_000)
    await restartAt(NOW + 60 * 86_400_000)
    home.hear('zigbee2mqtt/sensor', { temperature: 21 })
    clock.advance(61_000)
    await restartAt(NOW + 91 * 86_400_000)
    clock.advance(61_000)
    expect(home.telemetry.prepare('SELECT value FROM readings').pluck().all()).toEqual([21])
  })

  it('that stay the same are stored once a minute, changes at once', () => {
    for (let second = 0; second < 120; second += 10) {
      home.hear('zigbee2mqtt/sensor', { temperature: second === 50 ? 25 : 20 })
      clock.advance(10_000)
    }
    const rows = home.telemetry
      .prepare('SELECT (at - ?) / 1000 AS second, value FROM readings ORDER BY at')
      .raw()
      .all(NOW)
    expect(rows).toEqual([
      [0, 20],
      [50, 25],
      [60, 20],
    ])
  })
})

it('settings decide what is stale, and a change is followed at once', () => {
  mattressSpeaks()
  home.bind('sleepace:m1', 'mattress', 'bed-1')
  clock.advance(100_000)
  expect(home.wall.service.snapshot().tiles[0]).toMatchObject({ presence: 'in-bed' })
  home.changeSettings({ staleAfterSeconds: { ...testSettings.staleAfterSeconds, mattress: 60 } })
  expect(home.wall.service.snapshot().tiles[0]).toMatchObject({ unknownBecause: 'stale' })
})
