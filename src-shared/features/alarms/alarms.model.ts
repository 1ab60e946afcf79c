// An alarm lives raised -> acknowledged -> closed(reason); every step is an event in the records file, written before it is shown.
import * as z from 'zod'
import { AlarmId, BedId, DeviceId, Instant, ResidentId, UserId } from '../../contract/primitives.ts'

/** high = red, medium = yellow, low = cyan (usual look of IEC 60601-1-8; no conformity claimed). */
export const AlarmPriority = z.enum(['high', 'medium', 'low'])
export type AlarmPriority = z.infer<typeof AlarmPriority>

export const AlarmKind = z.enum([
  'call-bell',
  'fall',
  'smoke',
  'gas',
  'carbon-monoxide',
  'water-leak',
  'heart-rate-high',
  'heart-rate-low',
  'respiration-high',
  'respiration-low',
  'out-of-bed',
  'door-open',
  'vendor',
  'device-silent',
  'device-battery',
  'device-tamper',
  'sensor-detached',
  'broker-lost',
  'storage-failed',
])
export type AlarmKind = z.infer<typeof AlarmKind>

/** 真实 误报 设备故障 演练 其他. */
export const CloseReason = z.enum(['real', 'false', 'device-fault', 'drill', 'other'])
export type CloseReason = z.infer<typeof CloseReason>

export const AlarmEvent = z.object({
  seq: z.number().int(),
  at: Instant,
  kind: z.enum(['raised', 'repeated', 'condition-ended', 'acknowledged', 'closed']),
  userId: UserId.nullable(),
  userName: z.string().nullable(),
  seat: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type AlarmEvent = z.infer<typeof AlarmEvent>

export const Alarm = z.object({
  id: AlarmId,
  kind: AlarmKind,
  priority: AlarmPriority,
  state: z.enum(['raised', 'acknowledged', 'closed']),
  /** True while the condition lasts; false = it went back to normal (a high alarm stays until a person closes it). */
  isActive: z.boolean(),
  /** Found active when the console started or the connection came back: verify now. */
  isFromStartUp: z.boolean(),
  raisedAt: Instant,
  lastAt: Instant,
  /** How often the condition came again while open. */
  repeats: z.number().int(),
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
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  closeReason: CloseReason.nullable(),
  closeNote: z.string().nullable(),
})
export type Alarm = z.infer<typeof Alarm>

/** A change of the open alarms: the alarm as it is now; closed ones leave the list. */
export const AlarmChange = z.object({ alarm: Alarm })
export type AlarmChange = z.infer<typeof AlarmChange>
