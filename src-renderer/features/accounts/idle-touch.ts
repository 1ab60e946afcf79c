// Tells the backend that a person is at the seat, so that the seat locks by idleness and not by silence of the network.
// Must never send more than one call per interval, however many keys are pressed.

export const touchIntervalMs = 30_000

/** Answers a function for every key or pointer event; it calls `send` at most once per `intervalMs`. `now` in epoch ms. */
export function createTouchThrottle(send: () => void, now: () => number, intervalMs = touchIntervalMs): () => void {
  let lastSentAt = Number.NEGATIVE_INFINITY
  return () => {
    const at = now()
    // A clock set back must not silence the seat until it has caught up.
    if (at >= lastSentAt && at - lastSentAt < intervalMs) return
    lastSentAt = at
    send()
  }
}
