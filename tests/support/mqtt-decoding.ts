import { createMessageDecoder, type MessageDecoder } from '#main/mqtt/decode-message.ts'
import type { Decoded } from '#main/mqtt/message-types.ts'

export type Sent = { topic: string; payload: unknown; retain?: boolean; receivedAt?: number }

/** Sends messages in order to one decoder; a payload that is not text is written as JSON. */
export function decodeAll(messages: readonly Sent[], decoder: MessageDecoder = createMessageDecoder()): Decoded[] {
  return messages.map(({ payload, ...rest }) =>
    decoder.decode({ ...rest, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
  )
}

/** What the last of the messages means. */
export function lastMeaning(...messages: Sent[]): Decoded['understood'] {
  return decodeAll(messages).at(-1)?.understood ?? {}
}

/** A `bridge/devices` list with one device. */
export function bridgeDevices(name: string, exposes: object[]): Sent {
  const definition = { model: 'UNSEEN-1', vendor: 'any', exposes }
  const entry = { ieee_address: '0x00158d0000000001', friendly_name: name, type: 'EndDevice', definition }
  return { topic: 'zigbee2mqtt/bridge/devices', payload: [entry], retain: true }
}
