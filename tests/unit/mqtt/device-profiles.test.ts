import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import { builtinProfiles } from '#main/mqtt/profiles/builtin-profiles.ts'
import { decodeWithProfile } from '#main/mqtt/profiles/decode-with-profile.ts'
import { DeviceProfile, type DeviceProfileInput } from '#shared/features/device-profiles/device-profile.model.ts'
import { decodeAll, lastMeaning } from '../../support/mqtt-decoding.ts'

const homemade: DeviceProfileInput = {
  format: 1,
  id: 'home-bed-belt',
  name: 'Bed belt',
  version: 1,
  author: 'home',
  basis: 'recorded messages',
  role: 'mattress',
  watchdogSeconds: 120,
  messages: [{ topics: ['belt/{device}/data'], device: { from: 'topic', segments: ['device'] } }],
  properties: [
    { path: 'v.hr', capability: 'heart_rate_bpm', sentinels: [254] },
    { path: 'v.t', capability: 'body_temperature_c', unit: 'fahrenheit' },
    { path: 'v.empty', capability: 'in_bed', isInverted: true },
    { path: 'v.stage', capability: 'sleep_stage', words: { N1: 'light', N3: 'deep' } },
    { path: 'v.mv', capability: 'voltageMv', scale: 10 },
  ],
}

describe('a profile a home makes', () => {
  const profile = DeviceProfile.parse(homemade)
  const read = (v: object) =>
    decodeWithProfile(profile, [{ topic: 'belt/301/data', payload: JSON.stringify({ v }) }])[0]

  test('turns raw values into words of the house', () => {
    const decoded = read({ hr: 64, t: 97.7, empty: 0, stage: 'n3', mv: 300 })
    expect(decoded?.understood).toEqual({
      heart_rate_bpm: 64,
      body_temperature_c: 36.5,
      in_bed: true,
      sleep_stage: 'deep',
    })
    expect(decoded?.readings[0]).toMatchObject({
      deviceKey: 'home-bed-belt:301',
      health: { voltageMv: 3000 },
      profile: { id: 'home-bed-belt', role: 'mattress', watchdogSeconds: 120 },
    })
  })

  test('a sentinel, an artefact and an unlisted word are unknown with a reason', () => {
    const decoded = read({ hr: 254, t: 200, stage: 'REM' })
    expect(decoded?.understood).toEqual({ heart_rate_bpm: null, body_temperature_c: null, sleep_stage: null })
    expect(decoded?.readings[0]?.reasons).toEqual({
      heart_rate_bpm: 'no-lock',
      body_temperature_c: 'out-of-range',
      sleep_stage: 'invalid',
    })
  })

  test('no pulse in an empty bed is nobody there', () => {
    expect(read({ hr: 70, empty: 1 })?.understood).toEqual({ heart_rate_bpm: null, in_bed: false })
  })

  test('comes before what the house already knows, and only for its own messages', () => {
    const own = DeviceProfile.parse({
      ...homemade,
      messages: [{ ...homemade.messages[0], topics: ['zigbee2mqtt/{device}'] }],
    })
    const decoder = createMessageDecoder({ profiles: [own] })
    expect(decoder.decode({ topic: 'zigbee2mqtt/x', payload: '{"v":{"hr":60}}' }).convention).toBe('home-bed-belt')
    expect(decodeWithProfile(profile, [{ topic: 'zigbee2mqtt/x', payload: '{"smoke":true}' }])[0]).toMatchObject({
      convention: null,
      understood: {},
      problem: 'UNKNOWN_TOPIC',
    })
  })

  test.each([
    [{ topics: ['belt/#/data'], device: { from: 'fixed', key: 'x' } }],
    [{ topics: ['belt/+/data'], device: { from: 'topic', segments: ['device'] } }],
    [{ topics: [], device: { from: 'fixed', key: 'x' } }],
  ])('that cannot work is refused: %j', (message) => {
    expect(DeviceProfile.safeParse({ ...homemade, messages: [message] }).success).toBe(false)
  })
})

