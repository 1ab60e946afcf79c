import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  listJsonLeaves,
  parseJsonPath,
  readEveryJsonPath,
  readJsonPath,
} from '#shared/features/device-profiles/json-path.ts'
import { compileTopicPattern } from '#shared/features/device-profiles/topic-pattern.ts'

describe('paths into a sample', () => {
  test('every leaf is listed with a path that leads back to it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (sample) => {
        const body = JSON.parse(JSON.stringify(sample)) as unknown
        for (const leaf of listJsonLeaves(body)) {
          const path = parseJsonPath(leaf.path)
          const found = path ? readJsonPath(body, path.steps) : undefined
          expect(typeof found === 'string' ? found.slice(0, 200) : found).toEqual(leaf.value)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('each element of a list, odd keys and a bare value', () => {
    expect(readEveryJsonPath({ a: [{ b: 1 }, {}, { b: 3 }] }, parseJsonPath('a[].b')?.steps ?? [])).toEqual([1, 3])
    expect(listJsonLeaves({ 'odd.key': { 心率: 61 } })).toEqual([{ path: '["odd.key"].心率', value: 61 }])
    expect(listJsonLeaves('72')).toEqual([{ path: '$', value: '72' }])
  })

  test.each(['', '.', 'a.', 'a..b', '[', 'a[', 'a]', '["a]', 'a b[x]'])('%j is no path', (text) => {
    expect(parseJsonPath(text)).toBeNull()
  })

  test('inherited properties are not read', () => {
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(readJsonPath({}, parseJsonPath(name)?.steps ?? [])).toBeUndefined()
  })
})

describe('topics of a profile', () => {
  const match = (pattern: string, topic: string) => compileTopicPattern(pattern)?.match(topic.split('/')) ?? null

  test.each([
    ['ward/{device}/state', 'ward/301/state', { device: '301' }],
    ['/sys/{p}/{d}/#', '/sys/a/b/c/d', { p: 'a', d: 'b' }],
    ['a/+/c', 'a/b/c', {}],
    ['a/+/c', 'a/b/d', null],
    ['a/{x}', 'a/b/c', null],
    ['a/{x}', 'a/', null],
  ])('%s against %s gives %j', (pattern, topic, names) => {
    expect(match(pattern, topic)).toEqual(names)
  })

  test.each(['', 'a/#/b', 'a+/b', '{x}/{x}', '{X'])('%j is no pattern', (pattern) => {
    expect(compileTopicPattern(pattern)).toBeNull()
  })
})
