import { describe, expect, test } from 'vitest'
import { type Child, superviseBackend } from '#main/hosts/electron/backend-supervisor.ts'
import { createWindowPorts } from '#main/hosts/electron/window-ports.ts'
import { createManualClock } from '#main/platform/clock.ts'

function supervise() {
  const clock = createManualClock(0)
  const children: { exit(): void; wasStopped: boolean }[] = []
  const restarts: number[] = []
  const supervisor = superviseBackend({
    clock,
    start() {
      const child: Child & { exit(): void; wasStopped: boolean } = {
        wasStopped: false,
        exit: () => undefined,
        onExit(listener) {
          this.exit = () => listener(1)
        },
        stop() {
          this.wasStopped = true
        },
      }
      children.push(child)
      return child
    },
    onRestart: (count) => void restarts.push(count),
  })
  /** How long after the newest child died the next one came. */
  const pauseAfterCrash = (livedMs: number): number => {
    clock.advance(livedMs)
    const before = children.length
    const diedAt = clock.now()
    children.at(-1)!.exit()
    while (children.length === before) clock.advance(100)
    return clock.now() - diedAt
  }
  return { clock, children, restarts, supervisor, pauseAfterCrash }
}

describe('the watch over the backend process', () => {
  test('a crash is followed by a new start, with longer pauses as crashes repeat', () => {
    const { restarts, pauseAfterCrash } = supervise()
    expect([1, 2, 3, 4, 5].map(() => pauseAfterCrash(1_000))).toEqual([500, 2_000, 10_000, 30_000, 30_000])
    expect(restarts).toEqual([1, 2, 3, 4, 5])
  })

  test('after two steady minutes the next crash counts as the first', () => {
    const { pauseAfterCrash } = supervise()
    pauseAfterCrash(1_000)
    pauseAfterCrash(1_000)
    expect(pauseAfterCrash(120_001)).toBe(500)
  })

  test('windows are told only when the new child is there to ask', () => {
    const clock = createManualClock(0)
    const seen: string[] = []
    let exit = (): void => {}
    let started = 0
    const supervisor: { child(): Child } = superviseBackend({
      clock,
      start: () => {
        started += 1
        return {
          onExit(listener) {
            exit = () => listener(1)
          },
          stop: () => undefined,
        }
      },
      onRestart: () => void seen.push(`${started} ${supervisor.child() !== first}`),
    })
    const first = supervisor.child()
    exit()
    clock.advance(500)
    expect(seen).toEqual(['2 true'])
  })

  test('quitting waits for the child to close its files and starts no other', async () => {
    const { clock, children, supervisor } = supervise()
    const stopped = supervisor.stop()
    expect(children[0]!.wasStopped).toBe(true)
    children[0]!.exit()
    await stopped
    clock.advance(600_000)
    expect([children.length, clock.pendingTimers()]).toEqual([1, 0])
  })

  test('quitting does not wait for ever for a child that hangs, nor for one that is already gone', async () => {
    const hanging = supervise()
    const stopped = hanging.supervisor.stop()
    hanging.clock.advance(5_000)
    await stopped
    const gone = supervise()
    gone.children[0]!.exit()
    await gone.supervisor.stop()
    gone.clock.advance(600_000)
    expect(gone.children.length).toBe(1)
  })
})

describe('a window that is drawn before the backend is up', () => {
  test('keeps its port and is connected as soon as the backend is there', () => {
    const ports = createWindowPorts<string>()
    const connected: string[] = []
    ports.add('first')
    ports.add('second')
    expect(connected).toEqual([])
    ports.open((window) => void connected.push(window))
    ports.add('third')
    expect(connected).toEqual(['first', 'second', 'third'])
  })
})
