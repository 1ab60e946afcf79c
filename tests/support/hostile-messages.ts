// Messages no decent sensor sends, from a seed: junk bytes, broken JSON and UTF-8, deep and oversized JSON, endless topics, odd numbers and
// clocks, strange ids, endless announcements, two devices under one id, one device that floods.
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
  const nested = utf8.encode(`${'{"smoke":'.repeat(3000)}1${'}'.repeat(3000)}`)
  const oversized = utf8.encode(`{"temperature":20,"x":"${'x'.repeat(70_000)}"}`)
  // A lone continuation byte inside a JSON string.
  const brokenText = Uint8Array.from([...utf8.encode('{"state":"'), 0xff, 0xc3, 0x28, 0x80, ...utf8.encode('"}')])
  let twin = 0
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

  /** A well-formed announcement of a device that was never there. */
  function announcement(): Pick<WireMessage, 'topic' | 'payload'> {
    const id = `g${random.whole(0, 200_000)}`
    const state = random.chance(0.5) ? `ghost/${id}/state` : 'ghost/all/state'
    const entity = {
      stat_t: state,
      uniq_id: id,
      dev: { ids: id, name: id },
      dev_cla: 'moisture',
      avty_t: `ghost/${id}/a`,
    }
    return { topic: `homeassistant/binary_sensor/${id}/config`, payload: utf8.encode(JSON.stringify(entity)) }
  }

  return () => {
    const qos = random.whole(0, 1)
    const retain = random.chance(0.1)
    switch (random.whole(0, 11)) {
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
      case 7:
        return { topic: 'zigbee2mqtt/mad', payload: utf8.encode(`{"temperature":${random.whole(0, 40)}}`), retain, qos }
      case 8:
        twin += 1
        return {
          topic: 'zigbee2mqtt/twin',
          payload: utf8.encode(`{"battery":${twin % 2 ? 90 : 20}}`),
          retain: false,
          qos,
        }
      case 9:
        return { ...announcement(), retain, qos }
      case 10: {
        const payload = random.chance(0.01) ? oversized : random.chance(0.01) ? nested : brokenText
        return { topic: topicOf(), payload, retain, qos }
      }
      default:
        return { topic: topicOf(), payload: utf8.encode(object()), retain, qos }
    }
  }
}
