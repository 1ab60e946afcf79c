// An alarm lives raised -> acknowledged -> attended -> closed(reason); every step is an event in the records file, written before it is shown.
// It may be shelved for a while with a reason, ring again when nobody came, and belong to a group of alarms about one event.
import * as z from 'zod'
import { AlarmId, BedId, DeviceId, Instant, ResidentId, UserId } from '../../contract/primitives.ts'

/** high = red, medium = yellow, low = cyan (usual look of IEC 60601-1-8; no conformity claimed). */
export const AlarmPriority = z.enum(['high', 'medium', 'low'])
export type AlarmPriority = z.infer<typeof AlarmPriority>

export const AlarmKind = z.enum([
  'call-bell',
  'fall',
  'fall-suspected',
  'motionless',
  'no-movement',
  'smoke',
  'gas',
  'carbon-monoxide',
  'water-leak',
  'heart-rate-high',
  'heart-rate-low',
  'respiration-high',
  'respiration-low',
  'spo2-low',
  'blood-pressure',
  'body-temperature',
  'glucose',
  'out-of-bed',
  'door-open',
  'room-temperature',
  'vendor',
  'device-silent',
  'device-battery',
  'device-tamper',
  'sensor-detached',
  /** One device sends more than the house can believe; its messages are thinned. */
  'device-flood',
  /** Two devices speak under one id. */
  'device-clash',
  'broker-lost',
  'storage-failed',
  'disk-low',
  'clock-jump',
  /** The speaker was not heard in its test, or sound was switched off at a seat. */
  'sound-off',
  /** Messages wait longer than they may. */
  'backlog',
  /** A planned fire patrol was not walked. */
  'patrol-missed',
])
export type AlarmKind = z.infer<typeof AlarmKind>

/** 真实 误报 设备故障 演练 其他. */
export const CloseReason = z.enum(['real', 'false', 'device-fault', 'drill', 'other'])
export type CloseReason = z.infer<typeof CloseReason>

export const AlarmEvent = z.object({
  seq: z.number().int(),
  at: Instant,
  kind: z.enum([
    'raised',
    'repeated',
    're-alarmed',
    'escalated',
    'condition-ended',
    'acknowledged',
    'attended',
    'shelved',
    'unshelved',
    'closed',
  ]),
  userId: UserId.nullable(),
  userName: z.string().nullable(),
  seat: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type AlarmEvent = z.infer<typeof AlarmEvent>

/** How somebody's presence at the place was told. */
export const AttendedHow = z.enum(['bell-press', 'badge', 'scan', 'button'])
export type AttendedHow = z.infer<typeof AttendedHow>

export const AlarmState = z.enum(['raised', 'acknowledged', 'attended', 'closed'])
export type AlarmState = z.infer<typeof AlarmState>

export const Alarm = z.object({
  id: AlarmId,
  kind: AlarmKind,
  priority: AlarmPriority,
  state: AlarmState,
  /** True while the condition lasts; false = it went back to normal (a high alarm stays until a person closes it). */
  isActive: z.boolean(),
  /** Found active when the console started or the connection came back: verify now. */
  isFromStartUp: z.boolean(),
  /** Raised in test or drill mode: marked 演练 everywhere and left out of the statistics. */
  isDrill: z.boolean(),
  /** The alarm that leads the group this one belongs to; its own id where it stands alone. */
  groupId: AlarmId,
  raisedAt: Instant,
  lastAt: Instant,
  /** How often the condition came again while open. */
  repeats: z.number().int(),
  /** When it last called for attention (raised, re-alarmed, escalated), and how often so far: a screen sounds when `rings` grows. */
  rangAt: Instant,
  rings: z.number().int(),
  /** 0 = nobody else was called; each step calls the next of the escalation chain. */
  escalation: z.number().int(),
  deviceId: DeviceId.nullable(),
  bedId: BedId.nullable(),
  residentId: ResidentId.nullable(),
  /** '203-1', '203' or '东走廊'. */
  placeLabel: z.string(),
  /** Surname only; the wall is public. */
  surname: z.string().nullable(),
  /** Measured value and its limit where there is one, vendor's own code … */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  attendedAt: Instant.nullable(),
  /** A person's name, or the words of the badge or button that told the presence. */
  attendedBy: z.string().nullable(),
  attendedHow: AttendedHow.nullable(),
  /** Silent until then; null = not shelved. */
  shelvedUntil: Instant.nullable(),
  shelvedBy: z.string().nullable(),
  shelveReason: z.string().nullable(),
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  closeReason: CloseReason.nullable(),
  closeNote: z.string().nullable(),
})
export type Alarm = z.infer<typeof Alarm>

/** A change of the open alarms: the alarm as it is now; closed ones leave the list. */
export const AlarmChange = z.object({ alarm: Alarm })
export type AlarmChange = z.infer<typeof AlarmChange>
