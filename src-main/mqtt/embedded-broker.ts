// The built-in MQTT 3.1.1 broker, so that a home needs no second box. Every client signs in; loopback unless the host is opened.
// A gateway may publish its own topics and listen to its own commands, but never read the whole house.
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Aedes, type AedesPublishPacket, type Client, type ConnectPacket } from 'aedes'
import { createGroupCommit } from './group-commit.ts'
import { createPacketSizeGuard } from './packet-size-guard.ts'
import { createRetainedLimit, type RetainedLimit, type RetainedLimits } from './retained-limit.ts'

/** `console` = this program, reads everything; `gateway` = a device gateway of the home. */
export type BrokerRole = 'console' | 'gateway'

export type EmbeddedBrokerOptions = {
  /** Default 127.0.0.1. */
  host?: string
  /** 0 = a free port. */
  port: number
  /** PEM key and certificate; with them the port speaks TLS only. Needed as soon as the host is not loopback. */
  tls?: { key: string; certificate: string }
  /** null = refused. Must compare secrets in constant time and never log them. */
  authenticate: (username: string, password: string) => Promise<BrokerRole | null>
  /** Sockets at once, default 200. */
  maxConnections?: number
  /** Largest MQTT packet, default 8 MiB; a larger one ends the connection of its sender. */
  packetLimitBytes?: number
  /** How much is kept for later listeners; far above any home. */
  retainedLimits?: RetainedLimits
  /** Called with every accepted message; synchronous on purpose. A failure refuses the message, so that a QoS 1 sender tries again. */
  onPublish?: (message: PublishedMessage) => void
  /** Puts what was handled on disk; called before its senders get their acknowledgements and may forget it. */
  onSettle?: () => void
  /** Refusals and broken clients, without names or secrets. */
  onIncident?: (incident: BrokerIncident) => void
}

/** A message as its sender published it. It is never a replay, whatever its retain flag says. */
export type PublishedMessage = { topic: string; payload: Uint8Array; qos: 0 | 1 | 2 }

export type BrokerIncident = {
  code:
    | 'SIGN_IN_REFUSED'
    | 'PACKET_TOO_LARGE'
    | 'TOPIC_REFUSED'
    | 'CLIENT_ERROR'
    | 'TOO_MANY_CONNECTIONS'
    /** Told once a start: from now on messages are passed on, but not all are kept for later listeners. */
    | 'RETAINED_FULL'
  clientId: string | null
}

export type EmbeddedBroker = {
  start: () => Promise<{ host: string; port: number }>
  stop: () => Promise<void>
  connectedClients: () => number
  /** Sends a command of the console to whoever listens, QoS 1. */
  publish: (topic: string, payload: string, options?: { retain?: boolean }) => Promise<void>
  /** Ends every connection of a user, e.g. after the user was switched off. */
  disconnect: (username: string) => void
}

const NOT_AUTHORIZED = 5
const CONNECT_TIMEOUT_MS = 10_000

function mayPublish(topic: string): boolean {
  return !topic.startsWith('$') || topic.startsWith('$oc/')
}

/** A gateway names the first level it listens to: `#` and `+/…` would show it every resident's bed. */
function maySubscribe(role: BrokerRole | undefined, topic: string): boolean {
  if (role === 'console') return true
  const [first = ''] = topic.split('/')
  return role === 'gateway' && first !== '#' && first !== '+' && !first.startsWith('$')
}

