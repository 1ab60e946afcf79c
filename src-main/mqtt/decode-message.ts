// The one door from the wire: finds the convention of a message, decodes it, keeps what it taught, pairs presses.
// Never throws, never parses an oversized payload, and leaves a message nobody knows to the inbox.
import type { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import { conventions, lastConventions } from './conventions/index.ts'
import { createKnowledge, type SavedKnowledge } from './knowledge.ts'
import type {
  Convention,
  ConventionResult,
  Decoded,
  DeviceEvent,
  IncomingMessage,
  MessageBody,
  Observation,
  OpenedMessage,
  Problem,
} from './message-types.ts'
import { createPressPairing } from './press-pairing.ts'
import { builtinProfiles } from './profiles/builtin-profiles.ts'
import { createProfileConvention } from './profiles/profile-convention.ts'

const UNKNOWN_LIMIT_BYTES = 64 * 1024
/** No gateway writes longer topics; matching must stay cheap whatever a client invents. */
const TOPIC_LIMIT_CHARACTERS = 1024

export type MessageDecoder = {
  decode: (message: IncomingMessage) => Decoded
  /** What was learned so far, to be stored and given back after a restart. */
  saveKnowledge: () => SavedKnowledge
}

/** What a convention read. A class, because what was understood is told only when it is asked for: seldom, and costly. */
class ReadMessage implements Decoded {
  declare problem?: Problem
  readonly topic: string
  readonly convention: string
  readonly readings: Decoded['readings']
  readonly #result: ConventionResult

  constructor(topic: string, convention: string, readings: Decoded['readings'], result: ConventionResult) {
    this.topic = topic
    this.convention = convention
    this.readings = readings
    this.#result = result
    if (result.problem) this.problem = result.problem
  }

  get understood(): Decoded['understood'] {
    return this.#result.understood
  }
}

export type MessageDecoderOptions = {
  knowledge?: unknown
  session?: string
  /** Profiles the home made: asked before everything that comes with the house. */
  profiles?: readonly DeviceProfile[]
}

let standing: readonly Convention[] | null = null

/** What comes with the house, made ready once. */
function standingConventions(): readonly Convention[] {
  standing ??= [...conventions, createProfileConvention(builtinProfiles()), ...lastConventions]
  return standing
}

const noEvents: DeviceEvent[] = []
const utf8 = new TextDecoder()
const BYTE_ORDER_MARK = '\uFEFF'

function textOf(payload: Uint8Array): string {
  // What comes from the wire is a Buffer, whose own decoder is the faster one.
  if (!Buffer.isBuffer(payload)) return utf8.decode(payload)
  const text = payload.toString()
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
}

function openBody(payload: string | Uint8Array): MessageBody {
  const text = typeof payload === 'string' ? payload : textOf(payload)
  if (!/^[\s]*[[{"\dtfn-]/.test(text)) return { isJson: false, text }
  try {
    return { isJson: true, value: JSON.parse(text) }
  } catch {
    return { isJson: false, text }
  }
}

function sizeOf(payload: string | Uint8Array): number {
  return typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength
}

export function createMessageDecoder(options: MessageDecoderOptions = {}): MessageDecoder {
  const knowledge = createKnowledge(options.knowledge)
  const pairing = createPressPairing(options.session ?? '0')
  const own = options.profiles ?? []
  const asked = own.length > 0 ? [createProfileConvention(own), ...standingConventions()] : standingConventions()
  let order = 0

  function eventsOf(observation: Observation, message: OpenedMessage, at: number | null): DeviceEvent[] {
    return observation.acts.map((act) => ({
      kind: act.kind,
      word: act.word,
      // A retained press was pressed some other day: it has a key of its own and never counts.
      pressKey: message.retained
        ? `retained#${observation.deviceKey}#${act.word}`
        : pairing.keyOf(observation.deviceKey, act, at, order),
      counts: !message.retained,
    }))
  }

  function readingOf(
    observation: Observation,
    convention: string,
    message: OpenedMessage,
    at: number | null,
  ): Decoded['readings'][number] {
    const { acts: _acts, ...rest } = observation
    const events = observation.acts.length === 0 ? noEvents : eventsOf(observation, message, at)
    return { ...rest, convention, retained: message.retained, events }
  }

  function decodeWith(convention: Convention, message: OpenedMessage, at: number | null): Decoded {
    const result = convention.decode(message, knowledge)
    for (const learned of result.learned ?? []) knowledge.apply(learned)
    const name = result.convention ?? convention.name
    const readings = result.observations.map((observation) => readingOf(observation, name, message, at))
    return new ReadMessage(message.topic, name, readings, result)
  }

  return {
    saveKnowledge: knowledge.save,
    decode(incoming) {
      order += 1
      const topic = incoming.topic ?? ''
      const empty: Decoded = { topic, convention: null, understood: {}, readings: [] }
      if (topic.length > TOPIC_LIMIT_CHARACTERS) return { ...empty, problem: 'UNKNOWN_TOPIC' }
      let owner: Convention | undefined
      let limit = UNKNOWN_LIMIT_BYTES
      for (const convention of asked) {
        const ownLimit = convention.payloadLimitBytes(topic, knowledge)
        if (ownLimit === null) continue
        owner = convention
        limit = ownLimit
        break
      }
      if (sizeOf(incoming.payload) > limit) return { ...empty, convention: owner?.name ?? null, problem: 'TOO_LARGE' }
      const message: OpenedMessage = { topic, body: openBody(incoming.payload), retained: incoming.retain === true }
      const convention = owner?.claims(message, knowledge)
        ? owner
        : asked.find((one) => one !== owner && one.claims(message, knowledge))
      if (!convention) return { ...empty, problem: 'UNKNOWN_TOPIC' }
      return decodeWith(convention, message, incoming.receivedAt ?? null)
    },
  }
}
