// A device profile: how the messages of one kind of device are read, as data that a home can write, share and check.
// The built-in profiles and those made with the mapper have this one form and are run by one decoder.
import * as z from 'zod'
import { capabilityNames } from '../devices/capabilities.ts'
import { healthWords } from '../devices/device-health.ts'
import { DeviceRole } from '../devices/devices.contract.ts'
import { parseJsonPath } from './json-path.ts'
import { compileTopicPattern } from './topic-pattern.ts'

const Scalar = z.union([z.string().max(200), z.number(), z.boolean(), z.null()])

/** A path into the message, e.g. `data.heartRate`, `services[].properties`, `$` for a bare value. See json-path.ts. */
export const ProfilePath = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => parseJsonPath(text) !== null, { error: 'write a path such as data.heartRate, list[].value or $' })

/** A topic, with `+`, a final `#`, and `{device}` for a level that is remembered by name. See topic-pattern.ts. */
export const ProfileTopic = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => compileTopicPattern(text) !== null, {
    error: 'write a topic such as ward/{device}/state or ward/#',
  })

/** What a value may feed: a word of the house (`heart_rate_bpm`, `smoke` …) or a word of device health (`rssiDbm` …). */
export const ProfileTarget = z.enum([...capabilityNames, ...healthWords])
export type ProfileTarget = z.infer<typeof ProfileTarget>

/** Units a number can arrive in; `as-is` = already in the unit of the word. */
export const ProfileUnit = z.enum(['as-is', 'fahrenheit', 'kelvin', 'glucose_mg_dl', 'kilopascal', 'pound', 'volt'])
export type ProfileUnit = z.infer<typeof ProfileUnit>

/** One value of the message and the word it feeds. Order of work: sentinels, words, number, scale and offset, unit, plausible range. */
export const ProfileProperty = z.object({
  /** Path to the leaf; where the message has a `bag`, the name of the property in it (case and `_ - .` do not matter). */
  path: z.string().min(1).max(200),
  capability: ProfileTarget,
  /** value = raw × scale + offset, before the unit is converted. */
  scale: z.number().default(1),
  offset: z.number().default(0),
  unit: ProfileUnit.default('as-is'),
  /** true when the device says the opposite of the word: a closed contact, an empty bed. Not applied to `words`. */
  isInverted: z.boolean().default(false),
  /** Meaning of each raw value written as text, compared without regard to case. A value not listed is unknown. */
  words: z.record(z.string().max(80), Scalar).optional(),
  /** Raw values that mean "no reading". */
  sentinels: z
    .array(z.union([z.number(), z.string().max(80)]))
    .max(20)
    .default([]),
  /** An act of a moment (a press, a call) instead of a lasting state: it counts once and never stays on. */
  isMomentary: z.boolean().default(false),
  /** Read only when this other value of the same record is as given. */
  when: z.object({ path: ProfilePath, equals: Scalar }).optional(),
})
export type ProfileProperty = z.infer<typeof ProfileProperty>

/** Where the device's key is found. */
export const ProfileDeviceKey = z.discriminatedUnion('from', [
  /** `segment` = a name in braces of the topic pattern; several are joined by `/`. */
  z.object({ from: z.literal('topic'), segments: z.array(z.string().max(20)).min(1).max(4) }),
  z.object({ from: z.literal('body'), path: ProfilePath }),
  /** The records at `each` are the values of an object, and the key of each is the device. */
  z.object({ from: z.literal('key') }),
  /** The whole topic is one device. */
  z.object({ from: z.literal('fixed'), key: z.string().trim().min(1).max(80) }),
])
export type ProfileDeviceKey = z.infer<typeof ProfileDeviceKey>

/** Form of the device's clock. `auto` = ISO text, epoch seconds or milliseconds; day-month-year = `16/06/2025 12:30:45`. Without a zone: Asia/Shanghai. */
export const ProfileTimeFormat = z.enum(['auto', 'seconds', 'milliseconds', 'iso', 'day-month-year'])
export type ProfileTimeFormat = z.infer<typeof ProfileTimeFormat>

/** Name/value pairs inside a message: an object, a list of pairs, or one pair. A value wrapped as `{"value", "time"}` is unwrapped. */
export const ProfileBag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('map'), path: ProfilePath }),
  z.object({ kind: z.literal('list'), path: ProfilePath, name: ProfilePath, value: ProfilePath }),
  z.object({ kind: z.literal('pair'), name: ProfilePath, value: ProfilePath }),
])
export type ProfileBag = z.infer<typeof ProfileBag>

