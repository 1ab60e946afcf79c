import { describe, expect, test } from 'vitest'
import { decodeAll, lastMeaning } from '../../support/mqtt-decoding.ts'

describe('Tasmota', () => {
  test.each(['tele/plug/LWT', 'plug/tele/LWT', 'ward/tele/plug/LWT'])(
    '%s tells whether the device is there',
    (topic) => {
      expect(lastMeaning({ topic, payload: 'Online' })).toEqual({ online: true })
      expect(lastMeaning({ topic, payload: 'Offline' })).toEqual({ online: false })
    },
  )

  test('sensors are read in their unit; the board is not the room', () => {
    const payload = {
      Time: '2017-02-16T10:13:52',
      ESP32: { Temperature: 47.2 },
      AM2301: { Temperature: 68, Humidity: 51.5 },
      TempUnit: 'F',
    }
    const [decoded] = decodeAll([{ topic: 'tele/kitchen/SENSOR', payload }])
    expect(decoded?.understood).toEqual({ temperature_c: 20, humidity_pct: 51.5 })
    expect(decoded?.readings[0]).toMatchObject({
      deviceKey: 'tasmota:kitchen',
      deviceTime: Date.UTC(2017, 1, 16, 2, 13, 52),
    })
  })

  test('a button press is an act, a command of another client is not', () => {
    const press = { topic: 'stat/bell/RESULT', payload: { Button1: { Action: 'DOUBLE' } } }
    expect(lastMeaning(press)).toEqual({ button_action: 'DOUBLE' })
    expect(lastMeaning({ topic: 'cmnd/bell/SWITCH1', payload: 'ON' })).toEqual({})
    expect(lastMeaning({ topic: 'stat/bell/RESULT', payload: { POWER: 'ON' } })).toEqual({})
  })

  test('its Zigbee bridge speaks for many devices, and contact 1 is an open door', () => {
    const received = (state: object) => lastMeaning({ topic: 'tele/bridge/SENSOR', payload: { ZbReceived: state } })
    expect(received({ a: { Device: '0x1', Contact: 1, BatteryPercentage: 80 } })).toEqual({
      door_open: true,
      battery_pct: 80,
    })
    expect(received({ a: { Device: '0x1', Fire: 1 } })).toEqual({ smoke: true })
    expect(received({ a: { Device: '0x1', Water: 0 }, b: { Device: '0x2', Occupancy: 1 } })).toEqual({
      devices: { a: { water_leak: false }, b: { occupancy: true } },
    })
  })

  test('discovery names the device that speaks on its own topic', () => {
    const [announced, spoken] = decodeAll([
      {
        topic: 'tasmota/discovery/49A3BC49A3BC/config',
        payload: { t: 'bed1', dn: 'Bed 1', md: 'Generic', ft: '%prefix%/%topic%/' },
      },
      { topic: 'tele/bed1/SENSOR', payload: { Switch1: 'ON' } },
    ])
    expect(announced?.readings[0]).toMatchObject({ deviceKey: 'tasmota:bed1', name: 'Bed 1', model: 'Generic' })
    expect(spoken?.readings[0]?.deviceKey).toBe('tasmota:bed1')
  })
})

