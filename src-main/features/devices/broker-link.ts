// The wire of the house: the built-in broker or the connection to an external one, chosen by the settings and restarted when they change.
// A port in use or a broker that is gone is a state to show, never a crash.
import { X509Certificate } from 'node:crypto'
import type { BrokerStatus } from '#shared/features/devices/devices.contract.ts'
import { createEmbeddedBroker } from '../../mqtt/embedded-broker.ts'
import { createMqttConnection } from '../../mqtt/mqtt-connection.ts'
import type { Clock } from '../../platform/clock.ts'
import type { LiveSettings } from './device-types.ts'

const RETRY_INTERVAL_MS = 15_000
const OPEN_HOST = '0.0.0.0'
const LOOPBACK = '127.0.0.1'

/**
 * `isLate` = a broker kept it while the console was away; left out = it was said now. `isAgain` = the broker delivered it before and
 * never learned that it was handled.
 */
export type WireMessage = {
  topic: string
  payload: Uint8Array
  retain: boolean
  qos: number
  isLate?: boolean
  isAgain?: boolean
}
export type LinkStatus = Pick<BrokerStatus, 'mode' | 'state' | 'url' | 'since' | 'lastError'>

export type BrokerLink = {
  start(): Promise<void>
  stop(): Promise<void>
  /** Stops and starts with the settings of now. */
  restart(): Promise<void>
  status(): LinkStatus
  /** QoS 1. Rejects while no broker is connected: a command must not be carried out minutes late. */
  publish(topic: string, payload: string, options?: { retain?: boolean }): Promise<void>
  /** Ends the connections of a gateway that was switched off; nothing to do for an external broker. */
  disconnect(username: string): void
}

export type BrokerLinkOptions = {
  clock: Clock
  settings: LiveSettings
  /** Port of the built-in broker; 0 = a free one. */
  port: number
  /** Fixed per installation: two programs with one id push each other out of an external broker. */
  clientId: string
  authenticateGateway: (username: string, password: string) => Promise<boolean>
  onMessage: (message: WireMessage) => void
  /** Everything handled so far is kept when it returns: the senders are told right after. */
  onSettle: () => void
  onIncident: (code: string) => void
  onState: (status: LinkStatus) => void
}

type Running = { stop: () => Promise<void>; publish: BrokerLink['publish']; disconnect?: (username: string) => void }

function failureCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'BROKER_FAILED'
  return code === 'EADDRINUSE' ? 'BROKER_PORT_TAKEN' : code
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}

/** The broker's address without a user or a password somebody may have typed into it. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//')
}

export function createBrokerLink(options: BrokerLinkOptions): BrokerLink {
  const { clock, settings } = options
  let status: LinkStatus = { mode: 'embedded', state: 'stopped', url: '', since: clock.now(), lastError: null }
  let running: Running | null = null
  let cancelRetry = () => {}
  let turn = Promise.resolve()

  function enter(part: Partial<LinkStatus>): void {
    const isNewState = part.state !== undefined && part.state !== status.state
    status = { ...status, ...part, since: isNewState ? clock.now() : status.since }
    options.onState(status)
  }

  async function openEmbedded(): Promise<Running | null> {
    const host = settings.get().broker.isOpenToLan ? OPEN_HOST : LOOPBACK
    enter({ mode: 'embedded', state: 'starting', url: `mqtt://${host}:${options.port}`, lastError: null })
    const broker = createEmbeddedBroker({
      host,
      port: options.port,
      authenticate: async (username, password) =>
        (await options.authenticateGateway(username, password)) ? 'gateway' : null,
      onPublish: ({ topic, payload, qos }) => options.onMessage({ topic, payload, qos, retain: false }),
      onSettle: options.onSettle,
      onIncident: ({ code }) => options.onIncident(code),
    })
    try {
      const address = await broker.start()
      enter({ state: 'connected', url: `mqtt://${address.host}:${address.port}` })
      return broker
    } catch (error) {
      await broker.stop()
      enter({ state: 'failed', lastError: failureCode(error) })
      cancelRetry = clock.schedule(RETRY_INTERVAL_MS, () => void restart())
      return null
    }
  }

  function openExternal(): Running | null {
    const { externalUrl, externalUsername, externalCa } = settings.get().broker
    if (externalUrl === null || !/^mqtts?:\/\/[^\s]+$/.test(externalUrl)) {
      enter({ mode: 'external', state: 'failed', url: externalUrl ?? '', lastError: 'BROKER_ADDRESS_INVALID' })
      return null
    }
    const url = withoutSecrets(externalUrl)
    if (externalCa !== null && !isCertificate(externalCa)) {
      enter({ mode: 'external', state: 'failed', url, lastError: 'BROKER_CA_INVALID' })
      return null
    }
    enter({ mode: 'external', state: 'starting', url, lastError: null })
    const password = settings.externalPassword()
    const connection = createMqttConnection({
      url: externalUrl,
      clientId: options.clientId,
      ...(externalUsername === null ? {} : { username: externalUsername }),
      // MQTT 3.1.1 knows no password without a user: a broker would refuse the whole connection.
      ...(password === null || externalUsername === null ? {} : { password }),
      ...(externalCa === null ? {} : { tls: { certificateAuthority: externalCa } }),
      subscriptions: ['#', '$oc/#'],
      now: clock.now,
      onMessage: (message) => {
        const { topic, payload, qos, retain, isLate, isAgain } = message
        options.onMessage({ topic, payload, qos, retain: retain === true, isLate, isAgain })
      },
      onSettle: options.onSettle,
      onHandlerError: () => options.onIncident('HANDLER_FAILED'),
      onState: (state) => {
        if (state.name === 'connected') enter({ state: 'connected', lastError: null })
        else if (state.name === 'lost') enter({ state: 'lost', lastError: state.reason })
      },
    })
    connection.start()
    return connection
  }

  async function open(): Promise<void> {
    running = settings.get().broker.mode === 'embedded' ? await openEmbedded() : openExternal()
  }

  async function close(): Promise<void> {
    cancelRetry()
    cancelRetry = () => {}
    const closing = running
    running = null
    await closing?.stop()
  }

  /** One change after the other: two settings saved quickly must not leave two brokers. */
  function queue(act: () => Promise<void>): Promise<void> {
    turn = turn.then(act, act)
    return turn
  }

  function restart(): Promise<void> {
    return queue(async () => {
      await close()
      await open()
    })
  }

  return {
    status: () => status,
    async publish(topic, payload, publishOptions) {
      if (!running || status.state !== 'connected')
        throw new Error('no broker is connected: send the command again later')
      await running.publish(topic, payload, publishOptions)
    },
    disconnect: (username) => running?.disconnect?.(username),
    restart,
    start: () => queue(open),
    stop: () =>
      queue(async () => {
        await close()
        enter({ state: 'stopped' })
      }),
  }
}
