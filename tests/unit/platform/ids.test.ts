import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import { createIdSource } from '#main/platform/ids.ts'

test('ids follow the order of creation, also within a millisecond and when the clock steps back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 40 }), (steps) => {
      const clock = createManualClock(1_800_000_000_000)
      const newId = createIdSource(clock)
      const ids = steps.flatMap((step) => {
        clock.setNow(clock.now() + step)
        return [newId(), newId(), newId()]
      })
      expect(ids).toEqual([...new Set(ids)].sort())
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }),
  )
})

test('ten thousand ids of one millisecond stay different and in order', () => {
  const newId = createIdSource(createManualClock(1_800_000_000_000))
  const ids = Array.from({ length: 10_000 }, newId)
  expect(ids).toEqual([...new Set(ids)].sort())
})

test('an id carries the moment of its creation', () => {
  const newId = createIdSource(createManualClock(1_800_000_000_123))
  expect(Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16)).toBe(1_800_000_000_123)
})
