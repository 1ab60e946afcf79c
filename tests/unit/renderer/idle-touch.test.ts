import { describe, expect, it } from 'vitest'
import { createTouchThrottle, touchIntervalMs } from '../../../src-renderer/features/accounts/idle-touch.ts'

describe('telling that a person is at the seat', () => {
  it('tells at once, then at most every 30 seconds however much is typed', () => {
    let now = 1_000_000
    const sentAt: number[] = []
    const touch = createTouchThrottle(
      () => sentAt.push(now),
      () => now,
    )
    for (let second = 0; second < 95; second++, now += 1_000) touch()
    expect(sentAt).toEqual([1_000_000, 1_030_000, 1_060_000, 1_090_000])
    expect(touchIntervalMs).toBe(30_000)
  })

  it('goes on telling when the clock of the seat is set back', () => {
    let now = 5_000_000
    let sent = 0
    const touch = createTouchThrottle(
      () => {
        sent += 1
      },
      () => now,
    )
    touch()
    now = 1_000
    touch()
    expect(sent).toBe(2)
  })
})
