// What a draft makes of messages that were kept, with a decoder of its own: nothing is learned, stored or told to the house.
import type { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import type { ReplayedMessage, TopicMessage } from '#shared/features/device-profiles/device-profiles.contract.ts'
import { createMessageDecoder } from '../../mqtt/decode-message.ts'
import type { Reading } from '../../mqtt/message-types.ts'

type Device = ReplayedMessage['devices'][number]

function deviceOf(reading: Reading): Device {
  const told = { ...reading.values, ...reading.health } as Record<string, unknown>
  const values = Object.entries(told).map(([word, value]) => ({
    word,
    value: value === null || value === undefined ? null : String(value),
    because: (reading.reasons as Record<string, string | undefined>)[word] ?? null,
  }))
  const presses = reading.events.map(({ kind, word }) => ({ word: kind, value: word, because: 'press' }))
  return { key: reading.deviceKey, values: [...values, ...presses] }
}

function problemOf(message: TopicMessage, devices: readonly Device[], isOwn: boolean, problem: string | undefined) {
  if (message.isCut) return 'CUT'
  if (!isOwn) return 'NOT_OF_PROFILE'
  if (devices.length === 0) return problem ?? 'NO_DEVICE'
  return problem ?? (devices.every(({ values }) => values.length === 0) ? 'NOTHING_READ' : null)
}

/** In the order given; `topic` is where all of them came from. */
export function replayMessages(
  profile: DeviceProfile,
  topic: string,
  messages: readonly TopicMessage[],
): ReplayedMessage[] {
  const decoder = createMessageDecoder({ session: 'replay', profiles: [profile] })
  return messages.map((message) => {
    const decoded = decoder.decode({ topic, payload: message.payload, receivedAt: message.at })
    const isOwn = decoded.convention === profile.id
    const devices = isOwn ? decoded.readings.map(deviceOf) : []
    return { ...message, devices, problem: problemOf(message, devices, isOwn, decoded.problem) }
  })
}
