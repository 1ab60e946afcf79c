// Leaving a seat by a plain request: a browser sends it to its end even when the page is closed in the same instant, which no socket promises.
// A seat that stayed open would let the next hand act under this name. Same origin and cookie as the socket, same guard behind it.
import { call, ORPCError } from '@orpc/server'
import type { FastifyInstance } from 'fastify'
import { type LeavingAct, leaveSeatPath } from '#shared/features/accounts/leave-seat.ts'
import type { Backend } from '../../backend/create-backend.ts'
import { type AllowedHosts, isOwnOrigin, readSeatToken } from './request-checks.ts'

export type LeaveSeatOptions = {
  backend: Backend
  /** Asked at each request: the port is known only once the host listens. */
  allowedHosts: () => AllowedHosts
  seatNameOf: (ip: string) => string
}

export function addLeaveSeat(app: FastifyInstance, { backend, allowedHosts, seatNameOf }: LeaveSeatOptions): void {
  for (const act of ['sign-out', 'lock'] satisfies LeavingAct[]) {
    app.post(leaveSeatPath(act), async (request, reply) => {
      const token = readSeatToken(request.headers)
      if (!isOwnOrigin(request.headers, allowedHosts())) return reply.code(403).send({ error: 'foreign origin' })
      if (!token || !backend.isSeatToken(token)) return reply.code(401).send({ error: 'no seat: load the page first' })
      const { signOut, lock } = backend.router.accounts
      const { seatId } = backend.openSeat(token, seatNameOf(request.ip))
      reply.header('cache-control', 'no-store')
      try {
        return await call(act === 'lock' ? lock : signOut, undefined, { context: backend.contextFor(seatId) })
      } catch (error) {
        if (!(error instanceof ORPCError)) throw error
        return reply.code(error.status).send({ error: error.code })
      }
    })
  }
}
