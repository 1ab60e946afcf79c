// Turns a stream of changes into snapshot + numbered changes + beats for any number of screens.
// A slow screen never holds memory without bound: past the limit its backlog is dropped and it gets a new snapshot.
import { type FeedMessage, feedBeatIntervalMs } from '#shared/contract/live-feed.ts'
import type { Clock } from '../platform/clock.ts'

export type LiveFeed<Snapshot, Change> = {
  /** Tells all watchers; call it after the change is stored. */
  publish(change: Change): void
  /** Yields a snapshot, then changes; ends when `signal` aborts. */
  watch(signal?: AbortSignal): AsyncGenerator<FeedMessage<Snapshot, Change>, void, void>
  watcherCount(): number
}

export type LiveFeedOptions<Snapshot> = { clock: Clock; snapshot: () => Snapshot; backlogLimit?: number }

type Watcher<Snapshot, Change> = {
  backlog: FeedMessage<Snapshot, Change>[]
  needsSnapshot: boolean
  isBeatDue: boolean
  wake: () => void
}

/** Makes a feed; `snapshot` is called synchronously whenever a screen starts or fell behind. */
export function createLiveFeed<Snapshot, Change>(options: LiveFeedOptions<Snapshot>): LiveFeed<Snapshot, Change> {
  const { clock } = options
  const backlogLimit = options.backlogLimit ?? 256
  const watchers = new Set<Watcher<Snapshot, Change>>()
  let seq = 0

  function takeNext(watcher: Watcher<Snapshot, Change>): FeedMessage<Snapshot, Change> | undefined {
    if (watcher.needsSnapshot) {
      watcher.needsSnapshot = false
      watcher.backlog.length = 0
      return { kind: 'snapshot', seq, at: clock.now(), snapshot: options.snapshot() }
    }
    const queued = watcher.backlog.shift()
    if (queued) return queued
    if (!watcher.isBeatDue) return undefined
    watcher.isBeatDue = false
    return { kind: 'beat', seq, at: clock.now() }
  }

  return {
    watcherCount: () => watchers.size,
    publish(change) {
      seq += 1
      for (const watcher of watchers) {
        if (watcher.needsSnapshot) continue
        if (watcher.backlog.length >= backlogLimit) watcher.needsSnapshot = true
        else watcher.backlog.push({ kind: 'change', seq, at: clock.now(), change })
        watcher.wake()
      }
    },
    async *watch(signal) {
      const watcher: Watcher<Snapshot, Change> = { backlog: [], needsSnapshot: true, isBeatDue: false, wake: () => {} }
      const stopBeat = clock.every(feedBeatIntervalMs, () => {
        watcher.isBeatDue = true
        watcher.wake()
      })
      const onAbort = () => watcher.wake()
      signal?.addEventListener('abort', onAbort)
      watchers.add(watcher)
      try {
        while (!signal?.aborted) {
          const message = takeNext(watcher)
          if (message) yield message
          else {
            await new Promise<void>((resolve) => {
              watcher.wake = resolve
              if (signal?.aborted) resolve()
            })
          }
        }
      } finally {
        watchers.delete(watcher)
        stopBeat()
        signal?.removeEventListener('abort', onAbort)
      }
    },
  }
}

/** The same feed with snapshot and changes as one watcher may see them. */
export async function* mapFeed<Snapshot, Change>(
  messages: AsyncIterable<FeedMessage<Snapshot, Change>>,
  map: { snapshot: (snapshot: Snapshot) => Snapshot; change: (change: Change) => Change },
): AsyncGenerator<FeedMessage<Snapshot, Change>, void, void> {
  for await (const message of messages) {
    if (message.kind === 'snapshot') yield { ...message, snapshot: map.snapshot(message.snapshot) }
    else if (message.kind === 'change') yield { ...message, change: map.change(message.change) }
    else yield message
  }
}
