// What the alarms of a period were worth: how many, how fast answered, which were noise. Drills are left out everywhere.
import * as z from 'zod'
import { AlarmId, BedId, Day, DeviceId, Instant, ResidentId } from '../../contract/primitives.ts'
import { AlarmKind, AlarmPriority, AlarmState, CloseReason } from '../alarms/alarms.model.ts'

export const Shift = z.enum(['day', 'swing', 'night'])
export type Shift = z.infer<typeof Shift>

/** One alarm as the figures need it. Instants are epoch milliseconds UTC; counts are of its events. */
export const QualityAlarm = z.object({
  id: AlarmId,
  kind: AlarmKind,
  priority: AlarmPriority,
  state: AlarmState,
  isActive: z.boolean(),
  isDrill: z.boolean(),
  /** Kind and what it is about: two alarms of one condition are the same thing again. */
  conditionKey: z.string(),
  deviceId: DeviceId.nullable(),
  deviceName: z.string().nullable(),
  bedId: BedId.nullable(),
  residentId: ResidentId.nullable(),
  placeLabel: z.string(),
  surname: z.string().nullable(),
  raisedAt: Instant,
  /** First acknowledgement; a later ring does not take it back. */
  acknowledgedAt: Instant.nullable(),
  attendedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closeReason: CloseReason.nullable(),
  reAlarms: z.number().int(),
  escalations: z.number().int(),
  shelvings: z.number().int(),
  /** When it began or came again, oldest first. */
  ringsAt: z.array(Instant),
})
export type QualityAlarm = z.infer<typeof QualityAlarm>

/** Which alarms stand behind a figure. `key` names the kind, priority, device, bed, resident, condition or flood where the measure has one. */
export const QualitySelection = z.object({
  measure: z.enum([
    'all',
    'kind',
    'priority',
    'device',
    'bed',
    'resident',
    'flood',
    'chatter',
    'stale',
    'false',
    'unanswered',
    're-alarmed',
    'escalated',
    'shelved',
    'acknowledge',
    'attend',
    'close',
    'drill',
  ]),
  key: z.string().max(200).nullable(),
  shift: Shift.nullable(),
})
export type QualitySelection = z.infer<typeof QualitySelection>

export const QualityCount = z.object({ key: z.string(), label: z.string(), count: z.number().int() })
export type QualityCount = z.infer<typeof QualityCount>

/** Times in milliseconds by nearest rank; null = nothing to measure. Fewer than 10 is a small number: read it as cases, not as a rate. */
export const ResponseTimes = z.object({
  n: z.number().int(),
  p50Ms: z.number().nullable(),
  p90Ms: z.number().nullable(),
})
export type ResponseTimes = z.infer<typeof ResponseTimes>

export const ShiftResponse = z.object({
  /** null = the whole day. */
  shift: Shift.nullable(),
  alarms: z.number().int(),
  acknowledge: ResponseTimes,
  attend: ResponseTimes,
  close: ResponseTimes,
  unanswered: z.number().int(),
})
export type ShiftResponse = z.infer<typeof ShiftResponse>

/** A proposal with its reason; `link` leads to where it is done. Nothing changes by itself. */
export const QualityFix = z.object({
  rule: z.enum([
    'check-device',
    'debounce-door',
    'lengthen-hold',
    'replace-battery',
    'check-signal',
    'night-grace',
    'answer-sooner',
    'review-priorities',
    'settle-stale',
  ]),
  /** Device, place or person the fix is about; '' = the house. */
  subject: z.string(),
  count: z.number().int(),
  days: z.number().int(),
  link: z.string(),
})
export type QualityFix = z.infer<typeof QualityFix>

export const QualityReport = z.object({
  fromOn: Day,
  toOn: Day,
  days: z.number().int(),
  alarms: z.number().int(),
  drills: z.number().int(),
  /** Hours the console ran in the period; null = not recorded. */
  watchedHours: z.number().nullable(),
  /** Days in bed of people who were in the house; leave and hospital do not count. */
  bedDays: z.number().int(),
  /** null = no bed-days to divide by, or the console ran too short in the period (`leastWatchedHours`) for a rate. */
  perHour: z.number().nullable(),
  perTenMinutes: z.number().nullable(),
  perBedDay: z.number().nullable(),
  priorities: z.array(z.object({ priority: AlarmPriority, count: z.number().int(), targetPct: z.number() })),
  kinds: z.array(QualityCount),
  devices: z.array(QualityCount),
  beds: z.array(QualityCount),
  residents: z.array(QualityCount),
  floods: z.array(QualityCount),
  chatter: z.array(QualityCount),
  stale: z.number().int(),
  unanswered: z.number().int(),
  reAlarmed: z.number().int(),
  escalated: z.number().int(),
  shelved: z.number().int(),
  falseShares: z.array(QualityCount.extend({ judged: z.number().int() })),
  responses: z.array(ShiftResponse),
  fixes: z.array(QualityFix),
})
export type QualityReport = z.infer<typeof QualityReport>