export function createEmbeddedBroker(options: EmbeddedBrokerOptions): EmbeddedBroker {
  const roles = new WeakMap<Client, BrokerRole>()
  const usernames = new Map<Client, string>()
  const requests = new WeakMap<Client, ConnectPacket>()
  const sockets = new Set<Socket>()
  const report = (code: BrokerIncident['code'], client: Client | null) =>
    options.onIncident?.({ code, clientId: client?.id ?? null })
  /** Publishers that wait for their acknowledgement, in the order they published. */
  const group = createGroupCommit<() => void>({
    commit: () => options.onSettle?.(),
    release(receipts) {
      for (const acknowledge of receipts) acknowledge()
    },
  })
  let aedes: Aedes | null = null
  let isRetainedFull = false
  let server: Server | null = null

  async function signIn(
    client: Client,
    username: string | undefined,
    password: Uint8Array | undefined,
  ): Promise<boolean> {
    if (username === undefined || password === undefined) return false
    const role = await options.authenticate(username, new TextDecoder().decode(password))
    if (role) {
      roles.set(client, role)
      usernames.set(client, username)
    }
    if (role === 'gateway') forgetAfterwards(client)
    return role !== null
  }

  /**
   * What a gateway missed while it was away is not kept for it: a command must not be carried out minutes late, and the queue of one that
   * never comes back would grow without end.
   */
  function forgetAfterwards(client: Client): void {
    const request = requests.get(client)
    if (request) request.clean = true
    client.clean = true
  }

  /** A message to be kept gets bytes of its own: a part of what was read would keep all of that in memory. */
  function keep(packet: Pick<AedesPublishPacket, 'topic' | 'payload' | 'retain'>, limit: RetainedLimit): void {
    const body = Buffer.from(packet.payload)
    packet.retain = limit.admits(packet.topic, body.byteLength)
    if (packet.retain) {
      packet.payload = Buffer.allocUnsafeSlow(body.byteLength)
      body.copy(packet.payload)
    } else if (!isRetainedFull) {
      isRetainedFull = true
      report('RETAINED_FULL', null)
    }
  }

  async function createAedes(): Promise<Aedes> {
    const retained = createRetainedLimit(options.retainedLimits)
    isRetainedFull = false
    const broker = await Aedes.createBroker({
      connectTimeout: CONNECT_TIMEOUT_MS,
      maxClientsIdLength: 64,
      preConnect: (client, packet, done) => {
        requests.set(client, packet)
        done(null, true)
      },
      authenticate: (client, username, password, done) => {
        const refuse = () => {
          report('SIGN_IN_REFUSED', client)
          done(Object.assign(new Error('sign-in refused'), { returnCode: NOT_AUTHORIZED }), false)
        }
        signIn(client, username, password).then((isKnown) => (isKnown ? done(null, true) : refuse()), refuse)
      },
      authorizePublish: (client, packet, done) => {
        if (client !== null && !mayPublish(packet.topic)) {
          report('TOPIC_REFUSED', client)
          done(new Error('topic refused'))
          return
        }
        if (packet.retain) keep(packet, retained)
        try {
          const { topic, payload, qos } = packet
          const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
          if (client !== null) options.onPublish?.({ topic, payload: body, qos })
        } catch {
          report('CLIENT_ERROR', client)
          done(new Error('the message could not be taken'))
          return
        }
        if (packet.qos > 0 && client !== null) group.add(() => done(null))
        else done(null)
      },
      authorizeSubscribe: (client, subscription, done) => {
        if (maySubscribe(roles.get(client), subscription.topic)) done(null, subscription)
        else {
          report('TOPIC_REFUSED', client)
          done(null, null)
        }
      },
      authorizeForward: (client, packet: AedesPublishPacket) =>
        packet.topic.startsWith('$SYS/') && roles.get(client) !== 'console' ? null : packet,
    })
    broker.on('clientDisconnect', (client) => usernames.delete(client))
    broker.on('clientError', (client) => report('CLIENT_ERROR', client))
    broker.on('connectionError', (client) => report('CLIENT_ERROR', client))
    return broker
  }

  function accept(socket: Socket, broker: Aedes): void {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.setNoDelay(true)
    const guard = createPacketSizeGuard(options.packetLimitBytes ?? 8 * 1024 * 1024)
    const read = socket.read.bind(socket)
    const client = broker.handle(socket)
    socket.read = (size?: number) => {
      const chunk = read(size)
      if (!(chunk instanceof Uint8Array) || guard.accepts(chunk)) return chunk
      report('PACKET_TOO_LARGE', client)
      socket.destroy()
      return null
    }
  }

  return {
    connectedClients: () => aedes?.connectedClients ?? 0,
    publish(topic, payload, publishOptions) {
      const broker = aedes
      if (!broker) return Promise.reject(new Error('the broker is not running'))
      const retain = publishOptions?.retain ?? false
      const packet = { cmd: 'publish' as const, topic, payload, qos: 1 as const, retain, dup: false }
      return new Promise((done, fail) => broker.publish(packet, (error) => (error ? fail(error) : done())))
    },
    disconnect(username) {
      for (const [client, name] of usernames) if (name === username) client.close()
    },
    async start() {
      const broker = await createAedes()
      const listener = options.tls
        ? createTlsServer({ key: options.tls.key, cert: options.tls.certificate }, (socket) => accept(socket, broker))
        : createServer((socket) => accept(socket, broker))
      listener.on('tlsClientError', () => report('CLIENT_ERROR', null))
      listener.maxConnections = options.maxConnections ?? 200
      listener.on('drop', () => report('TOO_MANY_CONNECTIONS', null))
      aedes = broker
      server = listener
      await new Promise<void>((resolve, reject) => {
        listener.once('error', reject)
        listener.listen(options.port, options.host ?? '127.0.0.1', () => {
          listener.off('error', reject)
          resolve()
        })
      })
      const address = listener.address()
      if (address === null || typeof address === 'string') throw new Error('the broker has no network address')
      return { host: address.address, port: address.port }
    },
    async stop() {
      const [broker, listener] = [aedes, server]
      aedes = server = null
      group.settle()
      usernames.clear()
      if (broker) await new Promise<void>((resolve) => broker.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      if (listener?.listening) await new Promise<void>((resolve) => listener.close(() => resolve()))
    },
  }
}
