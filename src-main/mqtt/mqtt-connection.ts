// The console's one connection to a broker, built-in or external. QoS 1 with a fixed client id: the broker keeps what arrives during a
// short break. A second program with the same id would push this one out, so the id must be unique per seat.
import { connect, type MqttClient } from 'mqtt'
import { createCatchUp } from './catch-up.ts'
import { createGroupCommit } from './group-commit.ts'
import type { IncomingMessage } from './message-types.ts'

export type ConnectionState =
  | { name: 'stopped' }
  | { name: 'connecting' }
  | { name: 'connected'; since: number }
  /** `reason` is a code (`ECONNREFUSED`, `NOT_AUTHORIZED`, `SUBSCRIBE_REFUSED`, `CLOSED` …), never a message with an address or a name. */
  | { name: 'lost'; since: number; reason: string; retryInMs: number }

/**
 * `qos` is that of the delivery: with 0 the broker awaits no acknowledgement and keeps nothing. `isLate` = the broker kept it while this
 * console was not connected: it was said some time ago. `isAgain` = it was delivered before, but its acknowledgement did not get through.
 */
export type DeliveredMessage = IncomingMessage & {
  topic: string
  payload: Uint8Array
  qos: 0 | 1 | 2
  isLate: boolean
  isAgain: boolean
}

export type MqttConnectionOptions = {
  /** `mqtt://host:port` or `mqtts://host:port`. */
  url: string
  clientId: string
  username?: string
  password?: string
  tls?: { certificateAuthority?: string; isSelfSignedAllowed?: boolean }
  /** Default everything a `#` covers. `$oc/#` (Huawei) is not covered by it and must be named. */
  subscriptions?: readonly string[]
  /** First and longest pause between attempts, default 1 s and 30 s. */
  retry?: { firstMs: number; longestMs: number }
  now: () => number
  /** Runs to its end before the next message is looked at. */
  onMessage: (message: DeliveredMessage) => void
  /** Puts what was handled on disk, called before its acknowledgements leave: after them the broker forgets the messages. */
  onSettle?: () => void
  onState?: (state: ConnectionState) => void
  /** A handler that failed; the message stays acknowledged, so the handler itself must keep what it needs. */
  onHandlerError?: (error: unknown) => void
}

export type MqttConnection = {
  start: () => void
  stop: () => Promise<void>
  state: () => ConnectionState
  /** Resolves when the broker took the message. Rejects while disconnected: a command must not be carried out minutes late. */
  publish: (topic: string, payload: string | Uint8Array, options?: { retain?: boolean }) => Promise<void>
}

type Receipt = { stream: MqttClient['stream']; messageId: number }

/** Tells the library to go on without an acknowledgement of its own: it follows with those of the whole group. */
const ACKNOWLEDGED_LATER = new Error('acknowledged with its group')
const PUBACK = 0x40

/** MQTT 3.1.1 acknowledgements: four bytes each, in the order the messages came. */
function acknowledgements(receipts: readonly Receipt[]): Buffer {
  const bytes = Buffer.allocUnsafe(receipts.length * 4)
  receipts.forEach(({ messageId }, index) => {
    bytes.writeUInt16BE((PUBACK << 8) | 2, index * 4)
    bytes.writeUInt16BE(messageId, index * 4 + 2)
  })
  return bytes
}

/** Home Assistant's birth topic: senders that do not retain announce themselves again after it. */
const BIRTH = { topic: 'homeassistant/status', payload: 'online' }
const CONNECT_TIMEOUT_MS = 10_000
/** A broker that dies without a word must be told on the wall within five seconds; it is missed after one and a half of these. */
const KEEPALIVE_SECONDS = 3
const NOT_AUTHORIZED = new Set([4, 5, 134, 135])

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  if (typeof code === 'number') return NOT_AUTHORIZED.has(code) ? 'NOT_AUTHORIZED' : `REFUSED_${code}`
  return typeof code === 'string' ? code : 'CLOSED'
}

