import { describe, expect, test } from 'vitest'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import { decodeAll, lastMeaning, type Sent } from '../../support/mqtt-decoding.ts'

const config = (component: string, body: object, id = 'x'): Sent => ({
  topic: `homeassistant/${component}/${id}/config`,
  payload: { uniq_id: id, ...body },
  retain: true,
})
const state = (payload: unknown, topic = 'room/state'): Sent => ({ topic, payload })

describe('entities understood through their announcement', () => {
  test.each([
    ['smoke', 'smoke'],
    ['gas', 'gas'],
    ['carbon_monoxide', 'co'],
    ['moisture', 'water_leak'],
    ['door', 'door_open'],
    ['window', 'door_open'],
    ['opening', 'door_open'],
    ['garage_door', 'door_open'],
    ['motion', 'occupancy'],
    ['presence', 'occupancy'],
    ['vibration', 'vibration'],
    ['tamper', 'tamper'],
    ['battery', 'battery_low'],
    ['connectivity', 'online'],
  ])('a binary sensor of class %s tells %s', (deviceClass, word) => {
    const announced = config('binary_sensor', { dev_cla: deviceClass, stat_t: 'room/state' })
    expect(lastMeaning(announced, state('ON'))).toEqual({ [word]: true })
    expect(lastMeaning(announced, state('OFF'))).toEqual({ [word]: false })
    expect(lastMeaning(announced, state('maybe'))).toEqual({ [word]: null })
  })

  test.each(['power', 'light', 'update', 'problem', 'running', 'cold'])(
    'class %s has no word of the house and changes nothing',
    (deviceClass) => {
      expect(lastMeaning(config('binary_sensor', { dev_cla: deviceClass, stat_t: 'room/state' }), state('ON'))).toEqual(
        {},
      )
    },
  )

  test('a sensor of class gas is a meter, never an alarm', () => {
    expect(
      lastMeaning(config('sensor', { dev_cla: 'gas', stat_t: 'room/state', unit_of_meas: 'm³' }), state('1')),
    ).toEqual({})
  })

  test('own payloads, the base topic and a nested path are followed', () => {
    const announced = config('binary_sensor', {
      '~': 'fl/2',
      dev_cla: 'smoke',
      stat_t: '~/s',
      pl_on: 'fire',
      pl_off: 'calm',
      val_tpl: "{{ value_json['a'].b | lower }}",
    })
    expect(lastMeaning(announced, state({ a: { b: 'FIRE' } }, 'fl/2/s'))).toEqual({ smoke: true })
    expect(lastMeaning(announced, state({ other: 1 }, 'fl/2/s'))).toEqual({})
  })

  test('a Fahrenheit thermometer is shown in Celsius, the chip temperature is not shown as air', () => {
    const room = config('sensor', { dev_cla: 'temperature', stat_t: 'room/state', unit_of_meas: '°F' })
    const chip = config('sensor', {
      dev_cla: 'temperature',
      stat_t: 'room/state',
      unit_of_meas: '°C',
      ent_cat: 'diagnostic',
    })
    expect(lastMeaning(room, state('68'))).toEqual({ temperature_c: 20 })
    expect(lastMeaning(chip, state('61'))).toEqual({})
  })

  test('a template outside the safe subset is refused aloud', () => {
    const announced = config('sensor', {
      dev_cla: 'humidity',
      stat_t: 'room/state',
      val_tpl: "{{ states('sensor.x') }}",
    })
    expect(decodeAll([announced, state('50')]).at(-1)).toMatchObject({
      understood: {},
      problem: 'UNSUPPORTED_TEMPLATE',
    })
  })

  test('an event entity and a device trigger are presses', () => {
    expect(
      lastMeaning(config('event', { stat_t: 'room/state', event_types: ['press'] }), state({ event_type: 'press' })),
    ).toEqual({ button_action: 'press' })
    const trigger = config('device_automation', {
      atype: 'trigger',
      t: 'room/state',
      pl: 'emergency',
      stype: 'b1',
      type: 'action',
    })
    expect(lastMeaning(trigger, state('emergency'))).toEqual({ sos: true })
    expect(lastMeaning(trigger, state('other'))).toEqual({})
  })

  test('after removal the topic is unknown again', () => {
    const announced = config('binary_sensor', { dev_cla: 'smoke', stat_t: 'room/state' })
    const decoded = decodeAll([announced, { ...announced, payload: '' }, state('ON')])
    expect(decoded.map((one) => one.understood).slice(1)).toEqual([{ removes_discovery: true }, {}])
    expect(decoded[2]?.convention).toBeNull()
  })
})

