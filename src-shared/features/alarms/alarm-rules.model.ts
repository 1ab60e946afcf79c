// The rules an alarm follows, as data: when it is raised, how long it rings, who is called next, when it may be silenced.
// A rule is a set of fields; a narrower scope (person, room, level of care, house) replaces single fields of the wider one.
import * as z from 'zod'
import { Instant, Reason, ResidentId, RoomId, Worded } from '../../contract/primitives.ts'
import { CareLevel } from '../residents/residents.model.ts'
import { AlarmKind, AlarmPriority } from './alarms.model.ts'

/** Whom a rule is for; the narrowest wins: person > room > care level > facility > the defaults that came with the program. */
export const RuleScope = z.discriminatedUnion('level', [
  z.object({ level: z.literal('facility') }),
  z.object({ level: z.literal('care-level'), careLevel: CareLevel }),
  z.object({ level: z.literal('room'), roomId: RoomId }),
  z.object({ level: z.literal('person'), residentId: ResidentId }),
])
export type RuleScope = z.infer<typeof RuleScope>

/** What a step of the escalation does. `all-seats` = every screen rings, not only the one of the floor. */
export const EscalationCall = z.enum(['all-seats', 'desktop', 'slip', 'siren'])
export type EscalationCall = z.infer<typeof EscalationCall>

/** One step of the chain: done when nobody acknowledged for so many seconds since the alarm was raised (or came back). */
export const EscalationStep = z.object({ afterSeconds: z.number().int().min(0).max(7200), call: EscalationCall })
export type EscalationStep = z.infer<typeof EscalationStep>

/** What keeps an alarm of a kind from being raised, and ends its condition. Test mode only marks it as a drill. */
export const ParkCondition = z.enum(['leave', 'staff-presence', 'daytime', 'test-mode'])
export type ParkCondition = z.infer<typeof ParkCondition>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const seconds = (min: number, max: number) => z.number().int().min(min).max(max)
const measure = (min: number, max: number) => z.number().min(min).max(max)

/** Every field a rule can have, with its unit and its possible range. A field a kind does not use is absent. */
export const AlarmRule = z.object({
  /** Priority of a kind that has one only; kinds with a `high…` and a `medium…` limit take theirs from the limit broken. */
  priority: AlarmPriority.optional(),
  /** How long the condition must last before the alarm is raised; 0 = at once. */
  holdSeconds: seconds(0, 14_400).optional(),
  /** Changes shorter than this are one change (sliding doors send bursts). */
  debounceSeconds: seconds(0, 60).optional(),
  /** True = it stays until a person closes it, also after its condition went away. */
  isLatched: z.boolean().optional(),
  /** Rings again every so many seconds while nobody acknowledged; null = it rings once. */
  repeatSeconds: seconds(10, 86_400).nullable().optional(),
  /** The same for the medium priority of a kind that has both; without it `repeatSeconds` counts. */
  mediumRepeatSeconds: seconds(10, 86_400).nullable().optional(),
  /** Acknowledged, but nobody was told present for so long: it rings as new; null = never. */
  reAlarmSeconds: seconds(30, 3600).nullable().optional(),
  /** Attended by a press or a badge, but not closed for so long: it rings as new; null = never. */
  attendedLapseSeconds: seconds(60, 14_400).nullable().optional(),
  /** Who is called next while nobody acknowledges, in order of time. A kind with two priorities calls only for the high one. */
  escalation: z.array(EscalationStep).max(8).optional(),
  /** Longest time a person may silence it, minutes; 0 = it cannot be silenced outside a test or drill. */
  maxShelveMinutes: seconds(0, 1440).optional(),
  parks: z.array(ParkCondition).optional(),
  /** How long somebody who was told present keeps `staff-presence` alarms of the place away, minutes. */
  presenceMinutes: seconds(0, 120).optional(),
  /** An unanswered medium or low alarm leaves the list so long after its condition ended. */
  leavesAfterSeconds: seconds(0, 86_400).optional(),
  /** Limits of a measured value, in the unit of the kind. Broken at the limit itself. */
  highAtOrAbove: measure(0, 400).optional(),
  highAtOrBelow: measure(0, 400).optional(),
  mediumAtOrAbove: measure(0, 400).optional(),
  mediumAtOrBelow: measure(0, 400).optional(),
  highHoldSeconds: seconds(1, 14_400).optional(),
  mediumHoldSeconds: seconds(1, 14_400).optional(),
  /** How far a value must come back inside its limit before the condition is over. */
  hysteresis: measure(0, 20).optional(),
  /** Diastolic limits of a blood pressure, mmHg; the systolic ones are the plain limits. */
  diastolicHighAtOrAbove: measure(0, 250).optional(),
  diastolicMediumAtOrAbove: measure(0, 250).optional(),
  diastolicMediumAtOrBelow: measure(0, 250).optional(),
  /** Time out of bed at night (or lying still) before it is told, minutes. */
  graceMinutes: seconds(1, 480).optional(),
  /** High at the latest after so many minutes: not back in bed at night, lying without moving. */
  highMinutes: seconds(1, 1440).optional(),
  /** True = leaving the bed at night is high at once (somebody who falls easily). */
  isAnyExitHigh: z.boolean().optional(),
  /** Out of bed by day is told after so many minutes, high after twice as many; null = not watched by day. */
  dayMinutes: seconds(5, 1440).nullable().optional(),
  /** The night in which being out of bed (or an open door) is watched, in the facility's zone. May cross midnight. */
  nightFrom: TimeOfDay.optional(),
  nightTo: TimeOfDay.optional(),
})
export type AlarmRule = z.infer<typeof AlarmRule>

