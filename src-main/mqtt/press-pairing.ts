// One button press reaches the house twice (JSON `action` and the plain `…/action` topic) and a broker may redeliver it.
// Gives both copies the same key. Must never give two presses one key: a second call for help may not be swallowed.
import type { MomentaryAct } from './message-types.ts'

const PAIRING_WINDOW_MS = 2000
/** Without arrival times (a replayed file) the copy must be within this many messages. */
const PAIRING_WINDOW_MESSAGES = 20
/** Buttons whose last presses are remembered, and presses remembered of one button. */
const MAX_BUTTONS = 2000
const MAX_PRESSES = 32

type Press = {
  key: string
  source: MomentaryAct['source']
  identity: string | null
  at: number | null
  order: number
  isPaired: boolean
}

export type PressPairing = { keyOf: (deviceKey: string, act: MomentaryAct, at: number | null, order: number) => string }

/** @param session makes keys of different runs differ. */
export function createPressPairing(session: string): PressPairing {
  /** By button and word; the button pressed last stands last. */
  const open = new Map<string, Press[]>()
  let count = 0

  const isNear = (press: Press, at: number | null, order: number) =>
    press.at !== null && at !== null
      ? Math.abs(at - press.at) <= PAIRING_WINDOW_MS
      : order - press.order <= PAIRING_WINDOW_MESSAGES

  function remember(slot: string, presses: Press[]): void {
    open.delete(slot)
    open.set(slot, presses.slice(-MAX_PRESSES))
    if (open.size <= MAX_BUTTONS) return
    const oldest = open.keys().next().value
    if (oldest !== undefined) open.delete(oldest)
  }

  return {
    keyOf(deviceKey, act, at, order) {
      const slot = `${deviceKey}#${act.word}`
      const recent = (open.get(slot) ?? []).filter((press) => isNear(press, at, order))
      const { source, identity } = act
      const redelivered =
        identity === null ? undefined : recent.find((press) => press.source === source && press.identity === identity)
      if (redelivered) return redelivered.key
      const copy = recent.find((press) => press.source !== source && !press.isPaired)
      if (copy) {
        copy.isPaired = true
        return copy.key
      }
      count += 1
      const key = `${slot}#${session}-${count}`
      remember(slot, [...recent, { key, source, identity, at, order, isPaired: false }])
      return key
    },
  }
}