describe('a bed announced in the device form', () => {
  const bed: Sent = {
    topic: 'homeassistant/device/bed301/config',
    payload: {
      dev: { ids: 'bed301', name: 'Bed 301-1' },
      o: { name: 'bed2mqtt' },
      cmps: {
        hr: {
          p: 'sensor',
          unit_of_measurement: 'bpm',
          value_template: '{{ value_json.heart_rate }}',
          unique_id: 'bed301_hr',
        },
        rr: {
          p: 'sensor',
          unit_of_measurement: 'bpm',
          value_template: '{{ value_json.breath_rate }}',
          unique_id: 'bed301_rr',
        },
        bed: {
          p: 'binary_sensor',
          device_class: 'occupancy',
          pl_on: true,
          pl_off: false,
          value_template: '{{ value_json.in_bed }}',
          unique_id: 'bed301_bed',
        },
        gone: { p: 'sensor' },
      },
      state_topic: 'bed/301-1/state',
    },
    retain: true,
  }

  test('announces each component that stays', () => {
    const { discovers } = lastMeaning(bed)
    expect(discovers).toHaveLength(3)
    expect(discovers).toMatchObject([
      { component: 'sensor', state_topic: 'bed/301-1/state', unit: 'bpm' },
      {},
      { device_class: 'occupancy', on: true, off: false },
    ])
  })

  test('tells vitals and bed as one device', () => {
    const [, decoded] = decodeAll([bed, state({ heart_rate: 64, breath_rate: 15, in_bed: true }, 'bed/301-1/state')])
    expect(decoded?.understood).toEqual({ heart_rate_bpm: 64, respiration_rpm: 15, in_bed: true })
    expect(decoded?.readings).toMatchObject([
      { deviceKey: 'homeassistant:bed301', name: 'Bed 301-1', offers: ['heart_rate_bpm', 'respiration_rpm', 'in_bed'] },
    ])
  })

  test('no beat in an empty bed is nobody, not a cardiac arrest', () => {
    const [, decoded] = decodeAll([bed, state({ heart_rate: 0, breath_rate: 0, in_bed: false }, 'bed/301-1/state')])
    expect(decoded?.understood).toEqual({ heart_rate_bpm: null, respiration_rpm: null, in_bed: false })
    expect(decoded?.readings[0]?.reasons).toEqual({ heart_rate_bpm: 'out-of-bed', respiration_rpm: 'out-of-bed' })
  })
})

describe('announcements that change their form', () => {
  const smoke = config('binary_sensor', { dev_cla: 'smoke', stat_t: 'room/state' })

  test('handing over to the device form keeps the entity until the new form comes', () => {
    const handOver = { ...smoke, payload: { migrate_discovery: true } }
    expect(lastMeaning(smoke, handOver)).toEqual({})
    expect(lastMeaning(smoke, handOver, state('ON'))).toEqual({ smoke: true })
  })

  test('a device that removes its last component is silent from then on', () => {
    const form = (cmps: object) => ({
      topic: 'homeassistant/device/d/config',
      payload: { dev: { ids: 'd' }, o: { name: 'x' }, cmps, state_topic: 'room/state' },
    })
    const whole = form({ s: { p: 'binary_sensor', device_class: 'smoke', unique_id: 's' } })
    expect(lastMeaning(whole, state('ON'))).toEqual({ smoke: true })
    expect(lastMeaning(whole, form({ s: { p: 'binary_sensor' } }), state('ON'))).toEqual({})
  })

  test('attributes are no states and no strangers', () => {
    const announced = config('binary_sensor', { dev_cla: 'smoke', stat_t: 'room/state', json_attr_t: 'room/more' })
    expect(decodeAll([announced, state({ smoke: true }, 'room/more')]).at(-1)).toMatchObject({
      convention: 'homeassistant-discovery',
      understood: {},
      readings: [],
    })
  })

  test('times of validity travel with the value they belong to', () => {
    const announced = config('binary_sensor', { dev_cla: 'motion', stat_t: 'room/state', exp_aft: 60, off_dly: 5 })
    const lifetimes = (payload: string) => decodeAll([announced, state(payload)]).at(-1)?.readings[0]?.lifetimes
    expect(lifetimes('ON')).toEqual({ occupancy: { validForMs: 60_000, offDelayMs: 5000 } })
    expect(lifetimes('OFF')).toEqual({ occupancy: { validForMs: 60_000 } })
  })
})

