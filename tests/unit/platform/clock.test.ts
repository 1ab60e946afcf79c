import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createManualClock, systemClock } from '#main/platform/clock.ts'

describe('time moved by hand', () => {
  test('what falls due runs in the order of its time, at its time, however far time jumps', () => {
    const clock = createManualClock(1000)
    const seen: [string, number][] = []
    const note = (word: string) => (): void => void seen.push([word, clock.now()])
    clock.schedule(50, note('late'))
    clock.every(20, note('round'))
    clock.schedule(10, () => {
      note('early')()
      clock.schedule(5, note('nested'))
    })
    const cancel = clock.schedule(30, note('cancelled'))
    cancel()
    clock.advance(60)
    expect(seen).toEqual([
      ['early', 1010],
      ['nested', 1015],
      ['round', 1020],
      ['round', 1040],
      ['late', 1050],
      ['round', 1060],
    ])
    expect({ now: clock.now(), pending: clock.pendingTimers() }).toEqual({ now: 1060, pending: 1 })
  })

  test('a round can be stopped from inside itself', () => {
    const clock = createManualClock(0)
    let rounds = 0
    const stop = clock.every(10, () => {
      rounds += 1
      if (rounds === 2) stop()
    })
    clock.advance(1000)
    expect(rounds).toBe(2)
  })
})

describe('the machine\u2019s own time', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }))
  afterEach(() => void vi.useRealTimers())

  test('a reminder in sixty days waits sixty days', () => {
    const SIXTY_DAYS_MS = 60 * 86_400_000
    let firedAt: number | null = null
    systemClock.schedule(SIXTY_DAYS_MS, () => {
      firedAt = systemClock.now()
    })
    vi.advanceTimersByTime(SIXTY_DAYS_MS - 1)
    expect(firedAt).toBeNull()
    vi.advanceTimersByTime(1)
    expect(firedAt).toBe(SIXTY_DAYS_MS)
  })

  test('a round goes on until it is cancelled, and an interval of nothing is refused', () => {
    let rounds = 0
    const cancel = systemClock.every(1000, () => {
      rounds += 1
    })
    vi.advanceTimersByTime(3500)
    cancel()
    vi.advanceTimersByTime(5000)
    expect({ rounds, timers: vi.getTimerCount() }).toEqual({ rounds: 3, timers: 0 })
    expect(() => systemClock.every(0, () => undefined)).toThrow(/longer than 0/)
  })
})
