// Publish rules: "when this happens here, send that" — a light at night, a relay of the nurse call. Off until somebody switches them on.
import * as z from 'zod'
import { BedId, FloorId, Instant, RoomId, Version } from '../../contract/primitives.ts'
import { AlarmKind } from '../alarms/alarms.model.ts'

const RuleId = z.string().min(1).max(64)

/** What starts a rule. A state the broker replays (retained) and an alarm found at start-up never do; nor does a drill. */
export const RuleTrigger = z.discriminatedUnion('on', [
  /** `raised` and `escalated` are over when the alarm is closed; `ended` = it was closed, and is over at once. */
  z.object({
    on: z.literal('alarm'),
    kinds: z.array(AlarmKind).min(1).max(40),
    moment: z.enum(['raised', 'escalated', 'ended']),
  }),
  /** Somebody leaves the bed; over when somebody is in it again. Night = as in the settings. */
  z.object({ on: z.literal('bed-out'), isNightOnly: z.boolean() }),
  /** A door opens; over when it is closed. */
  z.object({ on: z.literal('door-open'), isNightOnly: z.boolean() }),
])
export type RuleTrigger = z.infer<typeof RuleTrigger>

/** Where it must happen. A place outside the rooms belongs to the house alone. */
export const PublishScope = z.discriminatedUnion('level', [
  z.object({ level: z.literal('house') }),
  z.object({ level: z.literal('floor'), floorId: FloorId }),
  z.object({ level: z.literal('room'), roomId: RoomId }),
  z.object({ level: z.literal('bed'), bedId: BedId }),
])
export type PublishScope = z.infer<typeof PublishScope>

/** One message, QoS 1. `{floor}`, `{room}` and `{bed}` stand for the names of the place it happened at. */
export const PublishMessage = z.object({
  topic: z.string().trim().min(1).max(200),
  payload: z.string().max(2000),
  isRetained: z.boolean(),
})
export type PublishMessage = z.infer<typeof PublishMessage>

export const PublishRuleDraft = z.object({
  name: z.string().trim().min(1).max(60),
  isEnabled: z.boolean(),
  trigger: RuleTrigger,
  scope: PublishScope,
  start: PublishMessage,
  /** Sent when it is over; null = nothing is. */
  end: PublishMessage.nullable(),
  /** Least time between two starts on one topic, seconds. */
  minSeconds: z.number().int().min(5).max(3600),
})
export type PublishRuleDraft = z.infer<typeof PublishRuleDraft>

export const PublishRule = PublishRuleDraft.extend({
  id: RuleId,
  version: Version,
  /** Name of floor, room or bed; null for the house, or when it is gone. */
  scopeLabel: z.string().nullable(),
  changedAt: Instant,
  changedBy: z.string().nullable(),
})
export type PublishRule = z.infer<typeof PublishRule>

/** `not-connected`: refused at once, so that nothing happens late. */
export const CommandResult = z.enum(['sent', 'not-connected', 'rate-limited', 'failed'])
export type CommandResult = z.infer<typeof CommandResult>

/** One message the console sent by itself, or did not. */
export const Command = z.object({
  seq: z.number().int(),
  at: Instant,
  source: z.enum(['rule', 'siren', 'test']),
  ruleId: RuleId.nullable(),
  ruleName: z.string().nullable(),
  phase: z.enum(['start', 'end']),
  topic: z.string(),
  payload: z.string(),
  isRetained: z.boolean(),
  placeLabel: z.string().nullable(),
  result: CommandResult,
})
export type Command = z.infer<typeof Command>
