import { describe, expect, test } from 'vitest'
import { createManualClock } from '#main/platform/clock.ts'
import { createLiveFeed } from '#main/rpc/live-feed.ts'
import { feedBeatIntervalMs } from '#shared/contract/live-feed.ts'

function makeFeed(backlogLimit = 4) {
  const clock = createManualClock(1_000)
  const state: string[] = []
  const feed = createLiveFeed<string[], string>({ clock, snapshot: () => [...state], backlogLimit })
  const publish = (change: string): void => {
    state.push(change)
    feed.publish(change)
  }
  return { clock, feed, publish }
}

describe('a live feed', () => {
  test('a screen gets the state, then every change, numbered without a gap', async () => {
    const { feed, publish } = makeFeed()
    publish('before')
    const watch = feed.watch()
    expect((await watch.next()).value).toEqual({ kind: 'snapshot', seq: 1, at: 1_000, snapshot: ['before'] })
    publish('bell')
    publish('door')
    expect((await watch.next()).value).toEqual({ kind: 'change', seq: 2, at: 1_000, change: 'bell' })
    expect((await watch.next()).value).toEqual({ kind: 'change', seq: 3, at: 1_000, change: 'door' })
    await watch.return()
  })

  test('a change that comes while the screen waits wakes it', async () => {
    const { feed, publish } = makeFeed()
    const watch = feed.watch()
    await watch.next()
    const next = watch.next()
    publish('bell')
    expect((await next).value).toMatchObject({ kind: 'change', seq: 1, change: 'bell' })
    await watch.return()
  })

  test('a slow screen loses its backlog and gets a new state with the number it stands for', async () => {
    const { feed, publish } = makeFeed(2)
    const slow = feed.watch()
    const quick = feed.watch()
    await slow.next()
    await quick.next()
    for (const change of ['a', 'b', 'c']) {
      publish(change)
      expect((await quick.next()).value).toMatchObject({ kind: 'change', change })
    }
    expect((await slow.next()).value).toEqual({ kind: 'snapshot', seq: 3, at: 1_000, snapshot: ['a', 'b', 'c'] })
    publish('d')
    expect((await slow.next()).value).toMatchObject({ kind: 'change', seq: 4, change: 'd' })
    await Promise.all([slow.return(), quick.return()])
  })

  test('silence is filled with beats, so that a screen can tell quiet from broken', async () => {
    const { clock, feed } = makeFeed()
    const watch = feed.watch()
    await watch.next()
    const next = watch.next()
    clock.advance(feedBeatIntervalMs)
    expect((await next).value).toEqual({ kind: 'beat', seq: 0, at: 1_000 + feedBeatIntervalMs })
    await watch.return()
  })

  test('beats do not pile up for a screen that does not read', async () => {
    const { clock, feed, publish } = makeFeed()
    const watch = feed.watch()
    await watch.next()
    clock.advance(feedBeatIntervalMs * 50)
    expect((await watch.next()).value).toMatchObject({ kind: 'beat' })
    publish('bell')
    expect((await watch.next()).value).toMatchObject({ kind: 'change', seq: 1 })
    await watch.return()
  })

  test('a screen that goes away frees its place and its timer', async () => {
    const { clock, feed } = makeFeed()
    const stop = new AbortController()
    const watch = feed.watch(stop.signal)
    await watch.next()
    expect([feed.watcherCount(), clock.pendingTimers()]).toEqual([1, 1])
    const waiting = watch.next()
    stop.abort()
    expect((await waiting).done).toBe(true)
    expect([feed.watcherCount(), clock.pendingTimers()]).toEqual([0, 0])
  })

  test('a feed that is asked for by a screen already gone ends at once', async () => {
    const { clock, feed } = makeFeed()
    const watch = feed.watch(AbortSignal.abort())
    expect((await watch.next()).done).toBe(true)
    expect([feed.watcherCount(), clock.pendingTimers()]).toEqual([0, 0])
  })

  test('a screen that closes after reading frees its place', async () => {
    const { feed } = makeFeed()
    const watch = feed.watch()
    await watch.next()
    await watch.return()
    expect(feed.watcherCount()).toBe(0)
  })
})
