// One button press reaches the house twice (JSON `action` and the plain `…/action` topic) and a broker may redeliver it.
// Gives both copies the same key. Must never give two presses one key: a second call for help may not be swallowed.
import type { MomentaryAct } from './message-types.ts'

const PAIRING_WINDOW_MS = 2000
/** Without arrival times (a replayed file) the copy must be within this many messages. */
const PAIRING_WINDOW_MESSAGES = 20
const MAX_OPEN_PRESSES = 500

type Press = {
  key: string
  slot: string
  source: MomentaryAct['source']
  identity: string | null
  at: number | null
  order: number
  isPaired: boolean
}

export type PressPairing = { keyOf: (deviceKey: string, act: MomentaryAct, at: number | null, order: number) => string }

/** @param session makes keys of different runs differ. */
export function createPressPairing(session: string): PressPairing {
  let open: Press[] = []
  let count = 0

  const isNear = (press: Press, at: number | null, order: number) =>
    press.at !== null && at !== null
      ? Math.abs(at - press.at) <= PAIRING_WINDOW_MS
      : order - press.order <= PAIRING_WINDOW_MESSAGES

  return {
    keyOf(deviceKey, act, at, order) {
      const slot = `${deviceKey}#${act.word}`
      open = open.filter((press) => isNear(press, at, order))
      const redelivered = open.find(
        (press) =>
          press.slot === slot &&
          press.source === act.source &&
          act.identity !== null &&
          press.identity === act.identity,
      )
      if (redelivered) return redelivered.key
      const copy = open.find((press) => press.slot === slot && press.source !== act.source && !press.isPaired)
      if (copy) {
        copy.isPaired = true
        return copy.key
      }
      count += 1
      const key = `${slot}#${session}-${count}`
      open.push({ key, slot, source: act.source, identity: act.identity, at, order, isPaired: false })
      if (open.length > MAX_OPEN_PRESSES) open.shift()
      return key
    },
  }
}