export function createMqttConnection(options: MqttConnectionOptions): MqttConnection {
  const { firstMs, longestMs } = options.retry ?? { firstMs: 1000, longestMs: 30_000 }
  let client: MqttClient | null = null
  let timer: NodeJS.Timeout | null = null
  let pauseMs = firstMs
  let lastError: unknown = null
  let current: ConnectionState = { name: 'stopped' }
  const catchUp = createCatchUp(options.clientId, options.now)

  function enter(state: ConnectionState): void {
    current = state
    options.onState?.(state)
  }

  async function greet(connected: MqttClient): Promise<void> {
    await connected.subscribeAsync([...(options.subscriptions ?? ['#'])], { qos: 1 })
    const word = catchUp.word()
    await connected.publishAsync(word.topic, word.payload, { qos: 1, retain: false })
    await connected.publishAsync(BIRTH.topic, BIRTH.payload, { qos: 1, retain: false })
  }

  function listen(opened: MqttClient): void {
    opened.on('connect', ({ sessionPresent }) => {
      catchUp.greeted(sessionPresent)
      pauseMs = firstMs
      lastError = null
      greet(opened).then(
        () => {
          if (client === opened && opened.connected) enter({ name: 'connected', since: options.now() })
        },
        () => {
          // Signed in but not allowed to listen: to a ward that is as blind as no broker at all.
          lastError = Object.assign(new Error('subscribe refused'), { code: 'SUBSCRIBE_REFUSED' })
          opened.stream.destroy()
        },
      )
    })
    opened.on('error', (error) => {
      lastError = error
    })
    opened.on('close', () => {
      if (client !== opened || timer !== null) return
      enter({ name: 'lost', since: options.now(), reason: reasonOf(lastError), retryInMs: pauseMs })
      timer = setTimeout(() => {
        timer = null
        enter({ name: 'connecting' })
        catchUp.begin()
        opened.reconnect()
      }, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestMs)
    })
    const group = createGroupCommit<Receipt>({
      commit: settle,
      release(receipts) {
        // A number is good on its own connection only: on the next one it may mean another message.
        const current = receipts.filter(({ stream }) => stream === opened.stream)
        if (opened.connected && current.length > 0) opened.stream.write(acknowledgements(current))
      },
    })
    // The library acknowledges one message after the other, each in a write of its own, and reads no further meanwhile. An error given to
    // its callback makes it read on without acknowledging; the whole group is then acknowledged in one write, once it is on disk.
    opened.handleMessage = (packet, done) => {
      const { topic, retain, qos, messageId, dup } = packet
      const payload = typeof packet.payload === 'string' ? new TextEncoder().encode(packet.payload) : packet.payload
      const when = catchUp.judge(topic, payload)
      const message = { topic, payload, retain, qos, receivedAt: options.now(), isLate: when === 'late', isAgain: dup }
      if (when !== 'word') attempt(() => options.onMessage(message))
      if (qos === 1 && messageId !== undefined) {
        group.add({ stream: opened.stream, messageId })
        done(ACKNOWLEDGED_LATER)
        return
      }
      if (qos === 2) settle()
      done()
    }
  }

  function attempt(act: () => void): void {
    try {
      act()
    } catch (error) {
      options.onHandlerError?.(error)
    }
  }

  function settle(): void {
    attempt(() => options.onSettle?.())
  }

  return {
    state: () => current,
    start() {
      if (client) return
      enter({ name: 'connecting' })
      catchUp.begin()
      client = connect(options.url, {
        protocolVersion: 4,
        clientId: options.clientId,
        clean: false,
        keepalive: KEEPALIVE_SECONDS,
        connectTimeout: CONNECT_TIMEOUT_MS,
        // The pauses grow, which the library's own fixed period cannot do.
        reconnectPeriod: 0,
        resubscribe: false,
        queueQoSZero: false,
        ...(options.username === undefined ? {} : { username: options.username }),
        ...(options.password === undefined ? {} : { password: options.password }),
        ...(options.tls?.certificateAuthority === undefined ? {} : { ca: options.tls.certificateAuthority }),
        rejectUnauthorized: options.tls?.isSelfSignedAllowed !== true,
      })
      listen(client)
    },
    async stop() {
      const open = client
      client = null
      if (timer) clearTimeout(timer)
      timer = null
      await open?.endAsync(true)
      if (current.name !== 'stopped') enter({ name: 'stopped' })
    },
    async publish(topic, payload, publishOptions) {
      if (!client?.connected) throw new Error('no broker is connected: publish again after the state is "connected"')
      const body = typeof payload === 'string' ? payload : Buffer.from(payload)
      await client.publishAsync(topic, body, { qos: 1, retain: publishOptions?.retain ?? false })
    },
  }
}
