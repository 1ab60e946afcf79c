import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConnectionState, ConnectionStore } from '../../../src-renderer/app/connection-state.ts'
import { createReconnectingSocket } from '../../../src-renderer/app/reconnecting-socket.ts'

class HandSocket extends EventTarget {
  static made: HandSocket[] = []
  readyState = 0
  binaryType = 'blob'
  constructor() {
    super()
    HandSocket.made.push(this)
  }
  send(): void {}
  close(): void {}
  say(event: 'open' | 'close'): void {
    this.dispatchEvent(new Event(event))
  }
}

const states: ConnectionState['kind'][] = []
const connection = { set: (state: ConnectionState) => void states.push(state.kind) } as ConnectionStore
const fetched = vi.fn(async () => new Response(''))

beforeEach(() => {
  HandSocket.made = []
  states.length = 0
  fetched.mockClear()
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', HandSocket)
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the line of a browser seat', () => {
  test('a lost line is said at once and opened anew, and a call that waited goes over the new one', async () => {
    const current = createReconnectingSocket('ws://127.0.0.1/rpc', connection)
    HandSocket.made[0]!.say('open')
    const first = await current()
    HandSocket.made[0]!.say('close')
    const waiting = current()
    await vi.advanceTimersByTimeAsync(250)
    HandSocket.made[1]!.say('open')
    expect(await waiting).not.toBe(first)
    expect(states).toEqual(['connected', 'lost', 'connected'])
    expect(fetched).not.toHaveBeenCalled()
  })

  test('a line that is refused asks for a seat again before it is tried anew', async () => {
    createReconnectingSocket('ws://127.0.0.1/rpc', connection)
    HandSocket.made[0]!.say('close')
    await vi.advanceTimersByTimeAsync(250)
    expect([fetched.mock.calls, HandSocket.made.length]).toEqual([[['/', { cache: 'no-store' }]], 2])
  })

  test('pauses grow to five seconds, and a call waits eight seconds at most', async () => {
    const current = createReconnectingSocket('ws://127.0.0.1/rpc', connection)
    const refused = expect(current()).rejects.toThrow('CONNECTION_LOST')
    const pauses: number[] = []
    for (let round = 0; round < 7; round += 1) {
      const count = HandSocket.made.length
      HandSocket.made.at(-1)!.say('close')
      let waitedMs = 0
      while (HandSocket.made.length === count) {
        await vi.advanceTimersByTimeAsync(250)
        waitedMs += 250
      }
      pauses.push(waitedMs)
    }
    await refused
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
  })
})
