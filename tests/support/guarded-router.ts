// A small contract behind the real guard: what the guard does is proven here without any feature.
import { eventIterator, oc } from '@orpc/contract'
import { implement, ORPCError } from '@orpc/server'
import * as z from 'zod'
import { DomainError } from '#main/platform/domain-error.ts'
import type { Logger } from '#main/platform/logger.ts'
import { createGuard } from '#main/rpc/guard.ts'
import type { ConnectionContext, RequestContext, SeatState } from '#main/rpc/request-context.ts'
import type { Role } from '#shared/contract/permissions.ts'
import { UserId } from '#shared/contract/primitives.ts'
import { needs, type ProcedureMeta } from '#shared/contract/procedure.ts'
import type { SeatLock } from '#shared/features/accounts/accounts.contract.ts'

export const sampleContract = {
  open: needs('public').output(z.string()),
  mine: needs('signed-in').output(z.string()),
  beds: needs('beds.read')
    .input(z.object({ floor: z.number() }))
    .output(z.string()),
  forgotten: oc
    .$meta<ProcedureMeta>({ permission: undefined, isBackground: false, whileLocked: 'always' })
    .output(z.string()),
  fail: needs('public')
    .input(z.object({ how: z.enum(['domain', 'unknown-code', 'bug', 'orpc', 'wrong-output', 'abort']) }))
    .output(z.string()),
  feed: needs('wall.watch', { isBackground: true }).output(eventIterator(z.object({ count: z.number() }))),
  watched: needs('wall.watch', { isBackground: true, whileLocked: 'idle' }).output(z.string()),
  call: needs('alarms.read', { isBackground: true, whileLocked: 'always' }).output(
    eventIterator(z.object({ count: z.number(), isCovered: z.boolean() })),
  ),
  file: needs('public')
    .input(z.object({ file: z.file() }))
    .output(z.file()),
}

export type LogLine = { level: 'error' | 'warn'; fields: unknown; message: string }

/** Keeps what would be logged. */
export function createLogKeeper() {
  const lines: LogLine[] = []
  const note = (level: LogLine['level']) => (fields: unknown, message: string) =>
    void lines.push({ level, fields, message })
  return { lines, logger: { error: note('error'), warn: note('warn') } as unknown as Logger }
}

/** A seat whose state a test sets by hand; keeps how it was asked. */
export function createTestSeat(first: SeatState['state'] = 'signed-in', roles: Role[] = ['caregiver']) {
  const asked: boolean[] = []
  const seat = {
    state: first,
    lockedBy: 'person' as SeatLock,
    roles,
    userId: UserId.parse('user-1') as UserId | null,
  }
  const context: ConnectionContext = {
    seatId: 'seat-1',
    resolveSeat({ isBackground }) {
      asked.push(isBackground)
      const actor = {
        userId: seat.state === 'signed-out' ? null : seat.userId,
        displayName: null,
        roles: seat.roles,
        seatId: 'seat-1',
        seatName: 'test',
      }
      if (seat.state === 'locked') return { state: seat.state, lockedBy: seat.lockedBy, actor }
      return { state: seat.state, actor }
    },
  }
  return { seat, asked, context }
}

export type FeedHand = { push(count: number): void; stopped: Promise<void> }

/** The router of `sampleContract`. `hand` moves its feed. */
export function createSampleRouter(logger: Logger) {
  let ids = 0
  let wake = (): void => {}
  let markStopped = (): void => {}
  let nowMs = 0
  const queue: number[] = []
  const hand: FeedHand = {
    push(count) {
      queue.push(count)
      wake()
    },
    stopped: new Promise((resolve) => {
      markStopped = resolve
    }),
  }
  async function* feed(signal?: AbortSignal) {
    signal?.addEventListener('abort', () => wake())
    try {
      while (!signal?.aborted) {
        const count = queue.shift()
        if (count === undefined)
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        else if (count < 0) throw new DomainError('STORAGE_FAILED', { where: 'feed' })
        else yield { count }
      }
    } finally {
      markStopped()
    }
  }
  const inner = implement(sampleContract).$context<RequestContext>()
  const feature = inner.router({
    open: inner.open.handler(() => 'hello'),
    mine: inner.mine.handler(({ context }) => String(context.actor.userId)),
    beds: inner.beds.handler(({ input }) => `floor ${input.floor}`),
    forgotten: inner.forgotten.handler(() => 'never'),
    fail: inner.fail.handler(({ input }) => {
      if (input.how === 'domain')
        throw new DomainError('BED_OCCUPIED', { where: 'bed-7', values: { beds: 1 }, minutes: 3, inner: { a: 1 } })
      if (input.how === 'unknown-code') throw new DomainError('NO_SUCH_CODE', { secret: 'leaked' })
      if (input.how === 'orpc') throw new ORPCError('TEAPOT', { data: { secret: 'leaked' } })
      if (input.how === 'abort') throw new DOMException('stopped', 'AbortError')
      if (input.how === 'wrong-output') return 42 as unknown as string
      throw new Error('SELECT name FROM residents: secret leaked')
    }),
    feed: inner.feed.handler(({ signal }) => feed(signal)),
    watched: inner.watched.handler(() => 'the wall'),
    call: inner.call.handler(async function* ({ signal, context: { isCovered } }) {
      for await (const { count } of feed(signal)) yield { count, isCovered }
    }),
    file: inner.file.handler(
      async ({ input }) => new File([`${await input.file.text()}!`], `${input.file.name}.copy`, { type: 'text/plain' }),
    ),
  })
  const guard = createGuard({
    logger,
    newId: () => {
      ids += 1
      return `request-${ids}`
    },
    now: () => {
      nowMs += 400
      return nowMs
    },
  })
  const router = implement(sampleContract).$context<ConnectionContext>().use(guard).router(feature)
  return { router, hand }
}
