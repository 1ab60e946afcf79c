import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import { createMessageDecoder } from '#main/mqtt/decode-message.ts'
import {
  type BrokerIncident,
  createEmbeddedBroker,
  type EmbeddedBroker,
  type EmbeddedBrokerOptions,
} from '#main/mqtt/embedded-broker.ts'
import type { Decoded } from '#main/mqtt/message-types.ts'
import {
  type ConnectionState,
  createMqttConnection,
  type MqttConnection,
  type MqttConnectionOptions,
} from '#main/mqtt/mqtt-connection.ts'

export const consoleUser = { username: 'console', password: 'console-secret' }
export const gatewayUser = { username: 'gateway', password: 'gateway-secret' }

/** Something happened list that a test can wait on by condition instead of by time. */
export function createWatch<T>() {
  const seen: T[] = []
  let waiting: { isMet: (all: readonly T[]) => boolean; resolve: (all: readonly T[]) => void }[] = []
  return {
    seen,
    add(item: T) {
      seen.push(item)
      const met = waiting.filter((one) => one.isMet(seen))
      waiting = waiting.filter((one) => !met.includes(one))
      for (const one of met) one.resolve(seen)
    },
    until(isMet: (all: readonly T[]) => boolean): Promise<readonly T[]> {
      if (isMet(seen)) return Promise.resolve(seen)
      return new Promise((resolve) => waiting.push({ isMet, resolve }))
    },
  }
}

export type TestBroker = EmbeddedBroker & {
  url: string
  port: number
  incidents: ReturnType<typeof createWatch<BrokerIncident>>
}

export async function startTestBroker(
  options: Partial<Pick<EmbeddedBrokerOptions, 'port' | 'maxConnections' | 'tls' | 'retainedLimits'>> = {},
): Promise<TestBroker> {
  const incidents = createWatch<BrokerIncident>()
  const broker = createEmbeddedBroker({
    port: options.port ?? 0,
    ...(options.tls ? { tls: options.tls } : {}),
    ...(options.maxConnections === undefined ? {} : { maxConnections: options.maxConnections }),
    ...(options.retainedLimits ? { retainedLimits: options.retainedLimits } : {}),
    authenticate: async (username, password) => {
      if (username === consoleUser.username && password === consoleUser.password) return 'console'
      return username === gatewayUser.username && password === gatewayUser.password ? 'gateway' : null
    },
    onIncident: incidents.add,
  })
  const { port } = await broker.start()
  return { ...broker, port, url: `${options.tls ? 'mqtts' : 'mqtt'}://127.0.0.1:${port}`, incidents }
}

export function connectGateway(
  url: string,
  user: { username?: string; password?: string; clientId?: string; clean?: boolean } = gatewayUser,
): Promise<MqttClient> {
  return connectAsync(
    url,
    { protocolVersion: 4, clientId: 'test-gateway', ...user, reconnectPeriod: 0, connectTimeout: 5000 },
    false,
  )
}

export type TestConsole = MqttConnection & {
  states: ReturnType<typeof createWatch<ConnectionState>>
  decoded: ReturnType<typeof createWatch<Decoded>>
  untilState: (name: ConnectionState['name']) => Promise<ConnectionState>
}

/** The console's connection with a decoder behind it. */
export function startTestConsole(url: string, options: Partial<MqttConnectionOptions> = {}): TestConsole {
  const states = createWatch<ConnectionState>()
  const decoded = createWatch<Decoded>()
  const decoder = createMessageDecoder()
  const connection = createMqttConnection({
    url,
    clientId: 'test-console',
    ...consoleUser,
    retry: { firstMs: 10, longestMs: 40 },
    now: () => 1_760_000_000_000,
    onMessage: (message) => decoded.add(decoder.decode(message)),
    onState: states.add,
    ...options,
  })
  connection.start()
  const untilState = async (name: ConnectionState['name']) => {
    const from = states.seen.length
    if (connection.state().name === name) return connection.state()
    const all = await states.until((seen) => seen.slice(from).some((state) => state.name === name))
    return all.slice(from).find((state) => state.name === name) ?? connection.state()
  }
  return { ...connection, states, decoded, untilState }
}

/** A certificate of its own for 127.0.0.1, signed by nobody else; null where no openssl is on the PATH to make it. */
export function makeCertificate(): { key: string; certificate: string } | null {
  if (spawnSync('openssl', ['version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'yian-tls-'))
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  spawnSync('openssl', [
    ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=home'.split(' '),
    ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', keyFile, '-out', certificateFile],
  ])
  const made = { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') }
  rmSync(folder, { recursive: true })
  return made
}
