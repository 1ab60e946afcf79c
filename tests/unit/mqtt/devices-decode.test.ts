import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { runDevicesDecode } from '#main/hosts/cli/devices-decode.ts'

async function run(chunks: (string | Buffer)[]): Promise<{ result: object; lines: unknown[] }> {
  const printed: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      printed.push(String(chunk))
      done()
    },
  })
  const result = await runDevicesDecode(Readable.from(chunks), output)
  const text = printed.join('').trim()
  return { result, lines: text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as unknown) }
}

describe('yian devices decode', () => {
  test('answers each line in order, a bad line on its own line', async () => {
    const { lines, result } = await run([
      '{"topic":"zigbee2mqtt/a","payload":"{\\"smoke\\":true}","retain":false}\n',
      'not json\n[1]\n\n',
      '{"topic":"zigbee2mqtt/b","payload":"{broken"}\r\n{"topic":"some/thing","payload":"1"}\n{"topic":null,"payload":null}',
    ])
    expect(lines).toEqual([
      { topic: 'zigbee2mqtt/a', understood: { smoke: true } },
      { topic: null, understood: {}, problem: 'BAD_LINE' },
      { topic: null, understood: {}, problem: 'BAD_LINE' },
      { topic: 'zigbee2mqtt/b', understood: {}, problem: 'NOT_JSON' },
      { topic: 'some/thing', understood: {} },
      { topic: null, understood: {} },
    ])
    expect(result).toEqual({ lines: 6, badLines: 2 })
  })

  test('later lines know what earlier lines announced', async () => {
    const announced = {
      topic: 'homeassistant/binary_sensor/x/config',
      payload: JSON.stringify({ dev_cla: 'moisture', stat_t: 's', uniq_id: 'x' }),
      retain: true,
    }
    const { lines } = await run([`${JSON.stringify(announced)}\n${JSON.stringify({ topic: 's', payload: 'ON' })}\n`])
    expect(lines[1]).toEqual({ topic: 's', understood: { water_leak: true } })
  })

  test('Chinese split between two chunks stays whole', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ topic: 'zigbee2mqtt/大门', payload: '{"contact":false}' })}\n`)
    const { lines } = await run([bytes.subarray(0, 24), bytes.subarray(24)])
    expect(lines).toEqual([{ topic: 'zigbee2mqtt/大门', understood: { door_open: true } }])
  })

  test('a payload of 5 MB and an endless line are answered and the next line is read', async () => {
    const big = JSON.stringify({ topic: 'zigbee2mqtt/a', payload: 'x'.repeat(5_000_000) })
    const { lines } = await run([
      `${big}\n`,
      ...Array.from({ length: 18 }, () => 'y'.repeat(1_000_000)),
      '\n{"topic":"zigbee2mqtt/a","payload":"{\\"gas\\":false}"}\n',
    ])
    expect(lines).toEqual([
      { topic: 'zigbee2mqtt/a', understood: {}, problem: 'TOO_LARGE' },
      { topic: null, understood: {}, problem: 'LINE_TOO_LONG' },
      { topic: 'zigbee2mqtt/a', understood: { gas: false } },
    ])
  })
})
