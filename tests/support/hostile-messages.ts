// Messages no decent sensor sends, from a seed: junk bytes, broken JSON, deep JSON, endless topics, odd numbers and clocks, strange ids.
import type { WireMessage } from '#main/features/devices/broker-link.ts'
import type { SeededRandom } from '#main/platform/seeded-random.ts'

const utf8 = new TextEncoder()
const topics = [
  'zigbee2mqtt/',
  'homeassistant/binary_sensor/',
  'sleepace-',
  'tele/',
  'homie/',
  '',
  '/',
  '$oc/devices/',
  '颐安/',
  'a/b/c/',
]
const values = [
  null,
  true,
  -1,
  0,
  255,
  1e308,
  -1e308,
  '',
  'ON',
  '是',
  [],
  {},
  'x'.repeat(300),
  1e21,
  '0x1f',
  '<script>',
]
const words = [
  'temperature',
  'heart_rate',
  'in_bed',
  'battery',
  'contact',
  'state',
  '__proto__',
  'constructor',
  'toString',
  'humidity',
]

/** Answers the next message each time; most are odd, one in eight is well-formed. */
export function createHostileMessages(random: SeededRandom): () => WireMessage {
  const bytes = Uint8Array.from({ length: 512 }, () => random.whole(0, 255))
  const deep = utf8.encode(`${'['.repeat(5000)}1${']'.repeat(5000)}`)
  const topicOf = (): string => `${random.pick(topics)}${random.whole(0, 50_000)}`

  function object(): string {
    const parts = Array.from(
      { length: random.whole(1, 4) },
      () => `${JSON.stringify(random.pick(words))}:${JSON.stringify(random.pick(values))}`,
    )
    return `{${parts.join()}}`
  }

  function mattress(): string {
    const data = {
      leftRight: 0,
      heart: random.whole(-5, 300),
      breath: random.whole(-5, 99),
      bedStatus: random.whole(-1, 9),
    }
    const timeStamp = random.pick([0, 12, 1_760_000_000, 4_102_444_800, -1, 1e18])
    return JSON.stringify([{ dataKey: 'realtime', deviceId: `m${random.whole(0, 9000)}`, data, timeStamp }])
  }

  return () => {
    const qos = random.whole(0, 1)
    const retain = random.chance(0.1)
    switch (random.whole(0, 7)) {
      case 0:
        return { topic: topicOf(), payload: bytes.subarray(random.whole(0, 400)), retain, qos }
      case 1:
        return { topic: topicOf(), payload: utf8.encode(object().slice(0, -1)), retain, qos }
      case 2:
        return {
          topic: random.chance(0.01) ? topicOf() : 'deep/er',
          payload: random.chance(0.02) ? deep : bytes.subarray(500),
          retain,
          qos,
        }
      case 3:
        return { topic: `${topicOf()}/${'t'.repeat(random.whole(0, 1500))}`, payload: utf8.encode('1'), retain, qos }
      case 4:
        return {
          topic: `homeassistant/sensor/d${random.whole(0, 9999)}/config`,
          payload: utf8.encode(object()),
          retain,
          qos,
        }
      case 5:
        return { topic: `sleepace-${random.whole(0, 3)}`, payload: utf8.encode(mattress()), retain: false, qos }
      case 6:
        return {
          topic: `zigbee2mqtt/s${random.whole(0, 30)}`,
          payload: utf8.encode(`{"temperature":${random.whole(0, 40)}}`),
          retain,
          qos,
        }
      default:
        return { topic: topicOf(), payload: utf8.encode(object()), retain, qos }
    }
  }
}
