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
describe('recorded messages', () => {
  test('every expectation can be said in the house vocabulary', () => {
    const failures = fixtures
      .filter((fixture) => !Understood.safeParse(fixture.expect).success)
      .map((fixture) => fixture.id)
    expect(failures).toEqual([])
  })

  test.each(fixtures)('$id $convention means what its source documents', (fixture) => {
    const decoded = createMessageDecoder().decode(fixture)
    expect(decoded.understood).toEqual(fixture.expect)
    expect(decoded.convention).toBe(fixture.convention)
  })

  test('decoded one after another with everything learned they mean the same', () => {
    const decoder = createMessageDecoder()
    const understood = fixtures.map((fixture) => [fixture.id, decoder.decode(fixture).understood])
    expect(understood).toEqual(fixtures.map((fixture) => [fixture.id, fixture.expect]))
  })
})
