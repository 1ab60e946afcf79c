import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import { Understood } from '#shared/features/devices/capabilities.ts'

type Fixture = {
  id: string
  convention: string
  topic: string | null
  payload: string
  retain: boolean | null
  expect: object
}

const fixtures = readFileSync(new URL('../../fixtures/devices/messages.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fixture)
const known = new Set(['zigbee2mqtt', 'homeassistant-discovery', 'sleepace-mqtt'])
const mine = fixtures.filter((fixture) => known.has(fixture.convention))
const others = fixtures.filter((fixture) => !known.has(fixture.convention))

describe('recorded messages', () => {
  test('every expectation can be said in the house vocabulary', () => {
    const failures = fixtures
      .filter((fixture) => !Understood.safeParse(fixture.expect).success)
      .map((fixture) => fixture.id)
    expect(failures).toEqual([])
  })

  test.each(mine)('$id $convention means what its source documents', (fixture) => {
    const decoded = createMessageDecoder().decode(fixture)
    expect(decoded.understood).toEqual(fixture.expect)
    expect(decoded.convention).toBe(fixture.convention)
  })

  test('decoded one after another with everything learned they mean the same', () => {
    const decoder = createMessageDecoder()
    const understood = mine.map((fixture) => [fixture.id, decoder.decode(fixture).understood])
    expect(understood).toEqual(mine.map((fixture) => [fixture.id, fixture.expect]))
  })

  test.each(others)('$id $convention changes nothing and waits in the inbox', (fixture) => {
    const decoded = createMessageDecoder().decode(fixture)
    expect(decoded).toMatchObject({ understood: {}, readings: [], convention: null, problem: 'UNKNOWN_TOPIC' })
  })
})
