// The browser host: serves the renderer and the RPC socket of one backend. Loopback unless opened with a certificate.
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import fastifyWebsocket from '@fastify/websocket'
import { RPCHandler } from '@orpc/server/ws'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Backend } from '../../backend/create-backend.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Logger } from '../../platform/logger.ts'
import { addLeaveSeat } from './leave-seat.ts'
import { type AllowedHosts, isAllowedHost, isOwnOrigin, readSeatToken, seatCookie } from './request-checks.ts'
import { addSecurityHeaders } from './security-headers.ts'

export type LanHostOptions = {
  backend: Backend
  /** Folder of the built renderer. */
  rendererFolder: string
  /** 0 = any free port. */
  port: number
  logger: Logger
  /** Opens the host to the local network; both PEM texts are needed, plain HTTP stays on this machine. */
  lan?: { certificate: string; privateKey: string }
}

export type LanHost = { url: string; port: number; close(): Promise<void> }

const MAX_MESSAGE_BYTES = 32 * 1024 * 1024
const PING_MS = 15_000

/** What people read as the place of an act: this machine, or the address of the other one. */
function seatNameOf(ip: string): string {
  const isHere = ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'
  return isHere ? '本机浏览器' : `浏览器 ${ip}`
}

function hostNames(port: number, isOpen: boolean): AllowedHosts {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  if (isOpen) {
    for (const addresses of Object.values(networkInterfaces())) {
      for (const { address, family } of addresses ?? []) names.push(family === 'IPv6' ? `[${address}]` : address)
    }
  }
  return new Set(names.map((name) => `${name}:${port}`.toLowerCase()))
}

export async function startLanHost(options: LanHostOptions): Promise<LanHost> {
  const { backend, logger, lan } = options
  const isSecure = lan !== undefined
  const base = { logger: false, bodyLimit: 1024, forceCloseConnections: true } as const
  const app = (lan
    ? Fastify({ ...base, https: { cert: lan.certificate, key: lan.privateKey } })
    : Fastify(base)) as unknown as FastifyInstance
  let allowed: AllowedHosts = new Set()

  addSecurityHeaders(app)
  app.addHook('onRequest', async (request, reply) => {
    if (!isAllowedHost(request.headers, allowed)) await reply.code(421).send({ error: 'unknown host name' })
  })
  await app.register(fastifyWebsocket, { options: { maxPayload: MAX_MESSAGE_BYTES } })
  const handler = new RPCHandler(backend.router)
  const sockets = new Set<{ ping(): void; terminate(): void }>()

  app.get(
    '/rpc',
    {
      websocket: true,
      preValidation: async (request, reply) => {
        const token = readSeatToken(request.headers)
        if (!isOwnOrigin(request.headers, allowed)) return reply.code(403).send({ error: 'foreign origin' })
        if (!token || !backend.isSeatToken(token))
          return reply.code(401).send({ error: 'no seat: load the page first' })
      },
    },
    (socket, request) => {
      const seat = backend.openSeat(readSeatToken(request.headers), seatNameOf(request.ip))
      let isAlive = true
      const stopPing = backend.clock.every(PING_MS, () => {
        if (!isAlive) return socket.terminate()
        isAlive = false
        socket.ping()
      })
      sockets.add(socket)
      socket.on('pong', () => {
        isAlive = true
      })
      socket.on('close', () => {
        stopPing()
        sockets.delete(socket)
      })
      socket.on('error', (error: Error) => logger.warn({ err: error }, 'a socket failed'))
      void handler.upgrade(socket, { context: backend.contextFor(seat.seatId) })
    },
  )

  addLeaveSeat(app, { backend, allowedHosts: () => allowed, seatNameOf })
  await app.register(fastifyStatic, {
    root: options.rendererFolder,
    index: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(options.rendererFolder, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-store')
    },
  })
  app.get('/', async (request, reply) => {
    const seat = backend.openSeat(readSeatToken(request.headers), seatNameOf(request.ip))
    if (seat.isNew) reply.header('set-cookie', seatCookie(seat.token, isSecure))
    return reply.sendFile('index.html')
  })

  const host = lan ? '0.0.0.0' : '127.0.0.1'
  try {
    await app.listen({ port: options.port, host })
  } catch (error) {
    await app.close()
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'EADDRINUSE') throw error
    throw new DomainError(
      'PORT_TAKEN',
      { port: options.port },
      `Port ${options.port} is taken. Choose another with --port, or stop the program that holds it.`,
    )
  }
  const { port } = app.server.address() as { port: number }
  allowed = hostNames(port, isSecure)
  return {
    url: `${isSecure ? 'https' : 'http'}://127.0.0.1:${port}/`,
    port,
    async close() {
      for (const socket of sockets) socket.terminate()
      await app.close()
    },
  }
}
