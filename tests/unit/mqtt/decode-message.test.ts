import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import { redactSample } from '#main/mqtt/redact-sample.ts'
import { Understood } from '#shared/features/devices/capabilities.ts'

const word = fc.constantFrom(
  'smoke',
  'contact',
  'action',
  'dataKey',
  'deviceId',
  'data',
  'realtime',
  'heart',
  'bedStatus',
  'stat_t',
  'dev_cla',
  'val_tpl',
  'cmps',
  'dev',
  'ids',
  '~',
  '__proto__',
  'constructor',
  'state',
  'exposes',
  'definition',
  'friendly_name',
  'ieee_address',
  'availability',
  'battery',
  'devId',
  'status',
  'code',
  'value',
  'params',
  'services',
  'properties',
  'object',
  'events',
  'alarm_type',
  'detection_status',
  'uplink_message',
  'decoded_payload',
  'ZbReceived',
  'Switch1',
  'method',
  'smoke:0',
  'device_list',
  'ble_addr',
  'IMEI',
  'nodes',
  'devEUI',
)
const leaf = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('s', '{{ value_json.a }}', 'emergency', '{% if', 'online', 'realtime'),
)
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 5 }),
  ),
}))
const topic = fc.oneof(
  fc.constantFrom(
    'zigbee2mqtt/a/b',
    'zigbee2mqtt/bridge/devices',
    'zigbee2mqtt/bridge/state',
    'zigbee2mqtt/a/action',
    'zigbee2mqtt/a/availability',
    'zigbee2mqtt/',
    'homeassistant/sensor/x/config',
    'homeassistant/device/x/config',
    'homeassistant/device_automation/a/b/config',
    's',
    'sleepace-1',
    'x/bridge/devices',
    '',
    '/',
    '$oc/x',
    '$oc/devices/d/sys/properties/report',
    '/sys/p/d/thing/event/property/post',
    '/p/d/properties/report',
    'v1/gateway/telemetry',
    'application/a/device/24e1240000710a2b/event/up',
    'v3/a@b/devices/c/up',
    'tele/x/SENSOR',
    'stat/x/RESULT',
    'tele/x/LWT',
    'shelly-x/events/rpc',
    'shelly-x/status/smoke:0',
    'homie/d/n/smoke',
    'homie/5/d/$description',
    'n/sensor/heart_rate/state',
    'bed/heart_rate',
    'iMEDE_watch/sos',
    'dusun_sub',
    '/devices/d/events',
  ),
  fc.string(),
  fc.constant(null),
)
const payload = fc.oneof(
  tree.value.map((value) => JSON.stringify(value) ?? ''),
  fc.string(),
  fc.uint8Array({ maxLength: 60 }),
)

describe('whatever arrives', () => {
  test('decoding never throws and always speaks the vocabulary', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ topic, payload, retain: fc.option(fc.boolean()) }), { maxLength: 8 }),
        (messages) => {
          const decoder = createMessageDecoder()
          for (const message of messages) {
            const { understood } = decoder.decode(message)
            expect(Understood.safeParse(understood).success).toBe(true)
          }
          createMessageDecoder({ knowledge: JSON.parse(JSON.stringify(decoder.saveKnowledge())) })
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('a restored decoder understands the next message as the running one does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ topic, payload }), { maxLength: 6 }),
        topic,
        payload,
        (history, nextTopic, nextPayload) => {
          const running = createMessageDecoder()
          for (const message of history) running.decode(message)
          const restored = createMessageDecoder({ knowledge: JSON.parse(JSON.stringify(running.saveKnowledge())) })
          const next = { topic: nextTopic, payload: nextPayload }
          expect(restored.decode(next).understood).toEqual(running.decode(next).understood)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a payload over its limit is refused unread, one below it is read', () => {
    const decoder = createMessageDecoder()
    const padded = (bytes: number) => JSON.stringify({ smoke: true, pad: 'x'.repeat(bytes) })
    expect(decoder.decode({ topic: 'zigbee2mqtt/a', payload: padded(60_000) }).understood).toEqual({ smoke: true })
    expect(decoder.decode({ topic: 'zigbee2mqtt/a', payload: padded(70_000) })).toMatchObject({
      understood: {},
      problem: 'TOO_LARGE',
      convention: 'zigbee2mqtt',
    })
    expect(decoder.decode({ topic: 'any', payload: new Uint8Array(5_000_000) })).toMatchObject({
      problem: 'TOO_LARGE',
      convention: null,
    })
    const list = JSON.stringify([{ friendly_name: 'a', ieee_address: '0x1', pad: 'x'.repeat(1_000_000) }])
    expect(decoder.decode({ topic: 'zigbee2mqtt/bridge/devices', payload: list }).readings).toHaveLength(1)
  })

  test('a deeply nested payload is survived', () => {
    const decoder = createMessageDecoder()
    for (const payload of ['['.repeat(30_000), `${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}`]) {
      expect(decoder.decode({ topic: 'zigbee2mqtt/a', payload }).understood).toEqual({})
    }
  })

  test('an endless stream of invented names does not fill the memory', () => {
    const decoder = createMessageDecoder()
    for (let index = 0; index < 6000; index += 1) {
      decoder.decode({
        topic: `homeassistant/sensor/${index}/config`,
        payload: `{"uniq_id":"${index}","stat_t":"s/${index}"}`,
      })
      decoder.decode({ topic: `base${index}/bridge/devices`, payload: '[]' })
    }
    const saved = decoder.saveKnowledge()
    expect([saved.configs.length, saved.zigbee.length]).toEqual([5000, 16])
  })
})

test('one gateway may share a single availability topic between all its beds', () => {
  const decoder = createMessageDecoder()
  for (let bed = 0; bed < 600; bed += 1) {
    const config = {
      uniq_id: `b${bed}`,
      dev_cla: 'smoke',
      stat_t: `s/${bed}`,
      avty_t: 'lwt',
      dev: { ids: [`b${bed}`] },
    }
    decoder.decode({ topic: `homeassistant/binary_sensor/b${bed}/config`, payload: JSON.stringify(config) })
  }
  const { devices } = decoder.decode({ topic: 'lwt', payload: 'offline' }).understood
  expect(Object.values(devices ?? {}).filter((bed) => bed.online === false)).toHaveLength(600)
})

describe('a sample kept for the inbox', () => {
  test.each([
    ['{"citizenId":"350102194001011234","hr":72}', '{"citizenId":"***","hr":72}'],
    ['{"text":"id 35010219400101123X ok"}', '{"text":"id *** ok"}'],
    ['{"姓名":"someone","phone":13800138000}', '{"姓名":"***","phone":"***"}'],
    ['{"ieee":"0x00158d00009a1025","ts":1760000000123}', '{"ieee":"0x00158d00009a1025","ts":1760000000123}'],
  ])('%s is kept as %s', (payload, sample) => {
    expect(redactSample(payload)).toBe(sample)
  })

  test('is short, and a number at its end leaves no fragment', () => {
    const sample = redactSample(`${'x'.repeat(1995)} 350102194001011234`)
    expect(sample).toHaveLength(1999)
    expect(sample).not.toContain('3501')
  })
})