describe('measurements of the body', () => {
  const sensor = (body: object) => config('sensor', { stat_t: 'room/state', ...body })
  test.each([
    [{ dev_cla: 'blood_glucose_concentration', unit_of_meas: 'mg/dL' }, '108', { glucose_mmol_l: 5.99 }],
    [{ dev_cla: 'blood_glucose_concentration', unit_of_meas: 'mmol/L' }, '5.4', { glucose_mmol_l: 5.4 }],
    [{ obj_id: 'watch_spo2', unit_of_meas: '%' }, '97', { spo2_pct: 97 }],
    [{ obj_id: 'watch_spo2', unit_of_meas: '%' }, '0', { spo2_pct: null }],
    [{ obj_id: 'cuff_systolic', unit_of_meas: 'mmHg' }, '132', { systolic_mmhg: 132 }],
    [{ obj_id: 'cuff_diastolic', unit_of_meas: 'mmHg' }, '84', { diastolic_mmhg: 84 }],
    [{ obj_id: 'body_temperature', dev_cla: 'temperature', unit_of_meas: '°F' }, '97.7', { body_temperature_c: 36.5 }],
    [{ obj_id: 'air', dev_cla: 'pressure', unit_of_meas: 'mmHg' }, '760', {}],
  ])('%j saying %s means %j', (body, payload, meaning) => {
    expect(lastMeaning(sensor(body), state(payload))).toEqual(meaning)
  })

  test('the radio signal belongs to the device, not to the wall', () => {
    const decoded = decodeAll([sensor({ dev_cla: 'signal_strength', unit_of_meas: 'dBm' }), state('-71')]).at(-1)
    expect(decoded?.understood).toEqual({})
    expect(decoded?.readings[0]?.health).toEqual({ rssiDbm: -71 })
  })
})

describe('availability', () => {
  const announced = (mode: string) =>
    config('binary_sensor', {
      dev_cla: 'smoke',
      stat_t: 'room/state',
      avty: [{ t: 'a' }, { t: 'b', val_tpl: '{{ value_json.state }}' }],
      avty_mode: mode,
    })
  const online = (mode: string, ...messages: Sent[]) =>
    decodeAll([announced(mode), ...messages])
      .slice(1)
      .map((one) => one.understood.online)
  const a = (word: string) => state(word, 'a')
  const b = (word: string) => state({ state: word }, 'b')

  test.each([
    ['all', [null, true, false]],
    ['any', [true, true, true]],
    ['latest', [true, true, false]],
  ])('mode %s over two topics gives %j', (mode, expected) => {
    expect(online(mode, a('online'), b('online'), b('offline'))).toEqual(expected)
  })

  test('a topic shared by two devices speaks for both', () => {
    const one = config(
      'sensor',
      { dev_cla: 'battery', unit_of_meas: '%', stat_t: 's1', avty_t: 'lwt', dev: { ids: ['d1'] } },
      'one',
    )
    const two = config(
      'sensor',
      { dev_cla: 'battery', unit_of_meas: '%', stat_t: 's2', avty_t: 'lwt', dev: { ids: ['d2'] } },
      'two',
    )
    expect(lastMeaning(one, two, state('offline', 'lwt'))).toEqual({
      devices: { d1: { online: false }, d2: { online: false } },
    })
  })
})

test('what was announced survives a restart', () => {
  const before = createMessageDecoder()
  decodeAll([config('binary_sensor', { dev_cla: 'smoke', stat_t: 'room/state' })], before)
  const stored: unknown = JSON.parse(JSON.stringify(before.saveKnowledge()))
  const after = createMessageDecoder({ knowledge: stored })
  expect(after.decode({ topic: 'room/state', payload: 'ON' }).understood).toEqual({ smoke: true })
})

test('a spoilt memory is set aside instead of stopping the start', () => {
  const decoder = createMessageDecoder({ knowledge: { version: 1, zigbee: 'x' } })
  expect(decoder.decode({ topic: 'zigbee2mqtt/a', payload: '{"smoke":true}' }).understood).toEqual({ smoke: true })
})
