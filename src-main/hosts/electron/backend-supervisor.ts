// Keeps the backend process alive: a crash is followed by a new start with growing pauses; alarms must not depend on one process living for ever.
import type { Clock } from '../../platform/clock.ts'

const PAUSES_MS = [500, 2_000, 10_000, 30_000]
const STEADY_MS = 120_000
const STOP_WAIT_MS = 5_000

export type Child = { onExit(listener: (code: number) => void): void; stop(): void }

export type SupervisorOptions = {
  clock: Clock
  start: () => Child
  /** Tells how often it had to be started again. */
  onRestart: (count: number) => void
}

export type Supervisor = {
  child(): Child
  /** Resolves when the child has closed its files, at the latest after 5 s. */
  stop(): Promise<void>
}

export function superviseBackend({ clock, start, onRestart }: SupervisorOptions): Supervisor {
  let isStopping = false
  let isAlive = false
  let failures = 0
  let restarts = 0
  let child: Child
  let cancelPause: (() => void) | undefined
  let whenStopped = (): void => {}

  function launch(): Child {
    const startedAt = clock.now()
    const next = start()
    isAlive = true
    next.onExit(() => {
      isAlive = false
      if (isStopping) return whenStopped()
      failures = clock.now() - startedAt > STEADY_MS ? 1 : failures + 1
      const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 30_000
      cancelPause = clock.schedule(pauseMs, () => {
        restarts += 1
        child = launch()
        onRestart(restarts)
      })
    })
    return next
  }

  child = launch()
  return {
    child: () => child,
    stop() {
      isStopping = true
      cancelPause?.()
      if (!isAlive) return Promise.resolve()
      return new Promise((resolve) => {
        const cancelWait = clock.schedule(STOP_WAIT_MS, resolve)
        whenStopped = () => {
          cancelWait()
          resolve()
        }
        child.stop()
      })
    },
  }
}
