// The one place where login and permission are enforced and errors are mapped. Default deny: a procedure without a permission answers nobody.
import { ORPCError, os } from '@orpc/server'
import { commonErrors, type ErrorCode, isErrorCode, type Problem } from '#shared/contract/error-codes.ts'
import { isAllowed } from '#shared/contract/permissions.ts'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'
import type { SeatLock } from '#shared/features/accounts/accounts.contract.ts'
import { isDomainError } from '../platform/domain-error.ts'
import type { Logger } from '../platform/logger.ts'
import type { ConnectionContext, SeatState } from './request-context.ts'

export type GuardOptions = { logger: Logger; newId: () => string; now: () => number; slowCallMs?: number }

/** The status must be the contract's own: with another one the client would not see a typed error. */
function typedError(code: ErrorCode, data: Problem): ORPCError<ErrorCode, Problem> {
  return new ORPCError(code, { status: commonErrors[code].status, data })
}

function refuse(code: 'NOT_SIGNED_IN' | 'SESSION_LOCKED' | 'NOT_ALLOWED', where: string): never {
  throw typedError(code, { where })
}

const lockReach = { never: 0, idle: 1, always: 2 } as const

function answersWhileLocked(lock: SeatLock, whileLocked: ProcedureMeta['whileLocked']): boolean {
  return lockReach[whileLocked] >= (lock === 'person' ? lockReach.always : lockReach.idle)
}

function authorize(seat: SeatState, { permission, whileLocked }: ProcedureMeta, where: string): void {
  if (permission === 'public') return
  if (permission === undefined) refuse('NOT_ALLOWED', where)
  if (seat.state === 'signed-out') refuse('NOT_SIGNED_IN', where)
  if (seat.state === 'locked' && !answersWhileLocked(seat.lockedBy, whileLocked)) refuse('SESSION_LOCKED', where)
  if (!isAllowed(seat.actor.roles, permission)) refuse('NOT_ALLOWED', where)
}

function isCovered(seat: SeatState): boolean {
  return seat.lockedBy === 'person'
}

/** A DomainError becomes a typed contract error; anything else is a bug: logged with the request id, shown neutrally. */
function toWireError(error: unknown, requestId: string, path: string, logger: Logger): unknown {
  if (error instanceof ORPCError && (isErrorCode(error.code) || error.code === 'BAD_REQUEST')) return error
  if (isDomainError(error) && isErrorCode(error.code)) {
    const { where, values, theirs, ...rest } = error.data as Problem & Record<string, unknown>
    const plain = Object.fromEntries(
      Object.entries(rest).filter(
        ([, value]) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
      ),
    ) as NonNullable<Problem['values']>
    const data: Problem = { values: { ...plain, ...values } }
    if (where !== undefined) data.where = where
    if (theirs !== undefined) data.theirs = theirs
    return typedError(error.code, data)
  }
  if (error instanceof Error && error.name === 'AbortError') return error
  logger.error({ err: error, requestId, path }, 'a call failed unexpectedly')
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { requestId } })
}

async function* guardStream(
  stream: AsyncIterator<unknown>,
  recheck: () => void,
  map: (error: unknown) => unknown,
): AsyncGenerator<unknown, unknown, void> {
  try {
    for (;;) {
      const step = await stream.next()
      // Whoever was signed out or lost a right meanwhile must not go on reading a feed that was opened before.
      recheck()
      if (step.done) return step.value
      yield step.value
    }
  } catch (error) {
    throw map(error)
  } finally {
    await stream.return?.()
  }
}

function isStream(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value
}

/** Middleware of the whole app router: resolves the seat, checks the permission named in the contract, adds actor and request id. */
export function createGuard(options: GuardOptions) {
  const slowCallMs = options.slowCallMs ?? 250
  return os
    .$context<ConnectionContext>()
    .$meta<ProcedureMeta>({ permission: undefined, isBackground: false, whileLocked: 'never' })
    .middleware(async ({ context, next, path, procedure }) => {
      const meta = procedure['~orpc'].meta
      const requestId = options.newId()
      const where = path.join('.')
      const map = (error: unknown) => toWireError(error, requestId, where, options.logger)
      const startedAt = options.now()
      try {
        const seat = context.resolveSeat({ isBackground: meta.isBackground })
        authorize(seat, meta, where)
        const result = await next({ context: { actor: seat.actor, requestId, isCovered: isCovered(seat) } })
        const tookMs = options.now() - startedAt
        if (tookMs > slowCallMs && !isStream(result.output)) {
          options.logger.warn({ requestId, path: where, tookMs }, 'a slow call')
        }
        if (!isStream(result.output)) return result
        const recheck = () => {
          const current = context.resolveSeat({ isBackground: true })
          authorize(current, meta, where)
          if (meta.permission === 'public') return
          // A feed was opened for one person; whoever takes the seat over opens an own one.
          if (current.actor.userId !== seat.actor.userId) refuse('NOT_SIGNED_IN', where)
          // What was opened on an open screen tells more than a covered one may know.
          if (isCovered(current) !== isCovered(seat)) refuse('SESSION_LOCKED', where)
        }
        return { ...result, output: guardStream(result.output, recheck, map) as typeof result.output }
      } catch (error) {
        throw map(error)
      }
    })
}
