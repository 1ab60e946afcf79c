// From the wire to the house: decode, register, live state, storage, domain event. Everything is on disk before its sender is acknowledged.
// No payload may stop it, and nothing a device sends is lost without being counted.
import { createHash } from 'node:crypto'
import type { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import type { BrokerStatus, InboxTopic } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { createMessageDecoder, type MessageDecoder } from '../../mqtt/decode-message.ts'
import type { Decoded } from '../../mqtt/message-types.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DomainEvents } from '../../platform/domain-events.ts'
import type { Logger } from '../../platform/logger.ts'
import { type BrokerLink, createBrokerLink, type WireMessage } from './broker-link.ts'
import type { DeviceRegistry } from './device-registry.ts'
import type { DevicesEvents, LiveSettings, LiveValue } from './device-types.ts'
import type { DevicesRepository } from './devices.repository.ts'
import { createFloodGuard } from './flood-guard.ts'
import type { InboxTopics } from './inbox-topics.ts'
import type { LiveDevices } from './live-devices.ts'
import type { ReadingStore } from './reading-store.ts'

const INBOX_INTERVAL_MS = 5000
const STORE_RETRY_MS = 2000
/** What conventions learned can be megabytes; announcements are rare and come again. */
const KNOWLEDGE_INTERVAL_MS = 30_000
const KNOWLEDGE = 'decoder'
const FLOOD_SWEEP_MS = 5000

export type DeviceIngest = {
  start(): Promise<void>
  stop(): Promise<void>
  status(): BrokerStatus
  /** State of the wire alone: asked for with every message. */
  linkStatus: BrokerLink['status']
  inboxTopics(): InboxTopic[]
  /** Reads the profiles of the home anew: the next message is understood by them. */
  followProfiles(): void
  /** Ends the connections of a gateway that was switched off. */
  disconnect(username: string): void
  /** Readings of flooding devices let go since the start. */
  thinnedCount(): number
  /** Sends a command now; rejects while no broker is connected. */
  publish: BrokerLink['publish']
  /** True when such a message would be read as the word of a device. Changes nothing. */
  isDeviceMessage(topic: string, payload: string): boolean
  /** For replays and tests: exactly what a message from the wire does. */
  handle(message: WireMessage): void
}

export type DeviceIngestOptions = {
  records: SqliteDatabase
  clock: Clock
  settings: LiveSettings
  events: DomainEvents<DevicesEvents>
  logger: Pick<Logger, 'error' | 'warn'>
  repository: DevicesRepository
  registry: DeviceRegistry
  live: LiveDevices
  readings: ReadingStore
  inbox: InboxTopics
  /** True when the same value of the device was stored within the last day. */
  isStored: (deviceId: string, capability: string, live: LiveValue) => boolean
  /** Profiles the home made. */
  profiles: () => readonly DeviceProfile[]
  port: number
  clientId: string
  /** Makes press keys of this run differ from those of an earlier one. */
  session: string
  authenticateGateway: (username: string, password: string) => Promise<boolean>
}

/** Problems of the payload itself, as against a topic nobody speaks for. */
const rejected = new Set(['NOT_JSON', 'TOO_LARGE', 'BAD_LINE'])

export function createDeviceIngest(options: DeviceIngestOptions): DeviceIngest {
  const { clock, settings, events, logger, repository, registry, live, readings, inbox } = options
  let decoder: MessageDecoder = createMessageDecoder({ session: options.session })
  let generation = 0
  let received = 0
  let refused = 0
  let savedKnowledge = ''
  let isKnowledgeDue = false
  let brokerSettings = ''
  let stops: (() => void)[] = []

  const link = createBrokerLink({
    clock,
    settings,
    port: options.port,
    clientId: options.clientId,
    authenticateGateway: options.authenticateGateway,
    onMessage: take,
    onSettle: settle,
    onIncident(code) {
      if (code !== 'SIGN_IN_REFUSED') refused += 1
      logger.warn({ code }, 'the broker refused something')
    },
    onState: ({ state, since }) => events.emit('broker-state-changed', { state, since }),
  })

  const floods = createFloodGuard((deviceId, isFlooding, thinned) => {
    const device = registry.get(deviceId)
    if (device) events.emit('device-flooding', { device, isFlooding, thinned })
  })

  function decode(message: WireMessage, at: number): Decoded | null {
    try {
      const { topic, payload, retain } = message
      return decoder.decode({ topic, payload, retain, receivedAt: at })
    } catch (error) {
      logger.error({ err: error, bytes: message.payload.byteLength }, 'a message could not be decoded')
      return null
    }
  }

  /**
   * What the broker kept while the console was away is told like what it retains: taken as a value, never as news. Only danger and calls for
   * help are told of it, to be verified: a press that nobody heard is not undone by its age.
   */
  function enter(decoded: Decoded, at: number, { isLate = false, isAgain = false }: WireMessage): void {
    const told = isLate ? decoded.readings.map((reading) => ({ ...reading, retained: true })) : decoded.readings
    const devices = registry.hear(told, at)
    told.forEach((reading, index) => {
      const device = devices[index]
      if (!device) {
        refused += 1
        return
      }
      // A broker gives what it kept all at once: that is no flood of the device.
      if (!isLate && !floods.allows(device.id, reading, at)) return
      live.apply(device, reading, at, (capability, value) => {
        // Handled before a crash and delivered once more: the chart must not hold it twice.
        if (!isLate || !isAgain || !options.isStored(device.id, capability, value))
          readings.add(device.id, capability, value)
      })
      const { values, retained, events: presses, deviceTime: deviceAt } = reading
      events.emit('device-heard', { device, values, events: presses, isRetained: retained, isLate, at, deviceAt })
    })
  }

  function take(message: WireMessage): void {
    received += 1
    const at = clock.now()
    const decoded = decode(message, at)
    const problem = decoded ? (decoded.problem ?? null) : 'UNREADABLE'
    if (decoded === null || (problem !== null && rejected.has(problem))) refused += 1
    if (decoded === null || problem !== null) {
      const { topic, payload } = message
      inbox.hear(topic, { convention: decoded?.convention ?? null, problem, payload, at })
    }
    if (decoded && decoded.readings.length > 0) enter(decoded, at, message)
    if (decoded?.convention) isKnowledgeDue = true
  }

  /** A sender that asks for an acknowledgement may forget its messages after it. */
  function settle(): void {
    registry.settle()
    if (readings.pendingCount() > 0) readings.flush()
  }

  function saveInbox(): void {
    try {
      inbox.flush()
    } catch (error) {
      logger.error({ err: error }, 'inbox topics could not be stored')
    }
  }

  function saveKnowledge(): void {
    if (!isKnowledgeDue) return
    try {
      const json = JSON.stringify(decoder.saveKnowledge())
      const hash = createHash('sha256').update(json).digest('hex')
      if (hash !== savedKnowledge) repository.saveKnowledge(KNOWLEDGE, json, clock.now())
      savedKnowledge = hash
      isKnowledgeDue = false
    } catch (error) {
      logger.error({ err: error }, 'learned announcements could not be stored')
    }
  }

  function open(knowledge: unknown): void {
    // A decoder counts its presses from one: the same session twice would give two presses one key.
    generation += 1
    const session = `${options.session}-${generation}`
    decoder = createMessageDecoder({ session, knowledge, profiles: options.profiles() })
  }

  async function followSettings(): Promise<void> {
    const next = JSON.stringify([settings.get().broker, settings.externalPassword()])
    if (next === brokerSettings) return
    brokerSettings = next
    await link.restart()
  }

  return {
    handle(message) {
      take(message)
      if (message.qos > 0) settle()
    },
    disconnect: link.disconnect,
    inboxTopics: () => inbox.list(200),
    followProfiles: () => open(decoder.saveKnowledge()),
    thinnedCount: floods.thinnedCount,
    publish: link.publish,
    isDeviceMessage(topic, payload) {
      // A decoder of its own: a question must not teach the one that listens.
      const asked = { session: options.session, knowledge: decoder.saveKnowledge(), profiles: options.profiles() }
      const hears = (text: string) => createMessageDecoder(asked).decode({ topic, payload: text }).readings.length > 0
      return [payload, '{"linkquality":1,"contact":true}'].some(hears)
    },
    linkStatus: link.status,
    status: () => ({
      ...link.status(),
      receivedCount: received,
      rejectedCount: refused,
      pendingReadings: readings.pendingCount(),
      lostReadings: readings.lostCount(),
    }),
    async start() {
      inbox.load()
      open(repository.readKnowledge(KNOWLEDGE))
      readings.start()
      brokerSettings = JSON.stringify([settings.get().broker, settings.externalPassword()])
      stops = [
        clock.every(INBOX_INTERVAL_MS, saveInbox),
        clock.every(STORE_RETRY_MS, registry.storeUnsaved),
        clock.every(FLOOD_SWEEP_MS, () => floods.sweep(clock.now())),
        clock.every(KNOWLEDGE_INTERVAL_MS, saveKnowledge),
        settings.onChanged(() => void followSettings()),
      ]
      await link.start()
    },
    async stop() {
      for (const stop of stops) stop()
      stops = []
      await link.stop()
      registry.storeUnsaved()
      readings.stop()
      saveInbox()
      saveKnowledge()
    },
  }
}