describe('profiles that come with the house', () => {
  test('each is complete, unverified until a walk-test, and has an id of its own', () => {
    const profiles = builtinProfiles()
    expect(new Set(profiles.map((one) => one.id)).size).toBe(profiles.length)
    expect(profiles.filter((one) => one.isVerified || one.basis === '')).toEqual([])
  })

  test.each([
    ['iMEDE_watch/sos', { status: 'SOS', location: {}, IMEI: '865067123456789' }, { sos: true }],
    ['iMEDE_watch/fallDown', { status: 'FALL DOWN', IMEI: '865067123456789' }, { fall: true }],
    ['iMEDE_watch/onlineTrigger', { status: 'offline', IMEI: '865067123456789' }, { online: false }],
    [
      'iMEDE_watch/VitalSign',
      { IMEI: '1', heartRate: 71, bloodPressure: { bp_sys: 132, bp_dia: 84 }, spO2: 97, bodyTemperature: 36.6 },
      { heart_rate_bpm: 71, systolic_mmhg: 132, diastolic_mmhg: 84, spo2_pct: 97, body_temperature_c: 36.6 },
    ],
    [
      '/sys/pk/dn/thing/event/property/post',
      { params: { HeartRate: { value: 72, time: 1_524_448_722_000 } } },
      { heart_rate_bpm: 72 },
    ],
    ['/sys/pk/dn/thing/event/property/post', { params: { SmokeSensorState: 1 } }, { smoke: true }],
    ['/sys/pk/dn/thing/service/property/set', { params: { SmokeSensorState: 1 } }, {}],
    [
      '/p/d/properties/report',
      { properties: { SOS: true, mode: 3 }, timestamp: 1_760_000_000_000 },
      { sos: true, properties: { mode: 3 } },
    ],
    ['/p/d/offline', { timestamp: 1 }, { online: false }],
    ['tylink/d1/thing/property/report', { time: 1, data: { co_status: { value: 'alarm' } } }, { co: true }],
    ['v1/gateway/telemetry', { bed1: [{ ts: 1, values: { pulse: 66 } }] }, { heart_rate_bpm: 66 }],
    ['/devices/r1/events', { type: 1, payload: { status: 'fall_confirmed' } }, { fall: true, fall_suspected: false }],
    ['/devices/r1/events', { type: 1, payload: { status: 'fall_detected' } }, { fall: false, fall_suspected: true }],
    ['/devices/r1/events', { type: 1, payload: { status: 'fall_exit' } }, { fall: false, fall_suspected: false }],
    ['/devices/r1/events', { type: 0, payload: { presenceDetected: true } }, { occupancy: true }],
  ])('%s %j means %j', (topic, payload, meaning) => {
    expect(lastMeaning({ topic, payload })).toEqual(meaning)
  })

  test.each([
    [{ code: 'doorcontact_state', value: true }, { door_open: true }],
    [{ code: 'watersensor_state', value: 'alarm' }, { water_leak: true }],
    [{ code: 'sos_state', value: true }, { sos: true }],
    [{ code: 'pir', value: 'none' }, { occupancy: false }],
    [{ code: 'battery_state', value: 'middle' }, { battery_low: false }],
    [{ code: 'temper_alarm', value: true }, { tamper: true }],
    [{ code: 'smoke_sensor_status', value: 'unheard-of' }, { smoke: null }],
    [{ code: 'va_temperature', value: 245 }, {}],
  ])('Tuya %j means %j', (entry, meaning) => {
    expect(lastMeaning({ topic: 'any/topic', payload: { devId: 'd1', status: [entry] } })).toEqual(meaning)
  })

  const ble = (device: object, extra: object = {}) => ({
    topic: 'CM4_BLE_GW_TX',
    payload: {
      ...extra,
      time: 1_836_942_771,
      mac: '08:F9:00:00:00:01',
      type: 'reportAttribute',
      data: { attribute: 'BP_BIOLIGTH', value: { device_list: [device] } },
    },
  })

  test('a cuff at a gateway gives a pressure and a pulse, on the clock of the scan', () => {
    const cuff = { ble_addr: 'd616f9641622', bp_high: 137, bp_low: 95, PR: 74, scan_time: 1_836_942_771 }
    const [decoded] = decodeAll([ble(cuff)])
    expect(decoded?.understood).toEqual({ systolic_mmhg: 137, diastolic_mmhg: 95, heart_rate_bpm: 74 })
    expect(decoded?.readings[0]?.deviceTime).toBe(1_836_942_771_000)
  })

  test('glucose without a unit is asked about, never guessed', () => {
    const [decoded] = decodeAll([ble({ ble_addr: 'aa', blood_glucose: '108', marker: 'before' })])
    expect(decoded).toMatchObject({ understood: { properties: { blood_glucose: '108' } }, problem: 'UNMAPPED_VALUES' })
  })

  test('a watch whose clock is wrong is heard all the same', () => {
    const late = { IMEI: '1', status: 'SOS', timeStamps: '16/06/1970 12:30:45' }
    const right = { IMEI: '1', status: 'SOS', timeStamps: '16/06/2025 12:30:45' }
    const [first, second] = decodeAll([
      { topic: 'iMEDE_watch/sos', payload: late },
      { topic: 'iMEDE_watch/sos', payload: right },
    ])
    expect(first?.readings[0]).toMatchObject({ deviceTime: null, events: [{ kind: 'sos', counts: true }] })
    expect(second?.readings[0]?.deviceTime).toBe(Date.UTC(2025, 5, 16, 4, 30, 45))
  })

  test('a retained call of a watch never counts', () => {
    const [old] = decodeAll([{ topic: 'iMEDE_watch/sos', payload: { IMEI: '1', status: 'SOS' }, retain: true }])
    expect(old?.readings[0]).toMatchObject({ retained: true, events: [{ counts: false }] })
  })
})

test("citizens' numbers, phones and names never survive into raw values", () => {
  const digit = fc.integer({ min: 0, max: 9 })
  const number = fc.oneof(
    fc.array(digit, { minLength: 17, maxLength: 17 }).map((digits) => `${digits.join('')}X`),
    fc.array(digit, { minLength: 9, maxLength: 9 }).map((digits) => `13${digits.join('')}`),
  )
  fc.assert(
    fc.property(number, fc.constantFrom('id', 'note', 'citizenId', '姓名', 'x_phone'), (secret, name) => {
      const payload = JSON.stringify({ params: { [name]: { value: secret }, [secret]: 1, text: `a ${secret} b` } })
      const decoded = createMessageDecoder().decode({ topic: '/sys/p/d/thing/event/property/post', payload })
      expect(JSON.stringify([decoded.understood, decoded.readings])).not.toContain(secret)
    }),
    { numRuns: 300 },
  )
})