export const RuleField = z.enum(Object.keys(AlarmRule.shape) as [keyof AlarmRule, ...(keyof AlarmRule)[]])
export type RuleField = keyof AlarmRule

/** The value of one field as it goes over the wire; checked against `AlarmRule` when it is set. */
export const RuleValue = z.union([
  z.number(),
  z.boolean(),
  z.string().max(40),
  z.null(),
  z.array(z.string().max(40)).max(8),
  z.array(EscalationStep).max(8),
])
export type RuleValue = z.infer<typeof RuleValue>

/** Where a value came from. `settings` = the night of the house, which is kept with the settings. */
export const RuleSource = z.enum(['default', 'settings', 'facility', 'care-level', 'room', 'person'])
export type RuleSource = z.infer<typeof RuleSource>

/** A physician's word on a clinical value. A changed value needs a new one. */
export const SignOff = z.object({
  state: z.enum(['not-needed', 'missing', 'signed']),
  by: z.string().nullable(),
  at: Instant.nullable(),
})
export type SignOff = z.infer<typeof SignOff>

/** One field as it counts at a scope. */
export const ResolvedField = z.object({
  field: RuleField,
  value: RuleValue,
  source: RuleSource,
  isClinical: z.boolean(),
  signOff: SignOff,
})
export type ResolvedField = z.infer<typeof ResolvedField>

/** One kind's rule as it counts at a scope, with the sources its numbers were taken from. */
export const ResolvedRule = z.object({
  kind: AlarmKind,
  basis: Worded,
  fields: z.array(ResolvedField),
})
export type ResolvedRule = z.infer<typeof ResolvedRule>

/** One change of one field, newest first in a history. `before`/`after` null with `isCleared` = the wider rule counts again. */
export const RuleChange = z.object({
  id: z.string(),
  at: Instant,
  act: z.enum(['set', 'cleared', 'signed']),
  kind: AlarmKind,
  scope: RuleScope,
  /** Room name, level of care or surname; null for the house. */
  scopeLabel: z.string().nullable(),
  field: RuleField,
  before: RuleValue,
  after: RuleValue,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  /** Version of the defaults that were in force. */
  defaultsVersion: z.string(),
})
export type RuleChange = z.infer<typeof RuleChange>

/** A field a scope sets itself, different from the wider rule. */
export const OwnRule = z.object({
  scope: RuleScope,
  scopeLabel: z.string().nullable(),
  kind: AlarmKind,
  field: RuleField,
  value: RuleValue,
  since: Instant,
  signOff: SignOff,
})
export type OwnRule = z.infer<typeof OwnRule>

export const SetRuleInput = z.object({
  kind: AlarmKind,
  scope: RuleScope,
  field: RuleField,
  value: RuleValue,
  reason: Reason,
})
export const ClearRuleInput = z.object({ kind: AlarmKind, scope: RuleScope, field: RuleField, reason: Reason })
/** `value` is what the physician saw: when another value counts by now, nothing is signed. */
export const SignRuleInput = z.object({
  kind: AlarmKind,
  scope: RuleScope,
  fields: z
    .array(z.object({ field: RuleField, value: RuleValue }))
    .min(1)
    .max(40),
  note: z.string().trim().max(500).nullable(),
})