describe('Shelly', () => {
  const rpc = (method: string, params: object) => ({
    topic: 'shellyflood-aabbccddeeff/events/rpc',
    payload: { src: 'shellyflood-aabbccddeeff', method, params },
  })

  test.each([
    [{ 'flood:0': { id: 0, alarm: true } }, { water_leak: true }],
    [{ 'flood:0': { id: 0, alarm: null } }, { water_leak: null }],
    [
      { 'temperature:0': { id: 0, tC: 21.3, tF: 70.3 }, 'humidity:0': { rh: 55 } },
      { temperature_c: 21.3, humidity_pct: 55 },
    ],
    [{ 'switch:0': { output: true, temperature: { tC: 55 } } }, {}],
    [{ 'presencezone:200': { value: true, num_objects: 1 } }, { occupancy: true }],
    [{ 'devicepower:0': { battery: { V: 2.9, percent: 81 } } }, { battery_pct: 81 }],
  ])('%j means %j', (params, meaning) => {
    expect(lastMeaning(rpc('NotifyStatus', { ts: 1_700_000_000.1, ...params }))).toEqual(meaning)
  })

  test('a push counts once, its halves do not, and seconds since start are no clock', () => {
    const event = (word: string, ts: number) =>
      rpc('NotifyEvent', { ts, events: [{ component: 'input:0', id: 0, event: word, ts }] })
    const [down, push, again, next] = decodeAll([
      event('btn_down', 12),
      event('single_push', 12.5),
      event('single_push', 12.5),
      event('single_push', 13.5),
    ])
    expect(down?.understood).toEqual({})
    expect(push?.understood).toEqual({ button_action: 'single_push' })
    expect(push?.readings[0]?.deviceTime).toBeNull()
    const keys = [push, again, next].map((one) => one?.readings[0]?.events[0]?.pressKey)
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false])
  })

  test('one component on its own topic, and the last will', () => {
    expect(lastMeaning({ topic: 'shelly-x/status/smoke:0', payload: { id: 0, alarm: true, mute: false } })).toEqual({
      smoke: true,
    })
    expect(lastMeaning({ topic: 'shelly-x/online', payload: 'false' })).toEqual({ online: false })
  })
})

describe('Homie', () => {
  test.each([
    ['ready', { online: true }],
    ['sleeping', { online: true }],
    ['lost', { online: false }],
    ['disconnected', { online: false }],
    ['init', { online: null }],
  ])('the state %s', (word, meaning) => {
    expect(lastMeaning({ topic: 'homie/bed-12/$state', payload: word })).toEqual(meaning)
    expect(lastMeaning({ topic: 'homie/5/bed-12/$state', payload: word })).toEqual(meaning)
  })

  test('a property is read by its name, in the unit that was announced', () => {
    const unit = { topic: 'homie/room/air/temperature/$unit', payload: '°F' }
    expect(lastMeaning(unit, { topic: 'homie/room/air/temperature', payload: '68' })).toEqual({ temperature_c: 20 })
    const description = {
      name: 'Room',
      nodes: { air: { properties: { temperature: { datatype: 'float', unit: '°F' } } } },
    }
    expect(
      lastMeaning(
        { topic: 'homie/5/room/$description', payload: description },
        { topic: 'homie/5/room/air/temperature', payload: '68' },
      ),
    ).toEqual({ temperature_c: 20 })
    expect(lastMeaning({ topic: 'homie/room/alarm/smoke', payload: 'true' })).toEqual({ smoke: true })
  })

  test('a wish is not a measurement', () => {
    expect(lastMeaning({ topic: 'homie/room/alarm/smoke/set', payload: 'true' })).toEqual({})
    expect(lastMeaning({ topic: 'homie/5/room/alarm/smoke/$target', payload: 'true' })).toEqual({})
  })
})

describe('nodes with one bare value a topic', () => {
  test.each([
    ['bed301/sensor/bedside_heart_rate/state', '64', { heart_rate_bpm: 64 }],
    ['bed301/binary_sensor/bed_occupied/state', 'ON', { in_bed: true }],
    ['bed301/sensor/respiratory_rate/state', 'nan', { respiration_rpm: null }],
    ['sleepsensor/presence', '1', { occupancy: true }],
    ['sleepsensor/heartbeat', '70', { heart_rate_bpm: 70 }],
    ['sleepsensor/respiration', '255', { respiration_rpm: null }],
    ['sleepsensor/status', 'online', { online: true }],
    ['shellies/flood-1/sensor/flood', 'true', { water_leak: true }],
  ])('%s %s means %j', (topic, payload, meaning) => {
    expect(lastMeaning({ topic, payload })).toEqual(meaning)
  })

  test.each([
    ['router/heartbeat', '70'],
    ['kitchen/gas', '321'],
    ['kitchen/smoke/set', 'true'],
    ['kitchen/smoke', '{"a":1}'],
    ['smoke', 'true'],
  ])('%s %s is not guessed', (topic, payload) => {
    expect(lastMeaning({ topic, payload })).toEqual({})
  })
})
