import * as z from 'zod'
import { liveFeed } from '../../contract/live-feed.ts'
import { AlarmId, Instant, Reason, ResidentId } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Drill, StartDrillInput } from './alarm-drills.model.ts'
import {
  ClearRuleInput,
  OwnRule,
  ResolvedRule,
  RuleChange,
  RuleScope,
  SetRuleInput,
  SignRuleInput,
} from './alarm-rules.model.ts'
import { Alarm, AlarmChange, AlarmEvent, AlarmKind, CloseReason } from './alarms.model.ts'

const Note = z.string().trim().max(500).nullable()
const HouseScope = z.discriminatedUnion('level', [RuleScope.options[0], RuleScope.options[1], RuleScope.options[2]])

const drillsContract = {
  /** The tests and drills that run, then the whole list after every change. */
  watch: needs('alarms.read', { isBackground: true, whileLocked: 'idle' }).output(
    liveFeed(z.array(Drill), z.array(Drill)),
  ),
  current: needs('alarms.read').output(z.array(Drill)),
  /** From now on alarms of the scope are marked 演练. Errors: NOT_FOUND (room, device). */
  start: needs('alarms.drill').input(StartDrillInput).output(Drill),
  /** Ends it before its time. Errors: NOT_FOUND (it ended already). */
  stop: needs('alarms.drill')
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(z.object({ id: z.string() })),
}

const rulesContract = {
  /** Every kind as it counts for the house, a level of care or a room. */
  list: needs('alarms.read')
    .input(z.object({ scope: HouseScope }))
    .output(z.array(ResolvedRule)),
  /** Every kind as it counts for one person in the bed of today: health data. Errors: NOT_FOUND. */
  ofResident: needs('vitals.read')
    .input(z.object({ residentId: ResidentId }))
    .output(z.array(ResolvedRule)),
  /** What single scopes set differently; persons among them. */
  own: needs('alarms.rules').output(z.array(OwnRule)),
  /** Sets one field for a scope. Errors: RULE_BROKEN with `where` = the field and `values.rule` = why (see `ruleProblem`). */
  set: needs('alarms.rules').input(SetRuleInput).output(ResolvedRule),
  /** Takes a scope's own value back: the wider rule counts again. Errors: NOTHING_TO_UNDO. */
  clear: needs('alarms.rules').input(ClearRuleInput).output(ResolvedRule),
  /** A physician stands for the values that count at the scope. Errors: EDIT_CONFLICT (another value counts by now). */
  signOff: needs('alarms.sign-off').input(SignRuleInput).output(ResolvedRule),
  /** Changes and sign-offs, newest first, at most 500. */
  history: needs('alarms.rules')
    .input(z.object({ kind: AlarmKind.nullable(), scope: RuleScope.nullable() }))
    .output(z.array(RuleChange)),
}

export const alarmsContract = {
  /** Open alarms, then every change; newest high first is the client's sort. */
  watchOpen: needs('alarms.read', { isBackground: true, whileLocked: 'always' }).output(
    liveFeed(z.array(Alarm), AlarmChange),
  ),
  /** Alarms raised in a span of time, newest first, at most 2,000. */
  list: needs('alarms.read')
    .input(z.object({ from: Instant, to: Instant }))
    .output(z.array(Alarm)),
  get: needs('alarms.read')
    .input(z.object({ id: AlarmId }))
    .output(z.object({ alarm: Alarm, events: z.array(AlarmEvent) })),
  /** Doing it twice is harmless: the first one stays. Errors: ALARM_CLOSED. */
  acknowledge: needs('alarms.handle')
    .input(z.object({ id: AlarmId }))
    .output(Alarm),
  /**
   * Somebody is at the place. `button` = said on a screen; `scan` = `code` is the text of the place's or the person's label,
   * read by a scanner. Whoever attends has it acknowledged too. Doing it twice is harmless.
   * Errors: ALARM_CLOSED, RULE_BROKEN (`where: 'code'`, `values.rule`: CODE_MISSING, CODE_UNKNOWN, CODE_OF_OTHER_PLACE).
   */
  attend: needs('alarms.handle')
    .input(z.object({ id: AlarmId, how: z.enum(['button', 'scan']), code: z.string().trim().max(200).optional() }))
    .output(Alarm),
  /**
   * Errors: ALARM_CLOSED, ALARM_NOT_ACKNOWLEDGED, ALARM_NOT_ATTENDED (danger to life closed as real although nobody was there),
   * RULE_BROKEN (CLOSING_NOTE_MISSING: the reason stands in for presence and needs a note). See `closingNeeds`.
   */
  close: needs('alarms.handle')
    .input(z.object({ id: AlarmId, reason: CloseReason, note: Note }))
    .output(Alarm),
  /** Acknowledges every raised alarm of a group; answers those it changed. Errors: NOT_FOUND. */
  acknowledgeGroup: needs('alarms.handle')
    .input(z.object({ groupId: AlarmId }))
    .output(z.array(Alarm)),
  /** Closes every alarm of a group, all or none. Errors: as `close`, NOT_FOUND. */
  closeGroup: needs('alarms.handle')
    .input(z.object({ groupId: AlarmId, reason: CloseReason, note: Note }))
    .output(z.array(Alarm)),
  /**
   * Silences an alarm for a while. It ends by itself and rings again when the condition still lasts.
   * Errors: ALARM_CLOSED, ALARM_NOT_SHELVABLE (danger to life outside a drill), RULE_BROKEN (SHELVED_TOO_LONG, `values.max`).
   */
  shelve: needs('alarms.shelve')
    .input(z.object({ id: AlarmId, minutes: z.number().int().min(1).max(1440), reason: Reason }))
    .output(Alarm),
  /** Ends a silence before its time; harmless when there is none. Errors: ALARM_CLOSED. */
  unshelve: needs('alarms.shelve')
    .input(z.object({ id: AlarmId }))
    .output(Alarm),
  /** Longest silence for an alarm now, minutes; 0 = none. */
  longestShelving: needs('alarms.shelve')
    .input(z.object({ id: AlarmId }))
    .output(z.object({ minutes: z.number().int() })),
  drills: drillsContract,
  rules: rulesContract,
}
