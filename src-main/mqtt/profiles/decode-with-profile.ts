// Tries a profile on kept messages, as the mapper shows it before it is saved: nothing is stored, nobody is alarmed.
import type { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import { createMessageDecoder } from '../decode-message.ts'
import type { Decoded, IncomingMessage } from '../message-types.ts'

/** What each message means by this profile alone, in the order given; one that is not the profile's is `UNKNOWN_TOPIC`. */
export function decodeWithProfile(profile: DeviceProfile, messages: readonly IncomingMessage[]): Decoded[] {
  const decoder = createMessageDecoder({ profiles: [profile] })
  return messages.map((message) => {
    const decoded = decoder.decode(message)
    if (decoded.convention === profile.id) return decoded
    const problem = decoded.problem === 'TOO_LARGE' ? decoded.problem : 'UNKNOWN_TOPIC'
    return { topic: decoded.topic, convention: null, understood: {}, readings: [], problem }
  })
}
