// Follows a live feed: snapshot, then changes by number. A gap, an error or silence longer than two beats starts it anew.
import { useEffect, useState } from 'react'
import { type FeedMessage, feedBeatIntervalMs } from '#shared/contract/live-feed.ts'
import { noteServerTime } from './server-clock.ts'

/** `isLive` false = nothing was heard for longer than two beats: what is shown is old and must look so. */
export type LiveFeedState<State> = {
  data: State | undefined
  isLive: boolean
  /** Backend's clock minus this screen's clock, in ms; durations on screen use it. */
  clockOffsetMs: number
}

export type LiveFeedSource<Snapshot, Change> = (options: {
  signal: AbortSignal
}) => Promise<AsyncIterable<FeedMessage<Snapshot, Change>>>

const SILENCE_MS = feedBeatIntervalMs * 2
const RETRY_MS = 500
/** A hidden page draws no frames; its list must stay true all the same. */
const LONGEST_WAIT_MS = 100

/** Runs `act` before the next frame, once for however many changes came meanwhile. Answers how to call it off. */
function beforeNextFrame(act: () => void): () => void {
  const stop = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const run = () => {
    stop()
    act()
  }
  const frame = requestAnimationFrame(run)
  const timer = setTimeout(run, LONGEST_WAIT_MS)
  return stop
}

/** `source` and `apply` must be stable (module functions or memoised). `isEnabled` false = the feed is not asked for. */
export function useLiveFeed<Snapshot, Change>(
  source: LiveFeedSource<Snapshot, Change>,
  apply: (state: Snapshot, change: Change) => Snapshot,
  isEnabled = true,
): LiveFeedState<Snapshot> {
  const [state, setState] = useState<LiveFeedState<Snapshot>>({ data: undefined, isLive: false, clockOffsetMs: 0 })

  useEffect(() => {
    if (!isEnabled) {
      setState({ data: undefined, isLive: false, clockOffsetMs: 0 })
      return
    }
    const stop = new AbortController()
    let silence: ReturnType<typeof setTimeout> | undefined
    let retry: ReturnType<typeof setTimeout> | undefined

    async function follow(): Promise<void> {
      const round = new AbortController()
      // Bound to the round: a connection lost for days must not leave a listener for every try.
      stop.signal.addEventListener('abort', () => round.abort(), { signal: round.signal })
      let seq = -1
      let waiting: Change[] = []
      let callOff: (() => void) | undefined
      round.signal.addEventListener('abort', () => callOff?.())
      const applyWaiting = (): void => {
        callOff = undefined
        const changes = waiting
        waiting = []
        if (changes.length === 0 || stop.signal.aborted) return
        setState((known) => ({
          ...known,
          data: known.data === undefined ? known.data : changes.reduce(apply, known.data),
          isLive: true,
        }))
      }
      const heard = (): void => {
        clearTimeout(silence)
        silence = setTimeout(() => {
          setState((known) => ({ ...known, isLive: false }))
          round.abort()
        }, SILENCE_MS)
      }
      heard()
      try {
        for await (const message of await source({ signal: round.signal })) {
          if (stop.signal.aborted) return
          heard()
          const clockOffsetMs = message.at - Date.now()
          noteServerTime(message.at)
          if (message.kind === 'snapshot') {
            seq = message.seq
            waiting = []
            setState({ data: message.snapshot, isLive: true, clockOffsetMs })
          } else if (message.kind === 'change') {
            if (message.seq !== seq + 1) break
            seq = message.seq
            waiting.push(message.change)
            callOff ??= beforeNextFrame(applyWaiting)
          } else setState((known) => (known.isLive ? known : { ...known, isLive: true, clockOffsetMs }))
        }
      } catch {
        setState((known) => ({ ...known, isLive: false }))
      }
      round.abort()
      if (!stop.signal.aborted) retry = setTimeout(() => void follow(), RETRY_MS)
    }
    void follow()
    return () => {
      stop.abort()
      clearTimeout(silence)
      clearTimeout(retry)
    }
  }, [source, apply, isEnabled])

  return state
}
