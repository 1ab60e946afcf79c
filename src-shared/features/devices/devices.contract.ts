// Devices heard over MQTT: inbox, register, bindings, gateways and the broker's health.
import * as z from 'zod'
import { BedId, Day, DeviceId, GatewayId, Instant, Reason, RoomId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import {
  BatteryTrend,
  Coverage,
  DeviceRegisterFacts,
  DeviceSuggestions,
  SaveDeviceDetails,
} from './device-register.model.ts'
import { DeviceRole } from './device-role.ts'
import { walkTestContract } from './walk-test.contract.ts'

export { DeviceRole } from './device-role.ts'

export const BindingTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bed'), bedId: BedId }),
  z.object({ kind: z.literal('room'), roomId: RoomId }),
  /** A place outside the rooms, e.g. 东走廊, 厨房. */
  z.object({ kind: z.literal('place'), place: z.string().trim().min(1).max(40) }),
])
export type BindingTarget = z.infer<typeof BindingTarget>

/** One thing the device last said. `value`/`text` null = unknown, with the reason in `unknownBecause`. */
export const LatestReading = z.object({
  capability: z.string(),
  value: z.number().nullable(),
  text: z.string().nullable(),
  unknownBecause: z.string().nullable(),
  /** Arrival at this console. */
  at: Instant,
  /** Clock of the device, only for show; never trusted. */
  deviceAt: Instant.nullable(),
})
export type LatestReading = z.infer<typeof LatestReading>

export const Device = z.object({
  id: DeviceId,
  /** Stable outside key, e.g. `sleepace:002s7dbcssyxc`. */
  externalKey: z.string(),
  convention: z.string().nullable(),
  name: z.string(),
  model: z.string().nullable(),
  role: DeviceRole,
  state: z.enum(['inbox', 'bound', 'out-of-service', 'ignored']),
  target: BindingTarget.nullable(),
  /** '201-1', '201' or the place. */
  targetLabel: z.string().nullable(),
  firstHeardAt: Instant,
  lastHeardAt: Instant.nullable(),
  isOnline: z.boolean().nullable(),
  /** True when nothing came for longer than the kind's stale time. */
  isSilent: z.boolean(),
  batteryPct: z.number().nullable(),
  messageCount: z.number().int(),
  outOfService: z.object({ reason: z.string(), untilOn: Day.nullable() }).nullable(),
  lastTestedAt: Instant.nullable(),
  latest: z.array(LatestReading),
  ...DeviceRegisterFacts.shape,
})
export type Device = z.infer<typeof Device>

export const InboxTopic = z.object({
  topic: z.string(),
  convention: z.string().nullable(),
  problem: z.string().nullable(),
  count: z.number().int(),
  firstHeardAt: Instant,
  lastHeardAt: Instant,
  /** At most 500 characters, ID numbers removed. */
  sample: z.string(),
  /** The newest few messages, oldest first, each redacted like `sample`. */
  recent: z.array(z.object({ at: Instant, sample: z.string() })),
  /** Somebody decided not to care, with the reason; it is still counted. */
  ignoredReason: z.string().nullable(),
})
export type InboxTopic = z.infer<typeof InboxTopic>

export const Gateway = z.object({
  id: GatewayId,
  name: z.string(),
  username: z.string(),
  isEnabled: z.boolean(),
  createdAt: Instant,
  lastConnectedAt: Instant.nullable(),
})
export type Gateway = z.infer<typeof Gateway>

/** Reasons with words of their own (i18n `devices:broker.reason.<code>`). */
export const brokerReasons = [
  'BROKER_PORT_TAKEN',
  'BROKER_ADDRESS_INVALID',
  'BROKER_CA_INVALID',
  'BROKER_FAILED',
  'EACCES',
  'NOT_AUTHORIZED',
  'SUBSCRIBE_REFUSED',
  'CLOSED',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
] as const

