import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import { bridgeDevices, decodeAll, lastMeaning } from '../../support/mqtt-decoding.ts'

const binary = (property: string, on: unknown, off: unknown, name = property) => ({
  type: 'binary',
  name,
  property,
  value_on: on,
  value_off: off,
})

describe('a whole recorded run of a bridge', () => {
  const session = readFileSync(new URL('../../fixtures/devices/zigbee2mqtt-session.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { topic: string; payload: string; retain: boolean })
  const decoder = createMessageDecoder()
  const decoded = session.map((message) => decoder.decode({ ...message, retain: false }))

  test('no message is unknown or unreadable', () => {
    expect(session).toHaveLength(773)
    expect(decoded.filter((one) => one.problem !== undefined || one.convention === null)).toEqual([])
  })

  test('the log of the bridge, which quotes other payloads, changes nothing', () => {
    const log = decoded.filter((one) => one.topic === 'zigbee2mqtt/bridge/logging')
    expect(log).toHaveLength(385)
    expect(log.every((one) => Object.keys(one.understood).length === 0 && one.readings.length === 0)).toBe(true)
  })

  test('every press of the run is one act, however often it was sent, and a retained one does not count', () => {
    const fresh = createMessageDecoder()
    const presses = new Map<string, Set<string>>()
    for (const message of session) {
      for (const reading of fresh.decode(message).readings) {
        for (const { kind, word, counts, pressKey } of reading.events) {
          const told = `${reading.name}: ${kind} ${word}${counts ? '' : ' (old)'}`
          presses.set(told, (presses.get(told) ?? new Set()).add(pressKey))
        }
      }
    }
    expect(Object.fromEntries([...presses].map(([told, keys]) => [told, keys.size]))).toEqual({
      '201-1床呼叫: sos emergency': 1,
      '0x00158d00009a14ea: sos panic': 1,
      '0x00158d00009a1534: sos emergency': 1,
      'bed-call-button: button single': 1,
      'bed-call-button: button double': 1,
      'bed-call-button: button hold': 1,
      'bed_vibration: action vibration (old)': 1,
      'bed_vibration: action vibration': 1,
      'bed_vibration: action drop (old)': 1,
      'bed_vibration: action drop': 1,
    })
  })

  test('the detectors that told trouble are these and no others', () => {
    const trouble = ['smoke', 'gas', 'co', 'water_leak'] as const
    const told = new Set<string>()
    for (const { readings } of decoded) {
      for (const { name, values } of readings) {
        for (const word of trouble) if (values[word] === true) told.add(`${name}: ${word}`)
      }
    }
    expect([...told].sort()).toEqual(
      [
        '一楼/厨房烟感: smoke',
        'leak_laundry: water_leak',
        '0x00158d00009a104a: smoke',
        '3F-smoke-corridor: smoke',
        '0x00158d00009a11bc: gas',
        '厨房燃气: gas',
        '0x00158d00009a122b: co',
        '卫生间水浸: water_leak',
        '0x00158d00009a129a: water_leak',
        '0x00158d00009a12e4: water_leak',
      ].sort(),
    )
  })

  test('three help presses, each sent twice, are three events', () => {
    const keys = decoded.flatMap((one) =>
      one.readings.flatMap((reading) => reading.events.filter((event) => event.kind === 'sos')),
    )
    expect(keys).toHaveLength(6)
    expect(new Set(keys.map((event) => event.pressKey)).size).toBe(3)
  })

  test('every device of the list is found once, by its address, with its model', () => {
    const list = decoded.find((one) => one.topic === 'zigbee2mqtt/bridge/devices' && one.readings.length > 1)
    const readings = list?.readings ?? []
    expect(new Set(readings.map((reading) => reading.deviceKey)).size).toBe(30)
    expect(readings.find((reading) => reading.name === '一楼/厨房烟感')).toMatchObject({
      deviceKey: 'zigbee2mqtt:0x00158d00009a1025',
      aliases: ['zigbee2mqtt:一楼/厨房烟感'],
      bridgeKey: 'zigbee2mqtt:bridge',
      model: 'JTYJ-GD-01LM/BW',
      offers: ['smoke', 'battery_low', 'tamper', 'battery_pct'],
    })
  })
})

describe('models never seen before', () => {
  test('a detector that reports words declares what they mean', () => {
    const list = bridgeDevices('301', [binary('smoke', 'ALARM_A', 'NORMAL_A')])
    expect(lastMeaning(list, { topic: 'zigbee2mqtt/301', payload: { smoke: 'ALARM_A' } })).toEqual({ smoke: true })
    expect(lastMeaning(list, { topic: 'zigbee2mqtt/301', payload: { smoke: 'NORMAL_A' } })).toEqual({ smoke: false })
    expect(lastMeaning(list, { topic: 'zigbee2mqtt/301', payload: { smoke: 'TEST' } })).toEqual({ smoke: null })
  })

  test('a detector whose true means clear is not read as an alarm', () => {
    const list = bridgeDevices('301', [binary('water_leak', false, true)])
    expect(lastMeaning(list, { topic: 'zigbee2mqtt/301', payload: { water_leak: true } })).toEqual({
      water_leak: false,
    })
  })

  test('a leak at one of two probes is a leak', () => {
    const list = bridgeDevices('sink', [
      binary('water_leak_l1', true, false, 'water_leak'),
      binary('water_leak_l2', true, false, 'water_leak'),
    ])
    const state = (l1: boolean | null, l2: boolean | null) =>
      lastMeaning(list, { topic: 'zigbee2mqtt/sink', payload: { water_leak_l1: l1, water_leak_l2: l2 } })
    expect([state(false, true), state(false, false), state(false, null)]).toEqual([
      { water_leak: true },
      { water_leak: false },
      { water_leak: null },
    ])
  })

  test.each([
    ['1 for true', true, false, 1, true],
    ['0 for false', true, false, 0, false],
    ['"ON" for true', true, false, 'ON', true],
    ['"1" for true', true, false, '1', true],
    ['"false" for false', true, false, 'false', false],
    ['1 for ON', 'ON', 'OFF', 1, true],
    ['0 for 1 and 0 the other way round', 0, 1, 0, true],
    ['1 where open and close were declared', 'open', 'close', 1, null],
    ['1 where 2 and 5 were declared', 2, 5, 1, null],
    ['7 for true', true, false, 7, null],
  ])(
    'a danger said as %s is read only when it is unambiguous; else it is unknown and shown to be mapped',
    (_name, on, off, said, flag) => {
      const list = bridgeDevices('leak', [binary('water_leak', on, off)])
      const decoded = decodeAll([list, { topic: 'zigbee2mqtt/leak', payload: { water_leak: said } }]).at(-1)
      expect([decoded?.understood, decoded?.problem]).toEqual([
        { water_leak: flag },
        flag === null ? 'UNMAPPED_VALUES' : undefined,
      ])
    },
  )

  test('a contact that says 1 is closed, as one that says true', () => {
    const list = bridgeDevices('door', [binary('contact', false, true)])
    const state = (contact: unknown) => lastMeaning(list, { topic: 'zigbee2mqtt/door', payload: { contact } })
    expect([state(1), state(0)]).toEqual([{ door_open: false }, { door_open: true }])
  })

  test('a bare 1 of a detector whose bridge declared nothing is no alarm, and is shown to be mapped', () => {
    const decoded = createMessageDecoder().decode({ topic: 'zigbee2mqtt/x', payload: '{"smoke":1}' })
    expect([decoded.understood, decoded.problem]).toEqual([{}, 'UNMAPPED_VALUES'])
  })

  test('a meter, a density and a soil moisture are no alarm', () => {
    expect(
      lastMeaning({
        topic: 'zigbee2mqtt/x',
        payload: { gas: 12.4, co: 3, gas_density: 90, soil_moisture: 80, smoke_density: 9 },
      }),
    ).toEqual({})
  })

  test('a switch that arms an alarm is a setting, not the alarm', () => {
    const list = bridgeDevices('301', [{ ...binary('fall', 'ON', 'OFF'), access: 7 }])
    expect(lastMeaning(list, { topic: 'zigbee2mqtt/301', payload: { fall: 'ON' } })).toEqual({})
  })

  test('a temperature declared in Fahrenheit is shown in Celsius', () => {
    const list = bridgeDevices('hall', [{ type: 'numeric', name: 'temperature', property: 'temperature', unit: '°F' }])
    expect(lastMeaning(list, { topic: 'zigbee2mqtt/hall', payload: { temperature: 77 } })).toEqual({
      temperature_c: 25,
    })
  })

  test('a number outside its declared range is unknown', () => {
    expect(lastMeaning({ topic: 'zigbee2mqtt/x', payload: { battery: 200 } })).toEqual({ battery_pct: null })
  })

  test.each([
    ['right_double', { button_action: 'right_double' }],
    ['2_hold', { button_action: '2_hold' }],
    ['long_press', { button_action: 'long_press' }],
    ['emergency', { sos: true }],
    ['sos', { sos: true }],
    ['sos_cancel', { action: 'sos_cancel' }],
    ['arm_all_zones', { action: 'arm_all_zones' }],
    ['region_1_enter', { action: 'region_1_enter' }],
    ['', {}],
  ])('the action %j is sorted as %j', (action, understood) => {
    expect(lastMeaning({ topic: 'zigbee2mqtt/303/sos', payload: { action } })).toEqual(understood)
  })

  test('a fall or a vital sign named by a property is understood, an impossible rate is not', () => {
    const payload = { fall_detected: true, presence: true, heart_rate: 72, respiratory_rate: 300 }
    expect(lastMeaning({ topic: 'zigbee2mqtt/bed', payload })).toEqual({
      fall: true,
      occupancy: true,
      heart_rate_bpm: 72,
      respiration_rpm: null,
    })
  })
})

describe('topics', () => {
  test.each(['online', { state: 'online' }])('availability %j in both forms', (payload) => {
    expect(lastMeaning({ topic: 'zigbee2mqtt/301/smoke/availability', payload })).toEqual({ online: true })
  })

  test('a bridge with another base topic is learned from its device list', () => {
    const decoder = createMessageDecoder()
    const list = { ...bridgeDevices('门', [binary('contact', false, true)]), topic: 'floor2/zigbee/bridge/devices' }
    const [before, , after] = decodeAll(
      [
        { topic: 'floor2/zigbee/门', payload: { contact: false } },
        list,
        { topic: 'floor2/zigbee/门', payload: { contact: false } },
      ],
      decoder,
    )
    expect(before).toMatchObject({ convention: null, understood: {} })
    expect(after).toMatchObject({ convention: 'zigbee2mqtt', understood: { door_open: true } })
    expect(after?.readings[0]?.bridgeKey).toBe('zigbee2mqtt:floor2/zigbee/bridge')
  })

  test('single values published on their own topic are understood', () => {
    expect(lastMeaning({ topic: 'zigbee2mqtt/301/smoke', payload: 'true' })).toEqual({ smoke: true })
    expect(lastMeaning({ topic: 'zigbee2mqtt/301/battery', payload: '88' })).toEqual({ battery_pct: 88 })
  })

  test('a command to a device is not a measurement', () => {
    expect(lastMeaning({ topic: 'zigbee2mqtt/301/smoke/set', payload: { smoke: true } })).toEqual({})
  })

  test('a broken payload is named and changes nothing', () => {
    expect(decodeAll([{ topic: 'zigbee2mqtt/301', payload: '{"smoke":tr' }])[0]).toMatchObject({
      problem: 'NOT_JSON',
      understood: {},
      readings: [],
    })
  })
})

describe('presses', () => {
  const json = (receivedAt: number, retain = false) => ({
    topic: 'zigbee2mqtt/bell',
    payload: { action: 'emergency', last_seen: receivedAt },
    receivedAt,
    retain,
  })
  const plain = (receivedAt: number) => ({ topic: 'zigbee2mqtt/bell/action', payload: 'emergency', receivedAt })
  const keys = (messages: Parameters<typeof decodeAll>[0]) =>
    decodeAll(messages).flatMap((one) =>
      one.readings.flatMap((reading) => reading.events.map((event) => event.pressKey)),
    )

  test('both copies of one press share a key, the next press has its own', () => {
    const [first, copy, second, secondCopy] = keys([
      json(1_700_000_000_000),
      plain(1_700_000_000_020),
      json(1_700_000_001_000),
      plain(1_700_000_001_010),
    ])
    expect(copy).toBe(first)
    expect(second).not.toBe(first)
    expect(secondCopy).toBe(second)
  })

  test('a redelivered press is the same press', () => {
    const [first, again] = keys([
      json(1_700_000_000_000),
      { ...json(1_700_000_000_000), receivedAt: 1_700_000_000_900 },
    ])
    expect(again).toBe(first)
  })

  test('two presses of a bell without time stamps are two calls', () => {
    const bare = (receivedAt: number) => ({ topic: 'zigbee2mqtt/bell', payload: { action: 'emergency' }, receivedAt })
    expect(new Set(keys([bare(1000), bare(1500)])).size).toBe(2)
  })

  test('when one copy of a press was lost, no later press is swallowed', () => {
    const found = keys([
      json(1_700_000_000_000),
      json(1_700_000_010_000),
      plain(1_700_000_020_000),
      json(1_700_000_030_000),
    ])
    expect(new Set(found).size).toBe(4)
  })

  test('a retained press is shown but never counts as an event', () => {
    const [reading] = decodeAll([json(1_700_000_000_000, true)]).flatMap((one) => one.readings)
    expect(reading).toMatchObject({ retained: true, events: [{ kind: 'sos', counts: false }] })
  })
})

test('what was learned survives a restart', () => {
  const before = createMessageDecoder()
  decodeAll([bridgeDevices('301', [binary('smoke', 'A', 'N')])], before)
  const stored: unknown = JSON.parse(JSON.stringify(before.saveKnowledge()))
  const after = createMessageDecoder({ knowledge: stored })
  expect(after.decode({ topic: 'zigbee2mqtt/301', payload: '{"smoke":"A"}' }).understood).toEqual({ smoke: true })
})
