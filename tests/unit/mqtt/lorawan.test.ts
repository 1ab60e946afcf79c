import { describe, expect, test } from 'vitest'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import { decodeAll, lastMeaning, type Sent } from '../../support/mqtt-decoding.ts'

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
const chirpStack = (object: object | undefined, model = 'VS373', data?: string): Sent => ({
  topic: 'application/a1/device/24e1240000710a2b/event/up',
  payload: {
    time: '2026-03-02T06:00:00+00:00',
    deviceInfo: { deviceName: '301', deviceProfileName: model, devEui: '24e1240000710a2b' },
    rxInfo: [{ rssi: -101, snr: -3.5 }],
    ...(object ? { object } : {}),
    ...(data ? { data } : {}),
  },
})

describe('a sensor behind ChirpStack or The Things Stack', () => {
  test.each([
    [{ gas_status: 'alarm', valve_status: 'close', life_remain: 900 }, { gas: true }],
    [
      { leakage_status: 'normal', battery: 92 },
      { water_leak: false, battery_pct: 92 },
    ],
    [
      { pir: 'idle', temperature: 21.5, humidity: 40 },
      { occupancy: false, temperature_c: 21.5, humidity_pct: 40 },
    ],
    [
      { magnet_status: 'open', battery: 50 },
      { door_open: true, battery_pct: 50 },
    ],
    [{ occupancy_status: 'occupied' }, { occupancy: true }],
    [
      { press: 'long', battery: 10 },
      { button_action: 'long', battery_pct: 10 },
    ],
    [{ detection_status: 'nonsense' }, { in_bed: null, fall: null }],
    [{ battery: 255 }, { battery_pct: null }],
    [
      { detection_status: 'in_bed', respiratory_rate: 16 },
      { in_bed: true, fall: false, respiration_rpm: 16 },
    ],
  ])('%j means %j', (object, meaning) => {
    expect(lastMeaning(chirpStack(object, 'any'))).toEqual(meaning)
  })

  test('the fall radar: an alarm told as a number is not classified, told as a word it is a suspicion', () => {
    const [numbered, worded, over, objects] = decodeAll([
      chirpStack({ events: [{ alarm_id: 1, alarm_type: 0, alarm_status: 1 }] }),
      chirpStack({ events: [{ alarm_type: 'fall', alarm_status: 'alarm_triggered' }] }),
      chirpStack({ events: [{ alarm_type: 'fall', alarm_status: 'alarm_deactivated' }] }),
      chirpStack({ fall_alarm: { alarm_id: '1', alarm_status: '1' } }),
    ])
    expect(numbered?.understood).toEqual({ vendor_alarm: 'unclassified', active: true })
    expect(worded?.understood).toEqual({})
    expect(worded?.readings[0]?.values).toEqual({ fall_suspected: true })
    expect(over?.readings[0]?.values).toEqual({ fall_suspected: false })
    expect(objects?.understood).toEqual({ vendor_alarm: 'unclassified', active: true })
  })

  test('a person who does not move is told to the wall', () => {
    const [still] = decodeAll([chirpStack({ detection_status: 'in_bed', target_status: 'motionless' })])
    expect(still?.readings[0]?.values).toMatchObject({ motionless: true, lying_down: false, in_bed: true })
  })

  test('the tamper word counts only when the frame says the same', () => {
    const door = (word: string, byte: string) =>
      lastMeaning(chirpStack({ magnet_status: 'open', tamper_status: word }, 'WS301', base64(`0300010400${byte}`)))
    expect(door('installed', '00')).toEqual({ door_open: true, tamper: false })
    expect(door('uninstalled', '01')).toEqual({ door_open: true, tamper: true })
    expect(door('installed', '01')).toEqual({ door_open: true })
  })

  test.each([
    ['VS373', '03f8040010002000', { in_bed: null, fall: true }],
    ['WS101', '017564ff2e02', { battery_pct: 100, button_action: 'long press' }],
    [
      'EM300-SLD',
      '01755c03673401046865050001',
      { battery_pct: 92, temperature_c: 30.8, humidity_pct: 50.5, water_leak: true },
    ],
    ['EM300-TH', '0367f5ff', { temperature_c: -1.1 }],
    ['WS301', '030001040001', { door_open: true }],
    ['WS303', '030001', { water_leak: true }],
  ])('%s without a decoder in the gateway is read from its frame', (model, hex, meaning) => {
    expect(lastMeaning(chirpStack(undefined, model, base64(hex)))).toEqual(meaning)
  })

  test('a frame nobody can read waits to be mapped, and the radio link is kept apart', () => {
    const [decoded] = decodeAll([chirpStack(undefined, 'UNSEEN-1', base64('aabbcc'))])
    expect(decoded).toMatchObject({ understood: {}, problem: 'UNMAPPED_VALUES' })
    expect(decoded?.readings[0]).toMatchObject({
      deviceKey: 'lorawan:24e1240000710a2b',
      model: 'UNSEEN-1',
      health: { rssiDbm: -101, snrDb: -3.5 },
      deviceTime: Date.UTC(2026, 2, 2, 6),
    })
  })

  test('the network server tells the battery of a device', () => {
    const topic = 'application/a1/device/24e1240000710a2b/event/status'
    expect(lastMeaning({ topic, payload: { batteryLevel: 87.4 } })).toEqual({ battery_pct: 87.4 })
    expect(lastMeaning({ topic, payload: { batteryLevel: 0, batteryLevelUnavailable: true } })).toEqual({})
  })

  test.each(['join', 'down/ack', 'service/data'])('a %s of The Things Stack is no measurement', (kind) => {
    const topic = `v3/care@ttn/devices/d1/${kind}`
    const payload = { uplink_message: { decoded_payload: { leakage_status: 'leak' } } }
    expect(decodeAll([{ topic, payload }])[0]).toMatchObject({ understood: {}, convention: 'ttn-v3+milesight' })
  })

  test("the vendor's own gateway is known by its envelope", () => {
    const envelope = { devEUI: '24E1240000710A2B', deviceName: '301-1', fPort: 85 }
    const [uplink, notice] = decodeAll([
      {
        topic: 'milesight/uplink',
        payload: { ...envelope, detection_status: 'out_of_bed', region_1_out_of_bed_time: 340 },
      },
      { topic: 'milesight/status', payload: { ...envelope, status: 'offline', time: '2026-03-23T10:48:19+08:00' } },
    ])
    expect(uplink?.understood).toEqual({ in_bed: false, fall: false })
    expect(notice?.understood).toEqual({ online: false })
    expect(uplink?.readings[0]?.deviceKey).toBe(notice?.readings[0]?.deviceKey)
  })

  test('all network servers name one device the same', () => {
    const keys = decodeAll([
      chirpStack({ battery: 1 }),
      {
        topic: 'v3/a@ttn/devices/x/up',
        payload: {
          end_device_ids: { dev_eui: '24E1240000710A2B' },
          uplink_message: { decoded_payload: { battery: 1 } },
        },
      },
    ]).map((one) => one.readings[0]?.deviceKey)
    expect(keys).toEqual(['lorawan:24e1240000710a2b', 'lorawan:24e1240000710a2b'])
    expect(createMessageDecoder().decode({ topic: 'v3/a@ttn/devices/x/up', payload: '{broken' }).problem).toBe(
      'NOT_JSON',
    )
  })
})