export const BrokerStatus = z.object({
  mode: z.enum(['embedded', 'external']),
  state: z.enum(['starting', 'connected', 'lost', 'failed', 'stopped']),
  url: z.string(),
  since: Instant,
  /** Why it is not connected: one of `brokerReasons`, or a code of the network library nobody foresaw. */
  lastError: z.string().nullable(),
  receivedCount: z.number().int(),
  rejectedCount: z.number().int(),
  /** Readings waiting to be stored, and readings lost because storing failed. */
  pendingReadings: z.number().int(),
  lostReadings: z.number().int(),
})
export type BrokerStatus = z.infer<typeof BrokerStatus>

const Binding = z.object({
  id: DeviceId,
  target: BindingTarget,
  role: DeviceRole,
  name: z.string().trim().min(1).max(60),
})
export type Binding = z.infer<typeof Binding>

export const devicesContract = {
  list: needs('devices.read').output(z.array(Device)),
  get: needs('devices.read')
    .input(z.object({ id: DeviceId }))
    .output(Device),
  /** Topics no convention understands, newest first, at most 200. */
  inboxTopics: needs('devices.read').output(z.array(InboxTopic)),
  brokerStatus: needs('devices.read', { isBackground: true }).output(BrokerStatus),
  /** Not named `bind`: a client is a function, and a function's own `bind` would answer in place of the backend. */
  bindTo: needs('devices.bind').input(Binding).output(Device),
  /** Several at once, all or none: what a person saw and accepted in the inbox. */
  bindMany: needs('devices.bind')
    .input(z.object({ bindings: z.array(Binding).min(1).max(500) }))
    .output(z.array(Device)),
  /** Where the devices of the inbox probably hang; a device nothing points to is left out. */
  suggestions: needs('devices.read').output(z.array(DeviceSuggestions)),
  /** Errors: EDIT_CONFLICT. */
  saveDetails: needs('devices.bind').input(SaveDeviceDetails).output(Device),
  batteryTrend: needs('devices.read')
    .input(z.object({ id: DeviceId }))
    .output(BatteryTrend),
  /** Rooms against what should watch them, in the order of the house. */
  coverage: needs('devices.read').output(Coverage),
  /** Says that a room (null = every room) is watched by other means, e.g. a wired fire panel. */
  exemptFromCoverage: needs('devices.bind')
    .input(z.object({ role: DeviceRole, roomId: RoomId.nullable(), reason: Reason }))
    .output(Coverage),
  endExemption: needs('devices.bind')
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(Coverage),
  /** A topic nobody needs, with the reason; it is still counted and can be taken back with null. */
  ignoreTopic: needs('devices.bind')
    .input(z.object({ topic: z.string().min(1).max(300), reason: Reason.nullable() }))
    .output(InboxTopic),
  ...walkTestContract,
  unbind: needs('devices.bind')
    .input(z.object({ id: DeviceId, reason: Reason }))
    .output(Device),
  ignore: needs('devices.bind')
    .input(z.object({ id: DeviceId, reason: Reason }))
    .output(Device),
  setOutOfService: needs('devices.bind')
    .input(z.object({ id: DeviceId, reason: Reason, untilOn: Day.nullable() }))
    .output(Device),
  returnToService: needs('devices.bind')
    .input(z.object({ id: DeviceId }))
    .output(Device),
  recordTest: needs('devices.bind')
    .input(z.object({ id: DeviceId }))
    .output(Device),
  /** Minute values of one bed for a chart; null = no reading in that minute (a gap is drawn as a gap). At most 48 h. */
  bedHistory: needs('vitals.read')
    .input(z.object({ bedId: BedId, from: Instant, to: Instant }))
    .output(
      z.object({
        minutes: z.array(
          z.object({
            at: Instant,
            heartRate: z.number().nullable(),
            respiration: z.number().nullable(),
            inBed: z.boolean().nullable(),
          }),
        ),
      }),
    ),
  gateways: needs('devices.manage').output(z.array(Gateway)),
  /** The password is shown once, in this answer only. */
  addGateway: needs('devices.manage')
    .input(z.object({ name: z.string().trim().min(1).max(40), username: z.string().regex(/^[a-zA-Z0-9_-]{2,40}$/) }))
    .output(Gateway.extend({ password: z.string() })),
  setGatewayEnabled: needs('devices.manage')
    .input(z.object({ id: GatewayId, isEnabled: z.boolean() }))
    .output(Gateway),
}
