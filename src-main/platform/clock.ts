// The only place that reads the machine's time or starts a timer; everything else is handed a Clock so that a test can move time by hand.

export type CancelTimer = () => void

export interface Clock {
  /** Epoch milliseconds UTC. */
  now(): number
  /** Runs `task` once after `delayMs`. */
  schedule(delayMs: number, task: () => void): CancelTimer
  /** Runs `task` every `intervalMs` until cancelled. */
  every(intervalMs: number, task: () => void): CancelTimer
}

export interface ManualClock extends Clock {
  /** Moves time forward and runs what falls due, in order of due time. */
  advance(durationMs: number): void
  /** Sets the time without running timers, as when somebody corrects the machine's clock. */
  setNow(epochMs: number): void
  pendingTimers(): number
}

// setTimeout fires at once beyond 2^31-1 ms, which would turn a 30-day reminder into a busy loop.
const LONGEST_TIMEOUT_MS = 2_147_483_647

function scheduleOnSystem(delayMs: number, task: () => void): CancelTimer {
  let remainingMs = Math.max(0, delayMs)
  let handle: NodeJS.Timeout
  const arm = (): void => {
    const stepMs = Math.min(remainingMs, LONGEST_TIMEOUT_MS)
    remainingMs -= stepMs
    handle = setTimeout(remainingMs > 0 ? arm : task, stepMs)
  }
  arm()
  return () => clearTimeout(handle)
}

export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: scheduleOnSystem,
  every(intervalMs, task) {
    assertInterval(intervalMs)
    let cancel: CancelTimer
    const tick = (): void => {
      cancel = scheduleOnSystem(intervalMs, tick)
      task()
    }
    cancel = scheduleOnSystem(intervalMs, tick)
    return () => cancel()
  },
}

interface ManualTimer {
  dueAt: number
  order: number
  intervalMs: number | null
  task: () => void
}

export function createManualClock(startMs: number): ManualClock {
  const timers = new Set<ManualTimer>()
  let nowMs = startMs
  let order = 0
  const add = (delayMs: number, intervalMs: number | null, task: () => void): CancelTimer => {
    const timer: ManualTimer = { dueAt: nowMs + Math.max(0, delayMs), order: order++, intervalMs, task }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const nextDue = (untilMs: number): ManualTimer | undefined => {
    let next: ManualTimer | undefined
    for (const timer of timers) {
      if (timer.dueAt > untilMs) continue
      if (!next || timer.dueAt < next.dueAt || (timer.dueAt === next.dueAt && timer.order < next.order)) next = timer
    }
    return next
  }
  return {
    now: () => nowMs,
    schedule: (delayMs, task) => add(delayMs, null, task),
    every(intervalMs, task) {
      assertInterval(intervalMs)
      return add(intervalMs, intervalMs, task)
    },
    advance(durationMs) {
      const untilMs = nowMs + durationMs
      for (let timer = nextDue(untilMs); timer; timer = nextDue(untilMs)) {
        nowMs = Math.max(nowMs, timer.dueAt)
        if (timer.intervalMs === null) timers.delete(timer)
        else {
          timer.dueAt += timer.intervalMs
          timer.order = order++
        }
        timer.task()
      }
      nowMs = untilMs
    },
    setNow(epochMs) {
      nowMs = epochMs
    },
    pendingTimers: () => timers.size,
  }
}

function assertInterval(intervalMs: number): void {
  if (!(intervalMs > 0)) throw new RangeError(`an interval must be longer than 0 ms, got ${intervalMs}`)
}