/** One kind of message of the device. */
export const ProfileMessage = z.object({
  /** Empty = recognised by `requires` alone, on whatever topic it comes. */
  topics: z.array(ProfileTopic).max(12),
  /** Values that must be there (and equal, when `equals` is given) for the message to be of this kind. */
  requires: z
    .array(z.object({ path: ProfilePath, equals: Scalar.optional() }))
    .max(8)
    .default([]),
  /** Belongs to the device but says nothing: a reply, a command, a firmware notice. */
  isSilent: z.boolean().default(false),
  /** List of records, one for each device (`data.devices[]`); other paths are then read inside one record. */
  each: ProfilePath.nullable().default(null),
  device: ProfileDeviceKey,
  deviceName: ProfilePath.nullable().default(null),
  model: ProfilePath.nullable().default(null),
  time: z.object({ path: ProfilePath, format: ProfileTimeFormat }).nullable().default(null),
  bag: ProfileBag.nullable().default(null),
  /** The message itself says that the device can (true) or cannot (false) be reached. */
  online: z.boolean().nullable().default(null),
  /** Read besides the profile's own properties. */
  properties: z.array(ProfileProperty).max(100).default([]),
})
export type ProfileMessage = z.infer<typeof ProfileMessage>

/** What becomes of names in a bag nobody mapped: all kept raw, only those that are no measurements, or none. */
export const ProfileRest = z.enum(['all', 'states', 'none'])
export type ProfileRest = z.infer<typeof ProfileRest>

export const DeviceProfile = z
  .object({
    /** Version of this form. */
    format: z.literal(1),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
    name: z.string().trim().min(1).max(80),
    /** Counts up with each change of the profile. */
    version: z.number().int().min(1).max(9999),
    author: z.string().max(80),
    /** Where the facts come from: a document, a recorded message. */
    basis: z.string().max(400),
    /** true once a device was tried against it in a walk-test; numbers and words of an unverified profile are from documents only. */
    isVerified: z.boolean().default(false),
    role: DeviceRole,
    /** Seconds of silence after which the device is called silent; null = the house's time for the role. */
    watchdogSeconds: z.number().int().min(10).max(604_800).nullable(),
    /** Words of the house that may be read from well-known names in a bag (`HeartRate`, `SOS` …) without being mapped one by one. */
    wellKnown: z.array(ProfileTarget).max(60).default([]),
    /** Names in a bag that are kept raw whatever `rest` says, because their unit has to be asked. */
    ask: z.array(z.string().max(80)).max(40).default([]),
    rest: ProfileRest.default('all'),
    properties: z.array(ProfileProperty).max(200).default([]),
    messages: z.array(ProfileMessage).min(1).max(40),
  })
  .superRefine((profile, context) => {
    for (const [index, message] of profile.messages.entries()) {
      const path = ['messages', index]
      if (message.topics.length === 0 && message.requires.length === 0)
        context.addIssue({ code: 'custom', path, message: 'name a topic, or values that must be there' })
      const { device } = message
      for (const topic of device.from === 'topic' ? message.topics : []) {
        const names = compileTopicPattern(topic)?.names ?? []
        if (device.from === 'topic' && device.segments.some((segment) => !names.includes(segment)))
          context.addIssue({
            code: 'custom',
            path: [...path, 'device'],
            message: `put {${device.segments.join('} and {')}} in ${topic}`,
          })
      }
      if (device.from === 'topic' && message.topics.length === 0)
        context.addIssue({
          code: 'custom',
          path: [...path, 'device'],
          message: 'a device named by its topic needs a topic',
        })
      const isPathed = message.bag === null
      for (const property of isPathed ? [...profile.properties, ...message.properties] : []) {
        if (parseJsonPath(property.path) === null)
          context.addIssue({ code: 'custom', path: [...path, 'properties'], message: `${property.path} is not a path` })
      }
    }
  })
/** A profile as the decoder runs it: defaults filled in. */
export type DeviceProfile = z.infer<typeof DeviceProfile>
/** A profile as a person or a file writes it: defaults may be left out. */
export type DeviceProfileInput = z.input<typeof DeviceProfile>
