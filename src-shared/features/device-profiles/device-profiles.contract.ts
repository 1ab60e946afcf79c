// Profiles a home makes with the mapper: what a kind of message means, tried on real messages before it counts.
// Mapping is a right of its own (`devices.map`): the administrator knows gateways, whoever hangs devices knows what they measure and proves
// it with a walk-test. What is shown are messages of devices nobody bound yet, numbers and names of persons taken out.
import * as z from 'zod'
import { Instant, Reason } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { DeviceProfile } from './device-profile.model.ts'

export const ProfileRow = z.object({
  profile: DeviceProfile,
  isBuiltIn: z.boolean(),
  /** No longer used; its versions stay. */
  isRetired: z.boolean(),
  changedAt: Instant.nullable(),
  changedBy: z.string().nullable(),
})
export type ProfileRow = z.infer<typeof ProfileRow>

export const TopicMessage = z.object({
  at: Instant,
  /** Redacted, at most 8000 characters. */
  payload: z.string(),
  /** Longer than what is kept: it cannot be replayed whole. */
  isCut: z.boolean(),
})
export type TopicMessage = z.infer<typeof TopicMessage>

/** What a profile makes of one kept message. */
export const ReplayedMessage = TopicMessage.extend({
  devices: z.array(
    z.object({
      key: z.string(),
      values: z.array(
        z.object({
          word: z.string(),
          /** As text; null = the device said that it does not know. */
          value: z.string().nullable(),
          /** Why it is unknown, or `press` for an act of a moment. */
          because: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** `NOT_OF_PROFILE` topic or required values do not fit, `NO_DEVICE` no device id was found, `NOTHING_READ`, `CUT`, or a problem of the decoder. */
  problem: z.string().nullable(),
})
export type ReplayedMessage = z.infer<typeof ReplayedMessage>

const Topic = z.string().min(1).max(300)

export const deviceProfilesContract = {
  /** The home's own first, then those that come with the house. */
  list: needs('devices.map').output(z.array(ProfileRow)),
  /** The last messages of an unknown topic, oldest first, at most 50. */
  messages: needs('devices.map')
    .input(z.object({ topic: Topic }))
    .output(z.array(TopicMessage)),
  /** Runs a draft over the last messages of a topic; changes nothing. */
  replay: needs('devices.map')
    .input(z.object({ profile: DeviceProfile, topic: Topic }))
    .output(z.array(ReplayedMessage)),
  /** Stores the next version; it counts from the next message on. `baseVersion` 0 = a new one. Errors: EDIT_CONFLICT, RULE_BROKEN. */
  save: needs('devices.map')
    .input(z.object({ profile: DeviceProfile, baseVersion: z.number().int().min(0) }))
    .output(ProfileRow),
  /** Errors: NOT_FOUND. */
  retire: needs('devices.map')
    .input(z.object({ id: z.string().max(60), reason: Reason }))
    .output(ProfileRow),
}
