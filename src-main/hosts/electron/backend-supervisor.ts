// Keeps the backend process alive: a crash is followed by a new start with growing pauses; alarms must not depend on one process living for ever.
import type { Clock } from '../../platform/clock.ts'

const PAUSES_MS = [500, 2_000, 10_000, 30_000]
const STEADY_MS = 120_000

export type Child = { onExit(listener: (code: number) => void): void; stop(): void }

export type SupervisorOptions = {
  clock: Clock
  start: () => Child
  /** Tells how often it had to be started again. */
  onRestart: (count: number) => void
}

export function superviseBackend({ clock, start, onRestart }: SupervisorOptions): { stop(): void; child(): Child } {
  let isStopping = false
  let failures = 0
  let restarts = 0
  let child: Child
  let cancelPause: (() => void) | undefined

  function launch(): Child {
    const startedAt = clock.now()
    const next = start()
    next.onExit(() => {
      if (isStopping) return
      failures = clock.now() - startedAt > STEADY_MS ? 0 : failures + 1
      const pauseMs = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 30_000
      cancelPause = clock.schedule(pauseMs, () => {
        restarts += 1
        onRestart(restarts)
        child = launch()
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
      child.stop()
    },
  }
}
