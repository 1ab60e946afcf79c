// The one ticking clock of the screen: running durations and ages read it, so a hundred tiles share one timer.
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'

type TickingClock = { subscribe: (listener: () => void) => () => void; read: () => number }

/** Ticks once a second while anybody listens. `now` gives epoch milliseconds UTC, corrected to the backend's clock by the caller. */
export function createTickingClock(now: () => number, intervalMs = 1000): TickingClock {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let last = now()
  return {
    subscribe(listener) {
      listeners.add(listener)
      timer ??= setInterval(() => {
        last = now()
        for (const each of listeners) each()
      }, intervalMs)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) {
          clearInterval(timer)
          timer = undefined
        }
      }
    },
    read() {
      if (timer === undefined) last = now()
      return Math.floor(last / intervalMs) * intervalMs
    },
  }
}

const ClockContext = createContext<TickingClock | null>(null)

export function ClockProvider({ now, children }: { now: () => number; children: ReactNode }) {
  const clock = useMemo(() => createTickingClock(now), [now])
  return <ClockContext value={clock}>{children}</ClockContext>
}

/**
 * What `read` makes of the time; the part is drawn again only when that changes. 500 tiles tick by one timer, and a tile that says
 * "5 hours" is drawn anew once an hour. `read` must give a plain value (text, number, boolean).
 */
export function useTimeValue<Value extends string | number | boolean>(read: (now: number) => Value): Value {
  const clock = useContext(ClockContext)
  if (!clock) throw new Error('useTimeValue needs a ClockProvider above it; app/providers.tsx gives one')
  return useSyncExternalStore(clock.subscribe, () => read(clock.read()))
}

/** Epoch milliseconds UTC, whole seconds, renewed each second. */
export function useNow(): number {
  const clock = useContext(ClockContext)
  if (!clock) throw new Error('useNow needs a ClockProvider above it; app/providers.tsx gives one')
  return useSyncExternalStore(clock.subscribe, clock.read)
}
